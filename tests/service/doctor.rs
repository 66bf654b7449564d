//! `kemas doctor`: each check is made bad once; what is broken stops no other check, and nothing in the office changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both};

/// All checks of an office, in the order of the answer.
const CHECKS: [&str; 17] = [
    "settings",
    "people",
    "catalogue",
    "tariffs",
    "texts",
    "templates",
    "fonts",
    "gdal",
    "stores",
    "index",
    "ledger",
    "backup",
    "zone",
    "clock",
    "space",
    "leftovers",
    "transaction",
];

/// The zone of the clock in these tests.
const ZONE: &str = "Asia/Jayapura";

/// Returns an office with an agreed request, where all is good.
fn office() -> Counter {
    let counter = Counter::open_in(Some(ZONE));
    let text = read(&counter, "kemas.toml");
    let text = text.replace("Bendahara Penerimaan", "Maria");
    let text = text.replace("confirmed = \"\"", "confirmed = \"Bagian Keuangan, 5-1-2026\"");
    counter.put("kemas.toml", text.as_bytes());
    counter.agreed(NUMBER, both());
    counter
}

fn read(counter: &Counter, file: &str) -> String {
    fs::read_to_string(counter.home().join(file)).unwrap()
}

/// Runs the doctor, and returns its exit status and what it printed.
fn run(home: Option<&Path>, zone: &str, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kemas"));
    command.env_remove("KEMAS_OFFICE").env("TZ", zone).args(["--lang", "en", "doctor"]);
    if let Some(home) = home {
        command.arg("--office").arg(home);
    }
    let output = command.args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// Runs the doctor on a day, and returns its exit status and the states of the lines that are not good.
fn states(counter: &Counter, zone: &str, today: &str) -> (i32, BTreeMap<String, String>, Value) {
    let (status, text) = run(Some(&counter.home()), zone, &["--json", "--today", today]);
    let json: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
    let checks = json["checks"].as_array().unwrap();
    let ids: Vec<&str> = checks.iter().map(|check| check["name"].as_str().unwrap()).collect();
    assert_eq!(ids, CHECKS, "{json}");
    let mut told = BTreeMap::new();
    for check in checks.iter().filter(|check| check["result"] != "good") {
        assert!(check["what"].is_string() && check["hint"].is_string(), "{check}");
        let state = check["result"].as_str().unwrap().to_owned();
        told.insert(check["name"].as_str().unwrap().to_owned(), state);
    }
    let count = |word: &str| told.values().filter(|state| *state == word).count();
    assert_eq!((&json["bad"], &json["warn"]), (&json!(count("bad")), &json!(count("warn"))));
    assert_eq!(status, i32::from(count("bad") > 0), "{json}");
    (status, told, json)
}

/// Runs the doctor, of whose lines exactly these must not be good. The free space is that of the machine which runs
/// the tests, so it is not judged here.
fn told(counter: &Counter, expected: &[(&str, &str)]) -> Value {
    let (_, mut told, json) = states(counter, ZONE, TODAY);
    told.remove("space");
    // So is the disk of the backups, which `kept.rs` judges.
    told.remove("backup");
    let expected = expected.iter().map(|(id, state)| ((*id).to_owned(), (*state).to_owned()));
    assert_eq!(told, expected.collect(), "{json}");
    json
}

/// Returns the bytes of every file of the office.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(bytes(&path));
        } else {
            all.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    all
}

/// Changes a file while the doctor looks at the office.
fn with(counter: &Counter, file: &str, text: &str, expected: &[(&str, &str)]) -> Value {
    let path = counter.home().join(file);
    let before = fs::read(&path).ok();
    counter.put(file, text.as_bytes());
    let json = told(counter, expected);
    match before {
        Some(before) => fs::write(&path, before).unwrap(),
        None => fs::remove_file(&path).unwrap(),
    }
    json
}

fn what(json: &Value, id: &str) -> String {
    let checks = json["checks"].as_array().unwrap();
    let check = checks.iter().find(|check| check["name"] == id).unwrap();
    check["what"].as_str().unwrap().to_owned()
}

