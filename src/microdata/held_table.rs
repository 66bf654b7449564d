//! A DBF that is read record by record, while its digest is computed.

use std::fs::File;
use std::io::Read;

use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{Hasher, sha256};
use crate::media::open_regular;
use crate::message::{Message, message};
use crate::model::Profile;
use crate::plan::{Conversion, Member};
use crate::probe::{DbfField, DbfHead, Letters, is_doubted};
use crate::progress::Progress;

/// Bytes read at once: few enough that they fit into a core's second-level cache together with the lines made of
/// them.
const BUFFER: usize = 256 * 1024;

/// A table that is being read.
pub(super) struct Table<'a> {
    member: &'a Member,
    /// Its header.
    pub(super) head: DbfHead,
    /// The encoding of its texts.
    pub(super) letters: Letters,
    /// True where the encoding is a guess, or a name that many programs write whatever the encoding is. A text that is
    /// valid UTF-8 beyond ASCII is then refused.
    pub(super) doubted: bool,
    file: File,
    hasher: Hasher,
    /// Records still to be read.
    left: u64,
    progress: &'a dyn Progress,
}

impl<'a> Table<'a> {
    /// Opens a table and reads its header.
    ///
    /// # Errors
    /// [`ErrorKind::Microdata`] for an invalid header, a column whose type is not written as CSV, or an unknown
    /// encoding; [`ErrorKind::SourceChanged`] where the table's size or its `.cpg` file is not as in the index;
    /// [`ErrorKind::Io`] where one of them cannot be read.
    pub(super) fn open(conversion: &'a Conversion, progress: &'a dyn Progress) -> Result<Self> {
        let member = &conversion.source;
        let broken = |why: Message| {
            Error::new(ErrorKind::Microdata, message!("the table cannot be read: {why}", why))
                .file(&member.source)
        };
        let failed = |e| Error::io(&member.source, message!("read"), e);
        let mut file = open_regular(&member.source).map_err(failed)?;
        if file.metadata().map_err(failed)?.len() != member.stamp.bytes {
            return Err(changed(member));
        }
        let mut head = vec![0; 32];
        file.read_exact(&mut head).map_err(failed)?;
        let length = DbfHead::length_of(&head).map_err(broken)?;
        head.resize(length, 0);
        file.read_exact(&mut head[32..]).map_err(failed)?;
        let mut hasher = Hasher::default();
        hasher.update(&head);
        let head = DbfHead::read(&head, member.stamp.bytes).map_err(broken)?;
        let unknown = head.fields.iter().find(|field| !b"CNFDL".contains(&field.letter));
        if let Some(field) = unknown {
            return Err(refused(member, field));
        }
        let (letters, doubted) = letters(conversion)?;
        let left = head.records;
        Ok(Self { member, head, letters, doubted, file, hasher, left, progress })
    }

    /// Reads all records, and calls `take` for each that is not marked as deleted, with its number from 1. Deleted
    /// records are numbered, too. An error of `take` ends the reading.
    pub(super) fn each(
        &mut self,
        mut take: impl FnMut(&DbfHead, &[u8], u64) -> Result<()>,
    ) -> Result<()> {
        let record = self.head.record as usize;
        let mut buffer = vec![0; record * (BUFFER / record).max(1)];
        let mut number = 0;
        while self.left > 0 {
            if self.progress.cancelled() {
                return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
            }
            let count = self.left.min((buffer.len() / record) as u64);
            let block = &mut buffer[..count as usize * record];
            self.file
                .read_exact(block)
                .map_err(|e| Error::io(&self.member.source, message!("read"), e))?;
            self.hasher.update(block);
            for record in block.chunks_exact(record) {
                number += 1;
                if record[0] != b'*' {
                    take(&self.head, record, number)?;
                }
            }
            self.left -= count;
            self.progress.advance(block.len() as u64);
        }
        Ok(())
    }

