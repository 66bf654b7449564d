//! Plan: the volumes, files, price and time of an approved request, and the findings on its data, without packing it.

use std::path::PathBuf;

use serde::{Serialize, Serializer};

use super::findings::{PieceFindings, StoreFinding, examine};
use super::order::{charged_before, class, quote};
use super::rates;
use super::reference_price::{ReferencePrice, reference_prices};
use super::target::capacity;
use crate::catalog::TariffClass;
use crate::error::Result;
use crate::media;
use crate::model::Price;
use crate::office::session::{Given, Session, Watch};
use crate::plan::{Estimate, Form, PackPlan};

/// What to plan.
#[derive(Debug, Clone)]
pub struct PlanOrder {
    /// The request.
    pub request: Given,
    /// The medium to plan for.
    pub onto: Onto,
    /// Whether packages are ZIPs or folders.
    pub form: Form,
}

/// The medium to plan for.
#[derive(Debug, Clone)]
pub enum Onto {
    /// The one that the request names; without one, a medium of any size.
    Requested,
    /// A kind of medium in the catalogue, instead of the request's.
    Kind(String),
    /// A target folder, with the space that is free there now and, where a test file has room, the speed that a test
    /// there shows.
    Target(PathBuf),
}

/// A plan with its price and time.
#[derive(Debug, Serialize)]
pub struct Planned {
    /// What would be packed.
    #[serde(rename = "volumes", serialize_with = "volume_lines")]
    pub plan: PackPlan,
    /// What it costs today.
    pub price: Price,
    /// The sets that cost something else in the central catalogue; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_prices: Vec<ReferencePrice>,
    /// How long packing would take.
    pub estimate: Estimate,
    /// The index's findings on the products of the request.
    pub findings: Vec<StoreFinding>,
    /// The findings on the pieces of maps, for each piece that has any.
    pub maps: Vec<PieceFindings>,
    /// The tariff class.
    #[serde(skip)]
    pub class: TariffClass,
}

fn volume_lines<S: Serializer>(plan: &PackPlan, out: S) -> std::result::Result<S::Ok, S::Error> {
    plan.volume_lines().serialize(out)
}

impl Session {
    /// Plans a request, calculates its price, checks its pieces of maps and estimates the time. For a target folder
    /// with room for it, a test file is written there and removed.
    ///
    /// # Errors
    /// For example where the request is not approved, its data cannot be sold or have changed since the index, or the
    /// medium has too little space. A missing agreement is no error here.
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
        let before = charged_before(self.ledger()?, &request.number)?;
        let home = self.home();
        let price = quote(home, &plan, before)?;
        let maps = examine(home, &plan, watch)?;
        let tested = match target {
            Some(target) => media::measure(target, watch)?,
            None => None,
        };
        let rates = rates::rates(home, &request, medium, tested);
        let home_shelf = home.shelf();
        let estimate = plan.estimate(&rates, &|package| home_shelf.holds(package));
        let findings = StoreFinding::of_planned(&index, &request);
        let class = class(&request);
        let reference_prices = reference_prices(self.home().catalog(), class, &price.lines);
        Ok(Planned { plan, price, reference_prices, estimate, findings, maps, class })
    }
}
