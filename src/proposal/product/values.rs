//! What people write, in a list or as an answer, as the tables have it.

use super::context::Context;
use crate::catalog::{Catalog, ProductTable, months_meant};
use crate::message::{Message, message};
use crate::model::{BagPath, Level, MapEdition, Period, RegionCode, UNITS};
use crate::proposal::names::{Months, Name, Part, parts};

/// Returns what an answer means for a column of a table, or says what is expected.
pub(in crate::proposal) fn of_answer(
    context: &Context<'_>,
    table: ProductTable,
    column: &str,
    text: &str,
) -> Result<String, Message> {
    let is_map = table == ProductTable::Layers;
    let filled = (!text.is_empty()).then(|| text.to_owned());
    let of_level = |least: Level, most: Level| {
        level(text).filter(|level| (least..=most).contains(level)).map(|level| level.to_string())
    };
    let any = || of_level(Level::Nasional, Level::BlokSensus);
    let (value, expected) = match column {
        "period" => (period(text, &context.words.months), message!("2025, 2025-03 or 2020/2021")),
        "edition" if is_map => (map_edition(text), message!("year and semester, such as 2025-1")),
        "topics" => (topics(text, context.catalog), message!("ids of topics.csv parted by ';'")),
        "unit" => (units(text), message!("units of {names}", names = UNITS.join(", "))),
        "lowest_level" => (any(), message!("a level such as kabupaten")),
        "level" => (
            of_level(Level::Kecamatan, Level::BlokSensus),
            message!("kecamatan, desa, sls, subsls or blok-sensus"),
        ),
        "cut" => (
            of_level(Level::Nasional, Level::Kecamatan),
            message!("nasional, provinsi, kabupaten or kecamatan"),
        ),
        "coverage" => (
            coverage(text, context.catalog),
            message!("region codes of regions.csv, parted by ';'"),
        ),
        "access" => (access(text), message!("umum, terbatas or tertutup")),
        "id" => (
            id(text).filter(|id| context.item(id).is_none()),
            message!("lower-case letters, digits and '-', unlike any other id"),
        ),
        "root" => (root(text), message!("a folder below the store, with '/' between its parts")),
        "variant" => (Some(text.to_owned()), message!("some text")),
        "survey" | "title" => (
            filled.filter(|text| text.chars().any(char::is_alphabetic)),
            message!("a name, not numbers alone"),
        ),
        _ => (filled, message!("some text")),
    };
    value.ok_or(expected)
}

/// Returns the period of a cell: as the tables write it, or as a date, such as `Maret 2025`, `Mar-25`, `01/03/2025` or
/// `03/2025`. A date that may be in several months is not understood, and no semester, quarter or round.
pub(in crate::proposal) fn period(text: &str, months: &Months) -> Option<String> {
    match (written_period(text, months), months_meant(text).as_slice()) {
        (Some(period), _) => Some(period),
        (None, [month]) => Some(month.clone()),
        _ => None,
    }
}

/// Returns the period of a cell that no spreadsheet made a date of: as the tables write it, or `Maret 2025`,
/// `2025-03-01` or `03/2025`. Days in another order than year, month and day are not read.
pub(in crate::proposal) fn written_period(text: &str, months: &Months) -> Option<String> {
    if let Some(period) = Period::parse(text) {
        return Some(period.to_string());
    }
    let name = Name::of(text);
    if part(text).is_some() {
        return None;
    }
    let digits: Vec<&str> =
        name.tokens.iter().filter(|token| token.digits).map(|token| &*token.text).collect();
    let words: Vec<&str> =
        name.tokens.iter().filter(|token| !token.digits).map(|token| &*token.text).collect();
    let of_words: Vec<u8> = words.iter().filter_map(|word| months.of(word)).collect();
    let is_plain = words.iter().all(|word| ["bulan", "tahun", "month", "year"].contains(word));
    let is_year = |text: &str| text.len() == 4;
    let (year, month) = match (&digits[..], &of_words[..]) {
        ([year], []) if is_year(year) => (*year, None),
        ([year], [month]) if is_year(year) => (*year, Some(*month)),
        ([day, year], [month]) if is_year(year) && day.len() <= 2 => (*year, Some(*month)),
        ([year, month] | [year, month, _], []) if is_year(year) && is_plain => {
            (*year, Some(month.parse().ok()?))
        }
        ([month, year], []) if is_year(year) && is_plain => (*year, Some(month.parse().ok()?)),
        _ => return None,
    };
    let text = match month {
        Some(month) => format!("{year}-{month:02}"),
        None => year.to_owned(),
    };
    Period::parse(&text).map(|period| period.to_string())
}

/// Returns the period of a month and a year that stand in two cells; `None` where the month is not understood.
pub(in crate::proposal) fn period_of_two(text: &str, months: &Months) -> Option<String> {
    written_period(text, months).filter(|period| period.len() > 4)
}

/// Returns the semester, quarter or round that a cell tells.
pub(in crate::proposal) fn part(text: &str) -> Option<Part> {
    parts(&Name::of(text)).first().and_then(|part| Part::parse(part))
}

/// Returns the only year of a cell.
pub(in crate::proposal) fn year(text: &str) -> Option<String> {
    let tokens = Name::of(text).tokens;
    let mut years = tokens.into_iter().filter(|token| token.digits && token.text.len() == 4);
    years.next().map(|token| token.text).filter(|_| years.next().is_none())
}