    /// Reads what follows the records, and checks the digest of the whole file.
    ///
    /// # Errors
    /// [`ErrorKind::SourceChanged`] where the digest is not the one in the index; [`ErrorKind::Io`] where the rest
    /// cannot be read.
    pub(super) fn finish(mut self) -> Result<()> {
        let mut buffer = vec![0; BUFFER];
        loop {
            let read = self.file.read(&mut buffer);
            match read.map_err(|e| Error::io(&self.member.source, message!("read"), e))? {
                0 => break,
                got => self.hasher.update(&buffer[..got]),
            }
        }
        let found = self.hasher.finish();
        if found == self.member.digest { Ok(()) } else { Err(changed(self.member)) }
    }
}

/// Returns the error of a cell that cannot be read as text.
pub(super) fn garbled(
    file: &std::path::Path,
    field: &DbfField,
    record: u64,
    why: Garbled,
) -> Error {
    let why = match why {
        Garbled::NoText => message!("is no text in the table's encoding, and would lose letters"),
        Garbled::Cut => message!("ends in the middle of a letter, which would be lost"),
        Garbled::Utf8 => {
            message!(
                "is UTF-8, while the table's encoding is another, and would change its letters"
            )
        }
    };
    let message =
        message!("column {name} of record {record} {why}", name = field.name, record, why);
    Error::new(ErrorKind::Microdata, message).file(file).hint(message!(
        "correct the cell, or the .cpg file beside the table which names its encoding, or leave \
         the format out to get the set as held"
    ))
}

/// Why a cell cannot be read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Garbled {
    /// Some bytes are no characters in the table's encoding.
    NoText,
    /// It is not in the table's encoding, but UTF-8 whose last letter is truncated: the column is too narrow for it.
    Cut,
    /// It is UTF-8 beyond ASCII in a table for which another encoding was declared or guessed, and is not certain.
    Utf8,
}

fn refused(member: &Member, field: &DbfField) -> Error {
    let what = match field.letter {
        b'M' => message!("a memo"),
        letter => message!("of type {letter}", letter = char::from(letter)),
    };
    let message =
        message!("column {name} is {what}, which is not written as CSV", name = field.name, what);
    Error::new(ErrorKind::Microdata, message)
        .file(&member.source)
        .hint(message!("leave the format out to get the set as it is held"))
}

/// Reads a source once more, and returns the error that it is not as the index recorded it.
pub(super) fn changed(member: &Member) -> Error {
    let found = open_regular(&member.source).and_then(crate::fixity::sha256_of);
    let found = found.map_or_else(
        |_| message!("nothing that can be read"),
        |(digest, bytes)| message!("{digest} over {bytes} bytes", digest, bytes),
    );
    let message = message!(
        "the source differs from the index (expected {digest} over {bytes} bytes, found {found})",
        digest = member.digest,
        bytes = member.stamp.bytes,
        found
    );
    Error::new(ErrorKind::SourceChanged, message)
        .file(&member.source)
        .hint(message!("restore the file, or run `kemas index` if the change is meant"))
}

/// Returns the encoding of the table's texts, and whether it is uncertain. The name in the `.cpg` file counts, and is
/// certain. Without that file the name in the index counts, and [`is_doubted`] says whether it is uncertain.
fn letters(conversion: &Conversion) -> Result<(Letters, bool)> {
    let unknown = |name: &str, file: &Member| {
        Error::new(ErrorKind::Microdata, message!("the encoding '{name}' is not known", name))
            .file(&file.source)
            .hint(message!(
                "correct the .cpg file, or leave the format out to get the set as it is held"
            ))
    };
    if let Some(file) = &conversion.code_page {
        let text = std::fs::read(&file.source)
            .map_err(|e| Error::io(&file.source, message!("read"), e))?;
        if sha256(&text) != file.digest {
            return Err(changed(file));
        }
        let name = String::from_utf8_lossy(&text);
        let letters = Letters::of_cpg(&name).ok_or_else(|| unknown(name.trim(), file))?;
        return Ok((letters, false));
    }
    let name = match &*conversion.source.profile {
        Profile::Table { encoding, .. } => encoding,
        _ => "UTF-8",
    };
    let letters = Letters::of(name).ok_or_else(|| unknown(name, &conversion.source))?;
    Ok((letters, is_doubted(name)))
}
