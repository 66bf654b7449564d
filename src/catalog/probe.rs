//! Looking inside a file while it is read: which probe, and what it found.

use std::path::Path;

use super::entry::{Profile, Role};
use super::flaw::{self, Flaw};
use super::personal::PersonalColumns;
use super::probe_csv::CsvProbe;
use super::probe_map;
use super::probe_stat::{Format, StatProbe};
use super::probe_table::DbfProbe;
use crate::model::BagPath;

/// What a file's name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A dBASE table.
    Dbf,
    /// A table of text.
    Csv,
    /// A map, by the GDAL driver that reads it; a map that must open is worth nothing otherwise.
    Map {
        /// GDAL's short name.
        driver: &'static str,
        /// False for `.json`, which may be anything.
        must_open: bool,
    },
    /// A file that belongs to a shapefile.
    MapPart,
    /// A text that may be a table.
    Text,
    /// A table of a statistics program.
    Stat(Format),
    /// Data of another kind.
    Data,
    /// Documentation, which nobody looks into.
    Document,
}

impl Kind {
    /// Returns true for what is looked into for personal data.
    pub(super) fn is_table(self) -> bool {
        matches!(self, Self::Dbf | Self::Csv | Self::Text | Self::Stat(_))
    }

    /// Reads the name; `beside_shp` tells whether a `.shp` of the same stem lies beside.
    pub(super) fn of(path: &BagPath, role: Role, beside_shp: bool) -> Self {
        let map = |driver, must_open| Self::Map { driver, must_open };
        let extension = path.extension().unwrap_or_default();
        if beside_shp && PARTS.contains(&&*extension) {
            return Self::MapPart;
        }
        match (&*extension, role) {
            (_, Role::Dokumentasi) => Self::Document,
            ("dbf", _) => Self::Dbf,
            ("csv" | "tsv", _) => Self::Csv,
            ("txt" | "tab" | "dat" | "asc", _) => Self::Text,
            ("gpkg", _) => map("GPKG", true),
            ("shp", _) => map("ESRI Shapefile", true),
            ("geojson", _) => map("GeoJSON", true),
            ("json", _) => map("GeoJSON", false),
            ("fgb", _) => map("FlatGeobuf", true),
            _ => Format::of(&extension).map_or(Self::Data, Self::Stat),
        }
    }
}

/// Extensions of the files that make a shapefile together with its `.shp`.
pub(super) const PARTS: [&str; 7] = ["shx", "dbf", "prj", "cpg", "qpj", "sbn", "sbx"];

/// What a probe found.
#[derive(Debug)]
pub(super) struct Inside {
    pub(super) profile: Profile,
    pub(super) flaws: Vec<Flaw>,
    /// True where a memo file must lie beside the file.
    pub(super) memo: bool,
    /// Of a table: the encoding of its letters, or that all of them are ASCII; `None` where nothing can be
    /// told.
    pub(super) letters: Option<&'static str>,
}

impl Inside {
    /// A file about which only its bytes are known.
    pub(super) fn plain(flaws: Vec<Flaw>) -> Self {
        Self { profile: Profile::Plain, flaws, memo: false, letters: None }
    }
}

/// A probe that is fed all bytes of a file in order.
pub(super) struct Probe {
    kind: Kind,
    bytes: u64,
    eyes: Eyes,
}

enum Eyes {
    Dbf(Box<DbfProbe>),
    Csv(Box<CsvProbe>),
    Stat(Box<StatProbe>),
    Closed,
}

impl Probe {
    pub(super) fn new(kind: Kind, bytes: u64) -> Self {
        let eyes = match kind {
            Kind::Dbf => Eyes::Dbf(Box::new(DbfProbe::new(bytes))),
            Kind::Csv | Kind::Text => Eyes::Csv(Box::new(CsvProbe::new(bytes))),
            Kind::Stat(format) => Eyes::Stat(Box::new(StatProbe::new(format, bytes))),
            _ => Eyes::Closed,
        };
        Self { kind, bytes, eyes }
    }

    pub(super) fn feed(&mut self, block: &[u8]) {
        match &mut self.eyes {
            Eyes::Dbf(probe) => probe.feed(block),
            Eyes::Csv(probe) => probe.feed(block),
            Eyes::Stat(probe) => probe.feed(block),
            Eyes::Closed => {}
        }
    }

    /// Ends the probe; maps are opened only now, by their path.
    pub(super) fn finish(self, path: &Path, personal: &PersonalColumns) -> Inside {
        if self.bytes == 0 && !matches!(self.kind, Kind::Document | Kind::MapPart) {
            return Inside::plain(vec![flaw::empty()]);
        }
        match (self.eyes, self.kind) {
            (Eyes::Dbf(probe), _) => probe.finish(personal),
            (Eyes::Csv(probe), Kind::Text) => maybe_table(probe.finish(personal)),
            (Eyes::Csv(probe), _) => probe.finish(personal),
            (Eyes::Stat(probe), _) => Inside::plain(probe.finish(personal)),
            (Eyes::Closed, Kind::MapPart) => {
                Inside { profile: Profile::MapPart, ..Inside::plain(Vec::new()) }
            }
            (Eyes::Closed, Kind::Map { driver, must_open }) => {
                match probe_map::probe(path, driver) {
                    Ok(profile) => Inside { profile, ..Inside::plain(Vec::new()) },
                    Err(_) if must_open && probe_map::journal_beside(path).is_some() => {
                        Inside::plain(vec![flaw::live_database()])
                    }
                    Err(why) if must_open => Inside::plain(vec![flaw::broken_map(&why)]),
                    Err(_) => Inside::plain(Vec::new()),
                }
            }
            (Eyes::Closed, _) => Inside::plain(Vec::new()),
        }
    }
}

/// Returns what is told of a text that need not be a table: personal data, where it is one of several columns.
fn maybe_table(found: Inside) -> Inside {
    let is_table = matches!(&found.profile, Profile::Table { columns, .. } if columns.len() > 1);
    let flaws = found.flaws.into_iter().filter(|flaw| is_table && flaw.is_personal());
    Inside::plain(flaws.collect())
}
