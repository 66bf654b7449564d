//! Recognises the encoding of a table from its bytes or its cells, while they are read.

use super::letters::{ASCII, until_nul};

/// Is fed the blocks of a text, and finds out whether it is ASCII, UTF-8 or neither.
#[derive(Debug, Default)]
pub(in crate::probe) struct Utf8Watch {
    /// True once a byte above ASCII was seen.
    beyond_ascii: bool,
    /// True once bytes were seen that are not UTF-8.
    broken: bool,
    /// The first bytes of a character that the next block continues.
    tail: Vec<u8>,
}

impl Utf8Watch {
    pub(in crate::probe) fn feed(&mut self, mut block: &[u8]) {
        if !self.beyond_ascii {
            // No character is left open, and most surveys are ASCII from start to end.
            if block.is_ascii() {
                return;
            }
            self.beyond_ascii = true;
        }
        while !self.broken && !self.tail.is_empty() {
            let Some((&byte, rest)) = block.split_first() else { return };
            self.tail.push(byte);
            block = rest;
            match std::str::from_utf8(&self.tail) {
                Ok(_) => self.tail.clear(),
                Err(error) => self.broken = error.error_len().is_some(),
            }
        }
        if self.broken {
            return;
        }
        if let Err(error) = std::str::from_utf8(block) {
            self.broken = error.error_len().is_some();
            self.tail = block[error.valid_up_to()..].to_vec();
        }
    }

    /// Returns `UTF-8`, also for ASCII, or `windows-1252` where the bytes are not UTF-8 or end in the middle of a
    /// character. Indonesian programs for Windows write `windows-1252`.
    pub(in crate::probe) fn name(&self) -> &'static str {
        if self.broken || !self.tail.is_empty() { "windows-1252" } else { "UTF-8" }
    }

    /// Returns true where every byte is ASCII. Such a text fits any encoding.
    pub(in crate::probe) fn is_ascii(&self) -> bool {
        !self.beyond_ascii
    }
}

/// Is fed the blocks of a text, and finds out whether some lines are UTF-8 and others are not.
#[derive(Debug, Default)]
pub(in crate::probe) struct LineWatch {
    /// True once a line was seen that is UTF-8 beyond ASCII.
    utf8: bool,
    /// True once a line was seen that is not UTF-8.
    other: bool,
    /// The start of a line that the next block continues.
    begun: Vec<u8>,
}

impl LineWatch {
    /// Adds a block. Blocks before the first byte above ASCII may be left out.
    pub(in crate::probe) fn feed(&mut self, block: &[u8]) {
        /// The most bytes that are kept of a line that spans blocks. Parts of it that would exceed them are not looked
        /// at.
        const LONGEST: usize = 1 << 20;
        if self.is_mixed() {
            return;
        }
        let keep = |begun: &mut Vec<u8>, part: &[u8]| {
            if begun.len() + part.len() <= LONGEST {
                begun.extend_from_slice(part);
            }
        };
        let Some(last) = memchr::memrchr(b'\n', block) else {
            return keep(&mut self.begun, block);
        };
        let mut lines = block[..last].split(|byte| *byte == b'\n');
        // Splitting always gives a first part.
        keep(&mut self.begun, lines.next().unwrap_or_default());
        let first = std::mem::take(&mut self.begun);
        self.see(&first);
        lines.for_each(|line| self.see(line));
        keep(&mut self.begun, &block[last + 1..]);
    }

    fn see(&mut self, line: &[u8]) {
        if line.is_ascii() {
            return;
        }
        match std::str::from_utf8(line) {
            Ok(_) => self.utf8 = true,
            Err(_) => self.other = true,
        }
    }

    /// Returns true where some lines are UTF-8 beyond ASCII and others are not UTF-8. A last line without a line end is
    /// not counted.
    pub(in crate::probe) fn is_mixed(&self) -> bool {
        self.utf8 && self.other
    }
}

