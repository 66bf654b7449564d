//! The Huffman codes of deflate blocks (RFC 1951, section 3.2): their lengths, their meaning, and lookup tables.

use super::bits::Bits;

/// The code lengths of a dynamic block: of literals and match lengths, then of distances.
pub(super) struct Lengths {
    all: [u8; 320],
    literals: usize,
    total: usize,
}

impl Lengths {
    /// Reads them from the head of a dynamic block, after its mark and type; `None` where they are not valid.
    pub(super) fn read(bits: &mut Bits<'_>) -> Option<Self> {
        const ORDER: [usize; 19] =
            [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        bits.refill();
        let literals = bits.take(5) as usize + 257;
        let distances = bits.take(5) as usize + 1;
        let codes = bits.take(4) as usize + 4;
        let mut lengths = [0u8; 19];
        for place in &ORDER[..codes] {
            bits.refill();
            lengths[*place] = bits.take(3) as u8;
        }
        let precode = Precode::new(&lengths)?;
        let mut all = [0u8; 320];
        let total = literals + distances;
        let mut place = 0;
        while place < total {
            bits.refill();
            let symbol = precode.read(bits)?;
            let (value, times) = match symbol {
                0..=15 => (symbol, 1),
                16 => (*all[..place].last()?, 3 + bits.take(2) as usize),
                17 => (0, 3 + bits.take(3) as usize),
                _ => (0, 11 + bits.take(7) as usize),
            };
            all.get_mut(place..place + times)?.fill(value);
            place += times;
        }
        (place == total && !bits.overrun()).then_some(Self { all, literals, total })
    }

    /// Returns the lengths of literals and match lengths, and those of distances.
    pub(super) fn parts(&self) -> (&[u8], &[u8]) {
        self.all[..self.total].split_at(self.literals)
    }
}

/// The meaning of a code. The lowest six bits are the length of the code and its extra bits together. Then come
/// two bits for the kind, four for the length of the code alone, and the base: the literal, or the length or
/// distance to which the extra bits are added.
pub(super) type Entry = u32;

pub(super) const BITS: Entry = 0x3F;
pub(super) const KIND: Entry = 0xC0;
pub(super) const LITERAL: Entry = 0x00;
pub(super) const END: Entry = 0x40;
pub(super) const MATCH: Entry = 0x80;
const INVALID: Entry = 0xC0;

/// The meaning of a symbol: kind, extra bits, base.
pub(super) type Meaning = (Entry, Entry, Entry);

/// Returns literal, length or distance of an entry; `bits` starts with its code.
#[inline]
pub(super) fn value(entry: Entry, bits: u64) -> usize {
    let (all, code) = (entry & BITS, entry >> 8 & 0xF);
    let extra = bits >> code & ((1 << (all - code)) - 1);
    (entry >> 12) as usize + extra as usize
}

/// A lookup table of codes by the next bits of the stream, as many bits as the longest code has.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: Vec<Entry>,
    mask: u64,
}

impl Table {
    /// Returns the entry of the code that the bits start with.
    #[inline]
    pub(super) fn entry(&self, bits: &Bits<'_>) -> Entry {
        self.entries[(bits.peek() & self.mask) as usize]
    }

    /// Builds the table from the lengths of a canonical code; `None` where there is no such code.
    pub(super) fn fill(
        &mut self,
        lengths: &[u8],
        meaning: fn(usize) -> Option<Meaning>,
    ) -> Option<()> {
        let longest = u32::from(*lengths.iter().max()?).max(1);
        self.mask = (1 << longest) - 1;
        self.entries.clear();
        self.entries.resize(1 << longest, INVALID);
        for_each_code(lengths, |symbol, length, code| {
            let length_bits = Entry::from(length);
            let (kind, more, base) = meaning(symbol).unwrap_or((INVALID, 0, 0));
            let entry = (length_bits + more) | kind | length_bits << 8 | base << 12;
            let mut place = code as usize;
            while place < self.entries.len() {
                self.entries[place] = entry;
                place += 1 << length;
            }
        })
    }
}

/// Calls `each` with symbol, length and code (first bit lowest, as in the stream) of a canonical code; `None` where
/// there cannot be so many codes of these lengths, or a length is above 15.
fn for_each_code(lengths: &[u8], mut each: impl FnMut(usize, u8, u32)) -> Option<()> {
    let mut counts = [0u32; 16];
    for length in lengths {
        *counts.get_mut(usize::from(*length))? += 1;
    }
    counts[0] = 0;
    let mut next = [0u32; 16];
    let mut code = 0;
    for length in 1..16 {
        code = (code + counts[length - 1]) << 1;
        next[length] = code;
        if code + counts[length] > 1 << length {
            return None;
        }
    }
    for (symbol, length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
        let code = next[usize::from(*length)];
        next[usize::from(*length)] += 1;
        each(symbol, *length, code.reverse_bits() >> (32 - u32::from(*length)));
    }
    Some(())
}

pub(super) fn fixed_literals() -> [u8; 288] {
    let mut lengths = [8; 288];
    lengths[144..256].fill(9);
    lengths[256..280].fill(7);
    lengths
}

/// Returns the meaning of a literal or match length symbol (RFC 1951, section 3.2.5).
pub(super) fn literal_meaning(symbol: usize) -> Option<Meaning> {
    let number = symbol as Entry;
    match symbol {
        0..=255 => Some((LITERAL, 0, number)),
        256 => Some((END, 0, 0)),
        257..=264 => Some((MATCH, 0, number - 254)),
        265..=284 => {
            let extra = (number - 261) / 4;
            Some((MATCH, extra, 3 + ((4 + (number - 261) % 4) << extra)))
        }
        285 => Some((MATCH, 0, 258)),
        _ => None,
    }
}

/// Returns the meaning of a distance symbol (RFC 1951, section 3.2.5).
pub(super) fn distance_meaning(symbol: usize) -> Option<Meaning> {
    let number = symbol as Entry;
    match symbol {
        0..=3 => Some((LITERAL, 0, number + 1)),
        4..=29 => {
            let extra = number / 2 - 1;
            Some((LITERAL, extra, 1 + ((2 + number % 2) << extra)))
        }
        _ => None,
    }
}

/// The code for code lengths: at most 7 bits, so a small table holds it.
struct Precode([(u8, u8); 128]);

impl Precode {
    fn new(lengths: &[u8; 19]) -> Option<Self> {
        let mut entries = [(0, 0); 128];
        for_each_code(lengths, |symbol, length, code| {
            for place in (code as usize..128).step_by(1 << length) {
                entries[place] = (symbol as u8, length);
            }
        })?;
        Some(Self(entries))
    }

    fn read(&self, bits: &mut Bits<'_>) -> Option<u8> {
        let (symbol, length) = self.0[(bits.peek() & 127) as usize];
        bits.drop(u32::from(length));
        (length > 0).then_some(symbol)
    }
}
