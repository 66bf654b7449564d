//! SPSS system files. The header says how many cases follow, where that was known, and the dictionary how long a case
//! is.
//!
//! The format is described in PSPP's developers guide, chapter "System File Format".

use super::statistics_head::{Cursor, Stop, lacks, too_few};
use crate::message::{Message, message};

/// How it is known whether all cases are there.
#[derive(Debug)]
pub(super) enum Data {
    /// By the file's size: why the file is incomplete, or `None` where nothing is missing.
    Measured(Option<Message>),
    /// The cases must be counted from this place of the file on.
    Counted(Cases, usize),
}

/// Returns true where a file begins like one of SPSS.
pub(super) fn is_sav(head: &[u8]) -> bool {
    head.starts_with(b"$FL2") || head.starts_with(b"$FL3")
}

/// Returns true for bytes that the next ones may complete to the beginning of a file of SPSS.
pub(super) fn may_become(head: &[u8]) -> bool {
    [b"$FL2", b"$FL3"].iter().any(|mark| mark.starts_with(head))
}

/// Reads the header and the dictionary; `bytes` is the size of the whole file. Returns how it is known whether all
/// cases are there. Adds the names of its variables to `names`, short and long ones.
pub(super) fn read(head: &[u8], bytes: u64, names: &mut Vec<String>) -> Result<Data, Stop> {
    let mut cursor = Cursor { head, at: 0, big_endian: false };
    if !is_sav(cursor.take(4)?) {
        return Err(Stop::Alien);
    }
    cursor.skip(1, 60)?;
    cursor.big_endian = match cursor.take(4)? {
        [2 | 3, 0, 0, 0] => false,
        [0, 0, 0, 2 | 3] => true,
        _ => return Err(Stop::Alien),
    };
    // The size of a case that is written here is often wrong.
    cursor.skip(1, 4)?;
    let compression = cursor.int()?;
    cursor.skip(1, 4)?;
    let cases = u64::try_from(cursor.int()?).ok();
    cursor.skip(1, 176 - cursor.at)?;
    let size = dictionary(&mut cursor, names)?;
    if size == 0 {
        return Err(Stop::Alien);
    }
    let data = bytes.saturating_sub(cursor.at as u64);
    match compression {
        0 => Ok(Data::Measured(match cases {
            Some(cases) => {
                (data / (size * ELEMENT) < cases).then(|| too_few(cases, data / (size * ELEMENT)))
            }
            None => (!data.is_multiple_of(size * ELEMENT)).then(in_a_case),
        })),
        1 => Ok(Data::Counted(Cases::new(size, cases), cursor.at)),
        2 => {
            cursor.skip(1, 8)?;
            let (trailer, length) = (cursor.number(8)?, cursor.number(8)?);
            let end = trailer.checked_add(length).ok_or(Stop::Alien)?;
            Ok(Data::Measured((end > bytes).then(|| lacks(end - bytes))))
        }
        _ => Err(Stop::Alien),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// Bytes of a number, and of each segment of a text.
const ELEMENT: u64 = 8;

fn in_a_case() -> Message {
    message!("its last record is not whole")
}

/// Skips the records of the dictionary. Returns how many elements a case has, and adds the names to `names`.
fn dictionary(cursor: &mut Cursor<'_>, names: &mut Vec<String>) -> Result<u64, Stop> {
    let mut size = 0;
    loop {
        match cursor.int()? {
            // A variable, or the next segment of a long text.
            2 => {
                let width = cursor.int()?;
                let has_label = cursor.int()? != 0;
                let missing = cursor.int()?.unsigned_abs() as usize;
                cursor.skip(1, 8)?;
                let name = cursor.take(8)?;
                // A further segment has no name of its own.
                if width >= 0 {
                    names.push(text(name));
                }
                if has_label {
                    let label = cursor.count()?;
                    cursor.skip(label.div_ceil(4), 4)?;
                }
                cursor.skip(missing, 8)?;
                size += 1;
            }
            // Value labels; each with its length is padded to a multiple of eight bytes.
            3 => {
                for _ in 0..cursor.count()? {
                    cursor.skip(1, 8)?;
                    let label = cursor.number(1)? as usize;
                    cursor.skip(1, (label + 1).next_multiple_of(8) - 1)?;
                }
            }
            // The variables that these labels are for.
            4 => {
                let count = cursor.count()?;
                cursor.skip(count, 4)?;
            }
            // Lines of a document.
            6 => {
                let lines = cursor.count()?;
                cursor.skip(lines, 80)?;
            }
            // Extensions of later versions.
            7 => {
                /// Long names, each as `SHORT=Long`, separated by tabs.
                const LONG_NAMES: i32 = 13;
                let kind = cursor.int()?;
                let (bytes, count) = (cursor.count()?, cursor.count()?);
                let what = cursor.take(count.checked_mul(bytes).ok_or(Stop::Alien)?)?;
                if kind == LONG_NAMES {
                    let pairs = what.split(|byte| *byte == b'\t');
                    let long = pairs.filter_map(|pair| pair.splitn(2, |b| *b == b'=').nth(1));
                    names.extend(long.map(text));
                }
            }
            999 => {
                cursor.skip(1, 4)?;
                return Ok(size);
            }
            _ => return Err(Stop::Alien),
        }
    }
}

/// Counts compressed cases: eight codes, then the elements that they announce, and so on.
#[derive(Debug)]
pub(super) struct Cases {
    /// Elements of a case.
    size: u64,
    /// Cases that the header declares; `None` where it does not say.
    declared: Option<u64>,
    /// Elements so far.
    seen: u64,
    /// Bytes that the last codes announced and that were not read yet.
    announced: u64,
    /// The start of eight codes that the next block continues.
    begun: Vec<u8>,
    /// True once the end code was read, or all declared cases were.
    ended: bool,
}

/// Fills up the last group of codes.
const FILLER: u8 = 0;
/// The end of the cases; not every program writes it.
const END: u8 = 252;
/// An element follows uncompressed.
const AS_IT_IS: u8 = 253;
/// Codes of a group.
const CODES: usize = 8;

impl Cases {
    fn new(size: u64, declared: Option<u64>) -> Self {
        Self { size, declared, seen: 0, announced: 0, begun: Vec::new(), ended: false }
    }

    pub(super) fn feed(&mut self, mut block: &[u8]) {
        while !block.is_empty() {
            let pass = self.announced.min(block.len() as u64);
            self.announced -= pass;
            block = &block[pass as usize..];
            // The elements that the last codes announce are read even after the end.
            if self.announced > 0 || block.is_empty() || self.ended {
                return;
            }
            let take = (CODES - self.begun.len()).min(block.len());
            let (codes, rest) = block.split_at(take);
            block = rest;
            if take == CODES {
                self.take(codes);
                continue;
            }
            self.begun.extend_from_slice(codes);
            if self.begun.len() == CODES {
                let codes = std::mem::take(&mut self.begun);
                self.take(&codes);
            }
        }
    }

    fn take(&mut self, codes: &[u8]) {
        if self.declared.is_some_and(|declared| self.seen >= declared.saturating_mul(self.size)) {
            self.ended = true;
            return;
        }
        let end = memchr::memchr(END, codes);
        self.ended = end.is_some();
        let codes = &codes[..end.unwrap_or(codes.len())];
        let count = |code: u8| memchr::memchr_iter(code, codes).count() as u64;
        self.seen += codes.len() as u64 - count(FILLER);
        self.announced = count(AS_IT_IS) * ELEMENT;
    }

    /// Returns why the cases are incomplete; `None` where they are complete.
    pub(super) fn verdict(&self) -> Option<Message> {
        // A file may end after its last code, without the fillers. Elements that were announced last are missing
        // then.
        let codes = self.begun.iter().take_while(|code| **code != END);
        let codes = codes.filter(|code| !matches!(**code, FILLER | AS_IT_IS));
        let seen = self.seen + codes.count() as u64 - self.announced.div_ceil(ELEMENT);
        match self.declared {
            _ if self.ended && self.announced == 0 => None,
            Some(cases) if seen / self.size < cases => Some(too_few(cases, seen / self.size)),
            None if self.announced > 0 || !seen.is_multiple_of(self.size) => Some(in_a_case()),
            _ => None,
        }
    }
}
