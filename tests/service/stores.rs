//! Where the disk of a store is probably not mounted, the index stays as it was until the loss is accepted.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::counter::{Counter, NUMBER, both};

const SURVEY: &str = "susenas-2025-03-kor-81";

/// Puts the store's folder aside, with or without an empty folder in its place.
fn unmount(counter: &Counter, empty: bool) {
    let store = counter.home().join("store");
    fs::rename(&store, counter.outside("disk")).unwrap();
    if empty {
        fs::create_dir(&store).unwrap();
    }
}

fn mount(counter: &Counter) {
    let store = counter.home().join("store");
    let _ = fs::remove_dir(&store);
    fs::rename(counter.outside("disk"), &store).unwrap();
}

/// Changes the kept numbers of the stores' disks in the index.
fn in_index(counter: &Counter, sql: &str) -> usize {
    let index = rusqlite::Connection::open(counter.home().join("index.db")).unwrap();
    index.execute(sql, []).unwrap()
}

#[test]
fn an_empty_store_is_not_believed_until_the_loss_is_accepted() {
    let counter = Counter::open();
    counter.done(&["index"]);
    unmount(&counter, true);
    for arguments in [&["index"][..], &["index", "--rehash"]] {
        let answer = counter.kemas(&[arguments, &["--json"]].concat());
        assert_eq!(answer.status, 1, "{answer:#?}");
        let json = answer.json();
        assert_eq!(json["lost"], json!([{"store": "store", "before": 5, "now": 0}]));
        assert_eq!((&json["files"], &json["hashed"]), (&json!(5), &json!(0)), "{json}");
    }
    let text = counter.kemas(&["--lang", "en", "index"]);
    assert_eq!(text.status, 1);
    for part in ["The store store had 5 files and has 0 now: not mounted?", "--accept-loss"] {
        assert!(text.stdout.contains(part), "{text:#?}");
    }
    assert_eq!(counter.done(&["show", SURVEY])["files"].as_array().unwrap().len(), 3);

    mount(&counter);
    let again = counter.done(&["index"]);
    assert_eq!((&again["lost"], &again["hashed"]), (&json!([]), &json!(0)), "{again}");
    unmount(&counter, true);
    let accepted = counter.done(&["index", "--accept-loss"]);
    assert_eq!((&accepted["lost"], &accepted["files"]), (&json!([]), &json!(0)), "{accepted}");
    assert_eq!(counter.done(&["index"])["files"], 0);
}

#[test]
fn a_store_that_lost_many_files_is_not_believed() {
    let counter = Counter::open();
    let file = |number: u32| format!("store/arsip/berkas-{number}.txt");
    (0..600).for_each(|number| counter.put(&file(number), b"x"));
    assert_eq!(counter.done(&["index"])["files"], 605);
    let remove = |numbers: std::ops::Range<u32>| {
        numbers.for_each(|number| fs::remove_file(counter.home().join(file(number))).unwrap());
    };
    remove(0..61);
    let answer = counter.kemas(&["index", "--json"]);
    assert_eq!(answer.status, 1, "{answer:#?}");
    assert_eq!(answer.json()["lost"], json!([{"store": "store", "before": 605, "now": 544}]));
    // A tenth is no more than a tenth.
    counter.put(&file(0), b"x");
    assert_eq!(counter.done(&["index"])["files"], 545);
    // Fifty are not more than fifty, however few there were.
    remove(61..115);
    assert_eq!(counter.done(&["index"])["files"], 491);
    remove(115..530);
    assert_eq!(counter.done(&["index", "--accept-loss"])["files"], 76);
    remove(530..580);
    assert_eq!(counter.done(&["index"])["files"], 26);
}

#[test]
fn a_store_on_another_disk_is_not_believed_unless_its_files_are_the_same() {
    let counter = Counter::open();
    counter.done(&["index"]);
    // The disk got another number, and has the same files: nothing is asked.
    let other = "UPDATE meta SET value = '1' WHERE key LIKE 'device %'";
    assert_eq!(in_index(&counter, other), 1);
    assert_eq!(counter.done(&["index"])["hashed"], 0);
    // Another disk with copies of the files.
    unmount(&counter, false);
    let (disk, store) = (counter.outside("disk"), counter.home().join("store"));
    assert!(Command::new("cp").arg("-a").arg(&disk).arg(&store).status().unwrap().success());
    in_index(&counter, other);
    let answer = counter.kemas(&["index", "--json"]);
    assert_eq!(answer.status, 1, "{answer:#?}");
    assert_eq!(answer.json()["lost"], json!([{"store": "store", "before": 5, "now": 5}]));
    let text = counter.kemas(&["--lang", "en", "index"]).stdout;
    assert!(text.contains("lies on another disk than before"), "{text}");
    assert_eq!(counter.done(&["index", "--accept-loss"])["hashed"], 5);
    assert_eq!(counter.done(&["index"])["hashed"], 0);
}

