//! `kemas backup` and `kemas restore`: what was gone with a computer comes back, and no number is given out twice.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::counter::{Counter, TODAY, kemas};

const SET: &str = "susenas-2025-03-kor-81";
const NONE: [&str; 6] =
    ["--last", "receipt=none", "--last", "handover=none", "--last", "agreement=none"];

/// Issues the invoice of a new request and returns its number.
fn invoice(counter: &Counter, serial: u32) -> String {
    let number = format!("8100-2026-{serial:04}");
    let file = counter.request(&number, json!([{ "id": SET }]));
    counter.done(&["approve", &file, "--by", "Petugas A"]);
    counter.done(&["invoice", &number])["number"].as_str().unwrap().to_owned()
}

fn office() -> Counter {
    let counter = Counter::open();
    counter.done(&["index"]);
    counter
}

/// Makes a backup in a folder outside of the office, and returns its path and its answer.
fn backup(counter: &Counter) -> (String, Value) {
    let folder = counter.outside("cadangan");
    let made = counter.done(&["backup", "--to", folder.to_str().unwrap()]);
    (made["path"].as_str().unwrap().to_owned(), made)
}

/// Returns the names and the bytes of the members of a ZIP.
fn members(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(File::open(file).unwrap()).unwrap();
    let count = zip.len();
    let each = |place| {
        let mut member = zip.by_index(place).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        (member.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(each).collect()
}

/// Writes members into a ZIP of another name beside a backup.
fn zipped(beside: &str, name: &str, members: &[(String, Vec<u8>)]) -> String {
    let path = Path::new(beside).with_file_name(name);
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    for (name, bytes) in members {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path.to_str().unwrap().to_owned()
}

/// Returns each file of a folder with its bytes.
fn content(folder: &Path) -> BTreeSet<(PathBuf, Vec<u8>)> {
    let mut all = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(content(&path));
        } else {
            all.insert((path.clone(), fs::read(&path).unwrap()));
        }
    }
    all
}

#[test]
fn after_a_restore_no_number_is_given_out_twice_and_verify_tells_the_hole() {
    let counter = office();
    invoice(&counter, 1);
    let (file, made) = backup(&counter);
    assert_eq!((&made["result"], &made["kept"]), (&json!("lengkap"), &json!(1)), "{made}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let names: Vec<String> = members(Path::new(&file)).into_iter().map(|(name, _)| name).collect();
    for name in ["ledger.db", "kemas.toml", "cadangan.json", "manifest-sha256.txt"] {
        assert!(names.iter().any(|one| one == name), "{name}: {names:?}");
    }
    assert!(names.iter().any(|name| name.starts_with("papers/8100-2026-0001/")), "{names:?}");
    for left in ["store/", "shelf/", "media/", "kerja/", "index.db", "ledger.db-"] {
        assert!(!names.iter().any(|name| name.starts_with(left)), "{left}: {names:?}");
    }
    let gone: Vec<String> = (2..=5).map(|serial| invoice(&counter, serial)).collect();
    assert!(gone[3].starts_with("B-005/"), "{gone:?}");

    // The sound ledger with the four invoices does not give way by itself.
    let last = format!("invoice={}", gone[3]);
    let all = [&["restore", &file, "--last", &last][..], &NONE].concat();
    let before = content(&counter.home());
    let error = counter.fails(&all);
    assert_eq!(error["code"], "state", "{error}");
    assert_eq!(counter.fails(&[&all[..], &["--replace"]].concat())["field"], "--because");
    assert_eq!(content(&counter.home()), before, "an error leaves the office as it was");

    // The ledger is broken; then the backup is put back.
    counter.put("ledger.db", b"rusak");
    for wal in ["ledger.db-wal", "ledger.db-shm"] {
        let _ = fs::remove_file(counter.home().join(wal));
    }
    let restored = counter.done(&[&all[..], &["--because", "disk rusak", "--by", "Rina"]].concat());
    let hole =
        json!({"kind": "invoice", "year": 2026, "first": 2, "last": 5, "because": "disk rusak"});
    assert_eq!(restored["holes"], json!([hole]), "{restored}");
    let aside = PathBuf::from(restored["before"].as_str().unwrap());
    assert_eq!(fs::read(aside.join("ledger.db")).unwrap(), b"rusak");
    assert!(aside.join("papers/8100-2026-0005").is_dir());
    assert!(counter.home().join("store/microdata").is_dir(), "stores stay where they are");

    let verified = counter.done(&["ledger", "verify"]);
    assert_eq!((&verified["result"], &verified["holes"]), (&json!("lengkap"), &json!([hole])));
    assert_eq!(verified["restores"][0]["because"], "disk rusak", "{verified}");
    let text = counter.kemas(&["ledger", "verify"]).stdout.replace('\n', " ");
    assert!(text.contains("invoice 2026: the numbers 2 to 5 stand for no paper"), "{text}");
    assert!(invoice(&counter, 6).starts_with("B-006/"));
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");

    // The ledger of now is newer than the backup again, and gives way for a reason only.
    let forced = ["--replace", "--because", "salah pulih"];
    let last = ["restore", &file, "--last", "invoice=B-006/81000/HM.340/11/2026"];
    // What that ledger shows is not believed to be none.
    let untold = counter.fails(&[&last[..], &NONE, &forced].concat());
    assert_eq!(untold["field"], "--last", "{untold}");
    let shown = ["receipt=none", "handover=none", "agreement=SPPD-002/81000/HM.340/11/2026"];
    let shown: Vec<&str> = shown.iter().flat_map(|one| ["--last", *one]).collect();
    counter.done(&[&last[..], &shown, &forced].concat());
    assert!(invoice(&counter, 7).starts_with("B-007/"));
}

#[test]
fn a_last_number_that_is_wrong_or_missing_is_refused_and_leaves_nothing() {
    let counter = office();
    invoice(&counter, 1);
    let second = invoice(&counter, 2);
    let (file, _) = backup(&counter);
    let new = counter.outside("kantor-baru");
    let home = new.to_str().unwrap();
    let restore = |last: &[&str]| {
        let mut all = vec!["--office", home, "--today", TODAY, "--json", "restore", &file];
        all.extend(last.iter().flat_map(|last| ["--last", last]));
        kemas(&all)
    };
    let rest = ["receipt=none", "handover=none", "agreement=none"];
    for (last, words) in [
        (&[][..], format!("invoice {second}")),
        (&["invoice=none", "receipt=none"], "handover -".to_owned()),
        (&["invoice=none", "receipt=none", "handover=none"], "agreement ".to_owned()),
        (&[&["invoice=B-001/81000/HM.340/11/2026"][..], &rest].concat(), second.clone()),
        (&[&["invoice=B-009/81000/HM.340/11/2025"][..], &rest].concat(), "year".into()),
        (&["invoice=9", "receipt=none", "handover=none"], "form".into()),
        (&["invoice=none", "invoice=none", "receipt=none"], "twice".into()),
        (&["faktur=none"], "faktur".into()),
        (&["agreement=SPPD-1"], "form".into()),
    ] {
        let error = restore(last).error();
        assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--last")));
        assert!(error["message"].as_str().unwrap().contains(&words), "{words}: {error}");
        assert!(!new.exists(), "{last:?}");
    }
    // Nothing but agreements was numbered since: only their series has a hole.
    let agreement = "agreement=SPPD-009/81000/HM.340/11/2026";
    let restored = restore(&["invoice=none", "receipt=none", "handover=none", agreement]).done();
    let holes = restored["holes"].as_array().unwrap();
    assert_eq!((holes.len(), &restored["before"]), (1, &Value::Null), "{restored}");
    assert_eq!((&holes[0]["kind"], &holes[0]["last"]), (&json!("agreement"), &json!(9)));
    assert_eq!(
        kemas(&["--office", home, "--json", "ledger", "verify"]).done()["result"],
        "lengkap"
    );
    // A folder with other things is not taken for an office.
    let other = counter.outside("lain");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("foto.jpg"), "x").unwrap();
    let other = other.to_str().unwrap();
    let refused = kemas(&["--office", other, "--json", "restore", &file]).error();
    assert_eq!(refused["code"], "exists", "{refused}");
}

#[test]
fn a_backup_cut_short_changed_foreign_or_newer_changes_nothing() {
    let counter = office();
    invoice(&counter, 1);
    let (file, _) = backup(&counter);
    let all = members(Path::new(&file));
    let with = |name: &str, change: &dyn Fn(&str) -> String| {
        let change = |(member, bytes): &(String, Vec<u8>)| {
            let text = |bytes: &[u8]| change(&String::from_utf8_lossy(bytes)).into_bytes();
            let bytes = if member == name { text(bytes) } else { bytes.clone() };
            (member.clone(), bytes)
        };
        all.iter().map(change).collect::<Vec<_>>()
    };
    let whole = fs::read(&file).unwrap();
    let cut = Path::new(&file).with_file_name("terpotong.zip");
    fs::write(&cut, &whole[..whole.len() * 2 / 3]).unwrap();
    let about = "cadangan.json";
    let other = |text: &str| text.replace("Maluku", "Papua");
    let foreign = |text: &str| text.replace("\"kemas\"", "\"lain\"");
    let newer = |text: &str| text.replace("\"form\": 1", "\"form\": 2");
    let fewer: Vec<_> = all.iter().filter(|(name, _)| name != "kemas.toml").cloned().collect();
    let mut outside = all.clone();
    outside.push(("../kemas.toml".to_owned(), Vec::new()));
    let cases = [
        (cut.to_str().unwrap().to_owned(), "target"),
        (zipped(&file, "berubah.zip", &with("kemas.toml", &other)), "read-back"),
        (zipped(&file, "asing.zip", &with(about, &foreign)), "target"),
        (zipped(&file, "lain.zip", &[("a.txt".to_owned(), b"a".to_vec())]), "target"),
        (zipped(&file, "baru.zip", &with(about, &newer)), "target"),
        (zipped(&file, "kurang.zip", &fewer), "read-back"),
        (zipped(&file, "keluar.zip", &outside), "read-back"),
    ];
    let before = content(&counter.home());
    for (file, code) in cases {
        let last = ["restore", &file, "--last", "invoice=none"];
        let error = counter.fails(&[&last[..], &NONE].concat());
        assert_eq!((&error["code"], &error["file"]), (&json!(code), &json!(file)), "{error}");
        assert!(error["hint"].is_string(), "{error}");
    }
    assert_eq!(content(&counter.home()), before);
}

#[test]
fn a_backup_that_is_made_while_others_write_is_whole() {
    let counter = office();
    let write = |serial: u32| {
        for guest in 0..4 {
            counter.done(&["visit", "--name", &format!("Tamu {serial}-{guest}")]);
        }
    };
    let files: Vec<String> = std::thread::scope(|scope| {
        let writers = [scope.spawn(|| write(1)), scope.spawn(|| write(2))];
        let files = (0..3).map(|place| {
            let folder = counter.outside(&format!("cadangan-{place}"));
            let made = counter.done(&["backup", "--to", folder.to_str().unwrap()]);
            made["path"].as_str().unwrap().to_owned()
        });
        let files = files.collect();
        for writer in writers {
            writer.join().unwrap();
        }
        files
    });
    for (place, file) in files.iter().enumerate() {
        let home = counter.outside(&format!("kantor-{place}"));
        let office = ["--office", home.to_str().unwrap(), "--json", "--today", TODAY];
        let last = ["restore", file, "--last", "invoice=none"];
        kemas(&[&office[..], &last, &NONE].concat()).done();
        assert_eq!(
            kemas(&[&office[..], &["ledger", "verify"]].concat()).done()["result"],
            "lengkap"
        );
    }
    assert!(fs::read_dir(counter.home().join("kerja")).unwrap().next().is_none(), "no copy stays");
}

#[test]
fn an_old_backup_and_one_on_the_same_disk_are_told_and_the_rule_removes_only_its_own() {
    let counter = office();
    let home = counter.home().to_str().unwrap().to_owned();
    let on = |day: &str, arguments: &[&str]| {
        kemas(&[&["--office", &home, "--today", day][..], arguments].concat())
    };
    let today = |day: &str| {
        let text = on(day, &["today"]).stdout;
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(!today(TODAY).contains("backup"), "nothing is recorded yet");
    invoice(&counter, 1);
    assert!(today(TODAY).contains("there is no backup in"), "{}", today(TODAY));
    let own = counter.done(&["backup"]);
    assert_eq!(own["same_disk"], true, "{own}");
    assert!(own["path"].as_str().unwrap().contains("/kantor/cadangan/"), "{own}");
    assert!(today(TODAY).contains("own disk"), "{}", today(TODAY));
    let state = counter.done(&["today"])["backup"].clone();
    assert_eq!((&state["old"], &state["same_disk"]), (&json!(false), &json!(true)), "{state}");
    assert!(today("2026-11-27").contains("the last backup is of 2026-11-24"));
    let doctor = |day: &str| {
        let found = on(day, &["--json", "doctor"]).json();
        let mut checks = found["checks"].as_array().unwrap().iter();
        checks.find(|check| check["name"] == "backup").unwrap().clone()
    };
    for day in [TODAY, "2026-11-27"] {
        assert_eq!(doctor(day)["result"], "warn", "{}", doctor(day));
    }
    // Another disk, where the machine has one.
    let shared = Path::new("/dev/shm");
    if shared.is_dir() {
        let folder = tempfile::tempdir_in(shared).unwrap();
        let set = format!("backup_to = {:?}", folder.path().to_str().unwrap());
        let text = fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
        counter.put("kemas.toml", text.replace("backup_to = \"\"", &set).as_bytes());
        counter.done(&["backup"]);
        assert_eq!(doctor(TODAY)["result"], "good", "{}", doctor(TODAY));
        assert!(!today(TODAY).contains("backup"), "{}", today(TODAY));
        counter.put("kemas.toml", text.as_bytes());
    }

    // The rule: files that are no backup of this office stay, whatever their names.
    let folder = counter.home().join("cadangan");
    for (name, text) in
        [("catatan.txt", "x"), ("kemas-cadangan-2020-01-01-000000.zip", "bukan zip")]
    {
        fs::write(folder.join(name), text).unwrap();
    }
    let mut removed = Vec::new();
    for day in 1..=9 {
        let day = format!("2026-12-{day:02}");
        let made = on(&day, &["--json", "backup"]).done();
        removed.extend(made["removed"].as_array().unwrap().clone());
    }
    // 24 November (week, month), and of December the last seven days; the 1st and 2nd are of a week that stays.
    let names: Vec<&str> = removed.iter().map(|path| path.as_str().unwrap()).collect();
    assert!(names.iter().all(|name| name.contains("kemas-cadangan-2026-12-0")), "{names:?}");
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(folder.join("catatan.txt").exists());
    assert!(folder.join("kemas-cadangan-2020-01-01-000000.zip").exists());
}
