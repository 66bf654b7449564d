//! The index: what the stores hold. A file is read when it is new, and again when it has changed. Some unchanged files
//! are read again too: where their rows may be wrong for another reason (`jobs.rs`), to compare parts of a survey
//! (`parts`), or because the user asks for it.
//!
//! A file has changed when its size, modification time, status change time or inode differ from what the index
//! recorded. A program cannot set the status change time of a file, so that a file is noticed whose date was set back
//! after an edit. A change is missed where a file is written twice within one tick of the file system's clock, and read
//! between the two. So before the index reads the files, it waits for up to two seconds until the tick is over in which
//! the youngest of them was written (`scan/read.rs`).
//!
//! Paths are kept relative to their store. An office whose folder is moved or renamed can be used at once. Where only a
//! folder above a store is renamed, its files keep all four values, and are not read again for that. A copied file has
//! another inode and status change time, and counts as changed. Until the next run has read it, whoever packs it reads
//! it and compares its SHA-256 with the index.

mod cpg;
mod filing;
mod jobs;
mod look;
mod mount;
mod parts;
mod run;
mod scan;
mod sidecars;
mod snapshot;
mod stores;
#[cfg(test)]
mod tests;

use std::path::Path;

pub use self::cpg::CpgFiles;
use self::filing::{Filed, add_shapes, file_candidate, table_of};
use self::jobs::{Afresh, jobs, known_and_gone};
pub use self::look::{StoresLook, look};
pub use self::mount::LostStore;
use self::mount::{devices, lost};
pub use self::run::{IndexOptions, IndexRun};
pub(crate) use self::scan::{NameKind, Ownership, name_kind, role_of};
use self::scan::{read_settled, unowned, walk};
use self::sidecars::Sidecars;
use self::snapshot::Changes;
pub use self::snapshot::{FileEntry, Index, Store};
pub use self::stores::unindexed;
use self::stores::{folders, report_twins};
use crate::catalog::Catalog;
use crate::error::Result;
use crate::probe::PersonalColumns;
use crate::progress::{Phase, Progress};

/// Brings the index at `db` up to date with the stores.
///
/// What is wrong with single files becomes a finding, and the rest goes on. Where the disk of a store is probably not
/// mounted, the index stays as it was, and the result names the store ([`IndexRun::lost`]), unless
/// [`IndexOptions::accept_loss`] is set.
///
/// # Errors
/// `Store` when a store cannot be opened, is not a folder, has a path that is not UTF-8, or lies in another store;
/// `Index` when `db` cannot be read or written; `Io` or `NoSpace` when no file can be made beside it; `Interrupted`
/// when the user stops the work; `Map` when a map must be read and this build has no maps. The index on disk then stays
/// as it was.
///
/// ```
/// use kemas::catalog::Catalog;
/// use kemas::index::{Index, IndexOptions, Store, index};
/// use kemas::progress::Silent;
///
/// let home = tempfile::tempdir().unwrap();
/// let product = home.path().join("store/microdata/podes-2024");
/// std::fs::create_dir_all(&product).unwrap();
/// std::fs::write(product.join("desa.csv"), "iddesa,r101\n8171010001,3\n").unwrap();
///
/// let (catalog, db) = (Catalog::load(None)?, home.path().join("index.db"));
/// let stores = [Store::of(home.path(), "store")];
/// let run = index(&catalog, &stores, &db, &IndexOptions::default(), &Silent)?;
/// assert_eq!((run.files, run.hashed), (1, 1));
/// assert_eq!(Index::load(&db, &stores)?.of_item("podes-2024").count(), 1);
/// # Ok::<(), kemas::error::Error>(())
/// ```
pub fn index(
    catalog: &Catalog,
    stores: &[Store],
    db: &Path,
    options: &IndexOptions,
    progress: &dyn Progress,
) -> Result<IndexRun> {
    let folders = folders(stores)?;
    let (ownership, mut findings) = Ownership::new(catalog);
    progress.begin(Phase::Scan, 0);
    let (walked, old) =
        rayon::join(|| walk(&folders, &ownership, progress), || snapshot::read(db, stores));
    let ((mut candidates, mut met), old) = (walked?, old?);
    findings.append(&mut met);
    let on_devices = devices(&old.places);
    if !options.accept_loss {
        let lost = lost(&old, &on_devices, &candidates);
        if !lost.is_empty() {
            progress.end();
            return Ok(IndexRun::stopped(&old.rows, old.findings, lost));
        }
    }
    report_twins(&mut candidates, &mut findings);
    let owned = candidates.iter().map(|c| (&*c.source, c.item.is_some()));
    findings.append(&mut unowned(owned, &folders));
    progress.end();

    let (known, vanished) = known_and_gone(&candidates, &old.rows);
    let sidecars = Sidecars::of(&candidates);
    let personal = PersonalColumns::new(&catalog.personal);
    let afresh = Afresh { all: options.rehash, tables: personal.digest() != old.personal };
    let jobs = jobs(&candidates, &known, &vanished, &sidecars, afresh);
    let outcomes = read_settled(&jobs, &personal, &db.with_extension("clock"), progress)?;

    let mut run = IndexRun { hashed: 0, reused: 0, files: 0, bytes: 0, findings, lost: Vec::new() };
    let mut changes =
        Changes { other_stores: old.other_stores, remove: vanished, ..Changes::default() };
    let mut outcomes = jobs.iter().map(|job| job.place).zip(outcomes).peekable();
    let mut tables = Vec::new();
    for (place, (candidate, known)) in candidates.iter().zip(known).enumerate() {
        let outcome = outcomes.next_if(|(at, _)| *at == place).map(|(_, outcome)| outcome);
        let source = &*candidate.source;
        let filed = file_candidate(candidate, known, outcome, &sidecars, &mut run);
        tables.extend(filed.row(known).and_then(|row| table_of(candidate, row, &sidecars)));
        match filed {
            Filed::Kept => {}
            Filed::Moved(row) => changes.put.push((source, row)),
            Filed::Read(row, profile) => {
                changes.put.push((source, row));
                changes.inside.push((source, profile));
            }
            Filed::Failed => changes.remove.extend(known.map(|_| source)),
        }
    }
    let mut checked = parts::check(&tables, progress)?;
    run.findings.append(&mut checked.findings);
    add_shapes(&mut changes, checked.shapes, &old.rows);
    run.findings
        .sort_unstable_by(|a, b| (&a.item, &a.path, &a.code).cmp(&(&b.item, &b.path, &b.code)));
    run.findings.dedup();
    changes.findings = (run.findings != old.findings).then_some(&run.findings);
    changes.catalog_edition =
        Some(catalog.edition.to_string()).filter(|edition| *edition != old.catalog_edition);
    changes.devices = (on_devices != old.devices).then_some(on_devices);
    changes.personal = afresh.tables.then(|| personal.digest().to_owned());
    if !changes.is_empty() {
        snapshot::write(db, old.connection, &old.places, &changes)?;
    }
    Ok(run)
}
