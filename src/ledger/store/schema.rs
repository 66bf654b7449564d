//! The tables, and the triggers that protect them.
//!
//! The personal fields of visitors are in the table `people` only. The tables of each version are defined in SQL files;
//! `migrate.rs` moves the rows of a ledger of version 1; versions after 2 only add tables and columns that may be NULL.

use std::time::Duration;

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::database_error::broken;
use super::migrate;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// Marks the file as a ledger of this program ("kmas").
const APPLICATION: u32 = 0x6b6d_6173;

/// The newest version of the tables, as in SQLite's `user_version`.
const NEWEST: u32 = 6;

/// Tables of version 1.
#[cfg(test)]
pub(in crate::ledger) const FIRST: &str = include_str!("first.sql");
const SECOND: &str = include_str!("second.sql");

/// What each version after the second adds to the one before: its SQL, and those of [`TABLES`] that it creates.
const ADDED: [(&str, &[&str]); 4] = [
    (include_str!("third.sql"), &["decisions"]),
    (include_str!("fourth.sql"), &["amended_requests", "claims"]),
    (include_str!("fifth.sql"), &["amendments"]),
    (
        include_str!("sixth.sql"),
        &[
            "code_days",
            "agreement_papers",
            "prints",
            "evidence",
            "destructions",
            "overpayments",
            "refunds",
            "restores",
            "holes",
            "complaints",
            "complaint_answers",
            "cash_counts",
            "month_closes",
            "reconciliations",
        ],
    ),
];

/// Every table whose rows are in the chain. Triggers refuse changes of these rows, except the blanking of personal
/// fields in `people`.
pub(in crate::ledger) const TABLES: [&str; 42] = [
    "people",
    "forgettings",
    "visits",
    "visit_requests",
    "polls",
    "requests",
    "requesters",
    "arrivals",
    "approvals",
    "agreements",
    "packages",
    "verifications",
    "texts",
    "invoices",
    "plans",
    "billing_codes",
    "payments",
    "receipts",
    "deposits",
    "deposited",
    "handovers",
    "corrections",
    "voids",
    "endings",
    "decisions",
    "amended_requests",
    "claims",
    "amendments",
    "code_days",
    "agreement_papers",
    "prints",
    "evidence",
    "destructions",
    "overpayments",
    "refunds",
    "restores",
    "holes",
    "complaints",
    "complaint_answers",
    "cash_counts",
    "month_closes",
    "reconciliations",
];

/// Checks that the file is empty or a ledger that this program knows, and brings it to the newest version of the
/// tables.
pub(in crate::ledger) fn prepare(connection: &mut Connection) -> Result<()> {
    // Tables are counted before the mark is read, since another process may create both in between, in one commit.
    let tables = "SELECT count(*) FROM sqlite_schema";
    let tables: i64 = connection.query_row(tables, [], |row| row.get(0)).map_err(broken)?;
    if tables > 0 && pragma(connection, "application_id")? != APPLICATION {
        let message = message!("the file is a database, but not a ledger of this program");
        return Err(Error::new(ErrorKind::Ledger, message));
    }
    let newest = NEWEST;
    let found = pragma(connection, "user_version")?;
    if found > newest {
        let message = message!(
            "the ledger is of version {found}, but this program knows versions up to {newest}",
            found,
            newest
        );
        return Err(Error::new(ErrorKind::Ledger, message)
            .hint(message!("use the newer version of the program that wrote it")));
    }
    write_ahead(connection)?;
    // `recursive_triggers` makes REPLACE fire the triggers that refuse a removal. `secure_delete` overwrites what is
    // forgotten. `clock` and `actor` belong to this connection only: see
    // `Ledger::set_clock` and `Ledger::set_actor`.
    let settings = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                    PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON; \
                    PRAGMA temp_store = MEMORY; CREATE TEMP TABLE clock (moment TEXT, is_exact INTEGER); \
                    CREATE TEMP TABLE actor (name TEXT, account TEXT, host TEXT, because TEXT, second TEXT);";
    connection.execute_batch(settings).map_err(broken)?;
    if found < newest {
        migrate(connection)?;
    }
    Ok(())
}

