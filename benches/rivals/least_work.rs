//! The least work of an index and of a packing: the same digests and compression on all cores, with nothing stored.
//! The benchmark runs itself with an argument, so that processes are compared.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

use kemas::fixity::{sha256, sha256_of};
use libdeflater::{CompressionLvl, Compressor};
use rayon::prelude::*;

/// With this argument the benchmark does the work of an index: it hashes the files below a folder.
pub const HASH: &str = "--bare-hash";
/// With this argument the benchmark does the work of packing a file at the fast level.
pub const PACK: &str = "--bare-pack";

/// With this argument the benchmark ends at once.
pub const NOTHING: &str = "--nothing";

/// Returns the path of the benchmark's own program.
pub fn itself() -> String {
    let path = std::env::current_exe().expect("the bench knows its own path");
    path.display().to_string()
}

/// Does the work that the arguments name; returns false where they name none of these.
pub fn run(arguments: &[String]) -> bool {
    let of = |wanted: &str| {
        let place = arguments.iter().position(|argument| argument == wanted)?;
        arguments.get(place + 1)
    };
    if let Some(folder) = of(HASH) {
        hash_all(folder);
    } else if let Some(file) = of(PACK) {
        pack_all(file);
    }
    of(HASH).or(of(PACK)).is_some() || arguments.iter().any(|argument| argument == NOTHING)
}

/// Reads, digests and deflates a file chunk by chunk. Each chunk has its own digest, so that digests are computed on
/// all cores, too.
fn pack_all(file: &str) {
    const CHUNK: usize = 1 << 20;
    let file = File::open(file).expect("the file is there");
    let bytes = file.metadata().expect("the file has a size").len() as usize;
    let tools = || {
        let level = CompressionLvl::new(1).expect("there is a level 1");
        let mut compressor = Compressor::new(level);
        let room = compressor.deflate_compress_bound(CHUNK);
        (compressor, vec![0; CHUNK], vec![0; room])
    };
    let packed: usize = (0..bytes.div_ceil(CHUNK))
        .into_par_iter()
        .map_init(tools, |(compressor, input, output), chunk| {
            let start = chunk * CHUNK;
            let input = &mut input[..CHUNK.min(bytes - start)];
            file.read_exact_at(input, start as u64).expect("the file can be read");
            std::hint::black_box((sha256(input), crc32fast::hash(input)));
            compressor.deflate_compress(input, output).expect("there is room")
        })
        .sum();
    println!("{packed}");
}

/// Hashes every file below a folder.
fn hash_all(folder: &str) {
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
