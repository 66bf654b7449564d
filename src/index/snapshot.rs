//! The index on disk: one SQLite file that is either the last complete index or the one before.
//!
//! Profiles stand in a table of their own, as JSON: a run over a hundred thousand unchanged files
//! neither reads, nor parses, nor writes one of them.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rusqlite::Error::FromSqlConversionFailure;
use rusqlite::types::Type;
use rusqlite::{Connection, OpenFlags, params};

use super::entry::{FileEntry, Index};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{BagPath, IndexFinding, Profile, Role, Sha256Digest, Stamp};

/// The version of the tables below; another one is not read but made anew.
const SCHEMA: i64 = 4;

const TABLES: &str = "
    DROP TABLE IF EXISTS meta;
    DROP TABLE IF EXISTS file;
    DROP TABLE IF EXISTS inside;
    DROP TABLE IF EXISTS finding;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE file (
        source TEXT PRIMARY KEY, item TEXT, path TEXT NOT NULL,
        bytes INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
        inode INTEGER NOT NULL, digest BLOB NOT NULL, role TEXT NOT NULL,
        map_part INTEGER NOT NULL, memo INTEGER NOT NULL, flaws TEXT,
        letters TEXT, shape TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE inside (source TEXT PRIMARY KEY, profile TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE finding (
        code TEXT NOT NULL, blocking INTEGER NOT NULL, item TEXT, path TEXT NOT NULL,
        reason TEXT NOT NULL, remedy TEXT NOT NULL
    ) STRICT;
";

impl Index {
    /// Loads the index that [`index`](super::index) wrote.
    ///
    /// # Errors
    /// `Index` when there is none, when another version of this program wrote it, or when it is
    /// broken.
    pub fn load(db: &Path) -> Result<Self> {
        let (mut entries, findings) = entries(db)?.ok_or_else(|| {
            let message = "there is no index, or another version of this program wrote it";
            Error::new(ErrorKind::Index, message).file(db).hint("run `kemas index`")
        })?;
        entries.par_sort_unstable_by(|a, b| {
            (&a.item, &a.path, &a.source).cmp(&(&b.item, &b.path, &b.source))
        });
        Ok(Self { entries, findings })
    }
}

/// Returns the edition of the catalogue behind an index: with another catalogue, other products
/// may claim the same files. `None` where there is no index of this version.
pub fn indexed_edition(db: &Path) -> Result<Option<Sha256Digest>> {
    Ok(edition(db)?.and_then(|text| Sha256Digest::parse(&text)))
}

/// A file as the index keeps it; all but its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Shared by the rows of one product.
    pub(super) item: Option<Arc<str>>,
    pub(super) path: String,
    pub(super) stamp: Stamp,
    pub(super) digest: Sha256Digest,
    pub(super) role: Role,
    /// True for a part of a shapefile.
    pub(super) map_part: bool,
    /// True where a memo file must lie beside it.
    pub(super) memo: bool,
    /// What is wrong inside, as JSON; `None` where nothing is.
    pub(super) findings: Option<String>,
    /// Of a table: the encoding of its letters.
    pub(super) letters: Option<Arc<str>>,
    /// Of a table with a part's name: what tells whether parts fit each other, as JSON.
    pub(super) shape: Option<String>,
}

/// All that an index file holds.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    pub(super) catalog_edition: String,
    /// The digest of the rows of `personal.csv` that tables were held against.
    pub(super) personal: String,
    /// Rows by source, sorted.
    pub(super) rows: Vec<(String, Row)>,
    pub(super) findings: Vec<IndexFinding>,
}

/// Reads an index; `None` where there is none of this schema.
pub(super) fn read(db: &Path) -> Result<Option<Snapshot>> {
    with(db, load)
}

/// Reads the files with what is inside them, in no order, and the findings; `None` where there is no
/// index of this schema.
pub(super) fn entries(db: &Path) -> Result<Option<(Vec<FileEntry>, Vec<IndexFinding>)>> {
    with(db, |connection| Ok((load_entries(connection)?, load_findings(connection)?)))
}

/// Reads the catalogue's edition alone; `None` where there is no index of this schema.
pub(super) fn edition(db: &Path) -> Result<Option<String>> {
    with(db, edition_of)
}

