//! An order: what is packed for a request, on what, and at what price.

use std::path::Path;

use serde_json::{Value, json};

use super::measured_tables::MeasuredTables;
use crate::billing;
use crate::catalog::TariffClass;
use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::media::Target;
use crate::model::{Price, Request, ZeroTariffLetter};
use crate::office::session::{Home, Session};
use crate::plan::{self, Capacity, Form, PackPlan};
use crate::progress::Progress;

impl Session {
    /// Plans an approved request.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where it is not approved as it stands; what stops the sale of its items, all at
    /// once; as [`plan::plan`].
    pub(in crate::office) fn planned(
        &mut self,
        index: &Index,
        request: &Request,
        capacity: &Capacity,
        form: Form,
        progress: &dyn Progress,
    ) -> Result<PackPlan> {
        let approved = self.approved(request)?;
        let home = self.home();
        for item in &request.items {
            home.refuse_unindexed(index, &item.id, progress)?;
        }
        let mut tables = MeasuredTables::of(home);
        let because = approved.approval().because.as_deref();
        let items: Vec<_> = request.items.iter().enumerate().collect();
        tables.measure(home, index, &items, because, progress)?;
        tables.write(home)?;
        plan::plan(index, home.catalog(), &approved, tables.sizes(), capacity, form)
    }
}

/// Quotes a plan with the office's tariff and settings.
pub(in crate::office) fn quote(home: &Home, plan: &PackPlan) -> Result<Price> {
    let class = class(&plan.request);
    let settings = &home.settings().tariff;
    billing::quote(plan, home.catalog(), settings, class, home.clock.today())
}

/// Returns the tariff class that a request may claim: Rp0 only with its letter.
pub(super) fn class(request: &Request) -> TariffClass {
    let requester = &request.requester;
    let letter = requester.zero_tariff_letter.as_ref();
    if requester.zero_tariff && letter.is_some_and(ZeroTariffLetter::is_complete) {
        TariffClass::Nol
    } else {
        TariffClass::Umum
    }
}

/// Returns what an invoice or a packing rests on, as the ledger records it.
pub(in crate::office) fn basis(plan: &PackPlan, price: &Price) -> Value {
    json!({ "volumes": plan.record(), "price": price })
}

/// Returns what the medium holds: a target as it is now, a kind as asked, or the request's kind.
pub(in crate::office) fn capacity(
    home: &Home,
    request: &Request,
    kind: Option<&str>,
    target: Option<&Path>,
) -> Result<Capacity> {
    if let Some(path) = target {
        let target = Target::inspect(path)?;
        let medium = path.display().to_string();
        return Ok(Capacity { medium, bytes: Some(target.free), max_file: target.max_file });
    }
    let Some(kind) = kind.or(request.medium.as_deref()) else {
        return Ok(Capacity { medium: "the medium".into(), bytes: None, max_file: None });
    };
    let catalog = home.catalog();
    let medium = catalog.medium(kind).ok_or_else(|| {
        let known: Vec<_> = catalog.media.iter().map(|m| m.kind.as_str()).collect();
        Error::new(ErrorKind::Usage, format!("unknown medium '{kind}'"))
            .field("--medium")
            .hint(format!("known are {}", known.join(", ")))
    })?;
    Ok(Capacity { medium: medium.label.clone(), bytes: medium.capacity, max_file: medium.max_file })
}
