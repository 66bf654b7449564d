//! Reading the sources, and comparing them with the digests that the plan has. A source of another size than it
//! should have is read once more for its digest, which the message names.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::deflate::CHUNK;
use super::stored_or_deflated::method;
use crate::container::Method;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{Hasher, sha256_of};
use crate::media::open_regular;
use crate::message::{Message, message};
use crate::model::{BagPath, Sha256Digest};
use crate::plan::{Member, Package};
use crate::probe::stamp_of;
use crate::progress::{Progress, Unseen};

/// A file that becomes a member of a package.
#[derive(Debug, Clone, Copy)]
pub(in crate::pack) struct Input<'a> {
    /// Path within the package.
    pub(in crate::pack) path: &'a BagPath,
    /// The file on disk.
    pub(in crate::pack) source: &'a Path,
    /// Its size in bytes.
    pub(in crate::pack) bytes: u64,
    /// Its SHA-256 as the plan has it; `None` where there is no plan to compare with.
    pub(in crate::pack) digest: Option<Sha256Digest>,
}

impl<'a> Input<'a> {
    /// Returns the file of a planned member.
    pub(in crate::pack) fn of(member: &'a Member) -> Self {
        Self {
            path: &member.path,
            source: &member.source,
            bytes: member.stamp.bytes,
            digest: Some(member.digest),
        }
    }
}

/// The description of one chunk of a member.
#[derive(Debug, Clone, Copy)]
pub(in crate::pack) struct Chunk {
    /// The place of the member in the list, from 0.
    pub(in crate::pack) member: usize,
    /// How the member is stored in a ZIP.
    pub(in crate::pack) method: Method,
    /// True for the first chunk of the member.
    pub(in crate::pack) first: bool,
    /// For the last chunk of the member: the SHA-256 of the whole member, which is the planned one where there is a
    /// plan.
    pub(in crate::pack) last: Option<Sha256Digest>,
}

/// Reads members one after the other, chunk by chunk.
pub(in crate::pack) struct Sources<'a> {
    members: &'a [Input<'a>],
    /// True where each member is deflated or stored as [`method`] says; false where all are stored.
    compress: bool,
    next: usize,
    open: Option<Open>,
    progress: &'a dyn Progress,
}

struct Open {
    file: File,
    hasher: Hasher,
    left: u64,
    method: Method,
}

impl<'a> Sources<'a> {
    pub(in crate::pack) fn new(
        members: &'a [Input<'a>],
        compress: bool,
        progress: &'a dyn Progress,
    ) -> Self {
        Self { members, compress, next: 0, open: None, progress }
    }

    /// Fills the buffer with the next chunk; `None` after the last member.
    ///
    /// # Errors
    /// [`ErrorKind::SourceChanged`] where a member has another size or digest than it should have; [`ErrorKind::Io`]
    /// where it cannot be read; [`ErrorKind::Interrupted`].
    pub(in crate::pack) fn next(&mut self, buffer: &mut Vec<u8>) -> Result<Option<Chunk>> {
        let Some(member) = self.members.get(self.next) else { return Ok(None) };
        if self.progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
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
            .map_err(|e| Error::io(member.source, message!("read"), e))?;
        if (read as u64) < wanted {
            return Err(changed(member, None));
        }
        open.hasher.update(buffer);
        open.left -= wanted;
        if first && self.compress {
            open.method = method(member.bytes, buffer);
        }
        let method = open.method;
        let mut chunk = Chunk { member: self.next, method, first, last: None };
        if open.left == 0 {
            chunk.last = Some(check_end(member, open)?);
            self.next += 1;
        } else {
            self.open = Some(open);
        }
        Ok(Some(chunk))
    }
}

/// Reads a whole planned member and compares its size and digest with those of the plan.
///
/// # Errors
/// [`ErrorKind::SourceChanged`] where they differ; [`ErrorKind::Io`] where it cannot be read;
/// [`ErrorKind::Interrupted`].
pub(in crate::pack) fn check_source(member: &Member, progress: &dyn Progress) -> Result<()> {
    let input = [Input::of(member)];
    let unseen = Unseen(progress);
    let mut sources = Sources::new(&input, false, &unseen);
    let mut buffer = Vec::with_capacity(CHUNK);
    // An empty file has one chunk, too.
    while sources.next(&mut buffer)?.is_some() {}
    Ok(())
}

/// Reads those sources of a package whose size, times or inode are not as the index recorded them, and compares their
/// bytes by the digest. A source that was replaced by a copy with the same bytes passes.
///
/// # Errors
/// [`ErrorKind::SourceChanged`] for other bytes; [`ErrorKind::Io`] for a file that cannot be read, such as one that
/// is gone; [`ErrorKind::Interrupted`].
pub fn check_touched(package: &Package, progress: &dyn Progress) -> Result<()> {
    package
        .sources()
        .into_iter()
        .filter(|member| !is_as_recorded(member))
        .try_for_each(|member| check_source(member, progress))
}

/// Returns true where every source has the size, times and inode that the index recorded.
pub fn is_unchanged(package: &Package) -> bool {
    package.sources().into_iter().all(is_as_recorded)
}

fn is_as_recorded(member: &Member) -> bool {
    member.source.metadata().is_ok_and(|metadata| stamp_of(&metadata) == member.stamp)
}

fn open_member(member: &Input<'_>) -> Result<Open> {
    let file = open_regular(member.source).map_err(|e| {
        Error::io(member.source, message!("read"), e).hint(message!(
            "the file was there when the store was indexed; restore it or run `kemas index`"
        ))
    })?;
    let metadata = file.metadata().map_err(|e| Error::io(member.source, message!("read"), e))?;
    if !metadata.is_file() || metadata.len() != member.bytes {
        return Err(changed(member, None));
    }
    Ok(Open { file, hasher: Hasher::default(), left: member.bytes, method: Method::Stored })
}

fn check_end(member: &Input<'_>, open: Open) -> Result<Sha256Digest> {
    let mut beyond = [0];
    let grown = (&open.file)
        .read(&mut beyond)
        .map_err(|e| Error::io(member.source, message!("read"), e))?;
    if grown > 0 {
        return Err(changed(member, None));
    }
    let found = open.hasher.finish();
    match member.digest {
        Some(expected) if expected != found => Err(changed(member, Some(found))),
        _ => Ok(found),
    }
}

/// Returns the error of a source that has another size or digest than it should have. Where its digest is not known
/// because the read stopped early, the file is read again for it, since the message names digest and size.
fn changed(member: &Input<'_>, found: Option<Sha256Digest>) -> Error {
    let found = found.map(|digest| Message::verbatim(digest.to_string())).or_else(|| {
        let file = open_regular(member.source).ok()?;
        let (digest, bytes) = sha256_of(file).ok()?;
        Some(message!("{digest} over {bytes} bytes", digest, bytes))
    });
    let found = found.unwrap_or_else(|| message!("nothing that can be read"));
    let what = match member.digest {
        Some(expected) => message!(
            "the source differs from the index (expected {expected} over {bytes} bytes, found \
             {found})",
            expected,
            bytes = member.bytes,
            found
        ),
        None => {
            message!(
                "the source changed while it was read ({bytes} bytes, now {found})",
                bytes = member.bytes,
                found
            )
        }
    };
    Error::new(ErrorKind::SourceChanged, what)
        .file(member.source)
        .hint(message!("restore the file, or run `kemas index` if the change is meant"))
}
