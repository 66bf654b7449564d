//! Reads the index: as entries for those who use it, or as rows for the next run.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rusqlite::Error::FromSqlConversionFailure;
use rusqlite::types::Type;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::entry::{FileEntry, HeldStore, Index};
use super::places::{NamedStore, Places};
use super::row::Row;
use super::store::Store;
use super::tables::{DOCUMENT, device_key, failed, open, read_from};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, is_coded, message};
use crate::model::{BagPath, IndexFinding, Profile, Role, Sha256Digest, Stamp};

impl Index {
    /// Loads the index that [`index`](crate::index::index) wrote. Paths are those in the stores as they lie now. It
    /// is not checked whether the files are still the same.
    ///
    /// # Errors
    /// `Index` when there is none, when another version of this program wrote it, when it names a store that is no
    /// longer set, or when it is broken; `Store` for a store whose path is not UTF-8.
    pub fn load(db: &Path, stores: &[Store]) -> Result<Self> {
        let afresh = |message: Message| {
            Error::new(ErrorKind::Index, message).file(db).hint(message!("run `kemas index`"))
        };
        let none = || message!("there is no index, or another version of this program wrote it");
        let connection =
            open(db, OpenFlags::SQLITE_OPEN_READ_ONLY)?.ok_or_else(|| afresh(none()))?;
        let read = read_from(db, &connection, |connection| {
            let known = load_stores(connection)?;
            let places = match Places::of(&known, stores) {
                Ok(places) => places,
                Err(error) => return Ok(Err(error)),
            };
            let gone = |store: &&NamedStore| places.named().iter().all(|now| now.id != store.id);
            if let Some(store) = known.iter().find(gone) {
                let why = message!(
                    "the index has files of the store '{store}', which is set no more",
                    store = store.setting
                );
                return Ok(Err(afresh(why)));
            }
            let mut held = Vec::new();
            for (id, _, folder) in places.stores() {
                held.push(HeldStore { folder: folder.into(), device: device(connection, id)? });
            }
            Ok(Ok(Self {
                stores: held,
                entries: load_entries(connection, &places)?,
                findings: load_findings(connection, &places)?,
                catalog_edition: Sha256Digest::parse(&meta(connection, "catalog_edition")?),
            }))
        });
        let mut index = read?.ok_or_else(|| afresh(none()))?;
        index.entries.par_sort_unstable_by(|a, b| {
            (&a.item, &a.path, &a.source).cmp(&(&b.item, &b.path, &b.source))
        });
        Ok(index)
    }
}

/// What the next run needs of an index file: all but the profiles.
#[derive(Debug, Default)]
pub(in crate::index) struct Snapshot {
    /// The open file, so that the changes are written without opening it again; `None` where there was none.
    pub(in crate::index) connection: Option<Connection>,
    /// The stores, including those that the file does not know yet.
    pub(in crate::index) places: Places,
    /// True where the file names other stores, names them in another order, or is not there in this version.
    pub(in crate::index) other_stores: bool,
    /// True where there is no file of this version.
    pub(in crate::index) is_nothing: bool,
    pub(in crate::index) catalog_edition: String,
    /// The digest of the rows of `personal.csv` that tables were checked with.
    pub(in crate::index) personal: String,
    /// The number of each store, and of the disk that it lay on at the last run; without those that are not known.
    pub(in crate::index) devices: Vec<(i64, u64)>,
    /// Rows by source, sorted. Those of stores that are no longer set are left out.
    pub(in crate::index) rows: Vec<(String, Row)>,
    pub(in crate::index) findings: Vec<IndexFinding>,
}

