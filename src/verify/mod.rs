//! Verifying: is everything there, is it what was sealed, and if not, what exactly is hit.
//!
//! A bag is checked from its own files alone: structure, completeness, the digest of every file,
//! and inside each package every member's SHA-256. Each package is read once from the device; its
//! digest, its structures and its members are checked on that one read.

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

/// Verifies a bag, a folder with bags, or a single ZIP.
///
/// # Errors
/// [`ErrorKind::Target`] when there is nothing to verify; [`ErrorKind::Interrupted`] when the
/// user stopped the work. What cannot be read is a finding, not an error.
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
