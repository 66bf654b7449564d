//! The regions that a product covers: by the codes in its rows, and by its names.

use std::collections::{BTreeMap, BTreeSet};

use super::beside_codes::{of_ministry, other_codes, other_names};
use super::content::Codes;
use super::names::Said;
use crate::message::{Message, and, message};
use crate::proposal::product::{Context, Found, contradiction};

/// So many provinces are the whole country: it had 34 before 2022.
const ALL_PROVINCES: usize = 34;
/// Where regions.csv has these regencies of a province, it has all of them; of other provinces it has a few cities.
const FIRST_REGENCIES: [&str; 4] = ["01", "02", "03", "04"];
/// The most names that a reason lists.
const SHOWN: usize = 4;

/// What a product is, as far as its coverage depends on it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject<'s> {
    /// A map.
    Map,
    /// A table, with its survey where that is known.
    Table(Option<&'s str>),
}

/// Returns the coverage of a product: by the codes in its files, else by its names. A map covers just the regencies
/// that it has. So does a table, unless its name says the province, or a catalogue has the survey of that province.
pub(super) fn coverage(
    context: &Context<'_>,
    codes: &Codes,
    said: &Said,
    of: Subject<'_>,
) -> Found {
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
    if codes.without * 2 > codes.rows {
        return Found::unclear(message!(
            "only {count} of {rows} rows have a region code in the columns {names}",
            count = codes.rows - codes.without,
            rows = codes.rows,
            names = and(&codes.columns).up_to(SHOWN)
        ));
    }
    let by_codes = by_codes(context, codes, said.value(), of);
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

/// What is covered of a province.
enum Covered {
    /// All of it.
    Whole,
    /// Most likely all of it.
    Likely,
    /// Just the regencies that were found.
    Regencies,
}

fn by_codes(context: &Context<'_>, codes: &Codes, named: Option<&str>, of: Subject<'_>) -> Found {
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
        return Found::unclear(unknown(codes, &strange));
    }
    let count = provinces.len() as u64;
    if provinces.len() >= ALL_PROVINCES {
        let why = message!("{count} provinces in the columns {columns}", count, columns);
        return Found::sure("00", why);
    }
    if codes.sampled && provinces.len() > 1 {
        return Found::unclear(message!(
            "{count} provinces in the columns {columns}, of which only parts were read",
            count,
            columns
        ));
    }
    let mut covered = Vec::new();
    let mut sure = codes.without == 0;
    for (province, regencies) in &provinces {
        match of_province(context, codes, (province, regencies), named, of) {
            Ok(Covered::Whole) => covered.push(*province),
            Ok(Covered::Likely) => {
                sure = false;
                covered.push(*province);
            }
            Ok(Covered::Regencies) => {
                // A table of a whole province may lack some of its regencies.
                sure &= matches!(of, Subject::Map) || regencies.len() == 1;
                covered.extend(regencies.iter().copied());
            }
            Err(why) => return Found::unclear(why),
        }
    }
    let value = covered.join(";");
    let mut why = match codes.found.len() {
        1 => message!(
            "only {code} in the columns {columns}",
            code = codes.found.first().map(String::as_str).unwrap_or_default(),
            columns
        ),
        regions => message!(
            "{regions} regions in the columns {columns}",
            regions = regions as u64,
            columns
        ),
    };
    if codes.without > 0 {
        why = message!(
            "{why}; {without} of the {rows} rows that were read have no region code, or 0, which is no region",
            why,
            without = codes.without,
            rows = codes.rows
        );
    }
    if sure { Found::sure(value, why) } else { Found::likely(value, why) }
}

fn unknown(codes: &Codes, unknown: &[&&str]) -> Message {
    message!(
        "the columns {columns} hold {codes}, which regions.csv does not have",
        columns = and(&codes.columns).up_to(SHOWN),
        codes = and(unknown).up_to(SHOWN)
    )
}

/// Returns what is covered of a province in which these regencies were found; the error is why that is not clear.
fn of_province(
    context: &Context<'_>,
    codes: &Codes,
    (province, regencies): (&str, &BTreeSet<&str>),
    named: Option<&str>,
    of: Subject<'_>,
) -> Result<Covered, Message> {
    if regencies.is_empty() {
        return Ok(Covered::Likely);
    }
    let regions = context.catalog.regions.iter().map(|region| region.code.as_str());
    let known: BTreeSet<&str> =
        regions.filter(|code| code.len() == 4 && code.starts_with(province)).collect();
    let has = |regency: &&str| known.contains([province, *regency].concat().as_str());
    let has_all = FIRST_REGENCIES.iter().all(has);
    let is_named = named == Some(province);
    let strange: Vec<&&str> = regencies.difference(&known).collect();
    if !strange.is_empty() {
        // Where regions.csv has few regencies of a province, others are not wrong.
        let is_likely = !has_all && (is_named || regencies.len() > 1);
        return if is_likely { Ok(Covered::Likely) } else { Err(unknown(codes, &strange)) };
    }
    if has_all && *regencies == known {
        return Ok(Covered::Whole);
    }
    if codes.found.contains(province) && !is_named {
        return Err(message!(
            "some rows have the code of {regencies} in the columns {columns}, and others only {province}",
            regencies = and(regencies).up_to(SHOWN),
            columns = and(&codes.columns).up_to(SHOWN),
            province
        ));
    }
    let Subject::Table(survey) = of else { return Ok(Covered::Regencies) };
    // The parts that were read of a large table may lack regencies.
    let is_open = regencies.len() > 1 || codes.sampled;
    let has_like =
        || survey.is_some_and(|survey| context.like_coverage(survey, province).is_some());
    let is_province = is_open && (is_named || codes.sampled || has_like());
    Ok(if is_province { Covered::Likely } else { Covered::Regencies })
}
