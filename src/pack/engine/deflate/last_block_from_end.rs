//! Finding the last block of a deflate stream from its end.
//!
//! Walking from the front ([`last_block`](super::last_block)) reads a whole chunk to find one bit. Here the
//! places near the end are tried instead. Where the head of a final dynamic block may begin, its codes are read. The
//! block must end with the stream, and what it decodes to must be the end of the chunk, symbol by symbol. A wrong
//! place cannot pass this test, except if a few hundred bytes came out right by accident. Where no place passes,
//! the walk decides.

use super::bits::Bits;
use super::huffman::{BITS, END, KIND, LITERAL, Lengths, MATCH, value};
use super::last_block::{LastBlock, Walker};

/// How many bytes before the end are tried. At the fast level a block holds 64 KiB of a chunk, and takes more than this
/// only where deflating gains little; there the walk is fast. At the other levels the walk decides more often.
const REACH: usize = 40 << 10;

/// A last block that decodes to fewer bytes could match by accident.
const ENOUGH: usize = 256;

/// Returns the place of the final block of a stream that deflates `input`; `None` where it is not certain.
pub(super) fn last_block(stream: &[u8], input: &[u8], walker: &mut Walker) -> Option<LastBlock> {
    let first = stream.len().saturating_sub(REACH);
    let mut upper = stream.len();
    while upper > first {
        let lower = upper.saturating_sub(STRIDE).max(first);
        let word = load(stream, lower);
        let mut places = heads(word as u64) & ((1 << (8 * (upper - lower))) - 1);
        while places != 0 {
            let shift = places.ilog2() as usize;
            places ^= 1 << shift;
            let mark = lower * 8 + shift;
            if may_begin(word >> shift)
                && let Some(end) = end_of(stream, mark, input, walker)
            {
                return Some(LastBlock { mark, end });
            }
        }
        upper = lower;
    }
    None
}

/// Bytes whose bits are tried together.
const STRIDE: usize = 6;

/// Returns the bits at which a final dynamic block may begin (mark 1, type 2, lowest bit first: RFC 1951, section
/// 3.2.3). Both numbers of codes after the mark, of five bits each, must be at most 29. Valid for the first 51
/// bits.
fn heads(word: u64) -> u64 {
    let mark = word & !(word >> 1) & (word >> 2);
    let above_29 = |from: u32| {
        let word = word >> from;
        word >> 1 & word >> 2 & word >> 3 & word >> 4
    };
    mark & !above_29(3) & !above_29(8)
}

/// Loads sixteen bytes, with zeros beyond the end.
fn load(stream: &[u8], byte: usize) -> u128 {
    if let Some(bytes) = stream.get(byte..byte + 16) {
        let mut whole = [0; 16];
        whole.copy_from_slice(bytes);
        return u128::from_le_bytes(whole);
    }
    let mut some = [0; 16];
    let there = &stream[byte..];
    some[..there.len()].copy_from_slice(there);
    u128::from_le_bytes(some)
}

/// Returns true where the code for code lengths in the head of a dynamic block is complete (the Kraft sum is one).
fn may_begin(bits: u128) -> bool {
    let codes = ((bits >> 13) as u64 & 15) + 4;
    let lengths = (bits >> 17) as u64 & ((1 << (3 * codes)) - 1);
    let share = |part: u64| SHARES[(lengths >> (12 * part) & 0xFFF) as usize];
    share(0) + share(1) + share(2) + share(3) + share(4) == WHOLE
}

/// The Kraft sum of a complete code, in units of 2⁻⁷, which is what a code of seven bits adds.
const WHOLE: u16 = 128;

/// For every four code lengths of three bits each, taken together as an index of twelve bits: the part of the Kraft sum
/// that their codes add.
static SHARES: [u16; 4096] = shares();

const fn shares() -> [u16; 4096] {
    let mut shares = [0; 4096];
    let mut four = 0;
    while four < 4096 {
        let mut place = 0;
        while place < 4 {
            let length = four >> (3 * place) & 7;
            if length > 0 {
                shares[four] += WHOLE >> length;
            }
            place += 1;
        }
        four += 1;
    }
    shares
}

/// Returns the end of the block at `mark`, if it is the last one of the stream and decodes to the end of the input,
/// of which it must give at least [`ENOUGH`] bytes.
fn end_of(stream: &[u8], mark: usize, input: &[u8], walker: &mut Walker) -> Option<usize> {
    let mut bits = Bits::at(stream, mark + 3);
    let lengths = Lengths::read(&mut bits)?;
    let literals = lengths.parts().0;
    if literals[256] == 0 || !is_complete(literals) {
        return None;
    }
    walker.take_codes(&lengths)?;
    let codes = bits.place();
    let mut decoded = 0;
    let end = walker.decode(stream, codes, |symbol| {
        decoded += symbol.length();
        decoded <= input.len()
    })?;
    if decoded < ENOUGH || end > stream.len() * 8 || end + 8 <= stream.len() * 8 {
        return None;
    }
    let mut place = input.len() - decoded;
    walker.decode(stream, codes, |symbol| {
        let begin = place;
        place += symbol.length();
        match symbol {
            Symbol::Literal(byte) => input[begin] == byte,
            Symbol::Match { distance, .. } => begin
                .checked_sub(distance)
                .is_some_and(|from| input[from..from + place - begin] == input[begin..place]),
        }
    })
}

