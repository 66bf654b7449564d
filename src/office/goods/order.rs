//! What is packed for a request, and its price.

use serde_json::{Value, json};

use super::measured_tables::MeasuredTables;
use crate::billing;
use crate::catalog::TariffClass;
use crate::conformity::Approved;
use crate::error::Result;
use crate::index::Index;
use crate::ledger::Ledger;
use crate::model::{Converted, Price, Request, RequestNumber, TariffSettings, ZeroTariffLetter};
use crate::office::session::{Home, Session};
use crate::plan::{self, Capacity, Form, PackPlan};
use crate::progress::Progress;

impl Session {
    /// Plans an approved request. The sizes of tables that leave as CSV are measured first, and stored.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::State`] as [`Session::approved`]; [`crate::error::ErrorKind::Store`] where a store
    /// with the data is gone; [`crate::error::ErrorKind::SourceChanged`] for a
    /// dataset with files that the index neither lists nor reports; as [`MeasuredTables::measure`] and [`plan::plan`].
    pub(in crate::office) fn planned(
        &mut self,
        index: &Index,
        request: &Request,
        capacity: &Capacity,
        form: Form,
        progress: &dyn Progress,
    ) -> Result<PackPlan> {
        let approved = self.approved(request)?;
        self.planned_as(index, &approved, capacity, form, progress)
    }

    /// As [`Self::planned`], for a request with its approval, which need not be in the ledger.
    pub(in crate::office) fn planned_as(
        &self,
        index: &Index,
        approved: &Approved,
        capacity: &Capacity,
        form: Form,
        progress: &dyn Progress,
    ) -> Result<PackPlan> {
        let (request, home) = (approved.request(), self.home());
        Home::refuse_lost_store(index, request.items.iter().map(|item| &*item.id))?;
        for item in &request.items {
            home.refuse_unindexed(index, &item.id, progress)?;
        }
        let mut tables = MeasuredTables::of(home);
        let because = approved.approval().because.as_deref();
        let items: Vec<_> = request.items.iter().enumerate().collect();
        tables.measure(home, index, &items, because, progress)?;
        tables.write(home)?;
        plan::plan(index, home.catalog(), approved, tables.sizes(), capacity, form)
    }
}

/// Returns the price of a plan today, by the office's tariff and settings. A request that has an invoice is charged for
/// converted tables `as_before`.
pub(in crate::office) fn quote(
    home: &Home,
    plan: &PackPlan,
    as_before: Option<Converted>,
) -> Result<Price> {
    let class = class(&plan.request);
    let settings = tariff_settings(home, as_before);
    billing::quote(plan, home.catalog(), &settings, class, home.clock.today())
}

/// Returns the office's settings for prices; converted tables are charged `as_before`, where that is known.
pub(in crate::office) fn tariff_settings(
    home: &Home,
    as_before: Option<Converted>,
) -> TariffSettings {
    let settings = &home.settings().tariff;
    TariffSettings { converted: as_before.or(settings.converted), ..settings.clone() }
}

/// Returns how the last invoice of a request charges converted tables, so that the price of a request that was invoiced
/// does not change with the setting; `None` where none is valid or was paid. An invoice that does not say it is one of
/// an earlier version of the program, which charged what leaves.
pub(in crate::office) fn charged_before(
    ledger: &Ledger,
    number: &RequestNumber,
) -> Result<Option<Converted>> {
    let last = match ledger.invoice_of_request(number)? {
        Some(invoice) => Some(invoice),
        None => ledger.last_paid(number)?,
    };
    Ok(last.map(|invoice| invoice.settings.converted.unwrap_or(Converted::Written)))
}

/// Returns the tariff class of a request: `nol` (Rp0) where it claims it with a complete letter, else `umum`.
pub(in crate::office) fn class(request: &Request) -> TariffClass {
    let requester = &request.requester;
    let letter = requester.zero_tariff_letter.as_ref();
    if requester.zero_tariff && letter.is_some_and(ZeroTariffLetter::is_complete) {
        TariffClass::Nol
    } else {
        TariffClass::Umum
    }
}

/// Returns the volumes and the price of an invoice or packing as JSON, for the ledger.
pub(in crate::office) fn basis(plan: &PackPlan, price: &Price) -> Value {
    json!({ "volumes": plan.record(), "price": price })
}
