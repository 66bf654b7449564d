//! Loading the tables of a catalogue, with every broken row reported at once.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::builtin::builtin_file;
use super::catalogue::Catalog;
use super::map_rows::{MAP_FIELDS, MASTER, map_field, master};
use super::personal_names::{PERSONAL, personal};
use super::rows::{
    Access, Dataset, MapLayer, MediaKind, Region, Subject, TariffClass, TariffRow, TariffUnit,
    Topic,
};
use super::table::{Row, Table};
use super::vocabulary::{self, PHRASES, STEMS, UNITS, Vocabulary, WORDS, WordClass};
use crate::error::{Error, ErrorKind, Fault, Result};
use crate::model::{
    BagPath, Level, MapEdition, Period, Publisher, RegionCode, Rupiah, Sha256Digest, Step,
};

/// Tables that a catalogue must bring itself: they are what it sells.
const OWN: [&str; 5] = ["regions.csv", "topics.csv", "datasets.csv", "layers.csv", "tariffs.csv"];

/// Tables whose first column is not a key: several rows may share it.
const GROUPED: [&str; 3] = ["map_fields.csv", "words.csv", "phrases.csv"];

impl Catalog {
    /// Loads the tables of a folder, or the built-in ones for `None`.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] with every broken cell of every table as its faults.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        let mut loader = Loader { folder, faults: Vec::new(), hasher: Sha256::new() };
        let regions = loader.table("regions.csv", REGIONS, region)?;
        let topics = loader.table("topics.csv", TOPICS, topic)?;
        let known = Known::of(&regions, &topics);
        let datasets = loader.table("datasets.csv", DATASETS, |row| dataset(row, &known))?;
        let ids = datasets.iter().map(|dataset: &Dataset| dataset.id.clone()).collect();
        let layers = loader.table("layers.csv", LAYERS, |row| layer(row, &known, &ids))?;
        let tariffs = loader.table("tariffs.csv", TARIFFS, tariff)?;
        let media = loader.table("media.csv", MEDIA, medium)?;
        let map_fields = loader.table("map_fields.csv", MAP_FIELDS, map_field)?;
        let personal = loader.table("personal.csv", PERSONAL, personal)?;
        let words = loader.table("words.csv", WORDS, vocabulary::words)?;
        let classes = words.iter().map(|row: &WordClass| row.class.clone()).collect();
        let phrases =
            loader.table("phrases.csv", PHRASES, |row| vocabulary::phrase(row, &classes))?;
        let stems = loader.table("stems.csv", STEMS, vocabulary::stem)?;
        let mut masters = Vec::new();
        for level in Level::ALL.into_iter().filter(|level| *level >= Level::Kecamatan) {
            let name = format!("master_{level}.csv");
            // Only an office has such a list: none is built in.
            if folder.is_some_and(|folder| folder.join(&name).exists()) {
                masters.extend(loader.table(&name, MASTER, |row| master(row, level))?);
            }
        }
        let map_readme = loader.template("papers/peta-baca-saya.txt")?;
        let map_metadata = loader.template("papers/peta-metadata.xml")?;
        if loader.faults.is_empty() {
            Ok(Self {
                folder: folder.map(Path::to_path_buf),
                edition: Sha256Digest(loader.hasher.finalize().into()),
                datasets,
                layers,
                regions,
                topics,
                tariffs,
                media,
                map_fields,
                personal,
                vocabulary: Vocabulary { words, phrases, stems },
                masters,
                map_readme,
                map_metadata,
                publisher: Publisher::default(),
            })
        } else {
            let count = loader.faults.len();
            let message = format!("the catalogue has {count} broken cells");
            Err(Error::new(ErrorKind::Catalog, message)
                .faults(loader.faults)
                .hint("correct the cells named and run the command again"))
        }
    }
}

struct Loader<'a> {
    folder: Option<&'a Path>,
    faults: Vec<Fault>,
    hasher: Sha256,
}

