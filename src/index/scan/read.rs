//! Reads each file once for both the digest and the probe. A map is then opened again by its path.
//!
//! Each thread of the pool takes the next file of a list that is sorted by size, the largest first. So it is rare that
//! one thread still reads a large file when all others are done. A thread has one buffer for all its files. Memory is
//! threads × [`BUFFER`] and what the probes keep. The results have the order of the jobs.

use std::fs::File;
use std::io::{ErrorKind as IoKind, Read};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::walk::finding_of;
use crate::error::{Error, Result};
use crate::index::parts::shape;
use crate::message::message;
use crate::model::{Profile, Sha256Digest, Stamp};
use crate::probe::Finding;
use crate::probe::{Kind, PersonalColumns, Probe, interrupted, require_maps, stamp_of};
use crate::progress::{Phase, Progress};

/// A file to read.
#[derive(Debug)]
pub(in crate::index) struct Job<'a> {
    /// Its place among the candidates.
    pub(in crate::index) place: usize,
    /// Its absolute path.
    pub(in crate::index) source: &'a str,
    /// Its status when it was listed.
    pub(in crate::index) stamp: Stamp,
    /// What to look for inside.
    pub(in crate::index) kind: Kind,
}

/// The result of a job: what the reading found, or why the file cannot be indexed.
pub(in crate::index) type Outcome = std::result::Result<Reading, Finding>;

/// What one reading of a file found.
#[derive(Debug)]
pub(in crate::index) struct Reading {
    /// The status of the file when it was read.
    pub(in crate::index) stamp: Stamp,
    /// SHA-256 of all bytes.
    pub(in crate::index) digest: Sha256Digest,
    /// The profile as JSON; `None` for a part of a Shapefile, and where nothing is known of the content.
    pub(in crate::index) profile: Option<String>,
    /// True for a part of a shapefile.
    pub(in crate::index) map_part: bool,
    /// What is wrong inside.
    pub(in crate::index) findings: Vec<Finding>,
    /// True where a memo file must lie beside the file.
    pub(in crate::index) memo: bool,
    /// For a table, the encoding of its texts, where it is known.
    pub(in crate::index) letters: Option<&'static str>,
    /// For a table with a part's name, its shape as JSON.
    pub(in crate::index) shape: Option<String>,
}