/// What changes in the index.
#[derive(Debug, Default)]
pub(super) struct Changes<'a> {
    /// The catalogue's edition, where it is another.
    pub(super) catalog_edition: Option<String>,
    /// The digest of `personal.csv`, where it is another.
    pub(super) personal: Option<String>,
    /// Rows to write, by source.
    pub(super) put: Vec<(&'a str, Row)>,
    /// Profiles of what was read, as JSON; `None` for those that say nothing.
    pub(super) inside: Vec<(&'a str, Option<String>)>,
    pub(super) remove: Vec<&'a str>,
    /// All findings, where they are not those that the index already holds.
    pub(super) findings: Option<&'a [IndexFinding]>,
}

impl Changes<'_> {
    /// Returns true when the index on disk already says all.
    pub(super) fn is_empty(&self) -> bool {
        self.catalog_edition.is_none()
            && self.personal.is_none()
            && self.put.is_empty()
            && self.inside.is_empty()
            && self.remove.is_empty()
            && self.findings.is_none()
    }
}

/// Writes the changes in one transaction: a reader sees the index before or after, never between.
pub(super) fn write(db: &Path, changes: &Changes<'_>) -> Result<()> {
    store(db, changes).map_err(|error| failed(db, "write", error))
}

/// Bytes of the file that a reader maps: saves one call a page.
const MAPPED: i64 = 1 << 30;
/// A first run's rows fit in here; with the default of 2 MiB SQLite flushes the disk at each spill.
const CACHE_KIB: i64 = 64 * 1024;

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

