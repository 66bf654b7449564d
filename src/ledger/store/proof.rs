//! Verification: finds rows of the ledger that were edited, removed, added or reordered outside the program.
//! [`Ledger::verify`] says what it cannot find.

use rusqlite::Connection;
use serde::Serialize;

use super::amended_sums::wrong_sums;
use super::connection::Ledger;
use super::database_error::broken;
use super::holes::{holes, restores};
use super::proven_payments::wrong_payments;
use super::proven_refunds::wrong_refunds;
use super::schema::TABLES;
use super::serials::wrong_serials;
use super::table_words::table_words;
use super::{chain, personal_fields};
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::{Hole, PutBack, SeriesKind};

/// The most faults that are reported; further ones are left out.
const MOST_FAULTS: usize = 100;

/// The result of verifying the whole ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerCheck {
    /// `lengkap` (complete) where there is no fault, else `rusak` (damaged).
    pub result: &'static str,
    /// The number of the last link of the chain, which in a sound ledger is the number of rows.
    pub rows: u64,
    /// The last hash of the chain. Where it is printed, a later [`Ledger::verify`] can look for it in the chain.
    pub head: String,
    /// What is wrong: at most a hundred faults, even where there are more.
    pub faults: Vec<LedgerFault>,
    /// Numbers that stand for no paper, with the reason. They are no fault.
    pub holes: Vec<Hole>,
    /// The backups from which this ledger was put back.
    pub restores: Vec<PutBack>,
}

/// One thing that does not agree with what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerFault {
    /// The table.
    pub table: String,
    /// The row's id; 0 where the fault concerns no single row.
    pub row: i64,
    /// What is wrong; in Indonesian in JSON.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub what: Message,
}

impl LedgerFault {
    /// Returns the place in words: the table, and the row where one can be named.
    pub fn place(&self) -> Message {
        let table = table_words(&self.table);
        match self.row {
            0 => table,
            row => message!("{table}, row {row}", table, row),
        }
    }
}

impl LedgerCheck {
    /// Returns true where no fault was found.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// Returns the result in words, for the head of a report.
    pub fn headline(&self) -> Message {
        if self.is_sound() { message!("COMPLETE") } else { message!("DAMAGED") }
    }
}

impl Ledger {
    /// Reads every row and compares it with the chain, the serials of papers and holes with each other, personal data
    /// with their digests, the sums of amendments with what they are sums of, payments with invoices and receipts, and
    /// refunds with what was owed.
    ///
    /// This finds a changed cell, a row that was removed, added or moved, and links removed from the end. It does not
    /// find a chain that was rewritten as a whole, or cut together with SQLite's counter of rows. `head`, a last hash
    /// that was printed before, on a day close, must still be in the chain: that finds such a change in the rows up to
    /// this hash.
    pub fn verify(&self, head: Option<&str>) -> Result<LedgerCheck> {
        let printed = head;
        // One read transaction sees one state, whatever others write meanwhile.
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let mut faults = Vec::new();
        let (count, head) = check_links(&reading, &mut faults)?;
        check_end(&reading, count, &mut faults)?;
        if let Some(printed) = printed {
            check_printed_head(&reading, printed, &mut faults)?;
        }
        for table in TABLES {
            check_bound(&reading, table, &mut faults)?;
        }
        check_personal_fields(&reading, &mut faults)?;
        let mut wrong = wrong_sums(&reading)?;
        for kind in SeriesKind::ALL {
            wrong.extend(wrong_serials(&reading, kind)?);
        }
        wrong.extend(wrong_payments(&reading)?);
        wrong.extend(wrong_refunds(&reading)?);
        faults.extend(wrong.into_iter().map(|(table, row, what)| fault(table, row, what)));
        faults.truncate(MOST_FAULTS);
        let result = if faults.is_empty() { "lengkap" } else { "rusak" };
        let (holes, restores) = (holes(&reading)?, restores(&reading)?);
        Ok(LedgerCheck { result, rows: count, head, faults, holes, restores })
    }
}

/// Reports a printed hash that is not in the chain.
fn check_printed_head(
    connection: &Connection,
    printed: &str,
    faults: &mut Vec<LedgerFault>,
) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM chain WHERE hash = ?1)";
    let stands = |row: &rusqlite::Row<'_>| row.get(0);
    let stands: bool = connection.query_row(sql, [printed.trim()], stands).map_err(broken)?;
    if !stands && printed.trim() != chain::beginning() {
        let what = message!("the link {printed}, which was printed, stands there no more", printed);
        faults.push(fault("chain", 0, what));
    }
    Ok(())
}

fn fault(table: &str, row: i64, what: Message) -> LedgerFault {
    LedgerFault { table: table.to_owned(), row, what }
}

