//! The pipeline: a reader makes numbered chunks, workers compress them, and one writer puts them in order.
//!
//! **Buffers.** A fixed number of slots, each with the input and output buffer of one chunk, goes round. The reader
//! takes a free slot and fills it, a worker deflates it, the writer writes it and gives it back. Besides the slots
//! only the output file and each worker hold a buffer of about one chunk. So the number of threads bounds the memory
//! for the contents, whatever the number and size of the files. A slow medium makes the reader wait, since no slot is
//! free.
//!
//! **Order.** The reader numbers the chunks, and the writer writes them by number. The bytes of a chunk depend
//! only on the members and the level, so that any number of threads gives the same package.
//!
//! **Errors** of the reader go to the writer with the number of the chunk that failed, and are returned once the chunks
//! before it are written. An error of the destination ends the writing at once. Then the channels are dropped, all
//! threads stop, and the error is returned.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

use super::deflate::{CHUNK, Deflater, Level};
use super::pace::Pace;
use super::source::{Chunk, Input, Sources};
use crate::container::Method;
use crate::error::Result;
use crate::model::Sha256Digest;
use crate::progress::Progress;

/// A member as it was written.
#[derive(Debug, Clone, Copy)]
pub(in crate::pack) struct Written {
    /// SHA-256 of the uncompressed bytes.
    pub(in crate::pack) digest: Sha256Digest,
    /// CRC-32 of the uncompressed bytes.
    pub(in crate::pack) crc: u32,
    /// Bytes as written.
    pub(in crate::pack) compressed: u64,
    /// CRC-32 of the bytes as written. It finds changed bits that inflating does not notice (padding bits), at
    /// almost no cost.
    pub(in crate::pack) packed_crc: u32,
}

/// Where the members are written to. It takes them one after the other.
pub(in crate::pack) trait Destination {
    /// Begins a member.
    fn begin(&mut self, member: &Input<'_>, method: Method) -> Result<()>;
    /// Takes the next bytes of the member, as they are to be written.
    fn put(&mut self, bytes: &[u8]) -> Result<()>;
    /// Ends the member.
    fn end(&mut self, written: Written) -> Result<()>;
}

/// Reads all members once and passes them to the destination in order. With a level, members that are worth it are
/// deflated, with `pace.threads` threads.
pub(in crate::pack) fn run(
    members: &[Input<'_>],
    pace: Pace,
    destination: &mut dyn Destination,
    progress: &dyn Progress,
) -> Result<()> {
    let sums = Sums::default();
    let writer = Writer { members, destination, progress, sums };
    let sources = Sources::new(members, pace.level.is_some(), progress);
    if pace.threads <= 1 { serial(sources, pace, writer) } else { parallel(sources, pace, writer) }
}

/// Reads, deflates and writes on the thread of the caller.
fn serial(mut sources: Sources<'_>, pace: Pace, mut writer: Writer<'_>) -> Result<()> {
    let mut slot = Slot::new();
    let mut deflater = Deflater::new(pace.level.unwrap_or_default());
    while let Some(chunk) = sources.next(&mut slot.input)? {
        slot.deflate(&mut deflater, &chunk);
        writer.write(&slot, &chunk)?;
    }
    Ok(())
}

fn parallel(sources: Sources<'_>, pace: Pace, mut writer: Writer<'_>) -> Result<()> {
    let Pace { level, threads } = pace;
    // Two slots for each worker, one in work and one waiting; one for the reader and one for the writer.
    let slots = 2 * threads + 2;
    let (free, free_slots) = channel();
    for _ in 0..slots {
        let _ = free.send(Slot::new());
    }
    let (to_workers, jobs) = channel();
    let (to_writer, results) = channel();
    let jobs = Mutex::new(jobs);
    std::thread::scope(|scope| {
        let to_writer_from_reader = to_writer.clone();
        scope.spawn(move || {
            read_all(sources, &free_slots, &to_workers, &to_writer_from_reader);
        });
        for _ in 0..threads {
            let (jobs, to_writer) = (&jobs, to_writer.clone());
            scope.spawn(move || work(level.unwrap_or_default(), jobs, &to_writer));
        }
        drop(to_writer);
        // The writer may return early. Once `results` and `free` are dropped, sending and receiving fail in the other
        // threads, and they stop.
        let written = write_all(&results, &free, &mut writer);
        drop((results, free));
        written
    })
}

fn read_all(
    mut sources: Sources<'_>,
    free_slots: &Receiver<Slot>,
    to_workers: &Sender<Job>,
    to_writer: &Sender<(u64, Result<Job>)>,
) {
    let mut number = 0;
    while let Ok(mut slot) = free_slots.recv() {
        match sources.next(&mut slot.input) {
            Ok(None) => return,
            Ok(Some(chunk)) => {
                if to_workers.send(Job { number, chunk, slot }).is_err() {
                    return;
                }
                number += 1;
            }
            Err(error) => {
                let _ = to_writer.send((number, Err(error)));
                return;
            }
        }
    }
}

fn work(level: Level, jobs: &Mutex<Receiver<Job>>, to_writer: &Sender<(u64, Result<Job>)>) {
    let mut deflater = Deflater::new(level);
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut job) = next else { return };
        job.slot.deflate(&mut deflater, &job.chunk);
        if to_writer.send((job.number, Ok(job))).is_err() {
            return;
        }
    }
}

