//! The index of stores that are made for each test.

mod findings;
mod health;
#[cfg(feature = "maps")]
mod moved;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use sha2::Digest;
use tempfile::TempDir;

use super::*;
use crate::catalog::{Access, Catalog, Dataset};
use crate::error::ErrorKind;
use crate::model::{BagPath, IndexFinding, Level, Period, Profile, RegionCode, Role, Sha256Digest};
use crate::progress::Silent;

/// An office with stores, and products as `id → root`.
struct Office {
    home: TempDir,
    catalog: Catalog,
    stores: Vec<PathBuf>,
}

impl Office {
    fn new(roots: &[(&str, &str)]) -> Self {
        let home = TempDir::new().unwrap();
        let mut catalog = Catalog::load(None).unwrap();
        catalog.layers.clear();
        catalog.datasets = roots.iter().map(|(id, root)| dataset(id, root)).collect();
        let store = home.path().join("store");
        fs::create_dir(&store).unwrap();
        let stores = vec![fs::canonicalize(store).unwrap()];
        Self { home, catalog, stores }
    }

    fn put(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.stores[0].join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn db(&self) -> PathBuf {
        self.home.path().join("index.db")
    }

    fn set(&self) -> Vec<Store> {
        set(&self.stores)
    }

    fn run(&self, rehash: bool) -> IndexRun {
        let run = index(
            &self.catalog,
            &self.set(),
            &self.db(),
            &IndexOptions { rehash, ..IndexOptions::default() },
            &Silent,
        );
        let run = run.unwrap();
        assert_eq!(self.index().findings, run.findings);
        run
    }

    fn index(&self) -> Index {
        Index::load(&self.db(), &self.set()).unwrap()
    }

    /// Returns the findings as `code item blocking`.
    fn findings(&self) -> Vec<String> {
        let findings = self.run(false).findings;
        let line = |f: &IndexFinding| {
            let item = f.item.as_deref().unwrap_or("-");
            format!("{} {item} {}", f.code, if f.blocking { "stops" } else { "notes" })
        };
        findings.iter().map(line).collect()
    }
}

/// Returns the stores as an office sets them by absolute paths.
fn set(stores: &[PathBuf]) -> Vec<Store> {
    stores.iter().map(|store| Store::of(Path::new("/"), store.to_str().unwrap())).collect()
}

fn dataset(id: &str, root: &str) -> Dataset {
    Dataset {
        id: id.into(),
        title: id.into(),
        survey: "s".into(),
        period: Period::parse("2025").unwrap(),
        edition: "1".into(),
        variant: String::new(),
        topics: Vec::new(),
        units: Vec::new(),
        lowest_level: Level::Kabupaten,
        coverage: vec![RegionCode::national()],
        access: Access::Umum,
        root: BagPath::parse(root).unwrap(),
        reference_price: None,
    }
}

fn shown(index: &Index) -> Vec<String> {
    let line = |e: &FileEntry| format!("{} {}", e.item.as_deref().unwrap_or("-"), e.path);
    index.entries.iter().map(line).collect()
}

#[test]
fn the_longest_root_claims_and_a_root_may_be_a_file() {
    let office = Office::new(&[("all", "ssn"), ("kor", "ssn/kor"), ("one", "podes.csv")]);
    for path in ["ssn/a.txt", "ssn/kor/rt.csv", "ssn/korx.csv", "podes.csv", "other/x.csv"] {
        office.put(path, "a,b\n1,2\n");
    }
    let run = office.run(false);
    let want = ["- other/x.csv", "all a.txt", "all korx.csv", "kor rt.csv", "one podes.csv"];
    assert_eq!(shown(&office.index()), want);
    assert_eq!((run.files, run.bytes, run.hashed, run.reused), (5, 40, 5, 0));
    assert_eq!(office.findings(), ["I18 - notes"]);
}

#[test]
fn files_that_no_product_claims_are_counted_by_their_highest_folder() {
    let office = Office::new(&[("kor", "susenas/kor"), ("empty", "peta/2025")]);
    for path in [
        "susenas/kor/a.dat",
        "susenas/catatan.dat",
        "susenas/kp/a.dat",
        "susenas/kp/sub/b.dat",
        "peta/2025-1/desa/x.dat",
        "peta/2025-1/sls/y.dat",
        "peta/z.dat",
        "loose.dat",
    ] {
        office.put(path, "x");
    }
    for _ in 0..2 {
        let run = office.run(false);
        let store = office.stores[0].to_str().unwrap();
        let line = |f: &IndexFinding| {
            let folder = f.path.strip_prefix(store).unwrap();
            format!("{} {folder} {}", f.code, f.reason.indonesian().split(' ').next().unwrap())
        };
        let lines: Vec<_> = run.findings.iter().map(line).collect();
        assert_eq!(lines, ["I18  1", "I18 /peta 3", "I18 /susenas 1", "I18 /susenas/kp 2"]);
    }
}

#[test]
fn the_digest_is_sha256_of_the_bytes() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/abc.txt", "abc");
    let want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(
        {
            office.run(false);
            office.index().entries[0].digest.to_string()
        },
        want
    );
}

