//! Deflates a chunk with libdeflate. Each chunk of a member but the last is ended so that another chunk can follow.
//!
//! libdeflate has no flush: each stream ends in a final block. In a chunk that another one follows, the mark of that
//! block is cleared ([`last_block`](super::last_block)), then empty stored blocks end the chunk at a byte boundary.

use libdeflater::{CompressionLvl, Compressor};

use super::compression_level::Level;
use super::last_block::Walker;
use super::last_block_from_end;

/// Uncompressed bytes of a chunk; the last one of a member may be shorter.
pub(in crate::pack) const CHUNK: usize = crate::container::CHUNK as usize;

/// Deflates chunks at one level; its tables are reused.
pub(in crate::pack) struct Deflater {
    compressor: Compressor,
    walker: Walker,
    /// Holds a deflated chunk; reused.
    buffer: Vec<u8>,
}

impl Deflater {
    pub(in crate::pack) fn new(level: Level) -> Self {
        let effort = match level {
            Level::Fast => 1,
            Level::Balanced => 6,
            Level::Best => 9,
        };
        let level = CompressionLvl::new(effort).unwrap_or_default();
        Self { compressor: Compressor::new(level), walker: Walker::default(), buffer: Vec::new() }
    }

    /// Clears `output` and fills it with the deflated chunk. A chunk that is not the member's last one ends at a
    /// byte boundary with `00 00 FF FF 00 00 00 FF FF`, where a reader may start (SOZip 0.5).
    pub(in crate::pack) fn deflate(&mut self, input: &[u8], last: bool, output: &mut Vec<u8>) {
        let bound = self.compressor.deflate_compress_bound(input.len()) + 16;
        if self.buffer.len() < bound {
            self.buffer.resize(bound, 0);
        }
        // This cannot fail, since the buffer has the size of the bound. If it ever did, the chunk would be stored.
        let Ok(length) = self.compressor.deflate_compress(input, &mut self.buffer) else {
            return store(input, last, output);
        };
        let stream = &self.buffer[..length];
        output.clear();
        output.extend_from_slice(stream);
        if last {
            return;
        }
        let walker = &mut self.walker;
        let place = last_block_from_end::last_block(stream, input, walker)
            .or_else(|| walker.last_block(stream));
        match place {
            Some(place) => {
                output[place.mark / 8] &= !(1 << (place.mark % 8));
                output.truncate(place.end.div_ceil(8));
                // The head of the empty block takes three bits. Where the last byte has fewer left, the head reaches
                // into one more byte.
                if place.end % 8 == 0 || place.end % 8 > 5 {
                    output.push(0);
                }
                output.extend([0, 0, 0xFF, 0xFF, 0, 0, 0, 0xFF, 0xFF]);
            }
            None => store(input, last, output),
        }
    }
}

/// Writes the chunk as stored blocks, with the same end as a deflated chunk.
fn store(input: &[u8], last: bool, output: &mut Vec<u8>) {
    output.clear();
    let mut blocks = input.chunks(65_535).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        output.push(u8::from(last && blocks.peek().is_none()));
        output.extend(length.to_le_bytes());
        output.extend((!length).to_le_bytes());
        output.extend(block);
    }
    if !last {
        output.extend([0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0xFF, 0xFF]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(length: usize) -> Vec<u8> {
        let mut state = 7u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        };
        (0..length).map(|_| next()).collect()
    }

    fn inflate(bytes: &[u8], size: usize) -> Vec<u8> {
        let mut inflater = flate2::Decompress::new(false);
        let mut text = Vec::with_capacity(size + 64);
        let status =
            inflater.decompress_vec(bytes, &mut text, flate2::FlushDecompress::Finish).unwrap();
        assert_eq!(status, flate2::Status::StreamEnd);
        assert_eq!(inflater.total_in(), bytes.len() as u64, "nothing follows the end");
        text
    }

    fn texts() -> Vec<Vec<u8>> {
        let mut mixed = noise(150_000);
        mixed.extend(b"81,71,010,".repeat(30_000));
        mixed.extend(noise(90_000));
        vec![b"1,02,003\n".repeat(40_000), noise(300_000), mixed, vec![0; 250_000], b"x".to_vec()]
    }

    #[test]
    fn chunks_joined_in_order_inflate_to_the_input() {
        for level in [Level::Fast, Level::Balanced, Level::Best] {
            let mut deflater = Deflater::new(level);
            for text in texts() {
                for size in [1, 999, 65_536, 100_000] {
                    let part = &text[..text.len().min(size * 40)];
                    let mut joined = Vec::new();
                    let mut out = Vec::new();
                    let chunks: Vec<_> = part.chunks(size).collect();
                    for (i, chunk) in chunks.iter().enumerate() {
                        let last = i + 1 == chunks.len();
                        deflater.deflate(chunk, last, &mut out);
                        assert!(last || out.ends_with(b"\0\0\xFF\xFF\0\0\0\xFF\xFF"));
                        joined.extend(&out);
                    }
                    assert!(inflate(&joined, part.len()) == part);
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_deflated_can_be_stored() {
        for text in texts() {
            let mut joined = Vec::new();
            let mut out = Vec::new();
            store(&text, false, &mut joined);
            assert!(joined.ends_with(b"\0\0\xFF\xFF\0\0\0\xFF\xFF"));
            store(&text, true, &mut out);
            joined.extend(&out);
            assert!(inflate(&joined, 2 * text.len()) == text.repeat(2));
        }
    }

    #[test]
    fn no_chunk_outgrows_the_bound_that_headers_are_reserved_by() {
        for level in [Level::Fast, Level::Balanced, Level::Best] {
            let mut deflater = Deflater::new(level);
            let mut out = Vec::new();
            for length in [1, 4_999, 5_000, 5_001, 65_536, CHUNK] {
                let text = noise(length);
                deflater.deflate(&text, false, &mut out);
                let most = crate::container::most_bytes(length as u64, 1);
                assert!(out.len() as u64 <= most, "{length}: {} > {most}", out.len());
            }
        }
    }
}