impl Loader<'_> {
    fn table<T>(
        &mut self,
        name: &str,
        columns: &[&str],
        build: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Result<Vec<T>> {
        let (file, text) = self.text(name)?;
        self.hasher.update((text.len() as u64).to_le_bytes());
        self.hasher.update(&text);
        let mut table = Table::read(&file, &text, columns);
        let mut first_of = HashSet::new();
        let key = columns[0];
        let mut build = build;
        let rows = table.map(|row| {
            if !GROUPED.contains(&name) && !first_of.insert(row.text(key).to_owned()) {
                row.fault(key, "a value that no other row has");
            }
            build(row)
        });
        self.faults.append(&mut table.faults);
        Ok(rows)
    }

    /// Returns a template that decides bytes of what is sold, and is thus part of the edition.
    fn template(&mut self, name: &str) -> Result<String> {
        let (_, text) = self.text(name)?;
        self.hasher.update((text.len() as u64).to_le_bytes());
        self.hasher.update(&text);
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    fn text(&self, name: &str) -> Result<(PathBuf, Vec<u8>)> {
        let builtin = || builtin_file(name).unwrap_or_default().as_bytes().to_vec();
        let Some(folder) = self.folder else {
            return Ok((PathBuf::from(format!("(built-in)/{name}")), builtin()));
        };
        let file = folder.join(name);
        match std::fs::read(&file) {
            Ok(text) => Ok((file, text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !OWN.contains(&name) => {
                Ok((file, builtin()))
            }
            Err(error) => Err(Error::new(ErrorKind::Catalog, format!("cannot read: {error}"))
                .file(&file)
                .hint(format!("a catalogue needs the files {}", OWN.join(", ")))
                .source(error)),
        }
    }
}

/// What other tables may refer to.
struct Known {
    regions: HashSet<RegionCode>,
    topics: HashSet<String>,
}

impl Known {
    fn of(regions: &[Region], topics: &[Topic]) -> Self {
        Self {
            regions: regions.iter().map(|region| region.code.clone()).collect(),
            topics: topics.iter().map(|topic| topic.id.clone()).collect(),
        }
    }

    fn coverage(&self, row: &mut Row<'_>) -> Option<Vec<RegionCode>> {
        let expected = "region codes of regions.csv, parted by ';'";
        let codes = row.many("coverage", expected, |text| {
            RegionCode::parse(text).filter(|code| self.regions.contains(code))
        })?;
        if codes.is_empty() {
            row.fault("coverage", expected);
            return None;
        }
        Some(codes)
    }
}

const REGIONS: &[&str] = &["code", "name", "level", "kemendagri", "aliases"];

fn region(row: &mut Row<'_>) -> Option<Region> {
    let code = row.parse("code", "a BPS code of 2, 4, 7 or 10 digits", RegionCode::parse);
    let name = row.filled("name");
    let level = row.parse("level", "a level that fits the code's length", |text| {
        Level::parse(text).filter(|level| code.as_ref().is_none_or(|code| code.level() == *level))
    });
    let aliases = row.many("aliases", "names parted by ';'", |text| Some(text.to_owned()));
    Some(Region {
        code: code?,
        name: name?,
        level: level?,
        kemendagri: row.text("kemendagri").to_owned(),
        aliases: aliases?,
    })
}

const TOPICS: &[&str] = &["id", "label", "terms"];

fn topic(row: &mut Row<'_>) -> Option<Topic> {
    let id = row.parse("id", ID, id);
    let label = row.filled("label");
    let terms = row.many("terms", "terms parted by ';'", |text| Some(text.to_owned()));
    Some(Topic { id: id?, label: label?, terms: terms? })
}

const DATASETS: &[&str] = &[
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

fn dataset(row: &mut Row<'_>, known: &Known) -> Option<Dataset> {
    let id = row.parse("id", ID, id);
    let title = row.filled("title");
    let survey = row.filled("survey");
    let period = row.parse("period", "2025, 2025-03 or 2020/2021", Period::parse);
    let edition = row.filled("edition");
    let topics = row.many("topics", "ids of topics.csv parted by ';'", |text| {
        known.topics.contains(text).then(|| text.to_owned())
    });
    let units = row.many("unit", &format!("units of {}", UNITS.join(", ")), |text| {
        UNITS.contains(&text).then(|| text.to_owned())
    });
    let lowest_level = row.parse("lowest_level", "a level such as kabupaten", Level::parse);
    let coverage = known.coverage(row);
    let access = row.parse("access", ACCESS, access);
    let root = row.parse("root", ROOT, |text| BagPath::parse(text).ok());
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
    })
}

const LAYERS: &[&str] = &["id", "title", "level", "edition", "coverage", "cut", "access", "root"];

fn layer(row: &mut Row<'_>, known: &Known, taken: &HashSet<String>) -> Option<MapLayer> {
    let id = row.parse("id", ID, id);
    if id.as_ref().is_some_and(|id| taken.contains(id)) {
        row.fault("id", "an id that no dataset has");
    }
    let title = row.filled("title");
    let level = row.parse("level", "kecamatan, desa, sls, subsls or blok-sensus", |text| {
        Level::parse(text).filter(|level| *level >= Level::Kecamatan)
    });
    let edition = row.parse("edition", "year and semester, such as 2025-1", MapEdition::parse);
    let coverage = known.coverage(row);
    let cut = row.parse("cut", "nasional, provinsi, kabupaten or kecamatan", |text| {
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

const TARIFFS: &[&str] = &[
    "id",
    "subject",
    "level",
    "cut",
    "class",
    "block_from",
    "unit",
    "per",
    "price",
    "step",
    "cap",
    "legal_basis",
    "valid_from",
    "valid_until",
];

fn tariff(row: &mut Row<'_>) -> Option<TariffRow> {
    let id = row.parse("id", ID, id);
    let subject = row.parse("subject", "data-mikro or peta", |text| match text {
        "data-mikro" => Some(Subject::DataMikro),
        "peta" => Some(Subject::Peta),
        _ => None,
    });
    let map_level = |row: &mut Row<'_>, column: &str| {
        let found = row.optional(column, "a level such as desa", Level::parse)?;
        if found.is_none() && subject == Some(Subject::Peta) {
            row.fault(column, "a level: a map's tariff names both its level and its cut");
            return None;
        }
        Some(found)
    };
    let level = map_level(row, "level");
    let cut = map_level(row, "cut");
    let class = row.parse("class", "umum or nol", |text| match text {
        "umum" => Some(TariffClass::Umum),
        "nol" => Some(TariffClass::Nol),
        _ => None,
    });
    let block_from = row.parse("block_from", "a whole number", |text| text.parse().ok());
    let unit = row.parse("unit", "byte or peta", |text| match text {
        "byte" => Some(TariffUnit::Byte),
        "peta" => Some(TariffUnit::Peta),
        _ => None,
    });
    let per =
        row.parse("per", "a whole number above 0", |text| text.parse().ok().filter(|per| *per > 0));
    let price =
        row.parse("price", "whole rupiah without dots", |text| text.parse().ok().map(Rupiah));
    let step = row.parse("step", "flat, pro-rata or up", |text| match text {
        "flat" => Some(Step::Flat),
        "pro-rata" => Some(Step::ProRata),
        "up" => Some(Step::Up),
        _ => None,
    });
    let cap = row.optional("cap", "a whole number", |text| text.parse().ok());
    let day = |text: &str| text.parse::<Date>().ok();
    let valid_from = row.parse("valid_from", "a day such as 2024-01-01", day);
    let valid_until = row.optional("valid_until", "a day such as 2024-12-31", day);
    Some(TariffRow {
        id: id?,
        subject: subject?,
        level: level?,
        cut: cut?,
        class: class?,
        block_from: block_from?,
        unit: unit?,
        per: per?,
        price: price?,
        step: step?,
        cap: cap?,
        legal_basis: row.text("legal_basis").to_owned(),
        valid_from: valid_from?,
        valid_until: valid_until?,
    })
}

const MEDIA: &[&str] = &["kind", "label", "capacity", "max_file"];

fn medium(row: &mut Row<'_>) -> Option<MediaKind> {
    let kind = row.parse("kind", ID, id);
    let label = row.filled("label");
    let bytes = |text: &str| text.parse().ok();
    let capacity = row.optional("capacity", "bytes, or empty where it varies", bytes);
    let max_file = row.optional("max_file", "bytes, or empty for no limit", bytes);
    Some(MediaKind { kind: kind?, label: label?, capacity: capacity?, max_file: max_file? })
}

const ID: &str = "1 to 64 lower-case letters, digits, '-', '_' or '.', unlike a device of Windows";
const ACCESS: &str = "umum, terbatas or tertutup";
const ROOT: &str = "a folder below the store, with '/' between its parts";

/// Ids become file names on media.
fn id(text: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b);
    ((1..=64).contains(&text.len())
        && text.bytes().all(plain)
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && BagPath::parse(text).is_ok())
    .then(|| text.to_owned())
}

fn access(text: &str) -> Option<Access> {
    match text {
        "umum" => Some(Access::Umum),
        "terbatas" => Some(Access::Terbatas),
        "tertutup" => Some(Access::Tertutup),
        _ => None,
    }
}
