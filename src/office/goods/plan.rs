//! Plan: volumes, files, price and time of an approved request; nothing is packed.

use std::path::PathBuf;

use serde::{Serialize, Serializer};

use super::findings::{PieceFindings, StoreFinding, examine};
use super::order::{class, quote};
use super::rates;
use super::target::capacity;
use crate::catalog::TariffClass;
use crate::error::Result;
use crate::media;
use crate::model::Price;
use crate::office::session::{Given, Session, Watch};
use crate::plan::{Estimate, Form, PackPlan};

/// What is to be planned.
#[derive(Debug, Clone)]
pub struct PlanOrder {
    /// The request.
    pub request: Given,
    /// What is planned for.
    pub onto: Onto,
    /// How the packages lie on the medium.
    pub form: Form,
}

/// The medium that a request is planned for.
#[derive(Debug, Clone)]
pub enum Onto {
    /// The one that the request names.
    Requested,
    /// Another kind.
    Kind(String),
    /// A target, for what it holds now.
    Target(PathBuf),
}

/// A plan with its price and time.
#[derive(Debug, Serialize)]
pub struct Planned {
    /// What would be packed.
    #[serde(rename = "volumes", serialize_with = "volume_lines")]
    pub plan: PackPlan,
    /// What it costs.
    pub price: Price,
    /// How long it takes.
    pub estimate: Estimate,
    /// What the index found in the products.
    pub findings: Vec<StoreFinding>,
    /// What is wrong with the pieces of maps.
    pub maps: Vec<PieceFindings>,
    /// The tariff class.
    #[serde(skip)]
    pub class: TariffClass,
}

fn volume_lines<S: Serializer>(plan: &PackPlan, out: S) -> std::result::Result<S::Ok, S::Error> {
    plan.volume_lines().serialize(out)
}

impl Session {
    /// Plans a request, prices it and looks at its pieces of maps.
    ///
    /// # Errors
    /// What keeps the request from being packed as it stands: not approved, data that cannot be sold or
    /// changed since the index, a medium that does not hold them.
    pub fn plan(&mut self, order: &PlanOrder, watch: &dyn Watch) -> Result<Planned> {
        let request = self.request(&order.request)?;
        let (medium, target) = match &order.onto {
            Onto::Requested => (None, None),
            Onto::Kind(kind) => (Some(kind.as_str()), None),
            Onto::Target(path) => (None, Some(path.as_path())),
        };
        let capacity = capacity(self.home(), &request, medium, target)?;
        let index = self.home().index()?;
        let plan = self.planned(&index, &request, &capacity, order.form, watch)?;
        let home = self.home();
        let price = quote(home, &plan)?;
        let maps = examine(home, &plan, watch)?;
        let tested = match target {
            Some(target) => media::measure(target, watch)?,
            None => None,
        };
        let rates = rates::rates(home, &request, medium, tested);
        let home_shelf = home.shelf();
        let estimate = plan.estimate(&rates, &|package| home_shelf.holds(package));
        let findings = StoreFinding::of_planned(&index, &request);
        Ok(Planned { class: class(&request), plan, price, estimate, findings, maps })
    }
}
