//! Gives a finished file its name. The file is written under another name, flushed and renamed, and then the folder is
//! flushed where that is possible. Whoever finds the name finds the whole file, even after a power failure.
//!
//! A whole bag and a package on the shelf are folders; they get their name by [`rename_new`].

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{Access, CWD, RenameFlags, access, renameat_with};
use rustix::io::Errno;

use super::flush::sync_folder;
use crate::error::{Error, Result};
use crate::message::message;

/// The suffix of a file that the office is still writing for itself.
pub const FRESH: &str = ".baru";

/// Flushes a file that is complete under its unfinished name, renames it to `path` and flushes the folder. A file
/// that has this name is replaced.
///
/// # Errors
/// What `failed` makes of the system's error where the file cannot be flushed or renamed; the unfinished file is
/// removed then. What [`sync_folder`] returns where only the folder cannot be flushed; the file has its name then.
pub fn publish(unfinished: &Path, path: &Path, failed: impl Fn(io::Error) -> Error) -> Result<()> {
    let named = File::open(unfinished)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(unfinished, path));
    settle(named, unfinished, path, failed)
}

/// Writes a file completely or not at all, and flushes it. The unfinished name must be new, so that the write never
/// follows a file or link that a medium brought along. A file with the name `path` is replaced.
///
/// # Errors
/// `ErrorKind::Io`, or `ErrorKind::NoSpace` where the disk is full. The error names the unfinished file where that
/// cannot be created, such as one that exists already; else the file, and then nothing of the new one is left. It
/// names the folder where only that cannot be flushed; the file is there then.
pub fn write_whole(unfinished: &Path, path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = OpenOptions::new();
    let out = options.write(true).create_new(true).open(unfinished);
    let out = out.map_err(|e| Error::io(unfinished, message!("write the file"), e))?;
    fill(out, unfinished, path, bytes)
}

/// Writes a file that only its owner may read, completely or not at all, and flushes it. A file of this name is
/// replaced, and what a killed run left of it is overwritten. Several writers of one file, in one process or in
/// several, wait for each other; the last one's file stays.
///
/// # Errors
/// `ErrorKind::Io`, or `ErrorKind::NoSpace` where the disk is full, naming the file; then nothing of the new one is
/// left. It names the folder where only that cannot be flushed; the file is there then.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let claimed = claim(path).map_err(|e| Error::io(path, message!("write the file"), e))?;
    let (out, unfinished) = claimed;
    // The lock ends with the open file, after the rename.
    fill(out, &unfinished, path, bytes)
}

/// Opens the unfinished file of `path` for this writer alone, and returns it with its name. It is empty.
fn claim(path: &Path) -> io::Result<(File, PathBuf)> {
    let unfinished = beside(path, FRESH);
    loop {
        let out = private().create(true).truncate(false).open(&unfinished)?;
        match out.lock() {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // This filesystem has no locks: a name that no other writer uses serves as well.
            Err(_) => {
                let _ = fs::remove_file(&unfinished);
                let unfinished = own_unfinished(path);
                let out = private().create_new(true).open(&unfinished)?;
                return Ok((out, unfinished));
            }
        }
        // The writer before has renamed or removed the file that this one waited for.
        if !is_named(&out, &unfinished)? {
            continue;
        }
        out.set_len(0)?;
        return Ok((out, unfinished));
    }
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).mode(0o600);
    options
}

/// Returns true where the name leads to this open file.
fn is_named(file: &File, name: &Path) -> io::Result<bool> {
    let (open, named) = (file.metadata()?, fs::metadata(name));
    Ok(named.is_ok_and(|named| (named.dev(), named.ino()) == (open.dev(), open.ino())))
}

/// Returns an unfinished name beside a file that no other writer uses, in this process or in another.
pub fn own_unfinished(path: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    beside(path, format!(".{}-{count}{FRESH}", std::process::id()))
}

/// Checks that this user may write files into a folder. Nothing is written.
pub fn can_write_in(folder: &Path) -> Result<()> {
    access(folder, Access::WRITE_OK | Access::EXEC_OK)
        .map_err(|e| Error::io(folder, message!("write into the folder"), e.into()))
}

/// Gives a folder its name. The name must be new; some filesystems accept that of an empty folder, too.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Some filesystems lack this flag. There, only a rename onto a folder that is not empty fails.
        Err(Errno::INVAL | Errno::NOSYS) => fs::rename(from, to),
        other => other.map_err(Into::into),
    }
}

