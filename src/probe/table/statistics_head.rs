//! Reads numbers from the header of a file of SPSS or Stata. Says why a header cannot be read, and how much
//! of a file is missing.

use crate::message::{Message, message};

/// Why a header cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// It continues after the bytes that are there.
    More,
    /// It is not a header of this format.
    Alien,
}

/// Reads numbers from a header.
pub(super) struct Cursor<'h> {
    pub(super) head: &'h [u8],
    pub(super) at: usize,
    pub(super) big_endian: bool,
}

impl<'h> Cursor<'h> {
    pub(super) fn take(&mut self, count: usize) -> Result<&'h [u8], Stop> {
        let end = self.at.checked_add(count).ok_or(Stop::Alien)?;
        let bytes = self.head.get(self.at..end).ok_or(Stop::More)?;
        self.at = end;
        Ok(bytes)
    }

    /// Reads an unsigned number of up to eight bytes.
    pub(super) fn number(&mut self, width: usize) -> Result<u64, Stop> {
        let bytes = self.take(width)?;
        let join = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        Ok(if self.big_endian {
            bytes.iter().fold(0, join)
        } else {
            bytes.iter().rev().fold(0, join)
        })
    }

    pub(super) fn int(&mut self) -> Result<i32, Stop> {
        Ok((self.number(4)? as u32).cast_signed())
    }

    /// Reads a four-byte number that counts something; a negative one is an error.
    pub(super) fn count(&mut self) -> Result<usize, Stop> {
        usize::try_from(self.int()?).map_err(|_| Stop::Alien)
    }

    /// Skips `count` entries of so many bytes each.
    pub(super) fn skip(&mut self, count: usize, bytes: usize) -> Result<(), Stop> {
        self.take(count.checked_mul(bytes).ok_or(Stop::Alien)?).map(drop)
    }
}

/// Says how many bytes a file lacks.
pub(super) fn lacks(bytes: u64) -> Message {
    message!("{bytes} bytes are missing of what its header says", bytes)
}

/// Says how many records a table declares, and how many are there.
pub(super) fn too_few(declared: u64, present: u64) -> Message {
    message!("{declared} records are declared, {present} are there", declared, present)
}
