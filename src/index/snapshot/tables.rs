//! The tables of the index file, their version, and how the file is opened and read.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message, of_database};

/// The version of the tables below. An index of another version is not read; the next run makes it anew.
const SCHEMA: i64 = 5;

/// A `source` is relative to its store. In the path and the reason of a finding, and in `file.findings`, a mark
/// replaces the path of a store.
const TABLES: &str = "
    DROP TABLE IF EXISTS meta;
    DROP TABLE IF EXISTS store;
    DROP TABLE IF EXISTS file;
    DROP TABLE IF EXISTS inside;
    DROP TABLE IF EXISTS finding;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE store (
        id INTEGER PRIMARY KEY, position INTEGER NOT NULL, setting TEXT NOT NULL
    ) STRICT;
    CREATE TABLE file (
        store INTEGER NOT NULL, source TEXT NOT NULL, item TEXT, path TEXT NOT NULL,
        bytes INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
        inode INTEGER NOT NULL, digest BLOB NOT NULL, role TEXT NOT NULL,
        map_part INTEGER NOT NULL, memo INTEGER NOT NULL, findings TEXT,
        letters TEXT, shape TEXT,
        PRIMARY KEY (store, source)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE inside (
        store INTEGER NOT NULL, source TEXT NOT NULL, profile TEXT NOT NULL,
        PRIMARY KEY (store, source)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding (
        code TEXT NOT NULL, blocking INTEGER NOT NULL, item TEXT, path TEXT NOT NULL,
        reason TEXT NOT NULL, remedy TEXT NOT NULL
    ) STRICT;
";

/// Returns the key in `meta` of the disk that a store lay on at the last run.
pub(super) fn device_key(store: i64) -> String {
    ["device ", &store.to_string()].concat()
}

/// The values of the column `role`: for a file that explains data, and for data.
pub(super) const DOCUMENT: &str = "dokumentasi";
pub(super) const DATA: &str = "data";

/// Makes the tables, unless they are there in this version. Those of another version are dropped.
pub(super) fn make_tables(connection: &Connection) -> rusqlite::Result<()> {
    if version(connection)? != SCHEMA {
        connection.execute_batch(TABLES)?;
        connection.pragma_update(None, "user_version", SCHEMA)?;
    }
    Ok(())
}

/// Opens an index for reading, or for writing too; `None` where there is no file.
pub(super) fn open(db: &Path, access: OpenFlags) -> Result<Option<Connection>> {
    if !db.exists() {
        return Ok(None);
    }
    // A reader waits up to 5 s for a writer, and a writer for a reader. rusqlite sets this when it opens the file;
    // its own function for it needs a newer SQLite than the system has.
    let opened = Connection::open_with_flags(db, access);
    opened.map(Some).map_err(|error| failed(db, &message!("read"), error))
}

/// Reads from an index in one transaction, so that all of it is of one time; `None` where it is not of this version.
pub(super) fn read_from<T>(
    db: &Path,
    connection: &Connection,
    read: impl FnOnce(&Connection) -> rusqlite::Result<Result<T>>,
) -> Result<Option<T>> {
    let read_all = || {
        let one_state = connection.unchecked_transaction()?;
        if version(&one_state)? == SCHEMA { read(&one_state).map(Some) } else { Ok(None) }
    };
    read_all().map_err(|error| failed(db, &message!("read"), error))?.transpose()
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Returns the error of an index that cannot be read or written.
pub(super) fn failed(db: &Path, doing: &Message, error: rusqlite::Error) -> Error {
    Error::new(
        ErrorKind::Index,
        message!(
            "cannot {doing} the index: {error}",
            doing,
            error = of_database(&error.to_string())
        ),
    )
    .file(db)
    .hint(message!(
        "check the folder's space and rights; if the file is broken, delete it and run \
             `kemas index`"
    ))
    .source(error)
}
