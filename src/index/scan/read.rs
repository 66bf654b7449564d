//! Reading files once: the same buffers feed the hash and the probe that looks inside.
//!
//! Each thread of the pool takes the next file off a list that is sorted biggest first, so that
//! no thread is left alone with a big file at the end. A thread owns one buffer for all its
//! files, and nothing else is in flight: memory is threads × [`BUFFER`] plus what a probe keeps of
//! its file's start. Results leave in the order of the jobs, whatever thread read them.

use std::fs::File;
use std::io::{ErrorKind as IoKind, Read};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::walk::gone;
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

/// What came of a job: a reading, or why there is none.
pub(in crate::index) type Outcome = std::result::Result<Reading, Finding>;

/// What one read of a file found.
#[derive(Debug)]
pub(in crate::index) struct Reading {
    /// The status at the time of the read.
    pub(in crate::index) stamp: Stamp,
    /// The digest of all bytes.
    pub(in crate::index) digest: Sha256Digest,
    /// What is inside, as JSON; `None` where that says nothing.
    pub(in crate::index) profile: Option<String>,
    /// True for a part of a shapefile.
    pub(in crate::index) map_part: bool,
    /// What is wrong inside.
    pub(in crate::index) findings: Vec<Finding>,
    /// True where a memo file must lie beside the file.
    pub(in crate::index) memo: bool,
    /// Of a table: the encoding of its letters.
    pub(in crate::index) letters: Option<&'static str>,
    /// Of a table with a part's name: what tells whether parts fit each other, as JSON.
    pub(in crate::index) shape: Option<String>,
}

/// Reads the files once the clock of their file system, read off a file made at `clock`, has moved on.
///
/// # Errors
/// `Interrupted` when the user stops the work; `Map` for a map in a build without maps.
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

/// Refuses a map in a build without maps: its row would stand without a profile, and a full build would take it
/// for known.
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

/// Bytes asked of the system at once; more than this no longer made the read faster, and the
/// buffer stays in a core's second-level cache between the read, the hash and the probe.
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
        Err(error) => return Ok(Err(gone(&error))),
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
    // By path and not by handle: a file that was replaced meanwhile is a change as well, and a
    // map was read a second time by its path.
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
        // A profile is made of texts and numbers, which always have a JSON form.
        _ => serde_json::to_string(profile).ok(),
    }
}

/// The coarsest tick of Linux' own file systems, and of FAT and old network shares.
const TICK: i64 = 20_000_000;
const COARSE_TICK: i64 = 2_000_000_000;

/// Waits until the clock of the file system has left the tick in which the youngest file was
/// written. The clock is read off a file made for that at `clock`.
fn settle(jobs: &[Job<'_>], clock: &Path) -> Result<()> {
    let youngest = jobs.iter().map(|Job { stamp, .. }| {
        let at = stamp.modified.max(stamp.changed);
        at + if at % 1_000_000_000 == 0 { COARSE_TICK } else { TICK }
    });
    let Some(until) = youngest.max() else { return Ok(()) };
    let now = File::create(clock).and_then(|file| file.metadata());
    let now = now.map_err(|error| Error::io(clock, message!("write beside the index"), error))?;
    // A leftover harms nobody: it is empty and reused.
    let _ = std::fs::remove_file(clock);
    let wait = until - stamp_of(&now).modified;
    // Longer than a tick means a file from the future; waiting would not help.
    if (1..=COARSE_TICK).contains(&wait) {
        std::thread::sleep(Duration::from_nanos(wait.unsigned_abs()));
    }
    Ok(())
}