fn with<T>(db: &Path, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<Option<T>> {
    if !db.exists() {
        return Ok(None);
    }
    let open = || {
        // A reader waits 5 s for a writer and the other way round; that is what rusqlite sets when
        // it opens, and its own setter needs a newer SQLite than the system's.
        let connection = Connection::open_with_flags(db, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        if version(&connection)? == SCHEMA { read(&connection).map(Some) } else { Ok(None) }
    };
    open().map_err(|error| failed(db, "read", error))
}

fn edition_of(connection: &Connection) -> rusqlite::Result<String> {
    let edition = "SELECT value FROM meta WHERE key = 'catalog_edition'";
    connection.query_row(edition, [], |row| row.get(0))
}

fn personal_of(connection: &Connection) -> rusqlite::Result<String> {
    let personal = "SELECT value FROM meta WHERE key = 'personal'";
    connection.query_row(personal, [], |row| row.get(0))
}

fn load(connection: &Connection) -> rusqlite::Result<Snapshot> {
    connection.pragma_update(None, "mmap_size", MAPPED)?;
    let mut snapshot = Snapshot {
        catalog_edition: edition_of(connection)?,
        personal: personal_of(connection)?,
        ..Snapshot::default()
    };
    let count: i64 = connection.query_row("SELECT count(*) FROM file", [], |row| row.get(0))?;
    snapshot.rows.reserve(usize::try_from(count).unwrap_or(0));
    let mut files = connection.prepare(
        "SELECT source, item, path, bytes, modified, changed, inode, digest, role, map_part,
                memo, flaws, letters, shape FROM file ORDER BY source",
    )?;
    let mut rows = files.query([])?;
    let (mut last, mut last_letters) = (None, None);
    while let Some(row) = rows.next()? {
        let file = Row {
            item: shared(&mut last, row.get_ref(1)?.as_str_or_null()?),
            path: row.get(2)?,
            stamp: stamp(row, 3)?,
            digest: Sha256Digest(row.get(7)?),
            role: role(row, 8)?,
            map_part: row.get(9)?,
            memo: row.get(10)?,
            findings: row.get(11)?,
            letters: shared(&mut last_letters, row.get_ref(12)?.as_str_or_null()?),
            shape: row.get(13)?,
        };
        snapshot.rows.push((row.get(0)?, file));
    }
    snapshot.findings = load_findings(connection)?;
    Ok(snapshot)
}

fn load_entries(connection: &Connection) -> rusqlite::Result<Vec<FileEntry>> {
    let mut files = connection.prepare(
        "SELECT source, item, path, bytes, modified, changed, inode, digest, role, map_part, profile
         FROM file LEFT JOIN inside USING (source)",
    )?;
    let mut rows = files.query([])?;
    let (mut last, plain) = (None, Arc::new(Profile::Plain));
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let broken = |column, why| FromSqlConversionFailure(column, Type::Text, why);
        let path = BagPath::parse(row.get_ref(2)?.as_str()?);
        let profile = match row.get_ref(10)?.as_str_or_null()? {
            Some(text) => {
                Arc::new(serde_json::from_str(text).map_err(|why| broken(10, Box::new(why)))?)
            }
            None if row.get(9)? => Arc::new(Profile::MapPart),
            None => Arc::clone(&plain),
        };
        entries.push(FileEntry {
            item: shared(&mut last, row.get_ref(1)?.as_str_or_null()?),
            path: path.map_err(|why| broken(2, why.into()))?,
            source: Path::new(row.get_ref(0)?.as_str()?).into(),
            stamp: stamp(row, 3)?,
            digest: Sha256Digest(row.get(7)?),
            role: role(row, 8)?,
            profile,
        });
    }
    Ok(entries)
}

/// Returns a text that is shared with the last row where it is the same.
fn shared(last: &mut Option<Arc<str>>, text: Option<&str>) -> Option<Arc<str>> {
    if last.as_deref() != text {
        *last = text.map(Arc::from);
    }
    last.clone()
}

/// Reads bytes, modification, status change and inode from this column on.
fn stamp(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Stamp> {
    Ok(Stamp {
        bytes: row.get::<_, i64>(first)?.cast_unsigned(),
        modified: row.get(first + 1)?,
        changed: row.get(first + 2)?,
        inode: row.get::<_, i64>(first + 3)?.cast_unsigned(),
    })
}

fn role(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Role> {
    let document = row.get_ref(column)?.as_str()? == DOCUMENT;
    Ok(if document { Role::Dokumentasi } else { Role::Data })
}

fn load_findings(connection: &Connection) -> rusqlite::Result<Vec<IndexFinding>> {
    let mut findings =
        connection.prepare("SELECT code, blocking, item, path, reason, remedy FROM finding")?;
    let rows = findings.query_map([], |row| {
        Ok(IndexFinding {
            code: row.get(0)?,
            blocking: row.get(1)?,
            item: row.get(2)?,
            path: row.get(3)?,
            reason: row.get(4)?,
            remedy: row.get(5)?,
        })
    })?;
    rows.collect()
}

const DOCUMENT: &str = "dokumentasi";
const DATA: &str = "data";

fn store(db: &Path, changes: &Changes<'_>) -> rusqlite::Result<()> {
    let mut connection = Connection::open(db)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    let work = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    if version(&work)? != SCHEMA {
        work.execute_batch(TABLES)?;
        work.pragma_update(None, "user_version", SCHEMA)?;
    }
    if let Some(edition) = &changes.catalog_edition {
        work.execute("INSERT OR REPLACE INTO meta VALUES ('catalog_edition', ?1)", [edition])?;
    }
    if let Some(personal) = &changes.personal {
        work.execute("INSERT OR REPLACE INTO meta VALUES ('personal', ?1)", [personal])?;
    }
    {
        let mut remove = work.prepare("DELETE FROM file WHERE source = ?1")?;
        let mut forget = work.prepare("DELETE FROM inside WHERE source = ?1")?;
        for source in &changes.remove {
            remove.execute([source])?;
            forget.execute([source])?;
        }
        let mut put = work.prepare(
            "INSERT OR REPLACE INTO file
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?;
        for (source, row) in &changes.put {
            put.execute(params![
                source,
                row.item.as_deref(),
                row.path,
                row.stamp.bytes.cast_signed(),
                row.stamp.modified,
                row.stamp.changed,
                row.stamp.inode.cast_signed(),
                row.digest.0,
                if row.role == Role::Data { DATA } else { DOCUMENT },
                row.map_part,
                row.memo,
                row.findings,
                row.letters.as_deref(),
                row.shape,
            ])?;
        }
        let mut put = work.prepare("INSERT OR REPLACE INTO inside VALUES (?1, ?2)")?;
        for (source, profile) in &changes.inside {
            match profile {
                Some(profile) => put.execute([*source, profile])?,
                None => forget.execute([source])?,
            };
        }
    }
    if let Some(findings) = changes.findings {
        work.execute("DELETE FROM finding", [])?;
        let mut put = work.prepare("INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for f in findings {
            put.execute(params![f.code, f.blocking, f.item, f.path, f.reason, f.remedy])?;
        }
    }
    work.commit()
}

fn failed(db: &Path, doing: &str, error: rusqlite::Error) -> Error {
    Error::new(ErrorKind::Index, format!("cannot {doing} the index: {error}"))
        .file(db)
        .hint("check the folder's space and rights; if the file is broken, delete it and run `kemas index`")
        .source(error)
}
