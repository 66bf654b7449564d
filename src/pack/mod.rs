//! Packing: from a plan to sealed bags that were read back from the device.
//!
//! **The way of a byte.** When a package is made, each of its files is read in chunks of a mebibyte. A file's SHA-256
//! is computed on that read and compared with the planned one. CRC-32 and deflate work on the same bytes, on many
//! threads (`engine/pipeline`). One writer puts the chunks in order into the package (`engine/archive`). The digest of
//! each mebibyte is computed from the bytes in memory (`engine/output`). The package is flushed and read back from the
//! device, or through the page cache where the filesystem allows nothing else (`engine/readback`). A block that differs
//! stops the bag, except where a package of the shelf was damaged already: then the package is made from its sources.
//! The same pass gives the package's digest for the manifest. The bag is written under a name that ends in
//! `.belum-selesai`. It gets its real name by one rename, after everything in it was flushed and read back
//! (`bag/unfinished`). **A bag that has its name is complete.**
//!
//! **The same bytes.** The ZIP of a package depends only on what its [`Recipe`] names, of which the compression level
//! is a part: chunks have a fixed size and stand alone, members are sorted, headers have one fixed time. Neither the
//! day, the number of threads nor the processor changes it. The day is only in the tag files of the bag.

mod bag;
mod engine;
mod made;
mod shelf;
mod zip;

use std::path::Path;

pub use bag::{
    Document, DocumentBag, DocumentContent, PackOptions, Sealed, SealedBagLine, SealedDocuments,
    SealedVolume, has_mark, seal_documents,
};
pub use engine::{Level, check_touched, is_unchanged};
pub use shelf::{
    Batch, BatchOptions, Damaged, ENGINE, Failure, Pruned, Recipe, Shelf, ShelfCheck,
    ShelvedPackage, Source, batch,
};
pub use zip::{ZipOptions, Zipped, ZippedMember, zip};

use crate::error::{ErrorKind, Result};
use crate::media::{Target, TargetLock};
use crate::message::message;
use crate::plan::AgreedPlan;
use crate::progress::Progress;

