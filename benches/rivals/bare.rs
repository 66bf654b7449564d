//! The least that an index can do: read and hash every file below a folder on all cores, and forget
//! it. The bench runs itself with an argument for it, so that a process is held against a process.

use std::path::PathBuf;

use kemas::fixity::sha256_of;
use rayon::prelude::*;

/// The argument that makes the bench this loop.
pub const ARGUMENT: &str = "--bare-hash";

/// Hashes every file below a folder.
pub fn hash_all(folder: &str) {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    let hashed: u64 = files
        .par_iter()
        .map(|file| {
            let file = std::fs::File::open(file).expect("the file is there");
            sha256_of(file).expect("the file can be read").1
        })
        .sum();
    println!("{hashed}");
}
