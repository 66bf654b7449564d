//! The file of a backup: a ZIP with the files of the office, what the backup says of itself, and the SHA-256 of each
//! member.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Hasher;
use crate::message::message;
use crate::office::session::make_private;
use crate::progress::Progress;

/// The member that says what the backup is.
const ABOUT: &str = "cadangan.json";
/// The member with the SHA-256 of all others.
const MANIFEST: &str = "manifest-sha256.txt";
/// The program that makes such backups.
const PROGRAM: &str = "kemas";
/// The newest form of backups that this program knows.
const FORM: u32 = 1;
/// Bytes that are read at once.
const BLOCK: usize = 1 << 16;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct About {
    program: String,
    form: u32,
    version: String,
    /// The moment at which it was made, in the office's zone.
    pub(super) made_at: String,
    /// The number of rows in the chain of its ledger.
    pub(super) rows: u64,
    /// The last hash of that chain.
    pub(super) head: String,
    /// The first hash of that chain, which tells this office from any other; `None` where it has no row.
    pub(super) first: Option<String>,
}

impl About {
    /// Describes a backup that is made now.
    pub(super) fn new(made_at: String, rows: u64, head: String, first: Option<String>) -> Self {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Self { program: PROGRAM.to_owned(), form: FORM, version, made_at, rows, head, first }
    }
}

/// Writes a backup into a new file that only its owner may read, and flushes it. Each member is a name and the file
/// with its content; one that is gone by then is left out.
///
/// # Errors
/// [`ErrorKind::Io`] or [`ErrorKind::NoSpace`] where something cannot be read or written;
/// [`ErrorKind::Interrupted`] where the user stopped it.
pub(super) fn write(
    out: &Path,
    about: &About,
    members: &[(String, PathBuf)],
    progress: &dyn Progress,
) -> Result<()> {
    let failed = |error: io::Error| Error::io(out, message!("write the backup"), error);
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(out);
    let mut zip = ZipWriter::new(BufWriter::new(file.map_err(failed)?));
    let mut manifest = String::new();
    let about = serde_json::to_vec_pretty(about).unwrap_or_default();
    add(&mut zip, ABOUT, 0, &mut about.as_slice(), &mut manifest).map_err(failed)?;
    for (name, path) in members {
        if progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
        }
        let mut source = match File::open(path) {
            Ok(source) => source,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Error::io(path, message!("read the file"), error)),
        };
        let bytes = source.metadata().map_or(0, |found| found.len());
        add(&mut zip, name, bytes, &mut source, &mut manifest).map_err(failed)?;
    }
    let ended = zip
        .start_file(MANIFEST, options(0))
        .map_err(io::Error::from)
        .and_then(|()| zip.write_all(manifest.as_bytes()))
        .and_then(|()| zip.finish().map_err(io::Error::from))
        .and_then(|out| out.into_inner().map_err(io::IntoInnerError::into_error))
        .and_then(|file| file.sync_all());
    ended.map_err(failed)
}

/// Returns how a member is written: with no moment of its own, so that the same files make the same backup.
fn options(bytes: u64) -> SimpleFileOptions {
    let large = bytes >= u64::from(u32::MAX) / 2;
    SimpleFileOptions::default().unix_permissions(0o600).large_file(large)
}

fn add(
    zip: &mut ZipWriter<BufWriter<File>>,
    name: &str,
    bytes: u64,
    source: &mut dyn Read,
    manifest: &mut String,
) -> io::Result<()> {
    zip.start_file(name, options(bytes))?;
    let digest = copied(source, zip)?;
    manifest.extend([&*digest, "  ", name, "\n"]);
    Ok(())
}