/// Writes one bag for each volume of the plan into the target folder, and a page with links to the bags beside them. A
/// page that cannot be written is no error: see [`Sealed::page_left`]. `record` is called with all bags when they are
/// complete and read back, before the first gets its name. If it fails, no bag gets its name, and the bags of this run
/// are removed.
///
/// # Errors
/// Among others: [`ErrorKind::Exists`] where the target holds a bag of this transaction, [`ErrorKind::NoSpace`] where
/// it cannot hold the volumes, [`ErrorKind::SourceChanged`] and [`ErrorKind::ReadBack`] with what was expected and what
/// was found, [`ErrorKind::Interrupted`]. An error while the bags are written removes those of this run; an
/// interruption leaves them under their `.belum-selesai` names. If naming one of several bags fails, those that have
/// their names by then stay, and the others are removed.
///
/// ```
/// # use kemas::catalog::Catalog;
/// # use kemas::conformity::{check, read_request};
/// # use kemas::index::{Index, IndexOptions, Store, index};
/// # use kemas::progress::Silent;
/// # let home = tempfile::tempdir().unwrap();
/// # let product = home.path().join("store/microdata/podes-2024");
/// # std::fs::create_dir_all(&product).unwrap();
/// # std::fs::write(product.join("desa.csv"), "iddesa,r101\n8171010001,3\n").unwrap();
/// # let (catalog, db) = (Catalog::load(None)?, home.path().join("index.db"));
/// # let stores = [Store::of(home.path(), "store")];
/// # index(&catalog, &stores, &db, &IndexOptions::default(), &Silent)?;
/// # let held = Index::load(&db, &stores)?;
/// # let json = br#"{
/// #     "number": "8100-2026-0001",
/// #     "requester": { "name": "Siti", "email": "siti@example.ac.id", "category": "mahasiswa" },
/// #     "abstraction": {
/// #         "title": "Desa", "background": "", "purpose": "", "method": "", "expected_output": ""
/// #     },
/// #     "items": [{ "id": "podes-2024" }]
/// # }"#;
/// # let request = read_request(json, "permintaan.json".as_ref(), &catalog)?;
/// # let today = jiff::civil::date(2026, 11, 24);
/// # use kemas::message::Message;
/// # use kemas::plan::{Capacity, Form, TableSizes, plan};
/// # let approved = check(&request, &catalog, today).approve("Petugas A", today, Some("Lengkap."))?;
/// # let medium = Capacity { medium: Message::verbatim("usb"), bytes: None, max_file: None };
/// # let plan = plan(&held, &catalog, &approved, &TableSizes::default(), &medium, Form::Zip)?;
/// use kemas::catalog::builtin_file;
/// use kemas::fixity::sha256;
/// use kemas::model::Agreement;
/// use kemas::pack::{PackOptions, pack};
///
/// // `plan` is that of an approved request; a signed agreement is the key to packing it.
/// let agreed = plan.under(Agreement {
///     signed_by: "Siti".to_owned(),
///     position: None,
///     on: today,
///     scan_sha256: sha256(b"the scan of the signed paper"),
/// });
/// let medium = home.path().join("usb");
/// std::fs::create_dir(&medium).unwrap();
/// let options = PackOptions {
///     level: None,
///     threads: 1,
///     shelf: None,
///     scratch: &home.path().join("kerja"),
///     on: today,
///     office: &toml::from_str(builtin_file("kemas.toml").unwrap()).unwrap(),
///     readme: builtin_file("papers/baca-saya.html").unwrap(),
///     open_first: builtin_file("papers/buka-ini-dulu.html").unwrap(),
///     documents: Vec::new(),
/// };
/// pack(&agreed, &medium, &options, &Silent, &mut |_| Ok(()))?;
/// assert!(medium.join("8100-2026-0001/data/podes-2024.zip").is_file());
/// # Ok::<(), kemas::error::Error>(())
/// ```
pub fn pack(
    agreed: &AgreedPlan,
    target: &Path,
    options: &PackOptions<'_>,
    progress: &dyn Progress,
    record: &mut dyn FnMut(&[SealedVolume]) -> Result<()>,
) -> Result<Sealed> {
    let plan = agreed.plan();
    // A broken template of the page beside the bags is reported now, not after everything was written.
    bag::open_first(target, options)?;
    let lock = TargetLock::take(target, progress)?;
    bag::refuse_existing_bags(target, &plan.volumes)?;
    for volume in &plan.volumes {
        bag::remove_leftover(target, &volume.label)?;
    }
    bag::check_space(&Target::inspect(target)?, &plan.volumes)?;
    let mut bags = Vec::new();
    let mut volumes = Vec::new();
    for volume in &plan.volumes {
        let unfinished = bag::Unfinished::create(target, &volume.label)?;
        let written = bag::write_bag(&unfinished, agreed, volume, options, progress);
        bags.push(unfinished);
        match written {
            Ok(sealed) => volumes.push(sealed),
            Err(error) if error.kind() == ErrorKind::Interrupted => {
                let left: Vec<_> = bags.into_iter().map(bag::Unfinished::leave).collect();
                let left = left.last().cloned().unwrap_or_default();
                let hint = message!(
                    "{left} stays on the target and is no package; the next `kemas pack` \
                     replaces it",
                    left = left.display()
                );
                return Err(error.hint(hint));
            }
            Err(error) => return Err(error),
        }
    }
    record(&volumes)?;
    for bag in bags {
        bag.finish()?;
    }
    let page = bag::write_open_first(target, options);
    let page_left = page.err().map(|error| message!("{error}", error));
    drop(lock);
    Ok(Sealed { volumes, page_left })
}
