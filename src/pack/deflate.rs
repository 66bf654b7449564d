//! One chunk of a member into raw deflate (RFC 1951) that stands alone: it refers to nothing
//! before it, so that chunks can be made in any order by any thread.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};

use super::Level;

/// The bytes of a chunk as read; the last one of a member may be shorter. A mebibyte keeps both
/// cores busy inside one file and costs less than 0.1 % of the ratio.
pub(super) const CHUNK: usize = 1 << 20;

/// Empties `output` and fills it with the deflated chunk. A chunk that is not the member's last
/// ends on a byte with `00 00 FF FF 00 00 00 FF FF`, where a reader may enter (SOZip 0.5).
///
/// miniz_oxide is used because its output does not depend on the processor.
pub(super) fn deflate_chunk(level: Level, input: &[u8], last: bool, output: &mut Vec<u8>) {
    let effort = match level {
        Level::Fast => 1,
        Level::Balanced => 6,
        Level::Best => 9,
    };
    // A negative window asks for raw deflate without a zlib header.
    let flags = create_comp_flags_from_zip_params(effort, -15, 0);
    let mut state = CompressorOxide::new(flags);
    let flush = if last { TDEFLFlush::Finish } else { TDEFLFlush::Full };
    output.clear();
    output.resize(input.len() + input.len() / 8 + 1024, 0);
    let (mut read, mut written) = (0, 0);
    loop {
        let (status, taken, made) =
            compress(&mut state, &input[read..], &mut output[written..], flush);
        read += taken;
        written += made;
        let room = written < output.len();
        // A chunk is over when its flush is out. The two failing states cannot come of a correct
        // call; a chunk that they cut short would be found by its CRC.
        let over = status != TDEFLStatus::Okay || (!last && room && read == input.len());
        if over {
            break;
        }
        if !room {
            output.resize(output.len() * 2, 0);
        }
    }
    output.truncate(written);
    if !last {
        output.extend([0, 0, 0, 0xFF, 0xFF]);
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

    #[test]
    fn chunks_joined_in_order_inflate_to_the_input() {
        let texts = [b"1,02,003\n".repeat(40_000), noise(300_000), vec![], b"x".to_vec()];
        for level in [Level::Fast, Level::Balanced, Level::Best] {
            for text in &texts {
                let mut joined = Vec::new();
                let mut out = Vec::new();
                let chunks: Vec<_> = text.chunks(100_000).collect();
                for (i, chunk) in chunks.iter().enumerate() {
                    let last = i + 1 == chunks.len();
                    deflate_chunk(level, chunk, last, &mut out);
                    assert!(last || out.ends_with(b"\0\0\xFF\xFF\0\0\0\xFF\xFF"));
                    joined.extend(&out);
                }
                if chunks.is_empty() {
                    deflate_chunk(level, b"", true, &mut joined);
                }
                let back = miniz_oxide::inflate::decompress_to_vec(&joined).unwrap();
                assert!(back == *text);
            }
        }
    }
}