#[test]
fn a_store_whose_files_are_others_is_not_believed_by_any_command() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let file = |number: u32| format!("store/arsip/berkas-{number}.txt");
    (0..100).for_each(|number| counter.put(&file(number), b"x"));
    assert_eq!(counter.done(&["index"])["files"], 105);
    counter.done(&["plan", NUMBER]);
    // As many other files stand there instead.
    (0..60).for_each(|number| {
        fs::remove_file(counter.home().join(file(number))).unwrap();
        counter.put(&file(1000 + number), b"x");
    });
    let answer = counter.kemas(&["index", "--json"]);
    assert_eq!(answer.json()["lost"], json!([{"store": "store", "before": 105, "now": 105}]));
    let text = counter.kemas(&["--lang", "en", "index"]).stdout;
    assert!(text.contains("lacks 60 of its 105 files"), "{text}");
    for command in [["plan", NUMBER], ["invoice", NUMBER]] {
        let error = counter.fails(&command);
        assert_eq!(error["code"], "store", "{command:?}: {error}");
    }
    let batch = counter.kemas(&["batch", "--all", "--level", "fast", "--json"]).json();
    let failed = batch["failed"].as_array().unwrap();
    assert!(!failed.is_empty() && failed.iter().all(|one| one["error"]["code"] == "store"));
    // What only looks goes on, and says so.
    assert_eq!(counter.done(&["show", SURVEY])["mounted"], false);
    let text = counter.kemas(&["--lang", "en", "show", SURVEY]).stdout;
    assert!(text.contains("is not mounted"), "{text}");
    let text = counter.kemas(&["--lang", "en", "check", NUMBER]).stdout;
    assert!(text.contains("the store with it is not mounted"), "{text}");
    counter.done(&["index", "--accept-loss"]);
    counter.done(&["plan", NUMBER]);
    assert_eq!(counter.done(&["show", SURVEY])["mounted"], true);
}

#[test]
fn a_plan_takes_copies_of_the_files_on_another_disk() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let other = "UPDATE meta SET value = '1' WHERE key LIKE 'device %'";
    in_index(&counter, other);
    counter.done(&["plan", NUMBER]);
    unmount(&counter, false);
    let (disk, store) = (counter.outside("disk"), counter.home().join("store"));
    assert!(Command::new("cp").arg("-a").arg(&disk).arg(&store).status().unwrap().success());
    in_index(&counter, other);
    counter.done(&["plan", NUMBER]);
}

#[test]
fn an_index_that_knows_no_disk_goes_on_and_learns_it() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let forget = "DELETE FROM meta WHERE key LIKE 'device %'";
    assert_eq!(in_index(&counter, forget), 1);
    counter.done(&["show", SURVEY]);
    assert_eq!(counter.done(&["index"])["hashed"], 0);
    assert_eq!(in_index(&counter, forget), 1, "the run has learnt it");
}

#[test]
fn what_needs_a_store_that_is_gone_says_so_once() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let medium = counter.medium("usb");
    let piece = counter.outside("desa.gpkg");
    let layer = "wilkerstat-desa-2025-1";
    let store = fs::canonicalize(counter.home().join("store")).unwrap();
    for empty in [true, false] {
        unmount(&counter, empty);
        for command in [
            &["plan", NUMBER][..],
            &["pack", NUMBER, "--to", &medium],
            &["show", layer, "--region", "8171"],
            &["cut", layer, "--region", "8171", "--out", piece.to_str().unwrap()],
        ] {
            let error = counter.fails(command);
            assert_eq!(error["code"], "store", "{command:?}: {error}");
            assert_eq!(error["file"], json!(store), "{command:?}: {error}");
            assert!(error["message"].as_str().unwrap().contains("not mounted"), "{error}");
            assert!(error["hint"].as_str().unwrap().contains("--accept-loss"), "{error}");
        }
        mount(&counter);
    }
    assert!(fs::read_dir(&medium).unwrap().next().is_none());
    // Another disk with other files at the store's place.
    unmount(&counter, true);
    counter.put("store/lost+found/x", b"x");
    in_index(&counter, "UPDATE meta SET value = '1' WHERE key LIKE 'device %'");
    assert_eq!(counter.fails(&["plan", NUMBER])["code"], "store");
}

/// Writes which stores the office has.
fn set_stores(counter: &Counter, stores: &str) {
    let text = fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let line = text.lines().find(|line| line.starts_with("stores = ")).unwrap();
    counter.put("kemas.toml", text.replace(line, &format!("stores = {stores}")).as_bytes());
}

