//! Verification: is everything there, is it what was sealed, and if not, what exactly is damaged?
//!
//! A bag is checked by its own files alone: its structure, its completeness, the digest of every file that a manifest
//! lists, and the members of each ZIP by what `datapackage.json` says of them, or by their CRC-32 where it says
//! nothing. A package is read once, from its start to its end, for its digest, its ZIP records and its members; from
//! the device where the filesystem allows it. Only what says where members and chunks lie is read before, and once more
//! in its turn. A ZIP of another program that is in no bag is read twice.

mod bag_check;
mod bag_signs;
mod chunk;
mod datapackage_members;
mod expected;
mod foreign_zip;
mod judge;
mod member_places;
mod package_check;
mod package_steps;
mod stream;
mod tag_file;
mod verification;

use std::path::Path;

use bag_signs::{bags_in, is_bag};
pub use verification::{BagSeal, Mismatch, Outcome, StructureFault, Verification};

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::progress::Progress;

/// Checks a bag, a folder that directly holds bags, or a single ZIP.
///
/// # Errors
/// [`ErrorKind::Io`] when `path` does not exist or is a folder that cannot be read; [`ErrorKind::Target`] when it is
/// a folder that is no bag and directly holds none; [`ErrorKind::Interrupted`] when the user stopped the work. A file
/// that cannot be read is a finding.
///
/// ```
/// use kemas::pack::{Level, ZipOptions, zip};
/// use kemas::progress::Silent;
/// use kemas::verify::verify;
///
/// let folder = tempfile::tempdir().unwrap();
/// let (table, package) = (folder.path().join("desa.csv"), folder.path().join("desa.zip"));
/// std::fs::write(&table, "iddesa,r101\n8171010001,3\n").unwrap();
/// let options = ZipOptions { level: Level::Fast, threads: 1, seekable: false };
/// zip(&package, &[table], &options, &Silent)?;
/// assert!(verify(&package, &Silent)?.is_complete());
///
/// let mut bytes = std::fs::read(&package).unwrap();
/// bytes[40] ^= 1;
/// std::fs::write(&package, bytes).unwrap();
/// assert!(!verify(&package, &Silent)?.is_complete());
/// # Ok::<(), kemas::error::Error>(())
/// ```
pub fn verify(path: &Path, progress: &dyn Progress) -> Result<Verification> {
    let mut found = Verification::clean();
    if path.is_file() {
        found.zip(path, progress)?;
    } else if is_bag(path) {
        found.bag(path, "", progress)?;
    } else {
        let bags = bags_in(path)?;
        if bags.is_empty() {
            return Err(Error::new(
                ErrorKind::Target,
                message!("there is no bag and no package here"),
            )
            .file(path)
            .hint(message!("name the folder with bagit.txt, the folder above it, or a .zip")));
        }
        for name in bags {
            found.bag(&path.join(&name), &format!("{name}/"), progress)?;
        }
    }
    Ok(found.judged())
}
