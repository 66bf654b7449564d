//! Writes what changed into the index.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::places::Places;
use super::row::Row;
use super::tables::{DATA, DOCUMENT, device_key, failed, make_tables};
use crate::error::Result;
use crate::message::{is_coded, message};
use crate::model::{IndexFinding, Role};

/// What changes in the index. Sources are absolute paths here.
#[derive(Debug, Default)]
pub(in crate::index) struct Changes<'a> {
    /// True where the stores are others than those in the index, or in another order.
    pub(in crate::index) other_stores: bool,
    /// The catalogue's edition, where it changed.
    pub(in crate::index) catalog_edition: Option<String>,
    /// The digest of the rows of `personal.csv`, where it changed.
    pub(in crate::index) personal: Option<String>,
    /// The number of each store and of the disk that it lies on, where they changed.
    pub(in crate::index) devices: Option<Vec<(i64, u64)>>,
    /// Rows to write, sorted by source.
    pub(in crate::index) put: Vec<(&'a str, Row)>,
    /// Profiles of files that were read, as JSON; `None` removes the profile of a file.
    pub(in crate::index) inside: Vec<(&'a str, Option<String>)>,
    /// Files whose rows are removed.
    pub(in crate::index) remove: Vec<&'a str>,
    /// All findings, where they are not the same as those in the index.
    pub(in crate::index) findings: Option<&'a [IndexFinding]>,
}

impl Changes<'_> {
    /// Returns true when nothing changes.
    pub(in crate::index) fn is_empty(&self) -> bool {
        !self.other_stores
            && self.catalog_edition.is_none()
            && self.personal.is_none()
            && self.devices.is_none()
            && self.put.is_empty()
            && self.inside.is_empty()
            && self.remove.is_empty()
            && self.findings.is_none()
    }
}

/// Writes the changes in one transaction. A reader sees the index before or after it, and nothing between.
///
/// `opened` is the file that the index was read from. Where there was none, the file at `db` is made.
pub(in crate::index) fn write(
    db: &Path,
    opened: Option<Connection>,
    places: &Places,
    changes: &Changes<'_>,
) -> Result<()> {
    let connection = opened.map_or_else(|| Connection::open(db), Ok);
    connection
        .and_then(|connection| store(connection, places, changes))
        .map_err(|error| failed(db, &message!("write to"), error))
}

/// The cache, in KiB, large enough for the rows of a first run. With the default of 2 MiB SQLite flushes the disk
/// each time it is full.
const CACHE_KIB: i64 = 64 * 1024;

fn store(
    mut connection: Connection,
    places: &Places,
    changes: &Changes<'_>,
) -> rusqlite::Result<()> {
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    let work = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    make_tables(&work)?;
    // The rows below have these numbers, even where another run has written others meanwhile.
    put_stores(&work, places)?;
    if changes.other_stores {
        drop_rows_without_store(&work)?;
    }
    let mut meta = work.prepare("INSERT OR REPLACE INTO meta VALUES (?1, ?2)")?;
    if let Some(edition) = &changes.catalog_edition {
        meta.execute(["catalog_edition", edition])?;
    }
    if let Some(personal) = &changes.personal {
        meta.execute(["personal", personal])?;
    }
    for (store, device) in changes.devices.iter().flatten() {
        meta.execute([device_key(*store), device.to_string()])?;
    }
    drop(meta);
    put_files(&work, places, changes)?;
    if let Some(findings) = changes.findings {
        work.execute("DELETE FROM finding", [])?;
        let mut put = work.prepare("INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for f in findings {
            let path = places.marked(&f.path);
            let (reason, remedy) = (f.reason.to_column(), f.remedy.to_column());
            let reason = if is_coded(&reason) {
                places.marked_json(&reason)
            } else {
                places.marked(&reason)
            };
            put.execute(params![f.code, f.blocking, f.item, path, reason, remedy])?;
        }
    }
    work.commit()
}

fn put_stores(work: &Transaction<'_>, places: &Places) -> rusqlite::Result<()> {
    work.execute("DELETE FROM store", [])?;
    let mut put = work.prepare("INSERT INTO store VALUES (?1, ?2, ?3)")?;
    for (position, store) in (0_i64..).zip(places.named()) {
        put.execute(params![store.id, position, store.setting])?;
    }
    Ok(())
}

fn drop_rows_without_store(work: &Transaction<'_>) -> rusqlite::Result<()> {
    for table in ["file", "inside"] {
        let gone = format!("DELETE FROM {table} WHERE store NOT IN (SELECT id FROM store)");
        work.execute(&gone, [])?;
    }
    Ok(())
}

fn put_files(
    work: &Transaction<'_>,
    places: &Places,
    changes: &Changes<'_>,
) -> rusqlite::Result<()> {
    let mut remove = work.prepare("DELETE FROM file WHERE store = ?1 AND source = ?2")?;
    let mut forget = work.prepare("DELETE FROM inside WHERE store = ?1 AND source = ?2")?;
    for part in changes.remove.iter().filter_map(|source| places.store_and_path(source)) {
        remove.execute(part)?;
        forget.execute(part)?;
    }
    let mut put = work.prepare(
        "INSERT OR REPLACE INTO file
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
    for (source, row) in &changes.put {
        let Some((store, source)) = places.store_and_path(source) else { continue };
        put.execute(params![
            store,
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
            row.findings.as_deref().map(|findings| places.marked_json(findings)),
            row.letters.as_deref(),
            row.shape,
        ])?;
    }
    let mut put = work.prepare("INSERT OR REPLACE INTO inside VALUES (?1, ?2, ?3)")?;
    for (source, profile) in &changes.inside {
        let Some((store, source)) = places.store_and_path(source) else { continue };
        match profile {
            Some(profile) => put.execute(params![store, source, profile])?,
            None => forget.execute((store, source))?,
        };
    }
    Ok(())
}
