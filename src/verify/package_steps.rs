//! Reads a package from start to end, and splits it into steps that can be worked on independently.

use std::io;

use super::chunk::Chunk;
use super::member_places::{self, Declared, Layout};
use super::stream::Stream;
use crate::container::{CHUNK, Method};

/// The most bytes of a run.
const RUN: u64 = 256 << 10;

/// The memory that a step takes besides its bytes; it counts where there are many small members.
const STEP: u64 = (size_of::<Step>() + 64) as u64;

/// The next part of a package, in the order of its bytes.
pub(super) enum Step {
    /// A member begins.
    Header {
        /// The member, by the layout.
        declared: Declared,
        /// The bytes of its local header.
        bytes: Vec<u8>,
    },
    /// Deflated bytes that can be inflated independently.
    Chunk(Chunk),
    /// Bytes of a member that are taken in order: stored ones, and deflated ones that have no independent chunks.
    Run(Vec<u8>),
    /// The seek index of a member.
    Index {
        /// Where it starts.
        start: u64,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// Reads the steps of all members, from the start of the file to the central directory, which stays unread.
pub(super) struct Steps<'s, 'p> {
    stream: &'s mut Stream<'p>,
    members: std::vec::IntoIter<Declared>,
    current: Option<Member>,
}

/// A member whose bytes are being read.
struct Member {
    /// Where chunks end in the deflated bytes, without the last; empty where the member is one chunk or has none.
    ends: std::vec::IntoIter<u64>,
    /// True where the bytes are read as independent chunks, false where they are read as runs.
    apart: bool,
    read: u64,
    compressed: u64,
    /// Uncompressed bytes of the chunks that are not read yet.
    plain_left: u64,
    /// Bytes of the seek index after the member; 0 where there is none.
    index: u64,
}

impl<'s, 'p> Steps<'s, 'p> {
    pub(super) fn new(stream: &'s mut Stream<'p>, layout: Layout) -> Self {
        Self { stream, members: layout.entries.into_iter(), current: None }
    }

    /// Reads steps until they take about `bytes` of memory. Empty when there are no more.
    pub(super) fn read(&mut self, bytes: u64) -> io::Result<Vec<Step>> {
        let mut steps = Vec::new();
        let mut held = 0;
        while held < bytes {
            let Some(step) = self.next()? else { break };
            held += STEP;
            held += match &step {
                Step::Chunk(chunk) => chunk.held(),
                Step::Header { bytes, .. } | Step::Run(bytes) | Step::Index { bytes, .. } => {
                    bytes.len() as u64
                }
            };
            steps.push(step);
        }
        Ok(steps)
    }

    fn next(&mut self) -> io::Result<Option<Step>> {
        let Some(mut member) = self.current.take() else {
            let Some(declared) = self.members.next() else { return Ok(None) };
            let bytes = self.stream.next_bytes(declared.entry.local_length())?;
            self.current = Some(self.begin(&declared)?);
            return Ok(Some(Step::Header { declared, bytes }));
        };
        if member.read == member.compressed {
            let start = self.stream.position();
            if member.index == 0 {
                return self.next();
            }
            let bytes = self.stream.next_bytes(member.index)?;
            return Ok(Some(Step::Index { start, bytes }));
        }
        let step = if member.apart {
            let end = member.ends.next().unwrap_or(member.compressed);
            let packed = self.stream.next_bytes(end - member.read)?;
            let plain = member.plain_left.min(CHUNK);
            let first = member.read == 0;
            member.read = end;
            member.plain_left -= plain;
            Step::Chunk(Chunk::new(packed, plain, first, end == member.compressed))
        } else {
            let length = RUN.min(member.compressed - member.read);
            member.read += length;
            Step::Run(self.stream.next_bytes(length)?)
        };
        self.current = Some(member);
        Ok(Some(step))
    }

    /// Begins a member. The seek index after the member, if any, says where its chunks end.
    fn begin(&mut self, declared: &Declared) -> io::Result<Member> {
        let entry = &declared.entry;
        let mut ends = Vec::new();
        let mut apart = entry.method == Method::Deflated
            && entry.size <= CHUNK
            && entry.compressed <= 2 * CHUNK
            && declared.sound;
        if declared.index > 0 {
            let start = self.stream.position() + entry.compressed;
            let index = self.stream.peek(start, declared.index as usize)?;
            if let Some(offsets) = member_places::seek_offsets(&index, entry) {
                // A chunk that is much larger than its content was not made by kemas.
                let whole = offsets.iter().chain([&entry.compressed]);
                let starts = std::iter::once(&0).chain(&offsets);
                apart = starts.zip(whole).all(|(start, end)| end - start <= 2 * CHUNK);
                ends = offsets;
            }
        }
        Ok(Member {
            ends: ends.into_iter(),
            apart,
            read: 0,
            compressed: entry.compressed,
            plain_left: entry.size,
            index: declared.index,
        })
    }
}