/// Returns true for a ledger of a newer version than this program knows.
pub(in crate::ledger) fn is_of_newer_program(connection: &Connection) -> bool {
    pragma(connection, "application_id").is_ok_and(|mark| mark == APPLICATION)
        && pragma(connection, "user_version").is_ok_and(|version| version > NEWEST)
}

fn pragma(connection: &Connection, name: &str) -> Result<u32> {
    connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).map_err(broken)
}

/// Switches to write-ahead logging. When several processes open a new ledger, one of them switches. SQLite refuses
/// the others without calling the busy handler, so they try again here.
fn write_ahead(connection: &Connection) -> Result<()> {
    const TRIES: u32 = 200;
    const PAUSE: Duration = Duration::from_millis(25);
    let switch = || -> rusqlite::Result<String> {
        connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
    };
    let mut outcome = switch();
    for _ in 0..TRIES {
        let busy = |error: &rusqlite::Error| {
            error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                || error.sqlite_error_code() == Some(ErrorCode::DatabaseLocked)
        };
        if !outcome.as_ref().is_err_and(busy) {
            break;
        }
        std::thread::sleep(PAUSE);
        outcome = switch();
    }
    match outcome.map_err(broken)?.as_str() {
        "wal" => Ok(()),
        mode => {
            let message =
                message!("the ledger's folder allows only journal mode '{mode}', not WAL", mode);
            Err(Error::new(ErrorKind::Ledger, message)
                .hint(message!("keep the office home on a local disk, not on a network share")))
        }
    }
}

fn migrate(connection: &mut Connection) -> Result<()> {
    let behavior = TransactionBehavior::Immediate;
    let transaction = connection.transaction_with_behavior(behavior).map_err(broken)?;
    // Another process may have migrated while this one waited.
    let found = pragma(&transaction, "user_version")?;
    if found >= NEWEST {
        return Ok(());
    }
    // Versions 0 and 1 get all tables, later ones what was added since.
    let since = ADDED.get(found.saturating_sub(2) as usize..).unwrap_or_default();
    let added: String = since.iter().map(|(sql, _)| *sql).collect();
    match found {
        0 => transaction.execute_batch(&[SECOND, &added].concat()).map_err(broken)?,
        1 => migrate::from_first(&transaction, &[SECOND, &added].concat())?,
        _ => transaction.execute_batch(&added).map_err(broken)?,
    }
    let new = match found {
        0 | 1 => [&TABLES[..], &["chain"]].concat(),
        _ => since.iter().flat_map(|(_, tables)| tables.iter().copied()).collect(),
    };
    protect(&transaction, &new)?;
    let marks = format!("PRAGMA user_version = {NEWEST}; PRAGMA application_id = {APPLICATION};");
    transaction.execute_batch(&marks).map_err(broken)?;
    transaction.commit().map_err(broken)
}

/// Adds triggers that refuse changes and removals, with one exception: personal fields may be blanked.
fn protect(transaction: &Transaction<'_>, tables: &[&str]) -> Result<()> {
    for &table in tables {
        for change in ["UPDATE", "DELETE"] {
            let blanking = "NEW.body IS NULL AND NEW.salt IS NULL AND NEW.digest IS OLD.digest \
                            AND NEW.id IS OLD.id AND NEW.visit IS OLD.visit";
            let when = match (table, change) {
                ("people", "UPDATE") => format!("WHEN NOT ({blanking})"),
                _ => String::new(),
            };
            let trigger = format!(
                "CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table} {when} \
                 BEGIN SELECT RAISE (ABORT, 'rows of {table} stay as they were issued'); END"
            );
            transaction.execute_batch(&trigger).map_err(broken)?;
        }
    }
    Ok(())
}
