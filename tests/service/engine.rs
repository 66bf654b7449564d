//! The ZIP engine alone: it makes the same bytes for any number of threads and any processor, for files of any size,
//! and other readers accept its files.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use kemas::maps::{MapSize, SynthFormat, SynthMapOptions, synth_map};
use kemas::pack::{Level, ZipOptions, Zipped};
use kemas::progress::Silent;
use kemas::verify::{Outcome, verify};

use crate::counter::{accepts, checker, kemas};
use crate::samples::survey_like;

const CHUNK: usize = 1 << 20;

/// A stream of numbers that depends only on its seed (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        match self.below(5) {
            0 => (0..length).map(|_| self.below(256) as u8).collect(),
            1 => vec![0; length],
            2 => {
                // Begins like a compressed file and is not one.
                let mut bytes = b"\x1F\x8B".to_vec();
                bytes.extend(survey_like(length, 3));
                bytes.truncate(length);
                bytes
            }
            3 => {
                let mut bytes = survey_like(length / 2, self.0);
                bytes.extend((bytes.len()..length).map(|_| self.below(256) as u8));
                bytes
            }
            _ => survey_like(length, self.0),
        }
    }

    /// Makes a tree of files, with sizes at the limits of chunks.
    fn tree(&mut self, folder: &Path) {
        let sizes = [0, 1, 100, 9_999, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 77];
        let folders = ["", "kor/", "kor/ind 1/", "étude/", "a+b (1)#/"];
        for number in 0..4 + self.below(8) {
            let size = self.pick(&sizes);
            let name = format!("{}berkas {number}.csv", self.pick(&folders));
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, self.bytes(size)).unwrap();
        }
    }
}

fn zip(out: &Path, source: &Path, level: Level, threads: usize) -> Zipped {
    let options = ZipOptions { level, threads, seekable: true };
    kemas::pack::zip(out, &[source.to_path_buf()], &options, &Silent).unwrap()
}

/// Packs as many random trees, each with several numbers of threads.
fn threads_agree(trees: u32) {
    let mut dice = Dice(20_261_124);
    for round in 0..trees {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("data");
        dice.tree(&source);
        for level in Level::ALL {
            let zips = [1, 2, 3, 8].map(|threads| {
                let out = folder.path().join(format!("{}-{threads}.zip", level.as_str()));
                zip(&out, &source, level, threads);
                fs::read(out).unwrap()
            });
            assert!(zips.windows(2).all(|pair| pair[0] == pair[1]), "round {round}, {level:?}");
        }
        let out = folder.path().join("fast-1.zip");
        assert_eq!(verify(&out, &Silent).unwrap().result, Outcome::Lengkap, "round {round}");
    }
}

/// These four trees have every size, folder and kind of bytes.
#[test]
fn random_trees_give_the_same_bytes_for_any_number_of_threads() {
    threads_agree(4);
}

#[test]
#[ignore = "make soak"]
fn soak_twelve_random_trees_give_the_same_bytes_for_any_number_of_threads() {
    threads_agree(12);
}

/// Returns every file below a folder, with its name as a member of the ZIP.
fn members(folder: &Path) -> Vec<(String, PathBuf)> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    let named = files.filter(|file| file.is_file()).map(|file| {
        let name = file.strip_prefix(folder.parent().unwrap()).unwrap();
        (name.to_str().unwrap().to_owned(), file)
    });
    named.collect()
}

#[test]
fn every_other_reader_finds_every_member_as_it_was() {
    let mut dice = Dice(7);
    for level in Level::ALL {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("data");
        dice.tree(&source);
        fs::write(source.join("besar.csv"), survey_like(5 * CHUNK + 5, 1)).unwrap();
        let out = folder.path().join("k.zip");
        zip(&out, &source, level, 2);
        accepts("unzip", &["-tq".as_ref(), &out]).unwrap();
        accepts("7zz", &["t".as_ref(), &out]).unwrap();
        let script =
            "import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)";
        accepts("python3", &["-c".as_ref(), script.as_ref(), &out]).unwrap();
        let mut archive = zip::ZipArchive::new(File::open(&out).unwrap()).unwrap();
        assert_eq!(archive.len(), members(&source).len());
        for (name, file) in members(&source) {
            let sound = fs::read(&file).unwrap();
            let mut found = Vec::new();
            std::io::copy(&mut archive.by_name(&name).unwrap(), &mut found).unwrap();
            assert!(found == sound, "{name} by the zip crate");
            // bsdtar takes a name as a pattern, in which brackets have a meaning.
            let streamed = std::process::Command::new("bsdtar")
                .arg("-xOf")
                .arg(&out)
                .arg(&name)
                .output()
                .unwrap();
            assert!(streamed.status.success() && streamed.stdout == sound, "{name} by bsdtar");
        }
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/service/seekable.py");
        let python = checker("python");
        let big = source.join("besar.csv");
        accepts(&python, &[script.as_ref(), &out, "data/besar.csv".as_ref(), &big]).unwrap();
    }
}

#[test]
fn a_map_opens_inside_the_zip_without_unpacking() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("desa.gpkg");
    let options = SynthMapOptions::new(MapSize::Bytes(6_000_000), 1);
    synth_map(&map, SynthFormat::Gpkg, &options, &Silent).unwrap();
    assert!(map.metadata().unwrap().len() > 2 * CHUNK as u64);
    let out = folder.path().join("k.zip");
    zip(&out, &map, Level::Balanced, 2);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/service/seekable.py");
    accepts(&checker("python"), &[script.as_ref(), &out, "desa.gpkg".as_ref(), &map]).unwrap();
}

