//! An office that was moved, copied or mounted elsewhere works at once, and trusts no file that it has not read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::counter::{Answer, Counter, NUMBER, TODAY, both, kemas};

const SURVEY: &str = "susenas-2025-03-kor-81";
const LAYER: &str = "wilkerstat-desa-2025-1";

/// An office at another place than the one that it was made at.
struct Elsewhere<'a> {
    counter: &'a Counter,
    home: PathBuf,
}

impl Elsewhere<'_> {
    fn kemas(&self, arguments: &[&str]) -> Answer {
        let home = self.home.to_str().unwrap();
        kemas(&[&["--office", home, "--today", TODAY, "--json"], arguments].concat())
    }

    fn done(&self, arguments: &[&str]) -> Value {
        self.kemas(arguments).done()
    }

    fn fails(&self, arguments: &[&str]) -> Value {
        self.kemas(arguments).error()
    }

    /// Returns a path outside of the office's folder, for this office only.
    fn outside(&self, name: &str) -> String {
        let home = self.home.file_name().unwrap().to_str().unwrap();
        self.counter.outside(&format!("{home}-{name}")).to_str().unwrap().to_owned()
    }

    fn medium(&self) -> String {
        let medium = self.outside("usb");
        fs::create_dir_all(&medium).unwrap();
        medium
    }

    fn file(&self, path: &str) -> PathBuf {
        self.home.join("store").join(path)
    }

    /// Checks that show, cut, batch, plan, pack and verify work without a new index.
    fn serves(&self) {
        let shown = self.done(&["show", SURVEY]);
        let finding = shown["findings"][0]["path"].as_str().unwrap();
        let store = fs::canonicalize(self.home.join("store")).unwrap_or_default();
        if store.is_dir() {
            assert!(Path::new(finding).starts_with(&store), "{finding}");
        }
        assert!(Path::new(finding).is_file(), "{finding}");
        self.done(&["show", LAYER, "--region", "8171"]);
        let piece = self.outside("desa.gpkg");
        self.done(&["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out", &piece]);
        assert_eq!(self.done(&["batch", "--all", "--level", "fast"])["failed"], json!([]));
        let plan = self.done(&["plan", NUMBER]);
        assert!(plan["price"]["total"].as_u64().unwrap() > 0, "{plan}");
        let medium = self.medium();
        self.done(&["pack", NUMBER, "--to", &medium]);
        self.done(&["verify", &medium]);
    }
}

/// Makes an office with an agreed request, and with a finding in its survey.
fn agreed() -> Counter {
    let counter = Counter::open();
    counter.put(&format!("store/microdata/{SURVEY}/.DS_Store"), b"x");
    counter.agreed(NUMBER, both());
    counter
}

fn moved(counter: &Counter) -> Elsewhere<'_> {
    let home = counter.outside("rumah-lain");
    fs::rename(counter.home(), &home).unwrap();
    Elsewhere { counter, home }
}

fn copied<'a>(counter: &'a Counter, how: &str, name: &str) -> Elsewhere<'a> {
    let home = counter.outside(name);
    let copy = Command::new("cp").arg(how).arg(counter.home()).arg(&home).status().unwrap();
    assert!(copy.success());
    Elsewhere { counter, home }
}

#[test]
fn an_office_that_was_moved_serves_at_once_and_its_files_are_not_read_again() {
    let counter = agreed();
    let before = counter.done(&["show", SURVEY]);
    let office = moved(&counter);
    let after = office.done(&["show", SURVEY]);
    assert_eq!(after["files"], before["files"]);
    office.serves();
    let index = office.done(&["index"]);
    assert_eq!((&index["hashed"], &index["reused"]), (&json!(0), &json!(5)), "{index}");
    let path = index["findings"][0]["path"].as_str().unwrap();
    assert!(Path::new(path).starts_with(fs::canonicalize(&office.home).unwrap()), "{path}");
}

#[test]
fn an_office_that_was_copied_serves_at_once_with_old_and_with_new_dates() {
    let counter = agreed();
    for (how, name) in [("-a", "salinan"), ("-r", "salinan-baru")] {
        let office = copied(&counter, how, name);
        // Nothing may be read from the original office.
        let store = counter.home().join("store");
        let hidden = counter.outside("tersembunyi");
        fs::rename(&store, &hidden).unwrap();
        office.serves();
        assert_eq!(office.done(&["index"])["hashed"], 5, "another inode is another file");
        assert_eq!(office.done(&["index"])["hashed"], 0);
        fs::rename(&hidden, &store).unwrap();
    }
}

