//! The probe of one file. While the file is read, the probe is fed its bytes. A map is opened after that, by its path.

use std::path::Path;

use super::file_kind::Kind;
use super::map::{journal_beside, probe as probe_map};
use super::personal::PersonalColumns;
use super::result::{Finding, Inside};
use super::table::{CsvProbe, DbfProbe, StatProbe};
use crate::model::Profile;

/// Is fed all bytes of a file in order, and says at the end what is inside.
pub(crate) struct Probe {
    kind: Kind,
    bytes: u64,
    reader: Reader,
}

enum Reader {
    Dbf(Box<DbfProbe>),
    Csv(Box<CsvProbe>),
    Stat(Box<StatProbe>),
    /// Looks at no bytes: a map, a part of a map, documentation or other data.
    Closed,
}

impl Probe {
    /// Starts with the kind of the file and its size in bytes.
    pub(crate) fn new(kind: Kind, bytes: u64) -> Self {
        let reader = match kind {
            Kind::Dbf => Reader::Dbf(Box::new(DbfProbe::new(bytes))),
            Kind::Csv | Kind::Text => Reader::Csv(Box::new(CsvProbe::new(bytes))),
            Kind::Stat(format) => Reader::Stat(Box::new(StatProbe::new(format, bytes))),
            _ => Reader::Closed,
        };
        Self { kind, bytes, reader }
    }

    pub(crate) fn feed(&mut self, block: &[u8]) {
        match &mut self.reader {
            Reader::Dbf(probe) => probe.feed(block),
            Reader::Csv(probe) => probe.feed(block),
            Reader::Stat(probe) => probe.feed(block),
            Reader::Closed => {}
        }
    }

    /// Ends the probe and returns what it found. A map is opened only now, by its path.
    pub(crate) fn finish(self, path: &Path, personal: &PersonalColumns) -> Inside {
        if self.bytes == 0 && !matches!(self.kind, Kind::Document | Kind::MapPart) {
            return Inside::plain(vec![Finding::empty()]);
        }
        match (self.reader, self.kind) {
            (Reader::Dbf(probe), _) => probe.finish(personal),
            (Reader::Csv(probe), Kind::Text) => maybe_table(probe.finish(personal)),
            (Reader::Csv(probe), _) => probe.finish(personal),
            (Reader::Stat(probe), _) => Inside::plain(probe.finish(personal)),
            (Reader::Closed, Kind::MapPart) => {
                Inside { profile: Profile::MapPart, ..Inside::plain(Vec::new()) }
            }
            (Reader::Closed, Kind::Map { format, must_open }) => match probe_map(path, format) {
                Ok(profile) => Inside { profile, ..Inside::plain(Vec::new()) },
                Err(_) if must_open && journal_beside(path).is_some() => {
                    Inside::plain(vec![Finding::live_database()])
                }
                Err(why) if must_open => Inside::plain(vec![Finding::broken_map(why)]),
                Err(_) => Inside::plain(Vec::new()),
            },
            (Reader::Closed, _) => Inside::plain(Vec::new()),
        }
    }
}

/// Returns what is kept of a text that need not be a table: no profile, and only the findings of personal data. Even
/// these are dropped unless it was read as a table of several columns.
fn maybe_table(found: Inside) -> Inside {
    let is_table = matches!(&found.profile, Profile::Table { columns, .. } if columns.len() > 1);
    let findings = found.findings.into_iter().filter(|finding| is_table && finding.is_personal());
    Inside::plain(findings.collect())
}