/// Packs a tree on emulated processors. Deflate libraries choose their code by the processor, and this must not
/// change the bytes.
#[cfg(target_arch = "x86_64")]
fn processors_agree(folder: &Path, source: &Path) {
    for level in Level::ALL {
        let here = folder.join(format!("{}.zip", level.as_str()));
        zip(&here, source, level, 1);
        let here = fs::read(here).unwrap();
        // From the oldest processor of this architecture to the newest that the emulator has.
        for processor in ["qemu64", "Nehalem", "Haswell", "max"] {
            let out = folder.join(format!("{}-{processor}.zip", level.as_str()));
            let [program, level] = [env!("CARGO_BIN_EXE_kemas"), level.as_str()].map(Path::new);
            let first = [Path::new("-cpu"), processor.as_ref(), program, "zip".as_ref(), &out];
            let rest = [source, Path::new("--level"), level, "--threads".as_ref(), "2".as_ref()];
            accepts("qemu-x86_64", &[first, rest].concat()).unwrap();
            assert!(fs::read(out).unwrap() == here, "{processor} {}", level.display());
        }
    }
}

/// Each kind of bytes once, and a member of more than one chunk.
#[cfg(target_arch = "x86_64")]
#[test]
fn every_processor_makes_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("data");
    fs::create_dir(&source).unwrap();
    let mut dice = Dice(5);
    for number in 0..5 {
        fs::write(source.join(format!("{number}.csv")), dice.bytes(20_000)).unwrap();
    }
    fs::write(source.join("besar.csv"), survey_like(CHUNK + 5, 1)).unwrap();
    processors_agree(folder.path(), &source);
}

#[cfg(target_arch = "x86_64")]
#[test]
#[ignore = "make soak"]
fn soak_every_processor_makes_the_same_bytes_of_a_random_tree() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("data");
    Dice(5).tree(&source);
    fs::write(source.join("besar.csv"), survey_like(3 * CHUNK + 5, 1)).unwrap();
    processors_agree(folder.path(), &source);
}

#[test]
fn a_hundred_thousand_members_are_packed_and_found() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("blok");
    for number in 0..100_000 {
        if number % 1000 == 0 {
            fs::create_dir_all(source.join(format!("{:03}", number / 1000))).unwrap();
        }
        let file = source.join(format!("{:03}/{number}.csv", number / 1000));
        fs::write(file, number.to_string()).unwrap();
    }
    let out = folder.path().join("k.zip");
    let memory = memory_of(&["zip", out.to_str().unwrap(), source.to_str().unwrap()]);
    assert!(memory <= 96 << 10, "{memory} KiB");
    let memory = memory_of(&["verify", out.to_str().unwrap()]);
    assert!(memory <= 96 << 10, "{memory} KiB");
    let mut archive = zip::ZipArchive::new(File::open(&out).unwrap()).unwrap();
    assert_eq!(archive.len(), 100_000);
    let mut text = String::new();
    let mut member = archive.by_name("blok/077/77777.csv").unwrap();
    std::io::Read::read_to_string(&mut member, &mut text).unwrap();
    assert_eq!(text, "77777");
    accepts("unzip", &["-tqq".as_ref(), &out]).unwrap();
}

/// Runs the program under GNU time, and returns the most memory that it took, in KiB.
fn memory_of(arguments: &[&str]) -> u64 {
    let told = tempfile::NamedTempFile::new().unwrap();
    let output = std::process::Command::new("/usr/bin/time")
        .args(["-f", "%M", "-o", told.path().to_str().unwrap(), env!("CARGO_BIN_EXE_kemas")])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    fs::read_to_string(told.path()).unwrap().trim().parse().unwrap()
}

/// The limit of the 32-bit fields of a ZIP.
const BORDER: u64 = 1 << 32;

/// Packs members of these sizes, lists and verifies them, and checks how much memory it took.
fn sizes_fit(sizes: &[u64]) {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("data");
    fs::create_dir(&source).unwrap();
    for size in sizes {
        // A sparse file of zeros; only its last byte is written.
        let file = File::create_new(source.join(format!("{size}.dbf"))).unwrap();
        file.set_len(*size).unwrap();
        std::os::unix::fs::FileExt::write_all_at(&file, b"x", size - 1).unwrap();
    }
    let out = folder.path().join("k.zip");
    let memory = memory_of(&["zip", out.to_str().unwrap(), source.to_str().unwrap()]);
    assert!(memory <= 96 << 10, "{memory} KiB");
    let mut archive = zip::ZipArchive::new(File::open(&out).unwrap()).unwrap();
    for size in sizes {
        assert_eq!(archive.by_name(&format!("data/{size}.dbf")).unwrap().size(), *size);
    }
    let memory = memory_of(&["verify", out.to_str().unwrap()]);
    assert!(memory <= 96 << 10, "{memory} KiB");
    accepts("7zz", &["l".as_ref(), &out]).unwrap();
    let answer = kemas(&["zip", out.to_str().unwrap(), source.to_str().unwrap(), "--json"]);
    assert_eq!(answer.error()["code"], "exists");
}

/// The headers of members near the limit are tested in `container`. Here one member is packed and verified.
#[test]
fn a_member_of_four_gigabytes_is_packed_in_little_memory() {
    sizes_fit(&[1, BORDER]);
}

#[test]
#[ignore = "make soak"]
fn soak_members_around_four_gigabytes_are_packed_in_little_memory() {
    sizes_fit(&[BORDER - 1, BORDER, BORDER + 1]);
}