#[test]
fn a_second_run_reads_nothing_again() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.csv", "a,b\n1,2\n");
    office.put("kor/b.dat", "x");
    office.run(false);
    let first = office.index().entries;
    let second = office.run(false);
    assert_eq!((second.hashed, second.reused), (0, 2));
    assert_eq!(office.index().entries, first);
    assert_eq!(office.run(true).hashed, 2);
}

#[test]
fn a_touched_file_is_read_again_and_a_vanished_one_leaves() {
    let office = Office::new(&[("kor", "kor")]);
    let a = office.put("kor/a.dat", "x");
    office.put("kor/b.dat", "y");
    office.run(false);
    fs::write(&a, "z").unwrap();
    fs::remove_file(office.stores[0].join("kor/b.dat")).unwrap();
    let run = office.run(false);
    assert_eq!((run.files, run.hashed), (1, 1));
}

#[test]
fn another_inode_of_the_same_size_and_date_is_read_again() {
    let office = Office::new(&[("kor", "kor")]);
    let a = office.put("kor/a.dat", "one");
    office.run(false);
    let date = fs::metadata(&a).unwrap().modified().unwrap();
    let twin = office.put("twin.dat", "two");
    fs::File::options().write(true).open(&twin).unwrap().set_modified(date).unwrap();
    fs::rename(&twin, &a).unwrap();
    let run = office.run(false);
    assert_eq!(run.hashed, 1);
    assert_eq!(office.index().entries[0].digest, Sha256Digest(sha2::Sha256::digest("two").into()));
}

#[test]
fn documentation_is_free_and_a_changed_root_moves_files_without_reading_them() {
    let mut office = Office::new(&[("kor", "kor")]);
    office.put("kor/x/a.dat", "x");
    office.put("kor/kuesioner.pdf", "x");
    office.run(false);
    let roles: Vec<_> = office.index().entries.iter().map(|e| e.role).collect();
    assert_eq!(roles, [Role::Dokumentasi, Role::Data]);
    office.catalog.datasets = vec![dataset("sub", "kor/x")];
    let run = office.run(false);
    assert_eq!(shown(&office.index()), ["- kor/kuesioner.pdf", "sub a.dat"]);
    assert_eq!(run.hashed, 0);
}

#[test]
fn a_store_that_vanished_or_is_nested_is_fatal() {
    let office = Office::new(&[]);
    let file = office.put("file", "x");
    let nested = office.put("in/file", "x").parent().unwrap().to_path_buf();
    for wrong in [PathBuf::from("/nowhere/at/all"), file, nested] {
        let stores = [office.stores[0].clone(), wrong.clone()];
        let error =
            index(&office.catalog, &set(&stores), &office.db(), &IndexOptions::default(), &Silent);
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Store);
        assert!(
            error.to_string().contains(wrong.to_str().unwrap()) && error.hint_message().is_some()
        );
    }
}

#[test]
fn no_index_and_one_of_another_version_ask_for_a_new_one() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.dat", "x");
    let load = || Index::load(&office.db(), &office.set()).unwrap_err();
    assert_eq!(load().kind(), ErrorKind::Index);
    office.run(false);
    assert_eq!(office.index().catalog_edition, Some(office.catalog.edition));
    let db = rusqlite::Connection::open(office.db()).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    assert_eq!(load().hint_message().unwrap().english(), "run `kemas index`");
    assert_eq!(office.run(false).hashed, 1);
    fs::write(office.db(), "this is no database, but long enough to be told from one").unwrap();
    assert_eq!(load().kind(), ErrorKind::Index);
}

#[test]
fn a_stopped_run_leaves_the_old_index() {
    struct Stop;
    impl Progress for Stop {
        fn cancelled(&self) -> bool {
            true
        }
    }
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.dat", "x");
    office.run(false);
    let before = office.index().entries;
    office.put("kor/b.dat", "y");
    let error =
        index(&office.catalog, &office.set(), &office.db(), &IndexOptions::default(), &Stop);
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Interrupted);
    assert_eq!(office.index().entries, before);
}