#[test]
fn a_good_office_is_good_in_every_line_and_stays_as_it_is() {
    let counter = office();
    let before = bytes(&counter.home());
    told(&counter, &[]);
    for (language, end) in [
        ("en", "17 checks: 0 bad, 1 to look at\n"),
        ("id", "17 pemeriksaan: 0 buruk, 1 perlu perhatian\n"),
    ] {
        let words = ["--today", TODAY, "--lang", language];
        let (status, text) = run(Some(&counter.home()), ZONE, &words);
        assert_eq!(status, 0, "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        // There is no backup yet, which one line says, with its hint.
        assert!(text.lines().count() > CHECKS.len() + 1, "{text}");
        assert!(text.ends_with(end), "{text}");
    }
    assert!(bytes(&counter.home()) == before, "a file of the office has changed");
}

#[test]
fn broken_settings_tables_and_texts_are_told_each_by_its_own_line() {
    let counter = office();
    let settings = read(&counter, "kemas.toml");
    let unknown = format!("nama = \"x\"\n{settings}");
    let json = with(
        &counter,
        "kemas.toml",
        &unknown,
        &[
            ("settings", "bad"),
            ("people", "warn"),
            ("tariffs", "warn"),
            ("templates", "warn"),
            ("transaction", "warn"),
        ],
    );
    assert!(what(&json, "settings").contains("kemas.toml:1:"), "{json}");
    let nobody = settings.replace("\"Maria\"", "\"-\"");
    let tariffs = read(&counter, "catalog/tariffs.csv");
    counter.put("kemas.toml", nobody.as_bytes());
    let ends = tariffs.replace("2024-01-01,", "2024-01-01,2026-11-30");
    let soon = [("people", "warn"), ("tariffs", "warn"), ("index", "warn")];
    with(&counter, "catalog/tariffs.csv", &ends, &soon);
    counter.put("kemas.toml", settings.as_bytes());

    let texts = "msgid \"no sentence\"\nmsgstr \"bukan kalimat\"\n";
    counter.put("catalog/texts/id.po", texts.as_bytes());
    let gone = tariffs.replace("2024-01-01,", "2024-01-01,2026-11-23");
    let nobody = format!("{settings}\n[[people]]\nname = \"Maria\"\nrole = \"petugas\"\n");
    counter.put("kemas.toml", nobody.as_bytes());
    let expired = [
        ("people", "bad"),
        ("tariffs", "bad"),
        ("texts", "warn"),
        ("index", "warn"),
        ("templates", "warn"),
        ("transaction", "warn"),
    ];
    with(&counter, "catalog/tariffs.csv", &gone, &expired);
    let away = settings.replace("officer = \"\"", "officer = \"Maria\"");
    let away = format!("{away}\n[[people]]\nname = \"Budi\"\n");
    counter.put("kemas.toml", away.as_bytes());

    let texts = "msgid \"good\"\nmsgstr \"{what}\"\n";
    counter.put("catalog/texts/id.po", texts.as_bytes());
    let json = with(
        &counter,
        "catalog/tariffs.csv",
        &tariffs.replace("20000,", "dua,"),
        &[
            ("settings", "bad"),
            ("people", "warn"),
            ("catalogue", "bad"),
            ("texts", "bad"),
            ("tariffs", "warn"),
            ("templates", "warn"),
            ("index", "warn"),
            ("transaction", "warn"),
        ],
    );
    assert!(what(&json, "settings").contains("counter.officer"), "{json}");
    assert!(what(&json, "catalogue").contains("tariffs.csv:2:"), "{json}");
    assert!(what(&json, "texts").contains("id.po:1:"), "{json}");
}

#[test]
fn each_broken_template_is_told_and_the_built_in_one_serves_the_transaction() {
    let counter = office();
    let invoice = read(&counter, "catalog/papers/invoice.sheet");
    counter.put("catalog/papers/invoice.sheet", format!("{invoice}{{{{ salah }}}}\n").as_bytes());
    counter.put("catalog/papers/buka-ini-dulu.html", b"<p>{{ office.</p>\n");
    counter.put("catalog/papers/cover.sheet", b"kopp | x\n");
    let json = told(&counter, &[("templates", "bad")]);
    let what = what(&json, "templates");
    let invoice = counter.home().join("catalog/papers/invoice.sheet");
    for part in [invoice.to_str().unwrap(), "buka-ini-dulu.html", "cover.sheet"] {
        assert!(what.contains(part), "{what}");
    }
}

#[test]
fn stores_index_and_ledger_are_judged_apart() {
    let counter = office();
    let home = counter.home();
    let new = "store/microdata/susenas-2025-03-kor-81/baru.csv";
    counter.put(new, b"a\n1\n");
    with(&counter, "ledger.db", "no database", &[("index", "warn"), ("ledger", "bad")]);
    fs::remove_file(home.join(new)).unwrap();
    with(&counter, "index.db", "no database", &[("index", "bad")]);

    let (store, disk) = (home.join("store"), counter.outside("disk"));
    fs::rename(&store, &disk).unwrap();
    told(&counter, &[("stores", "bad"), ("index", "warn")]);
    fs::create_dir(&store).unwrap();
    let (file, kept) = (home.join("ledger.db"), counter.outside("ledger.db"));
    fs::rename(&file, &kept).unwrap();
    let json = told(&counter, &[("stores", "bad"), ("index", "warn"), ("ledger", "bad")]);
    assert!(what(&json, "stores").contains('5'), "{json}");
    fs::rename(&kept, &file).unwrap();
    fs::remove_dir(&store).unwrap();
    fs::rename(&disk, &store).unwrap();

    let torn = rusqlite::Connection::open(&file).unwrap();
    let edit = "DROP TRIGGER approvals_no_UPDATE; UPDATE approvals SET verdict = 'tidak-sesuai'";
    torn.execute_batch(edit).unwrap();
    drop(torn);
    told(&counter, &[("ledger", "bad")]);
}

#[test]
fn a_folder_that_never_was_an_office_is_put_back_from_no_backup() {
    let counter = Counter::open();
    let other = counter.outside("lain");
    fs::create_dir(&other).unwrap();
    let hint = |folder: &Path| {
        let today = ["--office", folder.to_str().unwrap(), "--json", "today"];
        let error = crate::counter::kemas(&today).error();
        assert!(error["message"].as_str().unwrap().contains("no office here"), "{error}");
        error["hint"].as_str().unwrap().to_owned()
    };
    assert!(hint(&other).contains("kemas init"));
    fs::write(other.join("catatan.txt"), "x").unwrap();
    let told = hint(&other);
    assert!(told.contains("--office") && !told.contains("backup"), "{told}");
    fs::remove_file(counter.home().join("kemas.toml")).unwrap();
    assert!(hint(&counter.home()).contains("backup"));
}

#[test]
fn clock_zone_and_leftovers_are_told() {
    let counter = office();
    let told = |zone: &str, today: &str| states(&counter, zone, today).1;
    let of = |told: &BTreeMap<String, String>, id: &str| told.get(id).cloned();
    let earlier = told("Tidak/Ada", "2026-11-23");
    assert_eq!(of(&earlier, "clock").as_deref(), Some("bad"));
    assert_eq!(of(&earlier, "zone").as_deref(), Some("bad"));
    let settings = read(&counter, "kemas.toml");
    let makassar = settings.replace("timezone = \"Asia/Jayapura\"", "timezone = \"Asia/Makassar\"");
    counter.put("kemas.toml", makassar.as_bytes());
    let zone = what(&states(&counter, ZONE, "2026-11-23").2, "zone");
    assert!(zone.starts_with("Asia/Makassar") && zone.contains(ZONE), "{zone}");
    counter.put("kemas.toml", settings.as_bytes());
    counter.put("media/usb/8100-2026-0009.belum-selesai/data/x.zip", b"x");
    let long_ago = told("UTC", "1970-01-01");
    assert_eq!(of(&long_ago, "clock").as_deref(), Some("bad"));
    assert_eq!(of(&long_ago, "zone").as_deref(), Some("warn"));
    assert_eq!(of(&long_ago, "leftovers").as_deref(), Some("warn"));
}

#[test]
fn without_an_office_the_computer_is_checked() {
    let (status, text) = run(None, ZONE, &["--json"]);
    let json: Value = serde_json::from_str(&text).unwrap();
    let ids: Vec<&Value> =
        json["checks"].as_array().unwrap().iter().map(|check| &check["name"]).collect();
    assert_eq!(ids, ["office", "fonts", "gdal", "zone", "clock", "space"], "{json}");
    assert_eq!((status, &json["bad"], &json["warn"]), (0, &json!(0), &json!(1)), "{json}");
    let (status, text) = run(Some(Path::new("/nowhere/kantor")), ZONE, &[]);
    assert_eq!(status, 1, "{text}");
    assert!(text.contains("kemas init"), "{text}");
}
