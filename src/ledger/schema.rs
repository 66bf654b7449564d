//! The tables and what protects them.
//!
//! Who a visitor is stands in `requesters`, apart from the request. Agreements and papers carry
//! names, because they must be shown again as they were signed and issued.

use std::time::Duration;

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use super::broken;
use crate::error::{Error, ErrorKind, Result};

/// Marks the file as a ledger of this program ("kmas").
const APPLICATION: u32 = 0x6b6d_6173;

/// What brings a ledger from each version to the next; SQLite's `user_version` counts them.
const MIGRATIONS: [&str; 1] = [FIRST];

/// Every table: its rows stay as they were issued.
pub(super) const TABLES: [&str; 11] = [
    "requests",
    "requesters",
    "arrivals",
    "approvals",
    "agreements",
    "packages",
    "verifications",
    "invoices",
    "payments",
    "receipts",
    "handovers",
];

const FIRST: &str = "
CREATE TABLE requests (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,          -- the request as JSON, without the requester's personal fields
    recorded_on TEXT NOT NULL,
    UNIQUE (number, digest)
) STRICT;

CREATE TABLE requesters (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    category TEXT NOT NULL,
    phone TEXT,
    address TEXT,
    institution TEXT,
    npwp TEXT
) STRICT;
CREATE INDEX requesters_of_request ON requesters (request);

-- The order in which versions of requests were handed in: the last one of a number is current.
CREATE TABLE arrivals (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id)
) STRICT;
CREATE INDEX arrivals_of_request ON arrivals (request);

CREATE TABLE approvals (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    body TEXT NOT NULL,
    verdict TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;
CREATE INDEX approvals_of_request ON approvals (request);

CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    body TEXT NOT NULL,
    scan TEXT NOT NULL
) STRICT;
CREATE INDEX agreements_of_request ON agreements (request);

CREATE TABLE packages (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    packing INTEGER NOT NULL,    -- counts the times the request was packed: the last one counts
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    short_code TEXT NOT NULL,
    price INTEGER NOT NULL,      -- of the whole packing, in rupiah
    packed_on TEXT NOT NULL,
    UNIQUE (request, packing, ordinal)
) STRICT;

CREATE TABLE verifications (
    id INTEGER PRIMARY KEY,
    package INTEGER NOT NULL REFERENCES packages (id),
    verified_on TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('lengkap', 'rusak')),
    proof TEXT NOT NULL,
    bytes_read INTEGER NOT NULL
) STRICT;
CREATE INDEX verifications_of_package ON verifications (package);

CREATE TABLE invoices (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
CREATE INDEX invoices_of_request ON invoices (request);

CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL UNIQUE REFERENCES invoices (id),
    ntpn TEXT UNIQUE,            -- NULL for cash
    body TEXT NOT NULL
) STRICT;

CREATE TABLE receipts (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL UNIQUE REFERENCES invoices (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;

CREATE TABLE handovers (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL UNIQUE REFERENCES requests (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
";

/// Checks that the file is a ledger this program knows, and brings it to the newest version.
pub(super) fn prepare(connection: &mut Connection) -> Result<()> {
    // The tables are looked for before the mark: both appear in one commit of whoever is first.
    let tables = "SELECT count(*) FROM sqlite_schema";
    let tables: i64 = connection.query_row(tables, [], |row| row.get(0)).map_err(broken)?;
    if tables > 0 && pragma(connection, "application_id")? != APPLICATION {
        let message = "the file is a database, but not a ledger of this program";
        return Err(Error::new(ErrorKind::Ledger, message));
    }
    let newest = MIGRATIONS.len() as u32;
    let found = pragma(connection, "user_version")?;
    if found > newest {
        let message = format!(
            "the ledger is of version {found}, but this program knows versions up to {newest}"
        );
        return Err(Error::new(ErrorKind::Ledger, message)
            .hint("use the newer version of the program that wrote it"));
    }
    write_ahead(connection)?;
    // `recursive_triggers` makes REPLACE fire the triggers that refuse a removal.
    let settings = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                    PRAGMA recursive_triggers = ON;";
    connection.execute_batch(settings).map_err(broken)?;
    if found < newest {
        migrate(connection)?;
    }
    Ok(())
}

fn pragma(connection: &Connection, name: &str) -> Result<u32> {
    connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).map_err(broken)
}

/// Switches to write-ahead logging. Of several first openers one switches; SQLite sends the others
/// away without asking the busy handler, so they come back here.
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
            let message = format!("the ledger's folder allows only journal mode '{mode}', not WAL");
            Err(Error::new(ErrorKind::Ledger, message)
                .hint("keep the office home on a local disk, not on a network share"))
        }
    }
}

fn migrate(connection: &mut Connection) -> Result<()> {
    let behavior = TransactionBehavior::Immediate;
    let transaction = connection.transaction_with_behavior(behavior).map_err(broken)?;
    // Another process may have done it while this one waited.
    let done = pragma(&transaction, "user_version")?;
    for migration in MIGRATIONS.iter().skip(done as usize) {
        transaction.execute_batch(migration).map_err(broken)?;
    }
    for table in TABLES {
        for change in ["UPDATE", "DELETE"] {
            let trigger = format!(
                "CREATE TRIGGER IF NOT EXISTS {table}_no_{change} BEFORE {change} ON {table} \
                 BEGIN SELECT RAISE (ABORT, 'rows of {table} stay as they were issued'); END"
            );
            transaction.execute_batch(&trigger).map_err(broken)?;
        }
    }
    let newest = MIGRATIONS.len();
    let marks = format!("PRAGMA user_version = {newest}; PRAGMA application_id = {APPLICATION};");
    transaction.execute_batch(&marks).map_err(broken)?;
    transaction.commit().map_err(broken)
}
