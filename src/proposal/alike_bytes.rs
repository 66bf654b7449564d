//! Files with the same bytes. A map's other parts, such as its `.dbf` and `.prj`, must be the same, too.

use std::collections::HashMap;
use std::fs::File;
use std::hash::Hash;
use std::io::{ErrorKind, Read};
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::alike_found::Alike;
use super::drive::{DriveFile, stopped};
use super::groups::DataFile;
use crate::error::Result;
use crate::message::message;
use crate::progress::{Phase, Progress};

/// The bytes from the beginning of a file that are read before the whole file is.
const FIRST_BLOCK: u64 = 64 * 1024;

/// The bytes that are read at once.
const BLOCK: usize = 128 * 1024;

/// The parts of each Shapefile besides its `.shp`, by the path without the ending in lower case.
pub(super) type Parts<'d> = HashMap<String, Vec<&'d DriveFile>>;

/// Returns for each file the first one that has the same bytes; it may be the file itself. Only files whose sizes and
/// first blocks are those of another are read whole, each once. One that cannot be read is like no other.
///
/// # Errors
/// `Interrupted` when the user stops the work.
pub(super) fn same_bytes(
    files: &[DataFile<'_>],
    parts: &Parts<'_>,
    store: &Path,
    progress: &dyn Progress,
) -> Result<Vec<usize>> {
    let all: Vec<Vec<&DriveFile>> = files.iter().map(|file| with_parts(file, parts)).collect();
    let sizes = |at: usize| -> Vec<(String, u64)> {
        all[at].iter().map(|part| (ending_of(part, files[at].file), part.bytes)).collect()
    };
    let digests = |places: &[usize], most: Option<u64>| {
        let one = |at: &usize| {
            let read = |part: &&DriveFile| digest(&store.join(&part.path), most, progress);
            let found = all[*at].iter().map(read).collect::<Result<Option<Vec<_>>>>()?;
            Ok((*at, found.map(|found| (sizes(*at), found))))
        };
        places.par_iter().map(one).collect::<Result<Vec<_>>>()
    };
    let mut first: Vec<usize> = (0..files.len()).collect();
    let of_size = groups_of(first.iter().map(|at| (*at, Some(sizes(*at)))));
    let found = digests(&of_size.concat(), Some(FIRST_BLOCK))?;
    let likely = groups_of(found.into_iter()).concat();
    progress.begin(Phase::Hash, likely.iter().flat_map(|at| &all[*at]).map(|p| p.bytes).sum());
    let found = digests(&likely, None)?;
    progress.end();
    for group in groups_of(found.into_iter()) {
        for at in &group {
            first[*at] = group[0];
        }
    }
    Ok(first)
}

/// Returns a file with its parts, in the order of their endings.
fn with_parts<'d>(file: &DataFile<'d>, parts: &Parts<'d>) -> Vec<&'d DriveFile> {
    let mut all = vec![file.file];
    if file.file.path.to_lowercase().ends_with(".shp") {
        all.extend(parts.get(&file.file.stem().to_lowercase()).into_iter().flatten());
    }
    all[1..].sort_by_key(|part| ending_of(part, file.file));
    all
}

/// Returns the ending of a part in lower case, such as `.shp.xml`.
fn ending_of(part: &DriveFile, of: &DriveFile) -> String {
    let path = part.path.to_lowercase();
    path.strip_prefix(&of.stem().to_lowercase()).unwrap_or_default().to_owned()
}

/// Returns the places that have a key in common, by their order. Those alone with a key, or without one, are left out.
fn groups_of<K: Eq + Hash>(keyed: impl Iterator<Item = (usize, Option<K>)>) -> Vec<Vec<usize>> {
    let mut by_key: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, key) in keyed {
        if let Some(key) = key {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut groups: Vec<Vec<usize>> = by_key.into_values().filter(|all| all.len() > 1).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// Returns the digest of a file, or of its first bytes; `None` where it cannot be read.
fn digest(path: &Path, most: Option<u64>, progress: &dyn Progress) -> Result<Option<[u8; 32]>> {
    if progress.cancelled() {
        return Err(stopped());
    }
    let Ok(file) = File::open(path) else { return Ok(None) };
    let mut file = file.take(most.unwrap_or(u64::MAX));
    let (mut hasher, mut block) = (Sha256::new(), vec![0; BLOCK]);
    loop {
        match file.read(&mut block) {
            Ok(0) => return Ok(Some(hasher.finalize().into())),
            Ok(got) => {
                hasher.update(&block[..got]);
                if most.is_none() {
                    progress.advance(got as u64);
                }
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return Ok(None),
        }
        if progress.cancelled() {
            return Err(stopped());
        }
    }
}

/// Notes in files which other one, of another name or folder, has the same bytes.
pub(super) fn tell_twins(files: &mut [DataFile<'_>], twins: &[usize], found: &Alike) {
    let is_told = |at: &usize| found.copies.contains_key(at) || found.formats.contains_key(at);
    for at in 0..files.len() {
        let first = twins[at];
        if first == at || is_told(&at) || is_told(&first) {
            continue;
        }
        let (one, other) = (files[first].file.path.clone(), files[at].file.path.clone());
        let note = message!("{other} has the same bytes as {one}", other, one);
        files[first].notes.push(note.clone());
        files[at].notes.push(note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;
    use crate::probe::Kind;
    use crate::progress::Silent;
    use crate::proposal::grouped::parts_by_stem;
    use crate::proposal::groups::About;
    use crate::proposal::names::{MapNames, Said};

    /// Stops the work at once.
    struct Stopped;

    impl Progress for Stopped {
        fn cancelled(&self) -> bool {
            true
        }
    }

    /// Returns the first equal one of each `.shp` in a folder of these files.
    fn twins(files: &[(&str, &[u8])], progress: &dyn Progress) -> Result<Vec<usize>> {
        let store = tempfile::tempdir().unwrap();
        let one = |(path, bytes): &(&str, &[u8])| {
            std::fs::write(store.path().join(path), bytes).unwrap();
            let kind = if path.ends_with("shp") { Kind::Data } else { Kind::MapPart };
            let (path, bytes) = ((*path).to_owned(), bytes.len() as u64);
            DriveFile { path, bytes, kind, role: Role::Data }
        };
        let files: Vec<DriveFile> = files.iter().map(one).collect();
        let shapes = files.iter().filter(|file| file.kind == Kind::Data);
        let (level, edition) = (Said::Nothing, Said::Nothing);
        let names = MapNames { level, edition, issue: Said::Nothing, region: Said::Nothing };
        let about = || About::Map(names.clone(), Vec::new());
        let data: Vec<DataFile<'_>> =
            shapes.map(|file| DataFile::new(file, about(), None)).collect();
        same_bytes(&data, &parts_by_stem(&files), store.path(), progress)
    }

    #[test]
    fn a_map_of_which_one_part_differs_is_no_copy() {
        for (ending, bytes, is_copy) in [
            ("dbf", &b"tabel"[..], true),
            ("DBF", b"tabel", true),
            ("dbf", b"lebih", false),
            ("dbf", b"lain", false),
            ("prj", b"tabel", false),
        ] {
            let part = format!("a (1).{ending}");
            let files: &[(&str, &[u8])] = &[
                ("a.shp", b"bentuk"),
                ("a.dbf", b"tabel"),
                ("a (1).shp", b"bentuk"),
                (&part, bytes),
            ];
            let expected = [0, usize::from(!is_copy)];
            assert_eq!(twins(files, &Silent).unwrap(), expected, "{part} {bytes:?}");
        }
    }

    #[test]
    fn large_files_are_equal_only_as_a_whole_and_the_user_can_stop_it() {
        let one = vec![7; 300_000];
        let mut other = one.clone();
        other[299_999] = 8;
        let files: &[(&str, &[u8])] =
            &[("a.shp", &one), ("b.shp", &other), ("c.shp", &one), ("d.shp", &other[1..])];
        assert_eq!(twins(files, &Silent).unwrap(), [0, 1, 0, 3]);
        assert!(twins(files, &Stopped).is_err());
    }
}