/// Is fed the cells of a DBF, and finds out whether they are UTF-8.
///
/// Each cell is as wide as its column. A program may have cut a text that was longer, also in the middle of a
/// character.
#[derive(Debug, Default)]
pub(in crate::probe) struct CellWatch {
    /// The column of the first cell that is UTF-8 beyond ASCII.
    utf8: Option<usize>,
    /// True once a cell ended in the middle of a character and was UTF-8 before it.
    cut: bool,
    /// The column of the first cell that is not UTF-8.
    other: Option<usize>,
}

impl CellWatch {
    /// Adds a cell of the column at `place`, in its full width.
    pub(in crate::probe) fn see(&mut self, place: usize, cell: &[u8]) {
        if cell.is_ascii() {
            return;
        }
        let text = until_nul(cell);
        match std::str::from_utf8(text) {
            Ok(text) if text.is_ascii() => {}
            Ok(_) => _ = self.utf8.get_or_insert(place),
            // A text that was cut fills its column.
            Err(error) if error.error_len().is_none() && text.len() == cell.len() => {
                self.cut = true;
                if !text[..error.valid_up_to()].is_ascii() {
                    self.utf8.get_or_insert(place);
                }
            }
            Err(_) => _ = self.other.get_or_insert(place),
        }
    }

    /// Returns `windows-1252` where a cell is not UTF-8, and `UTF-8` otherwise, also for ASCII. A cell that was only
    /// cut counts as UTF-8. Indonesian programs for Windows write `windows-1252`.
    pub(in crate::probe) fn name(&self) -> &'static str {
        if self.other.is_some() { "windows-1252" } else { "UTF-8" }
    }

    /// Returns the encoding that the cells show: [`ASCII`] or [`Self::name`]. `None` where the only characters beyond
    /// ASCII were cut ones, or where some cells are UTF-8 and others are not.
    pub(in crate::probe) fn letters(&self) -> Option<&'static str> {
        match (self.utf8, self.other, self.cut) {
            (None, None, false) => Some(ASCII),
            (None, None, true) | (Some(_), Some(_), _) => None,
            _ => Some(self.name()),
        }
    }

    /// Returns the columns of the first cell that is UTF-8 beyond ASCII and of the first that is not UTF-8; `None`
    /// unless there are both.
    pub(in crate::probe) fn contradiction(&self) -> Option<(usize, usize)> {
        self.utf8.zip(self.other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_cut_between_two_blocks_is_still_utf8() {
        let text = "aé€😀z".as_bytes();
        for cut in 0..=text.len() {
            let mut watch = Utf8Watch::default();
            watch.feed(&text[..cut]);
            watch.feed(&text[cut..]);
            assert_eq!(watch.name(), "UTF-8", "cut at {cut}");
        }
    }

    #[test]
    fn single_byte_text_and_a_half_character_at_the_end_are_windows_1252() {
        for text in [&b"Ambon \xE9tude"[..], b"caf\xC3"] {
            let mut watch = Utf8Watch::default();
            text.chunks(1).for_each(|byte| watch.feed(byte));
            assert_eq!(watch.name(), "windows-1252");
        }
    }

    #[test]
    fn a_cell_that_is_cut_in_the_middle_of_a_letter_does_not_hide_utf8() {
        let cut = &"AAAAAAAAAé".as_bytes()[..10];
        for (cells, name, letters) in [
            (&[&b"Bali "[..]][..], "UTF-8", Some(ASCII)),
            (&["Bali é  ".as_bytes(), cut, "Ñusa".as_bytes()], "UTF-8", Some("UTF-8")),
            (&[cut], "UTF-8", None),
            (&[b"AB\0\xE9"], "UTF-8", Some(ASCII)),
            (&[b"caf\xC3  "], "windows-1252", Some("windows-1252")),
            (&[b"caf\xE9 ", b"JOS\xC9"], "windows-1252", Some("windows-1252")),
        ] {
            let mut watch = CellWatch::default();
            for cell in cells {
                watch.see(0, cell);
            }
            let shown = (watch.name(), watch.letters(), watch.contradiction());
            assert_eq!(shown, (name, letters, None), "{cells:?}");
        }
        let mut watch = CellWatch::default();
        watch.see(1, "Bali é".as_bytes());
        watch.see(2, b"caf\xE9 ");
        assert_eq!((watch.contradiction(), watch.letters()), (Some((1, 2)), None));
    }
}
