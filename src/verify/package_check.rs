//! One package on one read: its digest, every member's SHA-256, and every byte of its structures.
//!
//! What a header should be is rendered again from the member as it was found; the first byte that
//! differs is where the structure was hit.

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
    /// Verifies a ZIP that no bag tells of.
    pub(super) fn zip(&mut self, path: &Path, progress: &dyn Progress) -> Result<()> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = path.metadata().map_or(0, |metadata| metadata.len());
        progress.begin(Phase::Verify, bytes);
        self.absorb(check(path, &name, &Expected::default(), progress)?);
        progress.end();
        Ok(())
    }
}

/// Checks a package; `name` is how findings call it.
///
/// # Errors
/// [`ErrorKind::Interrupted`] alone.
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

/// Checks the digest of a file that is no package.
///
/// # Errors
/// [`ErrorKind::Interrupted`] alone.
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

/// Reads what is left of a file and holds its digest against the sealed one.
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

/// Turns the end of a check into its findings.
fn close(checked: io::Result<()>, name: &str, mut found: Verification) -> Result<Verification> {
    match checked {
        Ok(()) => Ok(found),
        Err(e) if e.kind() == io::ErrorKind::Interrupted => {
            Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")))
        }
        Err(e) => {
            found.fault(name, None, format!("berkas tidak dapat dibaca: {e}"));
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
    // Without a bag it may be another program's ZIP, which has no fixed form.
    let anothers =
        !ours && expected.digest.is_none() && foreign_zip::check(path, name, progress, found)?;
    match layout {
        _ if anothers => {}
        Ok(layout) => check_members(&mut stream, name, expected, layout, found)?,
        Err(at) => found.fault(
            name,
            Some(at),
            "susunan ZIP tidak dapat ditelusuri: direktori dan kepala berkas di dalamnya tidak cocok",
        ),
    }
    check_digest(stream, name, expected.digest, found)
}

/// Bytes of steps that are worked on at a time. Three such batches are in memory: one is read, one
/// inflated, one judged.
const BATCH: u64 = 6 << 20;

/// Reads, inflates and judges all members. While one batch of steps is inflated by all threads, the
/// next is read from the device and the one before is judged in order, so that reading, SHA-256 of
/// one large member (serial by nature) and inflating go on side by side.
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
