//! The regions that a product covers: by the codes in its rows, and by its names.

use std::collections::{BTreeMap, BTreeSet};

use super::content::Codes;
use super::names::Said;
use crate::message::{Message, and, message};
use crate::proposal::product::{Context, Found, contradiction, values};

/// So many provinces are the whole country: it had 34 before 2022.
const ALL_PROVINCES: usize = 34;
/// The most names that a reason lists.
const SHOWN: usize = 4;

/// Returns the coverage of a product: by the codes in its files, else by its names. A map covers just the regencies
/// that it has; a table of several regencies is one of their province.
pub(super) fn coverage(context: &Context<'_>, codes: &Codes, said: &Said, is_map: bool) -> Found {
    let by_names = by_names(context, said);
    if codes.found.is_empty() {
        if let Some(dotted) = codes.ministry.values().next() {
            return Found::unclear(of_ministry(context, dotted));
        }
        return match by_names {
            None if codes.columns.is_empty() => {
                Found::unclear(message!("no column of region codes, and no region in the names"))
            }
            None => Found::unclear(message!(
                "the columns {names} hold no region codes, and no region is in the names",
                names = and(&codes.columns).up_to(SHOWN)
            )),
            Some(found) => found,
        };
    }
    if let Some(why) = other_names(context, codes).or_else(|| other_codes(context, codes)) {
        return Found::unclear(why);
    }
    let by_codes = by_codes(context, codes, is_map);
    match (&by_codes.value, said.value()) {
        (Some(value), Some(named)) if !fits(value, named) => Found::unclear(message!(
            "the columns {names} say {value}, the name says {named}",
            names = and(&codes.columns).up_to(SHOWN),
            value,
            named
        )),
        _ => by_codes,
    }
}

/// Returns true where one of the codes contains the other region, or lies in it.
fn fits(codes: &str, named: &str) -> bool {
    let fits = |code: &str| {
        code == "00" || named == "00" || code.starts_with(named) || named.starts_with(code)
    };
    codes.split(';').all(fits)
}

/// Says which code has a name beside it that is another region's, as codes of the Ministry of Home Affairs have.
fn other_names(context: &Context<'_>, codes: &Codes) -> Option<Message> {
    let catalog = context.catalog;
    let region = |code: &str| catalog.regions.iter().find(|region| region.code.as_str() == code);
    let other = |(code, name): (&String, &String)| {
        let other = values::coverage(name, catalog).filter(|other| other != code)?;
        (other.len() == code.len()).then(|| (code.clone(), name.clone(), other))
    };
    let (code, name, other) = codes.named.iter().find_map(other)?;
    let known = region(&code).map_or_else(|| "?".to_owned(), |region| region.name.clone());
    let found = message!(
        "rows have the code {code} ({known}) and the name '{name}', which is {other}",
        code = &code,
        known,
        name,
        other = &other
    );
    let of_ministry = region(&other).filter(|region| region.kemendagri.replace('.', "") == code);
    Some(match of_ministry {
        Some(region) => message!(
            "{found}; {code} is the code of {region} at the Ministry of Home Affairs",
            found,
            code,
            region = &region.name
        ),
        None => found,
    })
}

/// Says which code stands beside a code of the Ministry of Home Affairs that means another region.
fn other_codes(context: &Context<'_>, codes: &Codes) -> Option<Message> {
    let regions = &context.catalog.regions;
    let is_other = |(code, dotted): &(&String, &String)| {
        let meant = regions.iter().find(|region| region.kemendagri == **dotted);
        code.len() == 4 && meant.is_some_and(|region| region.code.as_str() != *code)
    };
    let (code, dotted) = codes.ministry.iter().find(is_other)?;
    let known = regions.iter().find(|region| region.code.as_str() == code);
    Some(message!(
        "rows have the code {code} ({known}) and {ministry}",
        code,
        known = known.map_or_else(|| "?".to_owned(), |region| region.name.clone()),
        ministry = of_ministry(context, dotted)
    ))
}