/// Follows the chain, and returns the number and the hash of its last link. Each link is compared using the recorded
/// hash before it, so that an edited row is reported once.
fn check_links(connection: &Connection, faults: &mut Vec<LedgerFault>) -> Result<(u64, String)> {
    let sql =
        "SELECT id, of_table, of_row, hash, recorded_at, acted_by, account, host, acted_because,
               seconded_by
               FROM chain ORDER BY id";
    let mut select = connection.prepare(sql).map_err(broken)?;
    let mut links = select.query([]).map_err(broken)?;
    let (mut count, mut before) = (0_u64, chain::beginning());
    while let Some(link) = links.next().map_err(broken)? {
        count += 1;
        let place: i64 = link.get(0).map_err(broken)?;
        let table: String = link.get(1).map_err(broken)?;
        let row: i64 = link.get(2).map_err(broken)?;
        let recorded: String = link.get(3).map_err(broken)?;
        let recording = chain::Recording {
            moment: link.get(4).map_err(broken)?,
            by: link.get(5).map_err(broken)?,
            account: link.get(6).map_err(broken)?,
            host: link.get(7).map_err(broken)?,
            because: link.get(8).map_err(broken)?,
            second: link.get(9).map_err(broken)?,
        };
        if place.unsigned_abs() != count {
            faults.push(fault("chain", place, message!("link {count} is missing", count)));
            count = place.unsigned_abs();
        }
        if TABLES.contains(&table.as_str()) {
            match chain::hash(connection, &table, row, &before, &recording)? {
                None => faults.push(fault(&table, row, message!("the row is missing"))),
                Some(found) if found.to_string() != recorded => {
                    faults.push(fault(&table, row, message!("the row or its place changed")));
                }
                Some(_) => {}
            }
        } else {
            faults.push(fault("chain", place, message!("the table '{table}' is not known", table)));
        }
        before = recorded;
    }
    Ok((count, before))
}

/// Reports links that are missing at the end: `SQLite` remembers the last id it gave out, even when rows are gone.
fn check_end(connection: &Connection, count: u64, faults: &mut Vec<LedgerFault>) -> Result<()> {
    let sql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'chain'), 0)";
    let given: i64 = connection.query_row(sql, [], |row| row.get(0)).map_err(broken)?;
    if given.unsigned_abs() != count {
        let what =
            message!("{given} rows were recorded, but the chain holds {count}", given, count);
        faults.push(fault("chain", given, what));
    }
    Ok(())
}

fn check_bound(connection: &Connection, table: &str, faults: &mut Vec<LedgerFault>) -> Result<()> {
    let sql = format!(
        "SELECT id FROM {table} WHERE NOT EXISTS
         (SELECT 1 FROM chain WHERE of_table = ?1 AND of_row = {table}.id)"
    );
    let mut select = connection.prepare(&sql).map_err(broken)?;
    let mut found = select.query([table]).map_err(broken)?;
    while let Some(row) = found.next().map_err(broken)? {
        let what = message!("the row is outside the chain");
        faults.push(fault(table, row.get(0).map_err(broken)?, what));
    }
    Ok(())
}

/// Reports personal fields that do not match their digest, or were removed without a record of it.
fn check_personal_fields(connection: &Connection, faults: &mut Vec<LedgerFault>) -> Result<()> {
    let sql = "WITH on_papers (person) AS (SELECT person FROM agreements
                   UNION ALL SELECT person FROM invoices UNION ALL SELECT person FROM receipts
                   UNION ALL SELECT person FROM handovers)
               SELECT id, digest, salt, body,
               EXISTS (SELECT 1 FROM forgettings WHERE forgettings.visit = people.visit
                   AND (what IS NOT 'guest'
                        OR people.id NOT IN (SELECT person FROM on_papers
                            WHERE person IS NOT NULL)))
               FROM people";
    let mut select = connection.prepare(sql).map_err(broken)?;
    let mut found = select.query([]).map_err(broken)?;
    while let Some(row) = found.next().map_err(broken)? {
        let id: i64 = row.get(0).map_err(broken)?;
        let digest: String = row.get(1).map_err(broken)?;
        let salt: Option<String> = row.get(2).map_err(broken)?;
        let body: Option<String> = row.get(3).map_err(broken)?;
        let forgotten: bool = row.get(4).map_err(broken)?;
        match (salt, body) {
            (Some(salt), Some(body)) if personal_fields::digest(&salt, &body) == digest => {}
            (None, None) if forgotten => {}
            (None, None) => {
                let what = message!("personal data are missing without a record of it");
                faults.push(fault("people", id, what));
            }
            _ => faults.push(fault("people", id, message!("personal data changed"))),
        }
    }
    Ok(())
}
