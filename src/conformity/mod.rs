//! Conformity: do the requested data match the stated use?
//!
//! [`check`] proposes a [`Verdict`] with its reasons. An officer decides: [`Conformity::approve`] makes an
//! [`Approved`], without which no request is planned. `Reading` holds what the request declares, and what its texts
//! state. Each rule is a function of the request, the catalogue and this reading, and the findings of all rules give
//! the verdict. A topic, region, level, period or unit that was read from a text counts like a declared one; only K16
//! looks at declared topics alone.
//!
//! The same request, catalogue and day always give the same answer.

mod answer;
mod approval;
mod explain;
mod phrases;
mod reading;
mod report;
mod rules;
mod suggest;
mod validate;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use answer::{
    Conformity, Finding, ItemConformity, ItemStock, ItemVerdict, PieceStock, Rule, Severity,
    Verdict,
};
pub use approval::{Approved, request_digest};
pub use explain::{Explained, Read, explain};
pub use report::Report;
pub use rules::no_tariff;
pub use suggest::{Holds, Suggestion, suggest};
pub use validate::{read_request, read_use};

use crate::catalog::Catalog;
use crate::model::Request;
use reading::Reading;
use rules::Case;

/// Checks every item and the request as a whole. One rule is left out, since it needs an index: the limit on bytes of
/// the Rp0 class (K17), which [`zero_tariff_caps`] adds.
///
/// The tariffs are those of the day when the request was received, or of `today` where it does not say.
///
/// ```
/// use kemas::catalog::Catalog;
/// use kemas::conformity::{check, read_request};
///
/// let catalog = Catalog::load(None)?;
/// let json = br#"{
///     "number": "8100-2026-0001",
///     "requester": { "name": "Siti", "email": "siti@example.ac.id", "category": "mahasiswa" },
///     "abstraction": {
///         "title": "Pengangguran", "background": "", "purpose": "", "method": "", "expected_output": ""
///     },
///     "items": [{ "id": "sakernas-2025-08-81" }]
/// }"#;
/// let request = read_request(json, "permintaan.json".as_ref(), &catalog)?;
/// let conformity = check(&request, &catalog, jiff::civil::date(2026, 11, 24));
/// assert_eq!(conformity.verdict.as_str(), "tidak-sesuai");
/// assert_eq!(conformity.findings[0].rule.code(), "K04");
/// # Ok::<(), kemas::error::Error>(())
/// ```
pub fn check(request: &Request, catalog: &Catalog, today: Date) -> Conformity {
    let day = request.received_on.unwrap_or(today);
    let reading = Reading::of(request, catalog, day);
    let case = Case { request, catalog, day, reading: &reading };
    let items = request
        .items
        .iter()
        .enumerate()
        .map(|(index, asked)| {
            let region_known = asked.region.is_none() || rules::piece(catalog, asked).is_some();
            ItemConformity::new(index, asked, rules::item_findings(&case, asked), region_known)
        })
        .collect();
    Conformity::new(request.clone(), day, rules::request_findings(&case), items)
}

/// Adds the finding that needs an index: the requested datasets, of `dataset_bytes` in all, have more bytes than the
/// Rp0 rows for microdata allow (K17). Nothing is added where they do not, or where the request's field `zero_tariff`
/// is false.
#[must_use]
pub fn zero_tariff_caps(
    conformity: Conformity,
    catalog: &Catalog,
    dataset_bytes: u64,
) -> Conformity {
    let finding =
        rules::zero::bytes_over_cap(conformity.asked(), catalog, conformity.day(), dataset_bytes);
    conformity.with(finding)
}