fn is_complete(lengths: &[u8]) -> bool {
    let share = |length: &u8| if *length == 0 { 0 } else { 1_u32 << (15 - length) };
    lengths.iter().map(share).sum::<u32>() == 1 << 15
}

#[derive(Clone, Copy)]
enum Symbol {
    Literal(u8),
    Match { length: usize, distance: usize },
}

impl Symbol {
    fn length(self) -> usize {
        match self {
            Self::Literal(_) => 1,
            Self::Match { length, .. } => length,
        }
    }
}

impl Walker {
    /// Decodes the codes of a block from a bit on, and returns the bit after the block's end. `None` where a code is
    /// not valid, the stream ends before, or `each` returns false.
    fn decode(
        &self,
        stream: &[u8],
        place: usize,
        mut each: impl FnMut(Symbol) -> bool,
    ) -> Option<usize> {
        let mut bits = Bits::at(stream, place);
        loop {
            // A refill gives 56 bits; a whole match takes at most 48.
            bits.refill();
            let entry = self.literals.entry(&bits);
            let first = value(entry, bits.peek());
            bits.drop(entry & BITS);
            let symbol = match entry & KIND {
                LITERAL => Symbol::Literal(first as u8),
                MATCH => {
                    let entry = self.distances.entry(&bits);
                    let distance = value(entry, bits.peek());
                    bits.drop(entry & BITS);
                    if entry & KIND != LITERAL {
                        return None;
                    }
                    Symbol::Match { length: first, distance }
                }
                END => return (!bits.overrun()).then(|| bits.place()),
                _ => return None,
            };
            if bits.overrun() || !each(symbol) {
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use libdeflater::{CompressionLvl, Compressor};

    use super::*;

    fn deflated(input: &[u8], level: i32) -> Vec<u8> {
        let mut compressor = Compressor::new(CompressionLvl::new(level).unwrap());
        let mut out = vec![0; compressor.deflate_compress_bound(input.len())];
        let length = compressor.deflate_compress(input, &mut out).unwrap();
        out.truncate(length);
        out
    }

    /// Rows of codes from a seed, which compress like a survey.
    fn rows(bytes: usize, seed: u64) -> Vec<u8> {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut text = Vec::new();
        while text.len() < bytes {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.extend(
                format!("81,{},{},,{}\n", state % 7, state / 7 % 90, state / 630 % 2).bytes(),
            );
        }
        text.truncate(bytes);
        text
    }

    #[test]
    fn what_is_found_from_the_end_is_what_the_walk_finds() {
        let mut found = 0;
        for level in [1, 3, 6] {
            for (size, seed) in (0..60).map(|i| (200 + i * 17_333, i as u64)) {
                let input = rows(size, seed);
                let stream = deflated(&input, level);
                let mut walker = Walker::default();
                let expected = walker.last_block(&stream).unwrap();
                if let Some(place) = last_block(&stream, &input, &mut walker) {
                    assert_eq!(place, expected, "level {level}, {size} bytes");
                    found += 1;
                }
            }
        }
        // At the hard levels some last blocks are longer than `REACH`.
        assert!(found > 120, "{found} of 180");
    }

    #[test]
    fn streams_inside_the_data_do_not_lead_astray() {
        // Data that end in a deflate stream: stored, they have a whole final block at their end.
        let inner = deflated(&rows(30_000, 5), 1);
        for copies in [1, 2, 50] {
            let mut input = rows(9_000, 1);
            input.extend(inner.repeat(copies));
            for level in [1, 6] {
                let stream = deflated(&input, level);
                let mut walker = Walker::default();
                let expected = walker.last_block(&stream).unwrap();
                let found = last_block(&stream, &input, &mut walker);
                assert!(found.is_none_or(|place| place == expected), "{found:?}, {expected:?}");
            }
        }
    }

    #[test]
    fn any_bytes_are_searched_without_a_fault() {
        let mut state = 9u64;
        for length in (0..400).chain([5_000, 60_000]) {
            let noise: Vec<u8> = std::iter::repeat_with(|| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 56) as u8
            })
            .take(length)
            .collect();
            assert_eq!(last_block(&noise, &noise, &mut Walker::default()), None);
        }
    }
}
