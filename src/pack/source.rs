//! Reading the sources, each once, and comparing them with what the index recorded.

use std::fs::File;
use std::io::Read;

use super::deflate::CHUNK;
use crate::container::Method;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{Hasher, sha256_of};
use crate::model::Sha256Digest;
use crate::plan::Member;
use crate::progress::Progress;

/// One chunk of a member.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// The member's place in the list.
    pub(super) member: usize,
    /// How the member is kept.
    pub(super) method: Method,
    /// The member begins with it.
    pub(super) first: bool,
    /// The member ends with it, and its digest was as the index recorded.
    pub(super) last: bool,
}

/// Reads members one after the other, chunk by chunk.
pub(super) struct Sources<'a> {
    members: &'a [Member],
    next: usize,
    open: Option<Open>,
    progress: &'a dyn Progress,
}

struct Open {
    file: File,
    hasher: Hasher,
    left: u64,
}

impl<'a> Sources<'a> {
    pub(super) fn new(members: &'a [Member], progress: &'a dyn Progress) -> Self {
        Self { members, next: 0, open: None, progress }
    }

    /// Fills the buffer with the next chunk; `None` after the last member.
    ///
    /// # Errors
    /// [`ErrorKind::SourceChanged`] with both digests when a member is not what the index
    /// recorded; [`ErrorKind::Interrupted`] when the user stopped the work.
    pub(super) fn next(&mut self, buffer: &mut Vec<u8>) -> Result<Option<Piece>> {
        let Some(member) = self.members.get(self.next) else { return Ok(None) };
        if self.progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, "stopped by the user"));
        }
        let (mut open, first) = match self.open.take() {
            Some(open) => (open, false),
            None => (open_member(member)?, true),
        };
        let wanted = open.left.min(CHUNK as u64);
        buffer.clear();
        let read = (&open.file)
            .take(wanted)
            .read_to_end(buffer)
            .map_err(|e| Error::io(&member.source, "read", e))?;
        if (read as u64) < wanted {
            return Err(changed(member, None));
        }
        open.hasher.update(buffer);
        open.left -= wanted;
        let last = open.left == 0;
        let method = if member.stamp.bytes == 0 { Method::Stored } else { Method::Deflated };
        let piece = Piece { member: self.next, method, first, last };
        if last {
            check_end(member, open)?;
            self.next += 1;
        } else {
            self.open = Some(open);
        }
        Ok(Some(piece))
    }
}

fn open_member(member: &Member) -> Result<Open> {
    let file = File::open(&member.source).map_err(|e| {
        Error::io(&member.source, "read", e)
            .hint("the file was there when the store was indexed; restore it or run `kemas index`")
    })?;
    let metadata = file.metadata().map_err(|e| Error::io(&member.source, "read", e))?;
    if !metadata.is_file() || metadata.len() != member.stamp.bytes {
        return Err(changed(member, None));
    }
    Ok(Open { file, hasher: Hasher::default(), left: member.stamp.bytes })
}

fn check_end(member: &Member, open: Open) -> Result<()> {
    let mut beyond = [0];
    let grown = (&open.file).read(&mut beyond).map_err(|e| Error::io(&member.source, "read", e))?;
    if grown > 0 {
        return Err(changed(member, None));
    }
    let found = open.hasher.finish();
    if found == member.digest { Ok(()) } else { Err(changed(member, Some(found))) }
}

/// The error of a source that is not what the index recorded; where the read stopped early, the
/// file is read once more for its digest, since the officer must see both.
fn changed(member: &Member, found: Option<Sha256Digest>) -> Error {
    let found = found.map(|digest| digest.to_string()).or_else(|| {
        let file = File::open(&member.source).ok()?;
        let (digest, bytes) = sha256_of(file).ok()?;
        Some(format!("{digest} over {bytes} bytes"))
    });
    let found = found.unwrap_or_else(|| "nothing that can be read".into());
    Error::new(
        ErrorKind::SourceChanged,
        format!(
            "the source differs from the index (expected {} over {} bytes, found {found})",
            member.digest, member.stamp.bytes
        ),
    )
    .file(&member.source)
    .hint("restore the file, or run `kemas index` if the change is meant")
}
