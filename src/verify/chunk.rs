//! Inflates the bytes of a member: chunk by chunk on any thread, or one after the other.

use flate2::{Decompress, FlushDecompress, Status};
use libdeflater::Decompressor;

use crate::fixity::{Hasher, sha256};
use crate::model::Sha256Digest;

/// An empty final block. It makes a complete stream of a chunk that is not the last of its member.
const FINAL: [u8; 2] = [0x03, 0x00];

/// The deflated bytes of a chunk and, after [`Chunk::inflate`], what they contain.
pub(super) struct Chunk {
    packed: Vec<u8>,
    /// Length of the deflated bytes.
    pub(super) packed_length: u64,
    /// Inflated bytes that the chunk should have.
    expected: u64,
    first: bool,
    last: bool,
    /// The inflated bytes; empty where `whole_digest` is known.
    pub(super) plain: Vec<u8>,
    /// CRC-32 of what was inflated.
    pub(super) crc: crc32fast::Hasher,
    /// CRC-32 of the deflated bytes.
    pub(super) packed_crc: crc32fast::Hasher,
    /// Bytes inflated.
    pub(super) size: u64,
    /// SHA-256 of the inflated bytes, where the chunk is the whole member.
    pub(super) whole_digest: Option<Sha256Digest>,
    /// True when the deflated bytes end where they should.
    pub(super) sound: bool,
}

impl Chunk {
    pub(super) fn new(packed: Vec<u8>, expected: u64, first: bool, last: bool) -> Self {
        Self {
            packed_length: packed.len() as u64,
            packed,
            expected,
            first,
            last,
            plain: Vec::new(),
            crc: crc32fast::Hasher::new(),
            packed_crc: crc32fast::Hasher::new(),
            size: 0,
            whole_digest: None,
            sound: false,
        }
    }

    /// Returns about how many bytes of memory the chunk takes, before or after it is inflated.
    pub(super) fn held(&self) -> u64 {
        self.packed_length + self.expected
    }

    /// Inflates the chunk and computes its checksums.
    pub(super) fn inflate(&mut self, inflater: &mut Decompressor) {
        self.packed_crc.update(&self.packed);
        if !self.last {
            self.packed.extend(FINAL);
        }
        self.plain.resize(self.expected as usize, 0);
        let made = inflater.deflate_decompress(&self.packed, &mut self.plain);
        if made == Ok(self.expected as usize) {
            self.sound = true;
        } else {
            self.inflate_as_far_as_it_goes();
        }
        self.crc.update(&self.plain);
        self.size = self.plain.len() as u64;
        self.packed = Vec::new();
        if self.first && self.last {
            self.whole_digest = Some(sha256(&self.plain));
            self.plain = Vec::new();
        }
    }

    /// Inflates damaged bytes as far as possible, so that there is a digest to report. It stops when the buffer is
    /// full, which is beyond the expected size.
    fn inflate_as_far_as_it_goes(&mut self) {
        self.plain.clear();
        self.plain.reserve(self.expected as usize + 1);
        let mut state = Decompress::new(false);
        let status = state.decompress_vec(&self.packed, &mut self.plain, FlushDecompress::Finish);
        let ended = matches!(status, Ok(Status::StreamEnd));
        self.sound = ended && state.total_in() == self.packed.len() as u64;
    }
}

/// Inflates the bytes of a member that has no independent chunks, part by part on one thread.
pub(super) struct Serial {
    state: Decompress,
    buffer: Vec<u8>,
    over: Over,
    /// Inflating stops once more bytes than this were inflated. A member with more is broken anyway.
    most: u64,
}

/// Whether a deflated stream has ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    No,
    /// It ended, and no bytes have followed so far.
    Whole,
    /// It is damaged, or bytes follow its end.
    Broken,
}

impl Serial {
    pub(super) fn new(most: u64) -> Self {
        Self { state: Decompress::new(false), buffer: vec![0; 256 << 10], over: Over::No, most }
    }

    /// Returns true when the stream ended and no bytes followed.
    pub(super) fn is_whole(&self) -> bool {
        self.over == Over::Whole
    }

    /// Inflates the next bytes, and updates digest, checksum and size by what comes out.
    pub(super) fn update(
        &mut self,
        mut bytes: &[u8],
        hasher: &mut Hasher,
        crc: &mut crc32fast::Hasher,
        size: &mut u64,
    ) {
        // When the buffer is full, further inflated bytes may follow although all input was taken.
        let mut full = false;
        while !bytes.is_empty() || full {
            if self.over != Over::No || *size > self.most {
                self.over = Over::Broken;
                return;
            }
            let (read, made) = (self.state.total_in(), self.state.total_out());
            let status = self.state.decompress(bytes, &mut self.buffer, FlushDecompress::None);
            let taken = (self.state.total_in() - read) as usize;
            let given = (self.state.total_out() - made) as usize;
            hasher.update(&self.buffer[..given]);
            crc.update(&self.buffer[..given]);
            *size += given as u64;
            bytes = &bytes[taken..];
            match status {
                Ok(Status::StreamEnd) => {
                    self.over = if bytes.is_empty() { Over::Whole } else { Over::Broken };
                    return;
                }
                Ok(_) if taken > 0 || given > 0 => full = given == self.buffer.len(),
                // Without further input nothing more comes out, which is no fault.
                Ok(Status::Ok | Status::BufError) if bytes.is_empty() => return,
                _ => self.over = Over::Broken,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixity::sha256;

    /// Streams whose inflated bytes fill the buffer exactly where the input ends.
    #[test]
    fn a_serial_stream_is_whole_wherever_its_buffers_end() {
        for level in [1, 6, 9] {
            for size in (262_144 * 2 - 300..262_144 * 2 + 300).step_by(7).chain([1, 262_144]) {
                let text = vec![b'0'; size];
                let packed = miniz(&text, level);
                for size_of_part in [packed.len(), 100, 7] {
                    let mut serial = Serial::new(u64::MAX);
                    let (mut hasher, mut crc, mut made) =
                        (Hasher::default(), crc32fast::Hasher::new(), 0);
                    for bytes in packed.chunks(size_of_part) {
                        serial.update(bytes, &mut hasher, &mut crc, &mut made);
                    }
                    assert!(serial.is_whole(), "{level} {size} {size_of_part}");
                    assert_eq!((made, hasher.finish()), (size as u64, sha256(&text)));
                }
            }
        }
    }

    fn miniz(text: &[u8], level: u32) -> Vec<u8> {
        let mut state = flate2::Compress::new(flate2::Compression::new(level), false);
        let mut out = Vec::with_capacity(text.len() + 100);
        state.compress_vec(text, &mut out, flate2::FlushCompress::Finish).unwrap();
        out
    }
}
