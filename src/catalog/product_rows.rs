//! Rows of products, regions, topics and media.

use std::collections::HashSet;

use super::builtin::builtin_file;
use super::id::{ID, id};
use super::known_names::KnownNames;
use super::row_types::{Access, Dataset, MapLayer, MediaKind, Region, Topic};
use super::table::Row;
use crate::message::{Message, message};
use crate::model::{BagPath, Level, MapEdition, Period, RegionCode, Rupiah, UNITS};

/// The region codes and the ids of topics that rows of products may refer to.
pub(super) struct Known {
    pub(super) regions: KnownNames<RegionCode>,
    pub(super) topics: KnownNames<String>,
}

impl Known {
    fn coverage(&self, row: &mut Row<'_>) -> Option<Vec<RegionCode>> {
        let expected = || message!("region codes of regions.csv, parted by ';'");
        let longer = |text: &str| self.codes_beginning_with(text);
        let codes = row.many_with("coverage", expected(), longer, |text| {
            RegionCode::parse(text).filter(|code| self.regions.may_have(code))
        })?;
        if codes.is_empty() {
            row.fault("coverage", expected());
            return None;
        }
        Some(codes)
    }

    /// Returns the codes that begin with these digits and go on. A text that is none, or too short, has none.
    fn codes_beginning_with(&self, digits: &str) -> Vec<String> {
        let codes = self.regions.all().map(RegionCode::as_str);
        let longer = codes.filter(|code| digits.len() > 2 && code.starts_with(digits));
        let mut longer: Vec<String> = longer.map(str::to_owned).collect();
        longer.sort();
        longer
    }
}

/// Columns of `regions.csv`.
pub(super) const REGIONS: &[&str] = &["code", "name", "level", "kemendagri", "aliases"];

/// Reads a region.
pub(super) fn region(row: &mut Row<'_>) -> Option<Region> {
    let name = row.text("name").to_owned();
    let of_name = |_: &str| builtin_codes(&name);
    let expected = message!("a BPS code of 2, 4, 7 or 10 digits");
    let code = row.parse_with("code", expected, of_name, RegionCode::parse);
    let name = row.filled("name");
    let level = row.parse("level", message!("a level that fits the code's length"), |text| {
        Level::parse(text).filter(|level| code.as_ref().is_none_or(|code| code.level() == *level))
    });
    let dotted = message!("a code of the Ministry of Home Affairs such as 81.71, or nothing");
    let fits = |code: &str| {
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        digits == 0 || level.is_none_or(|level| ministry_digits(level) == Some(digits))
    };
    let kemendagri = row.undamaged("kemendagri", dotted.clone(), fits);
    if kemendagri.is_some() && !fits(row.text("kemendagri")) {
        row.fault_of_check("kemendagri", dotted);
    }
    let aliases =
        row.many("aliases", message!("names parted by ';'"), |text| Some(text.to_owned()));
    kemendagri?;
    Some(Region {
        code: code?,
        name: name?,
        level: level?,
        kemendagri: row.text("kemendagri").to_owned(),
        aliases: aliases?,
    })
}

/// Returns how many digits the code of the Ministry of Home Affairs has at a level; `None` where it has none.
fn ministry_digits(level: Level) -> Option<usize> {
    match level {
        Level::Provinsi => Some(2),
        Level::Kabupaten => Some(4),
        Level::Kecamatan => Some(6),
        Level::Desa => Some(10),
        _ => None,
    }
}

/// Returns the codes that the built-in table has for a name.
fn builtin_codes(name: &str) -> Vec<String> {
    let table = builtin_file("regions.csv").unwrap_or_default();
    let rows = table.lines().skip(1).map(|line| line.split(','));
    let found = rows.filter_map(|mut cells| {
        let code = cells.next()?;
        (cells.next()? == name).then(|| code.to_owned())
    });
    found.collect()
}

/// Columns of `topics.csv`.
pub(super) const TOPICS: &[&str] = &["id", "label", "terms"];

/// Reads a topic.
pub(super) fn topic(row: &mut Row<'_>) -> Option<Topic> {
    let id = row.parse("id", ID, id);
    let label = row.filled("label");
    let terms = row.many("terms", message!("terms parted by ';'"), |text| Some(text.to_owned()));
    Some(Topic { id: id?, label: label?, terms: terms? })
}

/// Columns of `datasets.csv`.
pub(super) const DATASETS: &[&str] = &[
    "id",
    "title",
    "survey",
    "period",
    "edition",
    "variant",
    "topics",
    "unit",
    "lowest_level",
    "coverage",
    "access",
    "root",
];

/// A column that `datasets.csv` may have.
const REFERENCE_PRICE: &str = "reference_price";

/// The most digits of a price in rupiah.
const DIGITS: usize = 15;

