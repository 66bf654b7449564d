//! Checks a package: its digest, every member, and every byte of its ZIP records. A ZIP of another program that is in
//! no bag is checked by its members alone.
//!
//! The records of a package of kemas are made again from the members as they were found. The first byte that differs
//! is where a record is damaged.

use std::io;
use std::path::Path;

use libdeflater::Decompressor;
use rayon::prelude::*;

use super::expected::Expected;
use super::foreign_zip;
use super::judge::Judge;
use super::member_places::{self, Layout};
use super::package_steps::{Step, Steps};
use super::stream::Stream;
use super::verification::{Mismatch, Verification};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::Sha256Digest;
use crate::progress::{Phase, Progress};

impl Verification {
    /// Checks a ZIP that is not in a bag and adds the result.
    pub(super) fn zip(&mut self, path: &Path, progress: &dyn Progress) -> Result<()> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = path.metadata().map_or(0, |metadata| metadata.len());
        progress.begin(Phase::Verify, bytes);
        self.absorb(check(path, &name, &Expected::default(), progress)?);
        progress.end();
        Ok(())
    }
}

/// Checks a package; `name` is its name in findings.
///
/// # Errors
/// [`ErrorKind::Interrupted`] when the user stopped the work.
pub(super) fn check(
    path: &Path,
    name: &str,
    expected: &Expected,
    progress: &dyn Progress,
) -> Result<Verification> {
    let mut found = Verification::clean();
    let checked = check_file(path, name, expected, progress, &mut found);
    close(checked, name, found)
}

/// Checks the digest of a file that is not a package.
///
/// # Errors
/// [`ErrorKind::Interrupted`] when the user stopped the work.
pub(super) fn check_plain(
    path: &Path,
    name: &str,
    sealed: Sha256Digest,
    progress: &dyn Progress,
) -> Result<Verification> {
    let mut found = Verification::clean();
    let checked = Stream::open(path, progress)
        .and_then(|stream| check_digest(stream, name, Some(sealed), &mut found));
    close(checked, name, found)
}

/// Reads the rest of a file and compares its digest with the sealed one, if there is one. Adds its bytes and proof to
/// `found`.
fn check_digest(
    stream: Stream<'_>,
    name: &str,
    sealed: Option<Sha256Digest>,
    found: &mut Verification,
) -> io::Result<()> {
    let (digest, bytes, proof) = stream.finish()?;
    found.bytes_read += bytes;
    found.proof = found.proof.max(proof);
    if let Some(sealed) = sealed.filter(|sealed| *sealed != digest) {
        let file = Mismatch {
            path: name.to_owned(),
            member: None,
            expected: sealed.to_string(),
            found: digest.to_string(),
        };
        found.mismatched.insert(0, file);
    }
    Ok(())
}

/// Makes a finding of an error of reading, unless the user stopped the work.
fn close(checked: io::Result<()>, name: &str, mut found: Verification) -> Result<Verification> {
    match checked {
        Ok(()) => Ok(found),
        Err(e) if e.kind() == io::ErrorKind::Interrupted => {
            Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")))
        }
        Err(e) => {
            found.fault(name, None, message!("the file cannot be read: {error}", error = e));
            Ok(found)
        }
    }
}

fn check_file(
    path: &Path,
    name: &str,
    expected: &Expected,
    progress: &dyn Progress,
    found: &mut Verification,
) -> io::Result<()> {
    let mut stream = Stream::open(path, progress)?;
    let layout = member_places::find(&mut stream)?;
    let ours = match &layout {
        Ok(layout) => member_places::is_ours(&mut stream, layout)?,
        Err(_) => false,
    };
    // Without a bag it may be a ZIP of another program, which has another form.
    let anothers =
        !ours && expected.digest.is_none() && foreign_zip::check(path, name, progress, found)?;
    match layout {
        _ if anothers => {}
        Ok(layout) => check_members(&mut stream, name, expected, layout, found)?,
        Err(at) => found.fault(
            name,
            Some(at),
            message!(
                "the ZIP cannot be followed: its directory and the headers of its files disagree"
            ),
        ),
    }
    check_digest(stream, name, expected.digest, found)
}

/// About how many bytes a batch of steps takes. Three batches are in memory: one that is read, one that is inflated,
/// and one that is compared.
const BATCH: u64 = 6 << 20;

/// Reads, inflates and compares all members. While all threads inflate one batch of steps, the next is read from the
/// device and the one before is compared in order. So reading, inflating, and the SHA-256 of a large member, which
/// cannot be divided, run at the same time.
fn check_members(
    stream: &mut Stream<'_>,
    name: &str,
    expected: &Expected,
    layout: Layout,
    found: &mut Verification,
) -> io::Result<()> {
    let directory = layout.directory;
    let mut judge = Judge::new(name, expected, stream.len().saturating_sub(directory), found);
    let mut steps = Steps::new(stream, layout);
    let mut read = steps.read(BATCH)?;
    let mut inflated = Vec::new();
    while !(read.is_empty() && inflated.is_empty()) {
        let judged = std::mem::take(&mut inflated);
        let mut worked = std::mem::take(&mut read);
        let (next, ()) = rayon::join(
            || steps.read(BATCH),
            || {
                rayon::join(
                    || inflate(&mut worked),
                    || judged.into_iter().for_each(|step| judge.take(step)),
                );
            },
        );
        read = next?;
        inflated = worked;
    }
    judge.end(stream, directory)
}

fn inflate(steps: &mut [Step]) {
    steps.par_iter_mut().for_each_init(Decompressor::new, |inflater, step| {
        if let Step::Chunk(chunk) = step {
            chunk.inflate(inflater);
        }
    });
}