/// Returns the path with a suffix after the file's whole name.
pub fn beside(path: &Path, suffix: impl AsRef<OsStr>) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn fill(mut out: File, unfinished: &Path, path: &Path, bytes: &[u8]) -> Result<()> {
    let named = out
        .write_all(bytes)
        .and_then(|()| out.sync_all())
        .and_then(|()| fs::rename(unfinished, path));
    settle(named, unfinished, path, |e| Error::io(path, message!("write the file"), e))
}

/// Flushes the folder after a rename. Where the write or the rename failed, removes the unfinished file instead.
fn settle(
    named: io::Result<()>,
    unfinished: &Path,
    path: &Path,
    failed: impl Fn(io::Error) -> Error,
) -> Result<()> {
    if let Err(error) = named {
        let _ = fs::remove_file(unfinished);
        return Err(failed(error));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    match File::open(folder) {
        // A folder that can be written to but not read cannot be flushed.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        _ => sync_folder(folder),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::error::ErrorKind;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_finished_file_takes_its_name_and_the_place_of_the_one_before() {
        let home = tempfile::tempdir().unwrap();
        let (unfinished, path) = (home.path().join("a.part"), home.path().join("a"));
        fs::write(&path, "old").unwrap();
        fs::write(&unfinished, "new").unwrap();
        publish(&unfinished, &path, |e| Error::io(&path, message!("name the file"), e)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(home.path()), ["a"]);
    }

    #[test]
    fn what_cannot_take_its_name_leaves_nothing_and_says_what_the_caller_says() {
        let home = tempfile::tempdir().unwrap();
        let (unfinished, path) = (home.path().join("a.part"), home.path().join("a"));
        fs::create_dir(&path).unwrap();
        fs::write(&unfinished, "new").unwrap();
        let failed = |e| Error::io(&path, message!("name the file"), e);
        let error = publish(&unfinished, &path, failed).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        assert!(error.message().english().starts_with("cannot name the file: "), "{error}");
        assert_eq!(names(home.path()), ["a"]);
        assert!(path.is_dir());
        // One that is not there is refused in the same words.
        assert!(publish(&unfinished, &path, failed).is_err());
    }

    #[test]
    fn a_file_is_whole_or_not_there_and_a_taken_unfinished_name_is_not_touched() {
        let home = tempfile::tempdir().unwrap();
        let (unfinished, path) = (home.path().join("a.part"), home.path().join("a"));
        write_whole(&unfinished, &path, b"whole").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        fs::write(&unfinished, "of someone else").unwrap();
        let error = write_whole(&unfinished, &path, b"other").unwrap_err();
        assert!(error.to_string().contains("a.part"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(fs::read(&unfinished).unwrap(), b"of someone else");
    }

    #[test]
    fn a_private_file_is_for_its_owner_alone_and_replaces_what_a_killed_run_left() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.json");
        fs::write(home.path().join("a.json.baru"), "half of a longer text").unwrap();
        fs::set_permissions(home.path().join("a.json.baru"), fs::Permissions::from_mode(0o600))
            .unwrap();
        write_private(&path, b"{}").unwrap();
        write_private(&home.path().join("b.json"), b"{}").unwrap();
        for name in ["a.json", "b.json"] {
            let file = home.path().join(name);
            assert_eq!(fs::read(&file).unwrap(), b"{}");
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(names(home.path()), ["a.json", "b.json"]);
        fs::create_dir(home.path().join("c")).unwrap();
        assert!(write_private(&home.path().join("c"), b"{}").is_err());
        assert_eq!(names(home.path()), ["a.json", "b.json", "c"]);
    }

    #[test]
    fn writers_of_one_file_at_the_same_moment_all_succeed_and_one_of_their_files_stays() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.pdf");
        let whole = |writer: u8| vec![writer; 100_000 + usize::from(writer)];
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    for _ in 0..10 {
                        write_private(path, &whole(writer)).unwrap();
                    }
                });
            }
        });
        let found = fs::read(&path).unwrap();
        assert_eq!(found, whole(found[0]));
        assert_eq!(names(home.path()), ["a.pdf"]);
    }

    #[test]
    fn each_unfinished_name_is_another() {
        let path = Path::new("a.db");
        assert_ne!(own_unfinished(path), own_unfinished(path));
        assert!(own_unfinished(path).to_string_lossy().ends_with(FRESH));
    }
}