#[test]
fn a_tenth_is_counted_to_the_file() {
    let counter = Counter::open();
    let file = |number: u32| format!("store/arsip/berkas-{number}.txt");
    let remove = |numbers: std::ops::Range<u32>| {
        numbers.for_each(|number| fs::remove_file(counter.home().join(file(number))).unwrap());
    };
    (0..505).for_each(|number| counter.put(&file(number), b"x"));
    assert_eq!(counter.done(&["index"])["files"], 510);
    // 51 of 510 are exactly a tenth; 51 of 459 are more than that, and more than fifty.
    remove(0..51);
    assert_eq!(counter.done(&["index"])["files"], 459);
    remove(51..102);
    let answer = counter.kemas(&["index", "--json"]);
    assert_eq!((answer.status, &answer.json()["lost"][0]["now"]), (1, &json!(408)));
}

#[test]
fn two_stores_whose_disks_are_swapped_are_not_believed() {
    let counter = Counter::open();
    counter.put("lain/arsip/lain.txt", b"lain");
    set_stores(&counter, "[\"store\", \"lain\"]");
    assert_eq!(counter.done(&["index"])["files"], 6);
    let home = counter.home();
    fs::rename(home.join("store"), home.join("x")).unwrap();
    fs::rename(home.join("lain"), home.join("store")).unwrap();
    fs::rename(home.join("x"), home.join("lain")).unwrap();
    assert_eq!(in_index(&counter, "UPDATE meta SET value = '1' WHERE key LIKE 'device %'"), 2);
    let answer = counter.kemas(&["index", "--json"]);
    let lost = json!([
        {"store": "lain", "before": 1, "now": 5}, {"store": "store", "before": 5, "now": 1}
    ]);
    assert_eq!((answer.status, &answer.json()["lost"]), (1, &lost), "{answer:#?}");
    assert_eq!(counter.done(&["show", SURVEY])["mounted"], false);
    // In the order of the settings, or another, the stores are the same.
    set_stores(&counter, "[\"lain\", \"store\"]");
    assert_eq!(counter.kemas(&["index", "--json"]).status, 1);
}

#[test]
fn a_link_to_a_store_is_judged_by_where_it_leads() {
    let counter = Counter::open();
    let (store, disk) = (counter.home().join("store"), counter.outside("disk"));
    fs::rename(&store, &disk).unwrap();
    std::os::unix::fs::symlink(&disk, &store).unwrap();
    counter.agreed(NUMBER, both());
    counter.done(&["plan", NUMBER]);
    let empty = counter.outside("kosong");
    fs::create_dir(&empty).unwrap();
    for target in [&empty, &counter.outside("tiada")] {
        fs::remove_file(&store).unwrap();
        std::os::unix::fs::symlink(target, &store).unwrap();
        assert_eq!(counter.fails(&["plan", NUMBER])["code"], "store", "{}", target.display());
        assert_eq!(counter.done(&["show", SURVEY])["mounted"], false, "{}", target.display());
        assert_ne!(counter.kemas(&["index"]).status, 0, "{}", target.display());
    }
    fs::remove_file(&store).unwrap();
    std::os::unix::fs::symlink(&disk, &store).unwrap();
    assert_eq!(counter.done(&["index"])["hashed"], 0);
}

#[test]
fn what_stands_in_the_folder_of_an_unmounted_disk_is_no_store() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    unmount(&counter, true);
    for left in [".keep", "Thumbs.db", "lost+found/x", ".Trash-1000/info/y"] {
        counter.put(&format!("store/{left}"), b"x");
        let answer = counter.kemas(&["index", "--json"]);
        assert_eq!(answer.json()["lost"][0]["now"], 0, "{left}: {answer:#?}");
        assert_eq!(counter.fails(&["plan", NUMBER])["code"], "store", "{left}");
        assert_eq!(counter.done(&["show", SURVEY])["mounted"], false, "{left}");
        let batch = counter.kemas(&["batch", "--all", "--level", "fast", "--json"]).json();
        assert!(
            batch["failed"].as_array().unwrap().iter().all(|one| one["error"]["code"] == "store")
        );
    }
}

#[test]
fn a_store_in_a_store_is_refused_and_one_that_is_named_twice_counts_once() {
    let counter = Counter::open();
    set_stores(&counter, "[\"store\", \"./store\"]");
    assert_eq!(counter.done(&["index"])["files"], 5);
    assert_eq!(counter.done(&["index"])["hashed"], 0);
    set_stores(&counter, "[\"store\", \"store/peta\"]");
    let error = counter.fails(&["index"]);
    assert_eq!(error["code"], "store", "{error}");
    assert!(error["message"].as_str().unwrap().contains("lies in another store"), "{error}");
    assert_eq!(counter.done(&["show", SURVEY])["mounted"], true);
}
