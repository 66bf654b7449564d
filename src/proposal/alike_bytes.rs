//! Files with the same bytes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::alike_found::Alike;
use super::groups::DataFile;
use crate::message::message;

/// Returns for each file the first one that has the same bytes; it may be the file itself.
pub(super) fn same_bytes(files: &[DataFile<'_>], store: &Path) -> Vec<usize> {
    let mut sizes: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut first: Vec<usize> = (0..files.len()).collect();
    for (at, file) in files.iter().enumerate() {
        let known = sizes.entry(file.file.bytes).or_default();
        let path = |at: usize| store.join(&files[at].file.path);
        match known.iter().find(|other| equal(&path(**other), &path(at))) {
            Some(other) => first[at] = *other,
            None => known.push(at),
        }
    }
    first
}

/// Returns true for two files with the same bytes. One that cannot be read is like no other.
fn equal(one: &Path, other: &Path) -> bool {
    let compare = || -> std::io::Result<bool> {
        let (mut one, mut other) = (File::open(one)?, File::open(other)?);
        let (mut left, mut right) = (vec![0; 128 * 1024], vec![0; 128 * 1024]);
        loop {
            let got = fill(&mut one, &mut left)?;
            if fill(&mut other, &mut right)? != got || left[..got] != right[..got] {
                return Ok(false);
            }
            if got < left.len() {
                return Ok(true);
            }
        }
    };
    compare().unwrap_or(false)
}

fn fill(file: &mut File, block: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < block.len() {
        match file.read(&mut block[filled..]) {
            Ok(0) => break,
            Ok(got) => filled += got,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
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