/// Reads the files once the clock has moved on since they were written; files with a date in the future are not waited
/// for. A file that is made at `clock`, beside the index, shows the clock; the stores may be on file systems with
/// another one.
///
/// # Errors
/// `Interrupted` when the user stops the work; `Map` for a map in a build without maps; `Io` or `NoSpace` when no file
/// can be made at `clock`.
pub(in crate::index) fn read_settled(
    jobs: &[Job<'_>],
    personal: &PersonalColumns,
    clock: &Path,
    progress: &dyn Progress,
) -> Result<Vec<Outcome>> {
    refuse_maps(jobs)?;
    progress.begin(Phase::Hash, jobs.iter().map(|job| job.stamp.bytes).sum());
    settle(jobs, clock)?;
    let outcomes = read_all(jobs, personal, progress)?;
    progress.end();
    Ok(outcomes)
}

/// Refuses to read a map in a build without maps. The map's row would have no profile, and a full build would not
/// read it again.
fn refuse_maps(jobs: &[Job<'_>]) -> Result<()> {
    let map = jobs.iter().find(|job| matches!(job.kind, Kind::Map { .. }));
    map.map_or(Ok(()), |map| require_maps().map_err(|error| error.file(map.source)))
}

/// Reads all files and returns the outcomes in the order of the jobs.
///
/// # Errors
/// `Interrupted` when the user stops the work.
fn read_all(
    jobs: &[Job<'_>],
    personal: &PersonalColumns,
    progress: &dyn Progress,
) -> Result<Vec<Outcome>> {
    let mut order: Vec<usize> = (0..jobs.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(jobs[i].stamp.bytes));
    let next = AtomicUsize::new(0);
    let shares = rayon::broadcast(|_| {
        let mut buffer = vec![0; BUFFER];
        let mut share = Vec::new();
        while let Some(&i) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            share.push((i, read(&jobs[i], personal, &mut buffer, progress)?));
        }
        Ok(share)
    });
    let mut outcomes = Vec::with_capacity(jobs.len());
    for share in shares {
        outcomes.append(&mut share?);
    }
    outcomes.sort_unstable_by_key(|(i, _)| *i);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// Bytes that are read at once. More does not make reading faster, and so much stays in a core's second-level cache
/// between the read, the digest and the probe.
const BUFFER: usize = 256 * 1024;

fn read(
    job: &Job<'_>,
    personal: &PersonalColumns,
    buffer: &mut [u8],
    progress: &dyn Progress,
) -> Result<Outcome> {
    let path = Path::new(job.source);
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return Ok(Err(finding_of(&error))),
    };
    let before = match file.metadata() {
        Ok(metadata) if metadata.is_file() => stamp_of(&metadata),
        Ok(_) => return Ok(Err(Finding::special_file())),
        Err(error) => return Ok(Err(Finding::unreadable(&error))),
    };
    let mut hasher = Sha256::new();
    let mut probe = Probe::new(job.kind, before.bytes);
    loop {
        if progress.cancelled() {
            return Err(interrupted());
        }
        match file.read(buffer) {
            Ok(0) => break,
            Ok(got) => {
                hasher.update(&buffer[..got]);
                probe.feed(&buffer[..got]);
                progress.advance(got as u64);
            }
            Err(error) if error.kind() == IoKind::Interrupted => {}
            Err(error) => return Ok(Err(Finding::unreadable(&error))),
        }
    }
    let found = probe.finish(path, personal);
    // Asked by path and not by handle. A file that was replaced meanwhile has changed as well, and a map was opened
    // by its path.
    match std::fs::metadata(path).map(|metadata| stamp_of(&metadata)) {
        Ok(after) if after == before => Ok(Ok(Reading {
            stamp: before,
            digest: Sha256Digest(hasher.finalize().into()),
            profile: render(&found.profile),
            map_part: found.profile == Profile::MapPart,
            findings: found.findings,
            memo: found.memo,
            letters: found.letters,
            shape: shape(job.source, &found.profile),
        })),
        _ => Ok(Err(Finding::changed_while_read())),
    }
}

fn render(profile: &Profile) -> Option<String> {
    match profile {
        Profile::Plain | Profile::MapPart => None,
        // It is made of texts and numbers, which always have a JSON form.
        _ => serde_json::to_string(profile).ok(),
    }
}

/// Nanoseconds between two ticks of the clock of Linux's own file systems, with room to spare.
const TICK: i64 = 20_000_000;
/// Nanoseconds between two ticks of the clock of FAT and of old network shares. Taken for a file whose time is a whole
/// second.
const COARSE_TICK: i64 = 2_000_000_000;

/// Waits until the tick is over in which the youngest file was written. Where that takes more than two seconds, it does
/// not wait at all. The time is read from a file that is made at `clock`.
fn settle(jobs: &[Job<'_>], clock: &Path) -> Result<()> {
    let youngest = jobs.iter().map(|Job { stamp, .. }| {
        let at = stamp.modified.max(stamp.changed);
        at + if at % 1_000_000_000 == 0 { COARSE_TICK } else { TICK }
    });
    let Some(until) = youngest.max() else { return Ok(()) };
    let now = File::create(clock).and_then(|file| file.metadata());
    let now = now.map_err(|error| Error::io(clock, message!("write beside the index"), error))?;
    // Where it cannot be removed it does no harm: it is empty, and the next run uses it again.
    let _ = std::fs::remove_file(clock);
    let wait = until - stamp_of(&now).modified;
    // A longer wait means a file with a date in the future, for which waiting would not help.
    if (1..=COARSE_TICK).contains(&wait) {
        std::thread::sleep(Duration::from_nanos(wait.unsigned_abs()));
    }
    Ok(())
}