/// Returns the edition of a map in a cell, such as `2025_1` or `semester 1 2025`.
pub(in crate::proposal) fn map_edition(text: &str) -> Option<String> {
    if let Some(edition) = written_edition(text) {
        return Some(edition);
    }
    // A spreadsheet makes January of `2025-1`, which also lies in the first semester. Of `2025-2` it makes February,
    // which does not lie in the second: what is meant is not known then.
    match months_meant(text).as_slice() {
        [month] => month.strip_suffix("-01").map(|year| format!("{year}-1")),
        _ => None,
    }
}

/// Returns the edition of a map in a cell that no spreadsheet made a date of.
pub(in crate::proposal) fn written_edition(text: &str) -> Option<String> {
    let edition = |year: &str, semester: &str| {
        MapEdition::parse(&format!("{year}-{semester}")).map(|edition| edition.to_string())
    };
    if let (Some(Part::Semester(semester)), Some(year)) = (part(text), year(text)) {
        return edition(&year, &semester.to_string());
    }
    let tokens = Name::of(text).tokens;
    let digits: Vec<&str> =
        tokens.iter().filter(|token| token.digits).map(|token| &*token.text).collect();
    match digits[..] {
        [year, semester] => edition(year, semester),
        _ => None,
    }
}

/// Returns the level of a cell.
pub(in crate::proposal) fn level(text: &str) -> Option<Level> {
    let plain = text.to_lowercase().replace(['_', ' '], "-");
    Level::parse(&plain).or(match &*plain {
        "indonesia" | "national" => Some(Level::Nasional),
        "province" | "prov" => Some(Level::Provinsi),
        "kab" | "kab/kota" | "kabupaten/kota" | "kota" | "kabkota" | "regency" => {
            Some(Level::Kabupaten)
        }
        "kec" | "district" => Some(Level::Kecamatan),
        "kelurahan" | "desa/kelurahan" | "village" => Some(Level::Desa),
        "sub-sls" => Some(Level::Subsls),
        "bs" => Some(Level::BlokSensus),
        _ => None,
    })
}

/// Returns the units of a cell, in which `;`, `,` or `/` part several.
pub(in crate::proposal) fn units(text: &str) -> Option<String> {
    let one = |word: &str| {
        let plain = word.trim().to_lowercase().replace([' ', '_'], "-");
        let plain = match &*plain {
            "rt" | "ruta" | "household" => "rumah-tangga",
            "art" | "individual" | "perorangan" => "individu",
            "village" => "desa",
            "perusahaan" => "usaha",
            other => other,
        };
        UNITS.iter().find(|unit| **unit == plain).map(|unit| (*unit).to_owned())
    };
    let units = listed(text).map(one).collect::<Option<Vec<_>>>()?;
    (!units.is_empty()).then(|| units.join(";"))
}

/// Returns the topics of a cell, by their ids or labels.
pub(in crate::proposal) fn topics(text: &str, catalog: &Catalog) -> Option<String> {
    let one = |word: &str| {
        let word = word.trim().to_lowercase();
        let mut known = catalog.topics.iter();
        known.find(|t| t.id == word || t.label.to_lowercase() == word).map(|t| t.id.clone())
    };
    let topics = listed(text).map(one).collect::<Option<Vec<_>>>()?;
    (!topics.is_empty()).then(|| topics.join(";"))
}

/// Returns the regions of a cell, by their codes or names.
pub(in crate::proposal) fn coverage(text: &str, catalog: &Catalog) -> Option<String> {
    const KINDS: [&str; 6] = ["provinsi ", "prov. ", "prov ", "kabupaten ", "kab. ", "kab "];
    let one = |word: &str| {
        let word = word.trim().to_lowercase();
        if word == "nasional" || word == "national" {
            return Some("00".to_owned());
        }
        if let Some(code) = RegionCode::parse(&word) {
            return catalog.region(&code).map(|region| region.code.to_string());
        }
        let kind = KINDS.iter().find_map(|kind| word.strip_prefix(kind)).unwrap_or(&word);
        let named = |wanted: &str| {
            let mut all = catalog.regions.iter();
            all.find(|region| {
                let mut names = region.aliases.iter().chain([&region.name]);
                names.any(|name| name.to_lowercase() == wanted)
            })
        };
        named(&word).or_else(|| named(kind)).map(|region| region.code.to_string())
    };
    let codes = listed(text).map(one).collect::<Option<Vec<_>>>()?;
    (!codes.is_empty()).then(|| codes.join(";"))
}

/// Returns the word for who may have a product.
pub(in crate::proposal) fn access(text: &str) -> Option<String> {
    let word = match &*text.to_lowercase() {
        "umum" | "public" | "terbuka" => "umum",
        "terbatas" | "restricted" => "terbatas",
        "tertutup" | "closed" | "rahasia" => "tertutup",
        _ => return None,
    };
    Some(word.to_owned())
}

fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '\n']).filter(|part| !part.trim().is_empty())
}

/// Returns an id, if it has the form of one.
pub(in crate::proposal) fn id(text: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b);
    let begins = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    let fits = begins && text.len() <= 64 && text.bytes().all(plain);
    (fits && BagPath::parse(text).is_ok()).then(|| text.to_owned())
}

/// Returns the folder of a product below a store; its parts may be separated as on Windows.
pub(in crate::proposal) fn root(text: &str) -> Option<String> {
    let path = text.replace('\\', "/");
    BagPath::parse(&path).is_ok().then_some(path)
}