fn write_all(
    results: &Receiver<(u64, Result<Job>)>,
    free: &Sender<Slot>,
    writer: &mut Writer<'_>,
) -> Result<()> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, result) in results {
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&next) {
            let job = result?;
            writer.write(&job.slot, &job.chunk)?;
            let _ = free.send(job.slot);
            next += 1;
        }
    }
    Ok(())
}

/// The buffers of one chunk, and the CRC-32 of each.
struct Slot {
    input: Vec<u8>,
    output: Vec<u8>,
    crc: crc32fast::Hasher,
    packed_crc: crc32fast::Hasher,
}

struct Job {
    number: u64,
    chunk: Chunk,
    slot: Slot,
}

impl Slot {
    fn new() -> Self {
        Self {
            input: Vec::with_capacity(CHUNK),
            output: Vec::new(),
            crc: crc32fast::Hasher::new(),
            packed_crc: crc32fast::Hasher::new(),
        }
    }

    fn deflate(&mut self, deflater: &mut Deflater, chunk: &Chunk) {
        self.crc = crc32fast::Hasher::new();
        self.crc.update(&self.input);
        if chunk.method == Method::Stored {
            self.packed_crc = self.crc.clone();
            return;
        }
        deflater.deflate(&self.input, chunk.last.is_some(), &mut self.output);
        self.packed_crc = crc32fast::Hasher::new();
        self.packed_crc.update(&self.output);
    }

    /// Returns the chunk as it is to be written.
    fn packed(&self, chunk: &Chunk) -> &[u8] {
        match chunk.method {
            Method::Deflated => &self.output,
            Method::Stored => &self.input,
        }
    }
}

struct Writer<'a> {
    members: &'a [Input<'a>],
    destination: &'a mut dyn Destination,
    progress: &'a dyn Progress,
    sums: Sums,
}

/// The sums over the chunks of the current member so far.
#[derive(Default)]
struct Sums {
    crc: crc32fast::Hasher,
    packed_crc: crc32fast::Hasher,
    compressed: u64,
}

impl Writer<'_> {
    fn write(&mut self, slot: &Slot, chunk: &Chunk) -> Result<()> {
        let member = &self.members[chunk.member];
        if chunk.first {
            self.sums = Sums::default();
            self.destination.begin(member, chunk.method)?;
        }
        let packed = slot.packed(chunk);
        self.destination.put(packed)?;
        self.sums.crc.combine(&slot.crc);
        self.sums.packed_crc.combine(&slot.packed_crc);
        self.sums.compressed += packed.len() as u64;
        if let Some(digest) = chunk.last {
            let sums = std::mem::take(&mut self.sums);
            self.destination.end(Written {
                digest,
                crc: sums.crc.finalize(),
                compressed: sums.compressed,
                packed_crc: sums.packed_crc.finalize(),
            })?;
        }
        self.progress.advance(slot.input.len() as u64);
        Ok(())
    }
}
