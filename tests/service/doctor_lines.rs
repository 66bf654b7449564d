//! `kemas doctor`: each thing is broken by itself, and exactly the lines of that thing tell it, in both languages and
//! within a screen of 80 columns.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::counter::{Counter, NUMBER, TODAY, both};

const ZONE: &str = "Asia/Jayapura";

/// Runs the doctor, and returns its exit status and what it printed.
fn doctor(home: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kemas"));
    // A short path, as an office has: a path is not broken into lines.
    let (beside, name) = (home.parent().unwrap(), home.file_name().unwrap());
    command.env_remove("KEMAS_OFFICE").env("TZ", ZONE).current_dir(beside);
    command.arg("doctor").arg("--office").arg(name);
    let output = command.args(["--today", TODAY]).args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// Changes the text of a file of the office.
fn edit(home: &Path, file: &str, from: &str, to: &str) {
    let path = home.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} in {file}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// Appends a line that no template can have.
fn break_template(home: &Path, name: &str) {
    let path = home.join("catalog/papers").join(name);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{text}{{{{ salah }}}}\n")).unwrap();
}

/// Puts an empty file in the place of a folder.
fn file_for_folder(home: &Path, folder: &str) {
    fs::remove_dir_all(home.join(folder)).unwrap();
    fs::write(home.join(folder), "").unwrap();
}

fn version(home: &Path, file: &str, version: u32) {
    let database = rusqlite::Connection::open(home.join(file)).unwrap();
    database.pragma_update(None, "user_version", version).unwrap();
}

type Break = fn(&Path);

/// What is broken, the lines that are not good then, and what one of them says or hints.
type Row = (Break, &'static [(&'static str, &'static str)], (&'static str, &'static str));

const WITHOUT_SETTINGS: &[(&str, &str)] = &[
    ("settings", "bad"),
    ("people", "warn"),
    ("tariffs", "warn"),
    ("templates", "warn"),
    ("stores", "warn"),
    ("index", "warn"),
    ("transaction", "warn"),
];

const WITHOUT_CATALOGUE: &[(&str, &str)] = &[
    ("catalogue", "bad"),
    ("tariffs", "warn"),
    ("texts", "bad"),
    ("templates", "warn"),
    ("index", "warn"),
    ("transaction", "warn"),
];

const ROWS: [Row; 19] = [
    (
        |home| fs::remove_file(home.join("kemas.toml")).unwrap(),
        WITHOUT_SETTINGS,
        ("settings", "kemas init"),
    ),
    (
        |home| edit(home, "kemas.toml", "stores = [", "stores = \"x\" ["),
        WITHOUT_SETTINGS,
        ("settings", "kemas.toml:"),
    ),
    (|home| file_for_folder(home, "catalog"), WITHOUT_CATALOGUE, ("catalogue", "cadangan")),
    (
        |home| edit(home, "kemas.toml", "confirmed = \"Bagian", "confirmed = \"\" # \"Bagian"),
        &[("tariffs", "warn")],
        ("tariffs", "converted = held"),
    ),
    (|home| break_template(home, "addendum.sheet"), TEMPLATES, ("templates", "addendum.sheet:")),
    (|home| break_template(home, "ticket.sheet"), TEMPLATES, ("templates", "ticket.sheet:")),
    (|home| break_template(home, "deposit.sheet"), TEMPLATES, ("templates", "deposit.sheet:")),
    (|home| break_template(home, "sppd.txt"), TEMPLATES, ("templates", "sppd.txt:")),
    (
        |home| edit(home, "catalog/papers/buka-ini-dulu.html", "content=\"kemas\"", "content=\"\""),
        TEMPLATES,
        ("templates", "buka-ini-dulu.html:3: "),
    ),
    (|home| file_for_folder(home, "shelf"), &[("space", "bad")], ("space", "kemas.toml")),
    (
        |home| fs::remove_file(home.join("index.db")).unwrap(),
        &[("index", "warn")],
        ("index", "`kemas index`"),
    ),
    (|home| version(home, "index.db", 1), &[("index", "warn")], ("index", "versi")),
    (|home| version(home, "ledger.db", 99), &[("ledger", "bad")], ("ledger", "versi")),
    (
        |home| {
            fs::rename(home.join("store"), home.join("disk")).unwrap();
            symlink("tiada", home.join("store")).unwrap();
        },
        &[("stores", "bad"), ("index", "warn")],
        ("stores", "stores"),
    ),
    (
        |home| fs::write(home.join("catalog/shipped.json"), "{\"tables\": ").unwrap(),
        &[("catalogue", "warn")],
        ("catalogue", "shipped.json:1: "),
    ),
    (
        |home| fs::set_permissions(home, fs::Permissions::from_mode(0o777)).unwrap(),
        &[("space", "warn")],
        ("space", "chmod o-w"),
    ),
    (
        |home| fs::remove_dir_all(home.join("agreements")).unwrap(),
        &[("ledger", "warn")],
        ("ledger", "agreements/"),
    ),
    (
        |home| {
            let nobody = "[[people]]\nname = \"Budi\"\nrole = \"petugas\"\nuntil = 2021-01-01\n\n";
            edit(home, "kemas.toml", "[treasurer]", &format!("{nobody}[treasurer]"));
        },
        &[("people", "bad")],
        ("people", "[[people]]"),
    ),
    (
        |home| edit(home, "catalog/tariffs.csv", "PP 13/2024,2024-01-01", "PP 13/2024,2099-01-01"),
        &[("catalogue", "bad"), ("tariffs", "bad"), ("index", "warn")],
        ("tariffs", "`valid_until`"),
    ),
];

const TEMPLATES: &[(&str, &str)] = &[("templates", "bad")];

/// The rows of [`ROWS`] that are broken at the same time: no line of one depends on another. Each row where the
/// settings or the catalogue cannot be used is by itself.
const GROUPS: [&[usize]; 8] =
    [&[0], &[1], &[2], &[3, 4, 13, 14], &[5, 9, 17], &[6, 10, 15, 18], &[7, 11, 16], &[8, 12]];

/// What the rows break in an office, besides its store.
const BROKEN: [&str; 6] = ["kemas.toml", "catalog", "shelf", "agreements", "index.db", "ledger.db"];

fn copied(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}

/// Puts everything that a row may have broken back as it was. The files of the store stay where they are, since copies
/// would have other times than the index knows.
fn mend(home: &Path, sound: &Path) {
    for name in BROKEN {
        let path = home.join(name);
        if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
        } else if path.exists() {
            fs::remove_file(&path).unwrap();
        }
        copied(&sound.join(name), &path);
    }
    fs::set_permissions(home, fs::Permissions::from_mode(0o700)).unwrap();
    let disk = home.join("disk");
    if disk.exists() {
        fs::remove_file(home.join("store")).unwrap();
        fs::rename(disk, home.join("store")).unwrap();
    }
}

#[test]
fn each_thing_that_is_broken_is_told_by_its_own_lines_with_what_to_do() {
    let office = Counter::open_in(Some(ZONE));
    let home = office.home();
    fs::create_dir_all(home.join("shelf")).unwrap();
    edit(&home, "kemas.toml", "Bendahara Penerimaan", "Maria");
    edit(&home, "kemas.toml", "confirmed = \"\"", "confirmed = \"Bagian Keuangan\"");
    office.agreed(NUMBER, both());
    let sound = office.outside("utuh");
    fs::create_dir(&sound).unwrap();
    for name in BROKEN {
        copied(&home.join(name), &sound.join(name));
    }
    let mut rows: Vec<usize> = GROUPS.concat();
    rows.sort_unstable();
    assert_eq!(rows, (0..ROWS.len()).collect::<Vec<_>>(), "each row is in one group");
    for (place, group) in GROUPS.into_iter().enumerate() {
        let group = group.iter().map(|row| ROWS[*row]);
        for (break_it, ..) in group.clone() {
            break_it(&home);
        }
        let expected: BTreeMap<&str, &str> =
            group.clone().flat_map(|(_, lines, _)| lines.iter().copied()).collect();
        let (status, text) = doctor(&home, &["--json"]);
        let json: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
        let checks = json["checks"].as_array().unwrap();
        assert_eq!(checks.len(), 17, "{json}");
        let mut told = BTreeMap::new();
        for check in checks {
            let (name, result) =
                (check["name"].as_str().unwrap(), check["result"].as_str().unwrap());
            assert_eq!(check["hint"].is_string(), result != "good", "{check}");
            // The disk of the backups is that of the machine too: `kept.rs` judges it.
            let of_machine = name == "backup" || (name == "space" && !expected.contains_key(name));
            if result != "good" && !of_machine {
                told.insert(name, result);
            }
        }
        assert_eq!(told, expected, "{place}: {json}");
        let bad = expected.values().any(|state| *state == "bad");
        assert_eq!(status, i32::from(bad), "{place}: {json}");
        // A transaction is tried in each run, so the groups that reach it take turns with the languages.
        let languages = if place < 3 { &["id", "en"][..] } else { &[["id", "en"][place % 2]] };
        for language in languages {
            let (again, text) = doctor(&home, &["--lang", language]);
            assert_eq!(again, status, "{place}: {text}");
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{place}: {text}");
        }
        for (_, _, (id, part)) in group {
            let line = checks.iter().find(|check| check["name"] == id).unwrap();
            let words =
                format!("{} {}", line["what"].as_str().unwrap(), line["hint"].as_str().unwrap());
            assert!(words.contains(part), "{place}: {words}");
            if part == "kemas init" {
                let command =
                    words.split('`').find(|part| part.starts_with("kemas init ")).unwrap();
                let mut init = Command::new(env!("CARGO_BIN_EXE_kemas"));
                init.args(command.split(' ').skip(1)).current_dir(home.parent().unwrap());
                let made = init.output().unwrap();
                assert!(made.status.success(), "{command}: {made:?}");
            }
        }
        mend(&home, &sound);
    }
}
