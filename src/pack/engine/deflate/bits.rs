//! The bits of a deflate stream, read lowest first (RFC 1951, section 3.1.1).

/// Reads bits, lowest first.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// The next byte to load.
    next: usize,
    word: u64,
    held: u32,
    /// Zero bits that were loaded beyond the end.
    beyond: u32,
}

impl<'a> Bits<'a> {
    /// Starts at the first bit.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, next: 0, word: 0, held: 0, beyond: 0 }
    }

    /// Starts at the bit with this index.
    pub(super) fn at(bytes: &'a [u8], place: usize) -> Self {
        let mut bits = Self { bytes, next: place / 8, word: 0, held: 0, beyond: 0 };
        bits.refill();
        bits.drop(place as u32 % 8);
        bits
    }

    /// Fills up to at least 56 bits; beyond the end with zeros.
    #[inline]
    pub(super) fn refill(&mut self) {
        if let Some(bytes) = self.bytes.get(self.next..self.next + 8) {
            let mut eight = [0; 8];
            eight.copy_from_slice(bytes);
            self.word |= u64::from_le_bytes(eight) << self.held;
            let taken = (63 - self.held) / 8;
            self.next += taken as usize;
            self.held += taken * 8;
            return;
        }
        while self.held <= 56 {
            let byte = self.bytes.get(self.next).copied();
            self.word |= u64::from(byte.unwrap_or(0)) << self.held;
            if byte.is_some() {
                self.next += 1;
            } else {
                self.beyond += 8;
            }
            self.held += 8;
        }
    }

    /// Returns the next bits without taking them; those that are loaded are valid.
    #[inline]
    pub(super) fn peek(&self) -> u64 {
        self.word
    }

    /// Returns how many bits are loaded.
    #[inline]
    pub(super) fn loaded(&self) -> u32 {
        self.held
    }

    /// Skips `count` bits, which must be loaded.
    #[inline]
    pub(super) fn drop(&mut self, count: u32) {
        self.word >>= count;
        self.held -= count;
    }

    /// Takes the next `count` bits, which must be loaded, and returns them.
    #[inline]
    pub(super) fn take(&mut self, count: u32) -> u64 {
        let value = self.word & ((1 << count) - 1);
        self.drop(count);
        value
    }

    /// Returns the index of the next bit, counted from the first byte of the stream.
    #[inline]
    pub(super) fn place(&self) -> usize {
        self.next * 8 + self.beyond as usize - self.held as usize
    }

    /// Returns true when bits were taken that the stream does not have.
    #[inline]
    pub(super) fn overrun(&self) -> bool {
        self.beyond > self.held
    }

    /// Skips the rest of a stored block: its length and its bytes. `None` where the length is not valid or the stream
    /// is too short.
    pub(super) fn skip_stored(&mut self) -> Option<()> {
        let start = self.place().div_ceil(8);
        let head = self.bytes.get(start..start + 4)?;
        let length = usize::from(u16::from_le_bytes([head[0], head[1]]));
        let check = usize::from(u16::from_le_bytes([head[2], head[3]]));
        if length != !check & 0xFFFF {
            return None;
        }
        let end = start + 4 + length;
        if end > self.bytes.len() {
            return None;
        }
        *self = Self { bytes: self.bytes, next: end, word: 0, held: 0, beyond: 0 };
        Some(())
    }
}
