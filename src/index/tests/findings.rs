//! What is wrong in a store is named, and stops the sale of the product concerned only.

use super::*;

#[test]
fn a_table_of_too_many_columns_is_noted_and_its_names_are_cut() {
    let office = Office::new(&[("kor", "kor")]);
    let names: Vec<_> = (0..5000).map(|i| format!("kolom{i}{}", "x".repeat(70))).collect();
    office.put("kor/a.csv", format!("{}\n{}1\n", names.join(","), "1,".repeat(4999)));
    let run = office.run(false);
    assert_eq!((run.findings.len(), &*run.findings[0].code), (1, "I14"));
    assert!(run.findings[0].reason.indonesian().contains("5000 kolom"), "{:?}", run.findings);
    let index = office.index();
    let Profile::Table { columns, records, .. } = &*index.entries[0].profile else { panic!() };
    assert_eq!((columns.len(), *records), (4096, 1));
    assert!(columns.iter().all(|column| column.name.chars().count() == 64));
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
fn an_empty_file_stops_the_sale_and_a_malformed_table_is_noted_on_every_run() {
    let office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.csv", "a,b\n1\n");
    office.put("kor/b.csv", "");
    office.put("kor/catatan.pdf", "");
    for _ in 0..2 {
        assert_eq!(office.findings(), ["I14 kor notes", "I15 kor stops"]);
    }
}

#[cfg(feature = "maps")]
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
    // A broken disk cannot be simulated here. Instead, the digest in the index is changed.
    let db = rusqlite::Connection::open(office.db()).unwrap();
    db.execute("UPDATE file SET digest = zeroblob(32)", []).unwrap();
    drop(db);
    let run = office.run(true);
    assert_eq!(run.findings[0].code, "I12");
    assert_eq!(office.findings(), ["I12 kor stops"], "it stays until someone looked");
    assert!(office.run(true).findings.is_empty());
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
    let run = index(&office.catalog, &office.set(), &office.db(), &options, &Writer(path));
    let run = run.unwrap();
    assert_eq!((run.files, &*run.findings[0].code, run.findings[0].blocking), (0, "I07", true));
    assert!(office.index().entries.is_empty());
    assert_eq!(office.index().findings_of("kor").filter(|f| f.blocking).count(), 1);
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