/// Reads an index for the stores as they lie now; without a file of this version, it has only the stores.
pub(in crate::index) fn read(db: &Path, stores: &[Store]) -> Result<Snapshot> {
    let connection = open(db, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let read = |connection: &Connection| {
        read_from(db, connection, |connection| {
            let known = load_stores(connection)?;
            Ok(match Places::of(&known, stores) {
                Ok(places) => Ok(load(connection, &known, places)?),
                Err(error) => Err(error),
            })
        })
    };
    let read = connection.as_ref().map(read).transpose()?.flatten();
    if let Some(connection) = &connection {
        // The file stays open while the stores are read, but is no longer mapped into memory.
        let let_go = connection.pragma_update(None, "mmap_size", 0);
        let_go.map_err(|error| failed(db, &message!("read"), error))?;
    }
    let nothing = || {
        let places = Places::of(&[], stores)?;
        Ok(Snapshot { places, other_stores: true, is_nothing: true, ..Snapshot::default() })
    };
    Ok(Snapshot { connection, ..read.map_or_else(nothing, Ok)? })
}

/// The most bytes of the file that a run maps into memory while it reads the rows, which saves one call for each page.
const MAPPED: i64 = 1 << 30;

fn load(
    connection: &Connection,
    known: &[NamedStore],
    places: Places,
) -> rusqlite::Result<Snapshot> {
    connection.pragma_update(None, "mmap_size", MAPPED)?;
    let mut snapshot = Snapshot {
        other_stores: places.named() != known,
        catalog_edition: meta(connection, "catalog_edition")?,
        personal: meta(connection, "personal")?,
        findings: load_findings(connection, &places)?,
        ..Snapshot::default()
    };
    for (id, ..) in places.stores() {
        snapshot.devices.extend(device(connection, id)?.map(|device| (id, device)));
    }
    let count: i64 = connection.query_row("SELECT count(*) FROM file", [], |row| row.get(0))?;
    snapshot.rows.reserve(usize::try_from(count).unwrap_or(0));
    let mut files = connection.prepare(
        "SELECT source, item, path, bytes, modified, changed, inode, digest, role, map_part,
                memo, findings, letters, shape FROM file WHERE store = ?1 ORDER BY source",
    )?;
    let (mut last, mut last_letters) = (None, None);
    for (store, beginning) in places.beginnings() {
        let mut rows = files.query([store])?;
        while let Some(row) = rows.next()? {
            let file = Row {
                item: shared(&mut last, row.get_ref(1)?.as_str_or_null()?),
                path: row.get(2)?,
                stamp: stamp(row, 3)?,
                digest: Sha256Digest(row.get(7)?),
                role: role(row, 8)?,
                map_part: row.get(9)?,
                memo: row.get(10)?,
                findings: row
                    .get_ref(11)?
                    .as_str_or_null()?
                    .map(|findings| places.unmarked_json(findings).into_owned()),
                letters: shared(&mut last_letters, row.get_ref(12)?.as_str_or_null()?),
                shape: row.get(13)?,
            };
            let source = [&*beginning, row.get_ref(0)?.as_str()?].concat();
            snapshot.rows.push((source, file));
        }
    }
    snapshot.places = places;
    Ok(snapshot)
}

fn load_stores(connection: &Connection) -> rusqlite::Result<Vec<NamedStore>> {
    let mut stores = connection.prepare("SELECT id, setting FROM store ORDER BY position")?;
    let rows =
        stores.query_map([], |row| Ok(NamedStore { id: row.get(0)?, setting: row.get(1)? }))?;
    rows.collect()
}

fn meta(connection: &Connection, key: &str) -> rusqlite::Result<String> {
    connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
}

/// Returns the number of the disk that a store lay on at the last run. The index of an earlier version has none.
fn device(connection: &Connection, store: i64) -> rusqlite::Result<Option<u64>> {
    let key = device_key(store);
    let kept: Option<String> = connection
        .query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
        .optional()?;
    Ok(kept.and_then(|text| text.parse().ok()))
}

fn load_entries(connection: &Connection, places: &Places) -> rusqlite::Result<Vec<FileEntry>> {
    let mut files = connection.prepare(
        "SELECT source, item, path, bytes, modified, changed, inode, digest, role, map_part, profile
         FROM file LEFT JOIN inside USING (store, source) WHERE store = ?1",
    )?;
    let (mut last, plain) = (None, Arc::new(Profile::Plain));
    let mut entries = Vec::new();
    // One text is used for all sources of a store; only its end is replaced.
    for (store, mut source) in places.beginnings() {
        let beginning = source.len();
        let mut rows = files.query([store])?;
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
            source.truncate(beginning);
            source.push_str(row.get_ref(0)?.as_str()?);
            entries.push(FileEntry {
                item: shared(&mut last, row.get_ref(1)?.as_str_or_null()?),
                path: path.map_err(|why| broken(2, why.english().into()))?,
                source: Path::new(&source).into(),
                stamp: stamp(row, 3)?,
                digest: Sha256Digest(row.get(7)?),
                role: role(row, 8)?,
                profile,
            });
        }
    }
    Ok(entries)
}

/// Returns a text; it is shared with the row before where it is the same.
fn shared(last: &mut Option<Arc<str>>, text: Option<&str>) -> Option<Arc<str>> {
    if last.as_deref() != text {
        *last = text.map(Arc::from);
    }
    last.clone()
}

/// Reads size, modification time, status change time and inode, beginning at this column.
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

fn reason(places: &Places, column: &str) -> Message {
    let with_paths =
        if is_coded(column) { places.unmarked_json(column) } else { places.unmarked(column) };
    Message::from_column(&with_paths)
}

fn load_findings(connection: &Connection, places: &Places) -> rusqlite::Result<Vec<IndexFinding>> {
    let mut findings =
        connection.prepare("SELECT code, blocking, item, path, reason, remedy FROM finding")?;
    let rows = findings.query_map([], |row| {
        Ok(IndexFinding {
            code: row.get(0)?,
            blocking: row.get(1)?,
            item: row.get(2)?,
            path: places.unmarked(row.get_ref(3)?.as_str()?).into_owned(),
            reason: reason(places, row.get_ref(4)?.as_str()?),
            remedy: Message::from_column(row.get_ref(5)?.as_str()?),
        })
    })?;
    rows.collect()
}