/// Reads a dataset.
pub(super) fn dataset(row: &mut Row<'_>, known: &Known) -> Option<Dataset> {
    let id = row.parse("id", ID, id);
    let title = row.filled("title");
    let survey = row.filled("survey");
    let period = row.parse("period", message!("2025, 2025-03 or 2020/2021"), Period::parse);
    let edition = row.filled("edition");
    let topics = row.many("topics", message!("ids of topics.csv parted by ';'"), |text| {
        known.topics.may_have(text).then(|| text.to_owned())
    });
    let units = row.many("unit", message!("units of {names}", names = UNITS.join(", ")), |text| {
        UNITS.contains(&text).then(|| text.to_owned())
    });
    let lowest_level =
        row.parse("lowest_level", message!("a level such as kabupaten"), Level::parse);
    let coverage = known.coverage(row);
    let access = row.parse("access", ACCESS, access);
    let root = row.parse("root", ROOT, |text| BagPath::parse(text).ok());
    let reference_price = reference_price(row);
    Some(Dataset {
        id: id?,
        title: title?,
        survey: survey?,
        period: period?,
        edition: edition?,
        variant: row.text("variant").to_owned(),
        topics: topics?,
        units: units?,
        lowest_level: lowest_level?,
        coverage: coverage?,
        access: access?,
        root: root?,
        reference_price: reference_price?,
    })
}

/// Reads the price of the central catalogue: `Some(None)` where there is none, `None` where it is wrong.
#[allow(clippy::option_option)]
fn reference_price(row: &mut Row<'_>) -> Option<Option<Rupiah>> {
    if row.text(REFERENCE_PRICE).is_empty() {
        return Some(None);
    }
    let expected = message!("whole rupiah in digits alone, such as 24077601, or nothing");
    let as_digits = |text: &str| {
        let text = text.trim_start_matches("Rp").trim_end_matches(",00").trim_end_matches(",-");
        vec![text.replace(['.', ' '], "")]
    };
    row.parse_with(REFERENCE_PRICE, expected, as_digits, whole_rupiah).map(Some)
}

fn whole_rupiah(text: &str) -> Option<Rupiah> {
    let is_whole = text.len() <= DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_whole).map(Rupiah)
}

/// Columns of `layers.csv`.
pub(super) const LAYERS: &[&str] =
    &["id", "title", "level", "edition", "coverage", "cut", "access", "root"];

/// Reads a map layer. `taken` are the ids of the datasets.
pub(super) fn layer(row: &mut Row<'_>, known: &Known, taken: &HashSet<String>) -> Option<MapLayer> {
    let id = row.parse("id", ID, id);
    if id.as_ref().is_some_and(|id| taken.contains(id)) {
        row.fault("id", message!("an id that no dataset has"));
    }
    let title = row.filled("title");
    let level =
        row.parse("level", message!("kecamatan, desa, sls, subsls or blok-sensus"), |text| {
            Level::parse(text).filter(|level| *level >= Level::Kecamatan)
        });
    let edition =
        row.parse("edition", message!("year and semester, such as 2025-1"), MapEdition::parse);
    let coverage = known.coverage(row);
    let cut = row.parse("cut", message!("nasional, provinsi, kabupaten or kecamatan"), |text| {
        Level::parse(text).filter(|cut| *cut <= Level::Kecamatan)
    });
    let access = row.parse("access", ACCESS, access);
    let root = row.parse("root", ROOT, |text| BagPath::parse(text).ok());
    Some(MapLayer {
        id: id?,
        title: title?,
        level: level?,
        edition: edition?,
        coverage: coverage?,
        cut: cut?,
        access: access?,
        root: root?,
    })
}

/// Columns of `media.csv`.
pub(super) const MEDIA: &[&str] = &["kind", "label", "capacity", "max_file"];

/// Reads a kind of medium.
pub(super) fn medium(row: &mut Row<'_>) -> Option<MediaKind> {
    let kind = row.parse("kind", ID, id);
    let label = row.filled("label");
    let bytes = |text: &str| text.parse().ok();
    let capacity = row.optional("capacity", message!("bytes, or empty where it varies"), bytes);
    let max_file = row.optional("max_file", message!("bytes, or empty for no limit"), bytes);
    Some(MediaKind { kind: kind?, label: label?, capacity: capacity?, max_file: max_file? })
}

const ACCESS: Message = message!("umum, terbatas or tertutup");
const ROOT: Message = message!("a folder below the store, with '/' between its parts");

fn access(text: &str) -> Option<Access> {
    match text {
        "umum" => Some(Access::Umum),
        "terbatas" => Some(Access::Terbatas),
        "tertutup" => Some(Access::Tertutup),
        _ => None,
    }
}