#[test]
fn a_file_edited_in_a_copy_is_refused_whatever_its_date_says() {
    let counter = agreed();
    let office = copied(&counter, "-a", "salinan");
    let edit = |path: &str, from: &str, to: &str| {
        let file = office.file(path);
        let date = file.metadata().unwrap().modified().unwrap();
        let old = fs::read(&file).unwrap();
        let edited = String::from_utf8(old.clone()).unwrap().replacen(from, to, 1);
        assert!(edited.len() == old.len() && edited.as_bytes() != old);
        fs::write(&file, edited).unwrap();
        fs::File::options().write(true).open(&file).unwrap().set_modified(date).unwrap();
        move |file: PathBuf| fs::write(file, &old).unwrap()
    };
    let changed = |arguments: &[&str], path: &str| {
        let error = office.fails(arguments);
        assert_eq!(error["code"], "source-changed", "{error}");
        assert_eq!(error["file"], json!(fs::canonicalize(office.file(path)).unwrap()), "{error}");
    };

    let map = "peta/2025-1/desa/final_desa_202518171.geojson";
    let restore = edit(map, "DESA 1", "DESA 7");
    let piece = office.outside("desa.gpkg");
    changed(&["plan", NUMBER], map);
    changed(&["show", LAYER, "--region", "8171"], map);
    changed(&["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out", &piece], map);
    restore(office.file(map));

    let table = format!("microdata/{SURVEY}/kor_ind.csv");
    let restore = edit(&table, "prov,kab,kec", "prop,kab,kec");
    let medium = office.medium();
    changed(&["pack", NUMBER, "--to", &medium], &table);
    let batch = office.kemas(&["batch", "--all", "--level", "fast"]);
    assert_eq!(batch.status, 1, "{batch:#?}");
    let failed = batch.json()["failed"].to_string();
    assert!(failed.contains("source-changed"), "{failed}");
    restore(office.file(&table));
    office.serves();
}

#[test]
fn a_store_mounted_elsewhere_is_found_by_its_place_in_the_settings() {
    let counter = agreed();
    let office = Elsewhere { counter: &counter, home: counter.home() };
    let disk = counter.outside("disk");
    fs::rename(counter.home().join("store"), &disk).unwrap();
    let settings = counter.home().join("kemas.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let set = |stores: &str| {
        let line = "stores = [\"store\"]";
        assert!(text.contains(line), "{text}");
        fs::write(&settings, text.replace(line, &format!("stores = [{stores}]"))).unwrap();
    };
    set(&format!("{disk:?}"));
    office.serves();
    assert_eq!(office.done(&["index"])["hashed"], 0);

    let other = counter.outside("disk-lain");
    fs::create_dir(&other).unwrap();
    set(&format!("{disk:?}, {other:?}"));
    office.done(&["plan", NUMBER]);
    assert_eq!(office.done(&["index"])["hashed"], 0);
    set(&format!("{other:?}"));
    let refused = office.fails(&["plan", NUMBER]);
    assert_eq!(
        (&refused["code"], &refused["hint"]),
        (&json!("index"), &json!("run `kemas index`"))
    );
    assert_eq!(office.done(&["index"])["files"], 0);
}

#[test]
fn an_index_of_the_version_before_is_told_and_made_anew() {
    let counter = agreed();
    let index = counter.home().join("index.db");
    fs::remove_file(&index).unwrap();
    let old = include_str!("../cases/offices/v4/index.sql");
    rusqlite::Connection::open(&index).unwrap().execute_batch(old).unwrap();
    for command in [["plan", NUMBER], ["show", SURVEY]] {
        let refused = counter.fails(&command);
        let told = (&refused["code"], &refused["hint"]);
        assert_eq!(told, (&json!("index"), &json!("run `kemas index`")), "{refused}");
    }
    assert_eq!(counter.done(&["index"])["hashed"], 5);
    Elsewhere { counter: &counter, home: counter.home() }.serves();
}
