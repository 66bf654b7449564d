//! Are the conditions of the Rp0 tariff class met (K17)? It is a class of buyers with conditions, and not a free
//! offer.

use jiff::civil::Date;

use super::case::{Case, piece};
use super::intent::evidence;
use super::sentences::Sentences;
use crate::catalog::{Catalog, Item, Subject, TariffClass, TariffRow};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::language::is_blank;
use crate::message::{message, quantity};
use crate::model::{Level, Request};

/// K17: Rp0 is claimed, in the form or in the texts, without a complete letter, or for more maps than the Rp0 rows
/// allow. Both may be found.
pub(super) fn conditions(case: &Case<'_>) -> Vec<Finding> {
    if !case.request.requester.zero_tariff && case.reading.zero_tariff.is_empty() {
        return Vec::new();
    }
    let findings = [letter(case), maps_over_cap(case)];
    findings.into_iter().flatten().map(finding).collect()
}

/// K17 by bytes: the requested datasets, of `bytes` in all, hold more than the largest limit of the Rp0 rows of
/// microdata. `None` also where no row has a limit. A claim in the texts alone does not count here.
pub(in crate::conformity) fn bytes_over_cap(
    request: &Request,
    catalog: &Catalog,
    day: Date,
    bytes: u64,
) -> Option<Finding> {
    if !request.requester.zero_tariff {
        return None;
    }
    let cap = zero_rows(catalog, day, Subject::DataMikro).filter_map(|row| row.cap).max()?;
    let datasets = request
        .items
        .iter()
        .filter(|line| matches!(catalog.item(&line.id), Some(Item::Dataset(_))));
    (bytes > cap && datasets.count() > 0).then(|| {
        let (bytes, cap) = (quantity(bytes), quantity(cap));
        finding(Sentences {
            reason: message!(
                "The requested microdata have {bytes} bytes, more than the limit of the Rp0 \
                 tariff, which is {cap} bytes.",
                bytes,
                cap
            ),
            evidence: message!("{bytes} bytes", bytes),
            remedy: message!(
                "Shorten the list of data, or explain that the general tariff applies."
            ),
        })
    })
}

fn letter(case: &Case<'_>) -> Option<Sentences> {
    let letter = case.request.requester.zero_tariff_letter.as_ref();
    let complete =
        letter.is_some_and(|letter| !is_blank(&letter.number) && !is_blank(&letter.issuer));
    (!complete).then(|| Sentences {
        reason: message!("Rp0 is asked for without a complete letter (number, date, issuer)."),
        evidence: match letter {
            None if !case.request.requester.zero_tariff => evidence(&case.reading.zero_tariff),
            None => message!("zero_tariff: true; zero_tariff_letter: none"),
            Some(letter) => message!(
                "number {number}, issuer {issuer}",
                number = wording::quote(&letter.number),
                issuer = wording::quote(&letter.issuer)
            ),
        },
        remedy: message!(
            "Ask for the institution's letter; without it the general tariff applies."
        ),
    })
}

/// Returns the finding of too many maps. Each kind of map has an Rp0 row of its own with a limit, but the law limits
/// the number of all maps together. So more maps than the largest limit are too many, whatever their kinds.
fn maps_over_cap(case: &Case<'_>) -> Option<Sentences> {
    let asked: Vec<(Level, Level)> = case
        .request
        .items
        .iter()
        .filter_map(|line| match case.catalog.item(&line.id)? {
            Item::Dataset(_) => None,
            Item::Layer(layer) => {
                let cut = piece(case.catalog, line).map_or(layer.cut, |region| region.level);
                Some((layer.level, cut))
            }
        })
        .collect();
    let rows: Vec<_> = zero_rows(case.catalog, case.day, Subject::Peta).collect();
    let largest = rows.iter().filter_map(|row| row.cap).max()?;
    let over_row = rows.iter().find_map(|row| {
        let of_row = asked.iter().filter(|(l, c)| (Some(*l), Some(*c)) == (row.level, row.cut));
        let count = of_row.count() as u64;
        row.cap.filter(|cap| count > *cap).map(|cap| (count, cap))
    });
    let in_all = asked.len() as u64;
    let (count, cap) = over_row.or((in_all > largest).then_some((in_all, largest)))?;
    Some(Sentences {
        reason: message!(
            "{count} maps are asked for, more than the limit of the Rp0 tariff, which is {cap} \
             maps.",
            count,
            cap
        ),
        evidence: message!("{count} maps", count),
        remedy: message!("Ask for fewer maps, or explain that the general tariff applies."),
    })
}

fn zero_rows(catalog: &Catalog, day: Date, subject: Subject) -> impl Iterator<Item = &TariffRow> {
    catalog.tariffs.iter().filter(move |row| {
        row.class == TariffClass::Nol && row.subject == subject && row.valid_on(day)
    })
}

fn finding(sentences: Sentences) -> Finding {
    sentences.on_request(Rule::K17, Severity::PerluPenjelasan)
}
