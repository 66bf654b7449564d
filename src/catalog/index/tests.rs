//! Facts about the station, each on a store made for it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use sha2::Digest;
use tempfile::TempDir;

use super::*;
use crate::catalog::{Access, Dataset, Role};
use crate::catalog::{FileEntry, Profile};
use crate::model::BagPath;
use crate::model::{Level, Period, RegionCode};
use crate::progress::Silent;

/// An office with stores, and products `id → root`.
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

    fn run(&self, rehash: bool) -> IndexRun {
        let run = index(&self.catalog, &self.stores, &self.db(), &IndexOptions { rehash }, &Silent);
        let run = run.unwrap();
        assert_eq!(self.index().findings, run.findings);
        run
    }

    fn index(&self) -> Index {
        Index::load(&self.db()).unwrap()
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
            format!("{} {folder} {}", f.code, f.reason.split(' ').next().unwrap())
        };
        let lines: Vec<_> = run.findings.iter().map(line).collect();
        assert_eq!(lines, ["I18  1", "I18 /peta 3", "I18 /susenas 1", "I18 /susenas/kp 2"]);
    }
}

#[test]
fn a_table_of_too_many_columns_is_noted_and_its_names_are_cut() {
    let office = Office::new(&[("kor", "kor")]);
    let names: Vec<_> = (0..5000).map(|i| format!("kolom{i}{}", "x".repeat(70))).collect();
    office.put("kor/a.csv", format!("{}\n{}1\n", names.join(","), "1,".repeat(4999)));
    let run = office.run(false);
    assert_eq!((run.findings.len(), &*run.findings[0].code), (1, "I14"));
    assert!(run.findings[0].reason.contains("5000 kolom"), "{:?}", run.findings);
    let index = office.index();
    let Profile::Table { columns, records, .. } = &*index.entries[0].profile else { panic!() };
    assert_eq!((columns.len(), *records), (4096, 1));
    assert!(columns.iter().all(|column| column.name.chars().count() == 64));
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
fn pipes_and_sockets_are_reported_and_the_rest_goes_on() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.dat", "x");
    let pipe = std::process::Command::new("mkfifo").arg(office.stores[0].join("kor/pipe")).status();
    assert!(pipe.unwrap().success());
    let socket = office.stores[0].join("kor/socket");
    let _listener = std::os::unix::net::UnixListener::bind(socket).unwrap();
    assert_eq!(office.findings(), ["I03 kor stops", "I03 kor stops"]);
    assert_eq!(office.run(false).files, 1);
}

#[test]
fn links_are_followed_only_within_the_product() {
    let office = Office::new(&[("kor", "kor"), ("closed", "closed")]);
    let own = office.put("kor/a.dat", "x");
    let closed = office.put("closed/secret.dat", "s");
    let outside = office.home.path().join("outside.dat");
    fs::write(&outside, "o").unwrap();
    let link = |target: &Path, name: &str| symlink(target, office.stores[0].join(name)).unwrap();
    link(&own, "kor/own.dat");
    link(&closed, "kor/other.dat");
    link(&outside, "kor/out.dat");
    link(Path::new("nowhere"), "kor/dangling.dat");
    link(&office.stores[0].join("closed"), "kor/folder");
    office.run(false);
    assert_eq!(shown(&office.index()), ["closed secret.dat", "kor a.dat", "kor own.dat"]);
    assert_eq!(office.findings(), vec!["I04 kor stops"; 4]);
}

#[test]
fn names_that_break_on_windows_stop_their_product_alone() {
    use std::os::unix::ffi::OsStrExt;
    let office = Office::new(&[("kor", "kor"), ("b", "b")]);
    office.put("kor/con.csv", "a\n1\n");
    office.put("kor/x?.dat", "x");
    office.put("b/fine.dat", "x");
    office.put("loose:.dat", "x");
    let latin = std::ffi::OsStr::from_bytes(b"caf\xe9.dat");
    fs::write(office.stores[0].join("kor").join(latin), "x").unwrap();
    let want = ["I01 - notes", "I01 kor stops", "I01 kor stops", "I01 kor stops"];
    assert_eq!(office.findings(), want);
}

#[test]
fn twins_in_case_or_unicode_form_stop_the_sale() {
    let office = Office::new(&[("kor", "kor"), ("b", "b")]);
    office.put("kor/A.dat", "x");
    office.put("kor/a.dat", "y");
    office.put("b/e\u{301}.dat", "x");
    office.put("b/\u{e9}.dat", "y");
    assert_eq!(office.findings(), ["I05 b stops", "I05 kor stops"]);
}

#[test]
fn one_path_in_two_stores_stops_the_sale() {
    let mut office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.dat", "x");
    let second = office.home.path().join("second");
    fs::create_dir_all(second.join("kor")).unwrap();
    fs::write(second.join("kor/a.dat"), "y").unwrap();
    office.stores.push(fs::canonicalize(second).unwrap());
    assert_eq!(office.findings(), ["I06 kor stops"]);
    assert_eq!(office.run(false).files, 1);
}

