//! Putting any files into one ZIP with the engine alone, without plan, bag or flush.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::engine::{Archive, Input, Level, Pace, run};
use crate::bag::UNFINISHED;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256_ahead;
use crate::media::beside;
use crate::message::message;
use crate::model::{BagPath, Sha256Digest};
use crate::progress::{Phase, Progress};

/// Options of [`zip()`].
#[derive(Debug, Clone, Copy)]
pub struct ZipOptions {
    /// How hard to compress.
    pub level: Level,
    /// Threads that compress, from 1 up; the bytes do not depend on their number.
    pub threads: usize,
    /// Adds a seek index to each deflated member above a mebibyte (SOZip 0.5).
    pub seekable: bool,
}

/// A ZIP that was written.
#[derive(Debug, Clone, Serialize)]
pub struct Zipped {
    /// SHA-256 of the finished file, read back through the page cache: it proves nothing about the device.
    pub zip_sha256: Sha256Digest,
    /// Bytes of the file.
    pub bytes: u64,
    /// Its members, sorted by path.
    pub members: Vec<ZippedMember>,
}

/// A member of a ZIP that was written.
#[derive(Debug, Clone, Serialize)]
pub struct ZippedMember {
    /// Path within the ZIP.
    pub path: BagPath,
    /// Uncompressed bytes.
    pub bytes: u64,
    /// SHA-256 of the uncompressed bytes.
    pub sha256: Sha256Digest,
}

/// Writes files, and the files below folders, into a ZIP. The names of members begin with the last part of the given
/// path, after links in that path are followed. Below a folder, links and anything else that is no regular file are
/// left out.
///
/// # Errors
/// Among others: [`ErrorKind::Exists`] where `out` exists, or the unfinished file of another run beside it;
/// [`ErrorKind::Usage`] where a name cannot be that of a member, or two members have the same name;
/// [`ErrorKind::SourceChanged`] where a file changes while it is read; [`ErrorKind::Interrupted`]. After an error
/// nothing of this run is left.
///
/// ```
/// use kemas::pack::{Level, ZipOptions, zip};
/// use kemas::progress::Silent;
///
/// let folder = tempfile::tempdir().unwrap();
/// let table = folder.path().join("desa.csv");
/// std::fs::write(&table, "iddesa,r101\n8171010001,3\n").unwrap();
/// let options = ZipOptions { level: Level::Fast, threads: 1, seekable: false };
/// let zipped = zip(&folder.path().join("desa.zip"), &[table], &options, &Silent)?;
/// assert_eq!(zipped.members[0].path.as_str(), "desa.csv");
/// # Ok::<(), kemas::error::Error>(())
/// ```
pub fn zip(
    out: &Path,
    paths: &[PathBuf],
    options: &ZipOptions,
    progress: &dyn Progress,
) -> Result<Zipped> {
    if out.symlink_metadata().is_ok() {
        return Err(Error::new(ErrorKind::Exists, message!("the file exists already"))
            .file(out)
            .hint(message!("name another file, or remove this one")));
    }
    let files = collect(paths)?;
    let inputs: Vec<Input<'_>> = files.iter().map(File::input).collect();
    progress.begin(Phase::Pack, inputs.iter().map(|input| input.bytes).sum());
    let unfinished = beside(out, UNFINISHED);
    let zipped = write(&unfinished, &inputs, options, progress);
    let zipped = zipped.and_then(|zipped| {
        // No flush: like other archivers, this writes through the page cache.
        fs::rename(&unfinished, out).map_err(|e| Error::io(out, message!("name the file"), e))?;
        Ok(zipped)
    });
    if zipped.as_ref().is_err_and(|error| error.kind() != ErrorKind::Exists) {
        let _ = fs::remove_file(&unfinished);
    }
    progress.end();
    zipped
}

fn write(
    file: &Path,
    inputs: &[Input<'_>],
    options: &ZipOptions,
    progress: &dyn Progress,
) -> Result<Zipped> {
    if file.symlink_metadata().is_ok() {
        return Err(Error::new(
            ErrorKind::Exists,
            message!("an unfinished file of this name is there"),
        )
        .file(file)
        .hint(message!("another run may be writing it; if not, remove it")));
    }
    let mut archive = Archive::create(file, options.seekable, false)?;
    let pace = Pace { level: Some(options.level), threads: options.threads };
    run(inputs, pace, &mut archive, progress)?;
    let packed = archive.finish_unproved()?;
    let read = |e| Error::io(file, message!("read"), e);
    let (zip_sha256, bytes) = fs::File::open(file).and_then(sha256_ahead).map_err(read)?;
    let members = inputs.iter().zip(packed).map(|(input, packed)| ZippedMember {
        path: input.path.clone(),
        bytes: input.bytes,
        sha256: packed.digest,
    });
    Ok(Zipped { zip_sha256, bytes, members: members.collect() })
}

/// A file that becomes a member.
struct File {
    path: BagPath,
    source: PathBuf,
    bytes: u64,
}

impl File {
    fn input(&self) -> Input<'_> {
        Input { path: &self.path, source: &self.source, bytes: self.bytes, digest: None }
    }
}

/// Lists the regular files of the given paths, sorted by their names within the ZIP.
fn collect(paths: &[PathBuf]) -> Result<Vec<File>> {
    let mut inputs = Vec::new();
    for path in paths {
        let base = path.canonicalize().map_err(|e| Error::io(path, message!("read"), e))?;
        let above = base.parent().unwrap_or(&base);
        for entry in walkdir::WalkDir::new(&base) {
            let entry = entry.map_err(|error| {
                let at = error.path().unwrap_or(path).to_path_buf();
                Error::io(&at, message!("read"), error.into())
            })?;
            if !entry.file_type().is_file() {
                continue;
            }
            let name = entry.path().strip_prefix(above).unwrap_or(entry.path());
            let name = BagPath::parse(&name.to_string_lossy()).map_err(|reason| {
                Error::new(ErrorKind::Usage, reason)
                    .file(entry.path())
                    .hint(message!("rename the file"))
            })?;
            let metadata =
                entry.metadata().map_err(|e| Error::io(path, message!("read"), e.into()))?;
            let source = entry.path().to_path_buf();
            inputs.push(File { path: name, source, bytes: metadata.len() });
        }
    }
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(twin) = inputs.windows(2).find(|pair| pair[0].path == pair[1].path) {
        let message = message!("two files would be the member '{path}'", path = twin[0].path);
        return Err(Error::new(ErrorKind::Usage, message)
            .file(&twin[1].source)
            .hint(message!("rename one of them, or zip the folder that holds both")));
    }
    Ok(inputs)
}
