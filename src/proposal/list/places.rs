//! The regions that the cells of a row say: by code, by name, or both.

use std::collections::BTreeSet;

use super::columns::{Meaning, Place};
use super::row::{Cell, Row};
use crate::catalog::Catalog;
use crate::message::{Message, and, message};
use crate::proposal::names::Said;
use crate::proposal::product::{Context, Draft, Found, values};

/// What a cell says: codes of regions.
struct Says<'r> {
    cell: Cell<'r>,
    place: Place,
    codes: Vec<String>,
}

/// Puts the regions of a row into its draft. `said` is what the words of the row say.
pub(super) fn take_regions(context: &Context<'_>, draft: &mut Draft, row: Row<'_>, said: &Said) {
    let catalog = context.catalog;
    let all = row.cells(|meaning| matches!(meaning, Meaning::Region(_)));
    let cells: Vec<(Cell<'_>, Place)> = all.map(|cell| (cell, cell.place_kind())).collect();
    let unclear = |draft: &mut Draft, why: Message| {
        draft.given.insert("coverage", Found::unclear(why));
        draft.contradicted = true;
    };
    let province = cells
        .iter()
        .filter(|(_, place)| *place == Place::Province)
        .find_map(|(cell, place)| codes(catalog, cell.text, *place, None).ok())
        .and_then(|codes| codes.into_iter().next());
    let mut all: Vec<Says<'_>> = Vec::new();
    for (cell, place) in cells {
        match codes(catalog, cell.text, place, province.as_deref()) {
            Ok(codes) if !cell.is_open() => all.push(Says { cell, place, codes }),
            Err(Some(why)) => return unclear(draft, why.at(cell)),
            _ => return unclear(draft, cell.not_understood("coverage")),
        }
    }
    for (at, one) in all.iter().enumerate() {
        if let Some(other) = all[..at].iter().find(|other| !fits(&one.codes, &other.codes)) {
            return unclear(draft, contradiction(catalog, other, one));
        }
    }
    // The finest one counts, as the regency does beside its province.
    let finest = all.iter().rev().max_by_key(|says| says.codes.iter().map(String::len).min());
    match (finest, said) {
        (Some(says), Said::One { value, place }) => {
            let named = vec![value.clone()];
            // A province beside a regency of the title only says where that is.
            let finer = says.place == Place::Whole
                && says
                    .codes
                    .iter()
                    .all(|code| code != value && (code == "00" || value.starts_with(&**code)));
            if !fits(&says.codes, &named) || finer {
                let column = says.cell.says(&named_codes(catalog, &says.codes));
                let words = named_codes(catalog, &named);
                let name = message!("{value} in '{place}'", value = words, place);
                let also = ministry(catalog, &says.codes, &named);
                unclear(draft, contradictory([column, name], also));
            } else if value.len() > says.codes[0].len() && says.codes[0] != "00" {
                draft.given.insert(
                    "coverage",
                    Found::likely(value, message!("the name '{place}'", place)),
                );
            } else {
                draft.given.insert("coverage", taken(says));
            }
        }
        (Some(says), Said::Several { all }) => {
            let other =
                all.iter().find(|(value, _)| !fits(&says.codes, std::slice::from_ref(value)));
            if let Some((value, place)) = other {
                let column = says.cell.says(&named_codes(catalog, &says.codes));
                let words = named_codes(catalog, std::slice::from_ref(value));
                let name = message!("{value} in '{place}'", value = words, place);
                unclear(draft, contradictory([column, name], None));
            } else {
                draft.given.insert("coverage", taken(says));
                draft.contradicted = false;
            }
        }
        (Some(says), Said::Nothing) => {
            draft.given.insert("coverage", taken(says));
        }
        (None, _) => {}
    }
}

fn taken(says: &Says<'_>) -> Found {
    says.cell.found("coverage", Some(says.codes.join(";")))
}

/// A code that is one of the Ministry of Home Affairs by its form.
struct OfMinistry {
    code: String,
    region: Option<(String, String)>,
}

impl OfMinistry {
    fn at(self, cell: Cell<'_>) -> Message {
        let (name, place, code) = (cell.name, cell.place(), self.code);
        match self.region {
            Some((bps, region)) => message!(
                "the column '{name}' ({place}) has the code {code} of the Ministry of Home Affairs, \
                 {region}, which is {bps} for BPS",
                name,
                place,
                code,
                region,
                bps
            ),
            None => message!(
                "the column '{name}' ({place}) has the code {code} of the Ministry of Home Affairs",
                name,
                place,
                code
            ),
        }
    }
}

/// Returns the codes that a cell means. Codes of the ministry are told; `None` is what is not understood.
fn codes(
    catalog: &Catalog,
    text: &str,
    place: Place,
    province: Option<&str>,
) -> Result<Vec<String>, Option<OfMinistry>> {
    let text = text.trim();
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let dotted = text.contains('.') && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if dotted && text.split('.').all(|part| part.len() == 2) {
        let region = catalog.regions.iter().find(|region| region.kemendagri == text);
        let region = region.map(|region| (region.code.to_string(), region.name.clone()));
        return Err(Some(OfMinistry { code: text.to_owned(), region }));
    }
    let code = match (place, province) {
        (Place::Regency, Some(province)) if digits && text.len() <= 2 => {
            format!("{province}{text:0>2}")
        }
        (Place::Regency, None) if digits && text.len() <= 2 => return Err(None),
        _ => text.to_owned(),
    };
    let found = values::coverage(&code, catalog).ok_or(None)?;
    Ok(found.split(';').map(str::to_owned).collect())
}

/// Returns true where each region of one contains one of the other, or lies in it.
fn fits(one: &[String], other: &[String]) -> bool {
    let fit = |a: &str, b: &str| a == "00" || b == "00" || a.starts_with(b) || b.starts_with(a);
    one.iter().all(|a| other.iter().any(|b| fit(a, b)))
        && other.iter().all(|b| one.iter().any(|a| fit(a, b)))
}

fn named_codes(catalog: &Catalog, codes: &[String]) -> String {
    let named = |code: &String| {
        let region = catalog.regions.iter().find(|region| region.code.as_str() == code);
        region.map_or_else(|| code.clone(), |region| format!("{code} {}", region.name))
    };
    codes.iter().take(4).map(named).collect::<Vec<_>>().join(", ")
}

fn contradiction(catalog: &Catalog, one: &Says<'_>, other: &Says<'_>) -> Message {
    let says = |says: &Says<'_>| says.cell.says(&named_codes(catalog, &says.codes));
    let also = ministry(catalog, &one.codes, &other.codes)
        .or_else(|| ministry(catalog, &other.codes, &one.codes));
    contradictory([says(one), says(other)], also)
}

fn contradictory(both: [Message; 2], also: Option<Message>) -> Message {
    let both = and(both);
    match also {
        Some(also) => message!("the row contradicts itself: {both}; {also}", both, also),
        None => message!("the row contradicts itself: {both}", both),
    }
}

/// Says that a code is the ministry's one of the other region, where that is so.
fn ministry(catalog: &Catalog, codes: &[String], others: &[String]) -> Option<Message> {
    let others: BTreeSet<&str> = others.iter().map(String::as_str).collect();
    let mut regions = catalog.regions.iter().filter(|region| others.contains(region.code.as_str()));
    let region = regions.find(|region| {
        let code = region.kemendagri.replace('.', "");
        !code.is_empty() && code != region.code.as_str() && codes.contains(&code)
    })?;
    Some(message!(
        "{code} is the code of {region} at the Ministry of Home Affairs",
        code = region.kemendagri.replace('.', ""),
        region = &region.name
    ))
}
