//! Backups that were put back, and the numbers that stand for no paper since.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, params};

use super::cells::day;
use super::chain::{add_row, beginning};
use super::connection::Ledger;
use super::database_error::broken;
use super::numbers::{next_serial, used_number};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Hole, PutBack, SeriesKind};

/// Returns the table of the papers of a series.
pub(super) const fn table(kind: SeriesKind) -> &'static str {
    match kind {
        SeriesKind::Invoice => "invoices",
        SeriesKind::Receipt => "receipts",
        SeriesKind::Handover => "handovers",
        SeriesKind::Agreement => "agreement_papers",
    }
}

impl Ledger {
    /// Returns the number of the last paper of a series in any year; `None` where it has none.
    pub fn last_number(&self, kind: SeriesKind) -> Result<Option<String>> {
        let sql =
            format!("SELECT number FROM {} ORDER BY year DESC, serial DESC LIMIT 1", table(kind));
        self.connection.query_row(&sql, [], |row| row.get(0)).optional().map_err(broken)
    }

    /// Returns the number of the paper of a series that has this number, also where it is written with other capitals,
    /// blanks or signs; `None` where no paper has it.
    pub fn used_number(&self, kind: SeriesKind, number: &str) -> Result<Option<String>> {
        used_number(&self.connection, table(kind), number)
    }

    /// Returns the serial that the next paper of a series gets in a year, behind its papers and holes. `start` is the
    /// one with which the ledger's first year begins.
    pub fn next_serial(&self, kind: SeriesKind, year: i16, start: u32) -> Result<i64> {
        next_serial(&self.connection, table(kind), year, start)
    }

    /// Returns true where a hash is in the chain, or is the one before the first link.
    pub fn has_link(&self, hash: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM chain WHERE hash = ?1)";
        let has: bool = self.connection.query_row(sql, [hash], |row| row.get(0)).map_err(broken)?;
        Ok(has || hash == beginning())
    }

    /// Returns the first hash of the chain, which tells this ledger from any other; `None` where it has no row yet.
    pub fn first_link(&self) -> Result<Option<String>> {
        let sql = "SELECT hash FROM chain ORDER BY id LIMIT 1";
        self.connection.query_row(sql, [], |row| row.get(0)).optional().map_err(broken)
    }

    /// Records that this ledger was put back from a backup, with the numbers that stand for no paper in it.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where a hole does not begin behind the papers and holes of its series.
    pub fn record_restore(&mut self, back: &PutBack, holes: &[(Hole, u32)]) -> Result<()> {
        self.change(|change| {
            let on = back.on.to_string();
            let cells: [(&str, &dyn ToSql); 5] = [
                ("backup", &back.backup),
                ("sha256", &back.sha256),
                ("head", &back.head),
                ("because", &back.because),
                ("restored_on", &on),
            ];
            let restored = add_row(change, "restores", &cells)?;
            for (hole, start) in holes {
                let table = table(hole.kind);
                if next_serial(change, table, hole.year, *start)? != hole.first {
                    return Err(Error::new(
                        ErrorKind::State,
                        message!("the hole does not begin behind the last paper of its series"),
                    ));
                }
                let cells: [(&str, &dyn ToSql); 7] = [
                    ("kind", &table),
                    ("year", &hole.year),
                    ("first", &hole.first),
                    ("last", &hole.last),
                    ("restored", &restored),
                    ("because", &hole.because),
                    ("noted_on", &on),
                ];
                add_row(change, "holes", &cells)?;
            }
            Ok(())
        })
    }
}

/// Returns the holes of all series, in the order in which they were recorded.
pub(super) fn holes(connection: &Connection) -> Result<Vec<Hole>> {
    let mut all = Vec::new();
    let sql = "SELECT kind, year, first, last, because FROM holes ORDER BY id";
    let mut select = connection.prepare(sql).map_err(broken)?;
    let mut rows = select.query([]).map_err(broken)?;
    while let Some(row) = rows.next().map_err(broken)? {
        let of: String = row.get(0).map_err(broken)?;
        let Some(kind) = SeriesKind::ALL.into_iter().find(|kind| table(*kind) == of) else {
            continue;
        };
        all.push(Hole {
            kind,
            year: row.get(1).map_err(broken)?,
            first: row.get(2).map_err(broken)?,
            last: row.get(3).map_err(broken)?,
            because: row.get(4).map_err(broken)?,
        });
    }
    Ok(all)
}

/// Returns the backups that were put back, in the order in which they were.
pub(super) fn restores(connection: &Connection) -> Result<Vec<PutBack>> {
    type Cells = (String, String, String, String, String);
    let sql = "SELECT backup, sha256, head, because, restored_on FROM restores ORDER BY id";
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let mut select = connection.prepare(sql).map_err(broken)?;
    let found = select.query_map(params![], cells).map_err(broken)?;
    let found: Vec<Cells> = found.collect::<rusqlite::Result<_>>().map_err(broken)?;
    let back = |(backup, sha256, head, because, on): Cells| -> Result<PutBack> {
        let on: Date = day(&on)?;
        Ok(PutBack { backup, sha256, head, because, on })
    };
    found.into_iter().map(back).collect()
}