/// Copies all bytes and returns their SHA-256 in hexadecimal.
fn copied(source: &mut dyn Read, out: &mut dyn Write) -> io::Result<String> {
    let (mut hasher, mut block) = (Hasher::default(), vec![0; BLOCK]);
    loop {
        match source.read(&mut block) {
            Ok(0) => return Ok(hasher.finish().to_string()),
            Ok(count) => {
                let bytes = block.get(..count).unwrap_or_default();
                hasher.update(bytes);
                out.write_all(bytes)?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// A backup that was opened: it is one of this program, in a form that it knows. Its members are not read yet.
pub(super) struct Archive {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    /// What it says of itself.
    pub(super) about: About,
    manifest: BTreeMap<String, String>,
}

impl Archive {
    /// Opens the file of a backup.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where it cannot be read; [`ErrorKind::Target`] where it is cut short, no backup of this
    /// program, or one of a newer form; [`ErrorKind::ReadBack`] where its list of members is not that of its members.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path);
        let file = file.map_err(|error| Error::io(path, message!("read the backup"), error))?;
        let cut = |_| {
            let message = message!("the file is no whole backup: it is cut short, or no ZIP");
            Error::new(ErrorKind::Target, message).file(path).hint(another())
        };
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(cut)?;
        let about = about(&mut zip, path)?;
        let list = text_of(&mut zip, MANIFEST).ok_or_else(|| changed(path, MANIFEST))?;
        let lines = list.lines().filter_map(|line| line.split_once("  "));
        let manifest: BTreeMap<String, String> =
            lines.map(|(digest, name)| (name.to_owned(), digest.to_owned())).collect();
        let names = zip.file_names().map(|name| name.ok().map(std::borrow::Cow::into_owned));
        let names: BTreeSet<String> = names.map(Option::unwrap_or_default).collect();
        let listed = manifest.keys().cloned().chain([MANIFEST.to_owned()]).collect();
        if let Some(other) = names.symmetric_difference(&listed).next() {
            return Err(changed(path, other));
        }
        if let Some(unsafe_name) = names.iter().find(|name| !is_plain(name)) {
            return Err(changed(path, unsafe_name));
        }
        Ok(Self { path: path.to_path_buf(), zip, about, manifest })
    }

    /// Reads each member and compares it with its SHA-256.
    ///
    /// # Errors
    /// [`ErrorKind::ReadBack`] for the first member that differs; [`ErrorKind::Interrupted`] where the user stopped it.
    pub(super) fn verify(&mut self, progress: &dyn Progress) -> Result<()> {
        self.each(progress, |_| Ok(Box::new(io::sink())))
    }

    /// Unpacks the files of the office into a folder, each compared with its SHA-256 and flushed. Only their owner may
    /// read them.
    ///
    /// # Errors
    /// As [`Self::verify`]; [`ErrorKind::Io`] or [`ErrorKind::NoSpace`] where something cannot be written.
    pub(super) fn unpack(&mut self, folder: &Path, progress: &dyn Progress) -> Result<()> {
        self.each(progress, |name| {
            if name == ABOUT {
                return Ok(Box::new(io::sink()));
            }
            let path = folder.join(name);
            make_private(path.parent().unwrap_or(folder))?;
            let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
            let file = file.map_err(|error| Error::io(&path, message!("write the file"), error))?;
            Ok(Box::new(file))
        })?;
        for name in self.manifest.keys().filter(|name| *name != ABOUT) {
            let path = folder.join(name);
            let flushed = File::open(&path).and_then(|file| file.sync_all());
            flushed.map_err(|error| Error::io(&path, message!("write the file"), error))?;
        }
        Ok(())
    }

    fn each(
        &mut self,
        progress: &dyn Progress,
        out_of: impl Fn(&str) -> Result<Box<dyn Write>>,
    ) -> Result<()> {
        for (name, digest) in &self.manifest {
            if progress.cancelled() {
                return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
            }
            let mut out = Noting { out: out_of(name)?, failed: false };
            let mut member = self.zip.by_name(name).map_err(|_| changed(&self.path, name))?;
            match copied(&mut member, &mut out) {
                Ok(found) if found == *digest => {}
                Err(error) if out.failed => {
                    return Err(Error::io(Path::new(name), message!("write the file"), error));
                }
                _ => return Err(changed(&self.path, name)),
            }
        }
        Ok(())
    }
}

/// Notes whether it was writing that failed.
struct Noting {
    out: Box<dyn Write>,
    failed: bool,
}

impl Write for Noting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        self.failed |= written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Returns what a backup says of itself, by its file; `None` where it is no backup that this program knows.
pub(super) fn about_of(path: &Path) -> Option<About> {
    let file = File::open(path).ok()?;
    about(&mut ZipArchive::new(BufReader::new(file)).ok()?, path).ok()
}

fn about(zip: &mut ZipArchive<BufReader<File>>, path: &Path) -> Result<About> {
    #[derive(Deserialize)]
    struct Head {
        program: String,
        form: u32,
    }
    let foreign = || {
        let message = message!("the file is no backup of this program");
        let hint = message!("name a file kemas-cadangan-….zip that `kemas backup` made");
        Error::new(ErrorKind::Target, message).file(path).hint(hint)
    };
    let text = text_of(zip, ABOUT).ok_or_else(foreign)?;
    // The form is looked at first: a newer one may say more, or other things.
    let head: Head = serde_json::from_str(&text).map_err(|_| foreign())?;
    if head.program != PROGRAM {
        return Err(foreign());
    }
    if head.form > FORM {
        let message = message!("the backup was made by a newer version of the program");
        let hint = message!("install that version or a newer one, and run the command again");
        return Err(Error::new(ErrorKind::Target, message).file(path).hint(hint));
    }
    serde_json::from_str(&text).map_err(|_| changed(path, ABOUT))
}

fn text_of(zip: &mut ZipArchive<BufReader<File>>, name: &str) -> Option<String> {
    let mut text = String::new();
    zip.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// Returns true for a name that leads to a place below the folder into which it is unpacked.
fn is_plain(name: &str) -> bool {
    let mut parts = name.split('/');
    !name.contains(['\\', '\0']) && parts.all(|part| !matches!(part, "" | "." | ".."))
}

fn changed(path: &Path, member: &str) -> Error {
    let message = message!("the backup is not as it was made: '{member}' in it differs", member);
    Error::new(ErrorKind::ReadBack, message).file(path).hint(another())
}

fn another() -> crate::message::Message {
    message!("copy the file again from where it is kept, or take another backup")
}

/// A file that is removed when it is dropped, with what SQLite puts beside it.
pub(super) struct Passing(pub(super) PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(crate::media::beside(&self.0, suffix));
        }
    }
}
