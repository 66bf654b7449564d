//! The addendum to a signed agreement (SPPD), for the receiver of the data to sign after an amendment.
//!
//! An addendum has no number of its own: it is named by the number of the agreement that it changes, and by its serial.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::agreement::agreement_values;
use super::office_templates::Papers;
use crate::catalog::Catalog;
use crate::error::Result;
use crate::model::{Amendment, OfficeSettings, Request, Supplement};
use crate::paper::Sheet;

/// What an addendum changes.
#[derive(Debug, Clone, Copy)]
pub struct Signing<'a> {
    /// The version of the request that was signed last.
    pub before: &'a Request,
    /// The number of the agreement that was signed first; `None` where it has none.
    pub number: Option<&'a str>,
    /// The day of the first signature, that of the agreement itself.
    pub first_on: Date,
    /// The day of the last signature; another day than the first one where it is that of an addendum.
    pub last_on: Date,
    /// Whether the last signature is on an addendum.
    pub amended: bool,
}

impl Papers {
    /// Returns the addendum to a signed agreement. It holds personal data, so it never goes onto a medium.
    ///
    /// # Errors
    /// [`ErrorKind::Paper`](crate::error::ErrorKind::Paper) with file and line, as for all papers.
    pub fn addendum(
        &self,
        request: &Request,
        signing: &Signing<'_>,
        amendment: &Amendment,
        catalog: &Catalog,
        office: &OfficeSettings,
    ) -> Result<Sheet> {
        let office = json!(office);
        let mut values = agreement_values(request, catalog, &office);
        let before = agreement_values(signing.before, catalog, &office);
        let kept = |name: &str| before[name].clone();
        let sums = amendment.price.as_ref().map(|price| &price.sums);
        let of = |which: fn(&Supplement) -> Option<crate::model::Rupiah>| -> Value {
            json!(sums.and_then(which))
        };
        values["before"] = json!({
            "items": kept("items"), "medium": kept("medium"), "purpose": kept("purpose"),
            "receiver": kept("receiver"),
        });
        values["signed"] = json!({
            "number": signing.number, "first_on": signing.first_on, "on": signing.last_on, "amended": signing.amended,
        });
        values["amendment"] = json!(amendment);
        values["lacking"] = of(Supplement::lacking);
        values["overpaid"] = of(Supplement::overpaid);
        self.addendum.fill(&format!("Adendum {}", request.number), &values)
    }
}
