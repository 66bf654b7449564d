//! `kemas doctor`: each thing is broken by itself, and exactly the lines of that thing tell it, in both languages and
//! within a screen of 80 columns.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
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

const ROWS: [Row; 14] = [
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
        ("tariffs", "step = pro-rata"),
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
];

const TEMPLATES: &[(&str, &str)] = &[("templates", "bad")];

#[test]
fn each_thing_that_is_broken_is_told_by_its_own_lines_with_what_to_do() {
    let sound = Counter::open_in(Some(ZONE));
    edit(&sound.home(), "kemas.toml", "Bendahara Penerimaan", "Maria");
    edit(&sound.home(), "kemas.toml", "confirmed = \"\"", "confirmed = \"Bagian Keuangan\"");
    sound.agreed(NUMBER, both());
    for (place, (break_it, expected, (id, part))) in ROWS.into_iter().enumerate() {
        let home = sound.outside(&format!("kantor-{place}"));
        let copied = Command::new("cp").arg("-a").args([sound.home(), home.clone()]).status();
        assert!(copied.unwrap().success());
        // The copies of the files have other times.
        let program = env!("CARGO_BIN_EXE_kemas");
        let indexed =
            Command::new(program).args(["--json", "index", "--office"]).arg(&home).output();
        assert!(indexed.unwrap().status.success());
        break_it(&home);
        let (status, text) = doctor(&home, &["--json"]);
        let json: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
        let checks = json["checks"].as_array().unwrap();
        assert_eq!(checks.len(), 16, "{json}");
        let mut told = BTreeMap::new();
        for check in checks {
            let (name, result) =
                (check["name"].as_str().unwrap(), check["result"].as_str().unwrap());
            assert_eq!(check["hint"].is_string(), result != "good", "{check}");
            if result != "good" && (name != "space" || expected.contains(&("space", "bad"))) {
                told.insert(name, result);
            }
        }
        assert_eq!(told, expected.iter().copied().collect(), "{place}: {json}");
        let bad = expected.iter().any(|(_, state)| *state == "bad");
        assert_eq!(status, i32::from(bad), "{place}: {json}");
        let line = checks.iter().find(|check| check["name"] == id).unwrap();
        let words =
            format!("{} {}", line["what"].as_str().unwrap(), line["hint"].as_str().unwrap());
        assert!(words.contains(part), "{place}: {words}");
        // A transaction is tried in each run, so the rows that reach it take turns with the languages.
        let languages = if place < 3 { &["id", "en"][..] } else { &[["id", "en"][place % 2]] };
        for language in languages {
            let (again, text) = doctor(&home, &["--lang", language]);
            assert_eq!(again, status, "{place}: {text}");
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{place}: {text}");
        }
        if part == "kemas init" {
            let command = words.split('`').find(|part| part.starts_with("kemas init ")).unwrap();
            let mut init = Command::new(program);
            init.args(command.split(' ').skip(1)).current_dir(home.parent().unwrap());
            let made = init.output().unwrap();
            assert!(made.status.success(), "{command}: {made:?}");
        }
        fs::remove_dir_all(&home).unwrap();
    }
}