#[test]
fn junk_is_left_out_and_a_live_database_stops_the_sale() {
    let office = Office::new(&[("kor", "kor"), ("map", "map.gpkg")]);
    for name in ["kor/.DS_Store", "kor/Thumbs.db", "kor/~$x.docx", "kor/.git/config", "kor/x-shm"] {
        office.put(name, "x");
    }
    office.put("map.gpkg-wal", "");
    let mut want = vec!["I08 kor notes"; 5];
    want.push("I09 map stops");
    assert_eq!(office.findings(), want);
}

#[test]
fn two_products_with_one_root_are_both_stopped() {
    let office = Office::new(&[("kor", "x"), ("rev", "x")]);
    assert_eq!(office.findings(), ["I17 kor stops", "I17 rev stops"]);
}

#[test]
fn an_empty_or_broken_table_is_noted_on_every_run() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.csv", "a,b\n1\n");
    office.put("kor/b.csv", "");
    office.put("kor/catatan.pdf", "");
    for _ in 0..2 {
        assert_eq!(office.findings(), ["I14 kor notes", "I15 kor notes"]);
    }
}

#[test]
fn a_shapefile_without_its_parts_is_reported_until_they_are_there() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/desa.shp", "no map");
    office.put("kor/desa.DBF", "part");
    let want = ["I10 kor stops", "I11 kor notes", "I11 kor notes", "I11 kor stops"];
    let mut got = office.findings();
    got.sort();
    assert_eq!(got, want);
    let run = office.run(false);
    assert_eq!((run.hashed, &*office.index().entries[0].profile), (0, &Profile::MapPart));
    for part in ["shx", "prj", "cpg"] {
        office.put(&format!("kor/desa.{part}"), "part");
    }
    let run = office.run(false);
    assert_eq!(run.hashed, 4, "the map is looked at again with its new parts");
    assert_eq!(run.findings.len(), 1);
}

#[test]
fn bytes_that_change_under_an_unchanged_status_are_found_by_rehash() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.dat", "x");
    office.run(false);
    // A rotten disk cannot be made here: spoil the digest that the index remembers instead.
    let db = rusqlite::Connection::open(office.db()).unwrap();
    db.execute("UPDATE file SET digest = zeroblob(32)", []).unwrap();
    drop(db);
    let run = office.run(true);
    assert_eq!(run.findings[0].code, "I12");
    assert_eq!(office.findings(), ["I12 kor stops"], "it stays until someone looked");
    assert!(office.run(true).findings.is_empty());
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
            index(&office.catalog, &stores, &office.db(), &IndexOptions::default(), &Silent);
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Store);
        assert!(error.to_string().contains(wrong.to_str().unwrap()) && error.hint_text().is_some());
    }
}

#[test]
fn no_index_and_one_of_another_version_ask_for_a_new_one() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.dat", "x");
    let load = || Index::load(&office.db()).unwrap_err();
    assert_eq!(load().kind(), ErrorKind::Index);
    office.run(false);
    assert_eq!(indexed_edition(&office.db()).unwrap(), Some(office.catalog.edition));
    let db = rusqlite::Connection::open(office.db()).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    assert_eq!(load().hint_text(), Some("run `kemas index`"));
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
        index(&office.catalog, &office.stores, &office.db(), &IndexOptions::default(), &Stop);
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Interrupted);
    assert_eq!(office.index().entries, before);
}

#[test]
fn a_file_that_changes_while_it_is_read_stops_the_sale_and_is_not_kept() {
    struct Writer(PathBuf);
    impl Progress for Writer {
        fn advance(&self, _: u64) {
            fs::write(&self.0, "changed").unwrap();
        }
    }
    let office = Office::new(&[("kor", "kor")]);
    let path = office.put("kor/a.dat", "x");
    let options = IndexOptions::default();
    let run = index(&office.catalog, &office.stores, &office.db(), &options, &Writer(path));
    let run = run.unwrap();
    assert_eq!((run.files, &*run.findings[0].code, run.findings[0].blocking), (0, "I07", true));
    assert!(office.index().entries.is_empty());
    assert_eq!(office.index().blocking("kor").count(), 1);
    assert!(office.findings().is_empty(), "the next run finds it at rest");
}

#[test]
fn a_table_with_memos_needs_its_memo_file() {
    let office = Office::new(&[("kor", "kor")]);
    let mut dbf = vec![0; 65 + 11];
    (dbf[0], dbf[4], dbf[8], dbf[10], dbf[43], dbf[48], dbf[64]) =
        (0x83, 1, 65, 11, b'M', 10, 0x0D);
    dbf[32] = b'C';
    office.put("kor/a.dbf", dbf);
    assert_eq!(office.findings(), ["I16 kor stops"]);
    office.put("kor/a.DBT", "memo");
    assert!(office.findings().is_empty());
}