/// Names a code of the ministry and the region that it means.
fn of_ministry(context: &Context<'_>, dotted: &str) -> Message {
    match context.catalog.regions.iter().find(|region| region.kemendagri == dotted) {
        Some(region) => message!(
            "{dotted}, a code of the Ministry of Home Affairs: {region}, which is {bps} for BPS",
            dotted,
            region = &region.name,
            bps = region.code.to_string()
        ),
        None => message!("{dotted}, a code of the Ministry of Home Affairs", dotted),
    }
}

fn by_names(context: &Context<'_>, said: &Said) -> Option<Found> {
    match said {
        Said::Nothing => None,
        Said::One { value, place } if has(context, value) => {
            Some(Found::likely(value, message!("the name '{place}'", place)))
        }
        Said::One { value, place } => Some(Found::unclear(message!(
            "the name '{place}' says {value}, which regions.csv does not have",
            place,
            value
        ))),
        Said::Several { .. } => Some(Found::unclear(contradiction(said))),
    }
}

/// Returns the coverage of a product whose files are one for each of these regions.
pub(super) fn of_regions(context: &Context<'_>, regions: &BTreeSet<&str>) -> Found {
    let unknown: Vec<&&str> = regions.iter().filter(|code| !has(context, code)).collect();
    if unknown.is_empty() {
        let codes: Vec<&str> = regions.iter().copied().collect();
        let why = message!("the names of its files: {codes}", codes = and(&codes).up_to(SHOWN));
        return Found::likely(codes.join(";"), why);
    }
    Found::unclear(message!(
        "the names say {codes}, which regions.csv does not have",
        codes = and(unknown).up_to(SHOWN)
    ))
}

fn has(context: &Context<'_>, code: &str) -> bool {
    context.catalog.regions.iter().any(|region| region.code.as_str() == code)
}

fn by_codes(context: &Context<'_>, codes: &Codes, is_map: bool) -> Found {
    let columns = and(&codes.columns).up_to(SHOWN);
    let mut provinces: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for code in &codes.found {
        let regencies = provinces.entry(&code[..2]).or_default();
        if code.len() == 4 {
            regencies.insert(code);
        }
    }
    let strange: Vec<&&str> = provinces.keys().filter(|code| !has(context, code)).collect();
    if !strange.is_empty() {
        return Found::unclear(message!(
            "the columns {columns} hold {codes}, which regions.csv does not have",
            columns,
            codes = and(strange).up_to(SHOWN)
        ));
    }
    let count = provinces.len() as u64;
    if provinces.len() >= ALL_PROVINCES {
        let why = message!("{count} provinces in the columns {columns}", count, columns);
        return Found::sure("00", why);
    }
    let mut covered = Vec::new();
    let mut whole = true;
    for (province, regencies) in &provinces {
        let known: BTreeSet<&str> = context
            .catalog
            .regions
            .iter()
            .map(|region| region.code.as_str())
            .filter(|code| code.len() == 4 && code.starts_with(province))
            .collect();
        let listed = !regencies.is_empty() && regencies.is_subset(&known);
        // Of another province regions.csv may have one regency alone.
        let is_all = *regencies == known && known.len() > 1;
        if listed && !is_all && (is_map || regencies.len() == 1) {
            covered.extend(regencies.iter().copied());
        } else {
            whole &= *regencies == known;
            covered.push(*province);
        }
    }
    let value = covered.join(";");
    let found = &codes.found;
    let why = match (found.len(), codes.sampled && provinces.len() > 1) {
        (_, true) => {
            return Found::unclear(message!(
                "{count} provinces in the columns {columns}, of which only parts were read",
                count,
                columns
            ));
        }
        (1, _) => message!(
            "only {code} in the columns {columns}",
            code = found.first().map(String::as_str).unwrap_or_default(),
            columns
        ),
        (regions, _) => message!(
            "{regions} regions in the columns {columns}",
            regions = regions as u64,
            columns
        ),
    };
    if codes.has_zero {
        let why = message!("{why}; rows with the code 0, which is no region, were left out", why);
        return Found::likely(value, why);
    }
    if whole || covered.iter().all(|code| code.len() == 4) {
        Found::sure(value, why)
    } else {
        Found::likely(value, why)
    }
}
