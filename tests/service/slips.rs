//! Slips at the counter: a table of what was typed wrong, what the program answers, and that nothing changed.
//!
//! Each file of the folder `slips` has the rows of one subject. A new subject is a new file with a `ROWS`, listed in
//! [`SUBJECTS`].

mod amended;
mod guests;
mod held;
mod names;
mod proposals;
mod requests;
mod tables;

pub use names::PEOPLE;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::counter::{Counter, NUMBER, both, request};

/// A slip, and the answer to it.
pub struct Slip {
    /// What the person did, for the message of a failed test.
    pub did: &'static str,
    /// What the program is given.
    pub given: Given,
    /// The exit status. With 2 the answer is an error, else any JSON.
    pub exit: i32,
    /// The error's code.
    pub code: &'static str,
    /// The error's field; empty where there is none.
    pub field: &'static str,
    /// Words of the hint. With another exit status than 2, words of the answer.
    pub hint: &'static str,
}

/// What the program is given.
pub enum Given {
    /// The request that the office knows, changed; it is given to `approve`.
    Changed(fn(&mut Value)),
    /// The same request, with its JSON text changed or in other bytes; it is given to `approve`.
    Written(fn(String) -> Vec<u8>),
    /// The words of a command.
    Command(fn(&Counter) -> Vec<String>),
    /// The words of a command that need nothing of the office.
    Words(&'static [&'static str]),
}

/// The rows of each subject.
const SUBJECTS: [&[Slip]; 7] = [
    requests::ROWS,
    names::ROWS,
    held::ROWS,
    guests::ROWS,
    amended::ROWS,
    proposals::ROWS,
    tables::ROWS,
];

#[test]
fn each_slip_is_answered_and_changes_nothing() {
    let counter = Counter::open();
    held::prepare(&counter);
    counter.done(&["index"]);
    let path = counter.request(NUMBER, both());
    counter.done(&["approve", &path, "--by", "Petugas A"]);
    guests::prepare(&counter);
    let settings = std::fs::read(counter.home().join("kemas.toml")).unwrap();
    let mut wrong = Vec::new();
    for row in SUBJECTS.into_iter().flatten() {
        // A row may have changed them.
        counter.put("kemas.toml", &settings);
        let words = words(&counter, &row.given);
        // A row may have damaged something itself, for the command to meet.
        let before = traces(&counter);
        let mut all = vec!["--json"];
        all.extend(words.iter().map(String::as_str));
        let answer = counter.kemas(&all);
        if let Err(why) = as_expected(row, answer.status, &answer.stdout) {
            wrong.push(format!("{}: {why}", row.did));
        }
        let after = traces(&counter);
        for (place, trace) in &after {
            if before.get(place) != Some(trace) {
                wrong.push(format!("{}: changed {place}", row.did));
            }
        }
        assert_eq!(before.len(), after.len(), "{}: something is gone", row.did);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn words(counter: &Counter, given: &Given) -> Vec<String> {
    let mut slipped = request(NUMBER, both());
    let bytes = match given {
        Given::Command(words) => return words(counter),
        Given::Words(words) => return words.iter().map(|word| (*word).to_owned()).collect(),
        Given::Changed(change) => {
            change(&mut slipped);
            slipped.to_string().into_bytes()
        }
        Given::Written(write) => write(slipped.to_string()),
    };
    let path = counter.outside("slip.json");
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    ["approve", path, "--by", "Petugas A", "--because", "uji"].map(str::to_owned).to_vec()
}

fn as_expected(row: &Slip, status: i32, stdout: &str) -> Result<(), String> {
    let json: Value = serde_json::from_str(stdout).map_err(|why| format!("{why}: {stdout}"))?;
    let error = &json["error"];
    let text = |name: &str| error[name].as_str().unwrap_or_default();
    let placed = row.code != "request"
        || row.field.is_empty()
        || (error["line"].is_u64() && error["column"].is_u64());
    let hinted = if row.exit == 2 { text("hint") } else { stdout }.contains(row.hint);
    let is_right = status == row.exit && text("code") == row.code && text("field") == row.field;
    if is_right && hinted && placed {
        return Ok(());
    }
    Err(format!("exit {status}, {json}"))
}

/// Returns every row of the ledger by its table, and the digest of every other file of the office.
fn traces(counter: &Counter) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let ledger = rusqlite::Connection::open_with_flags(
        counter.home().join("ledger.db"),
        rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY,
    )
    .unwrap();
    let mut tables = ledger.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for table in tables {
        let mut query = ledger.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns = query.column_count();
        let rows = query.query_map([], |row| {
            let cells = (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at));
            Ok(format!("{:?}", cells.collect::<Result<Vec<_>, _>>()?))
        });
        let rows: Vec<String> = rows.unwrap().map(Result::unwrap).collect();
        found.insert(format!("ledger: {table}"), rows.join("\n"));
    }
    for entry in std::fs::read_dir(counter.home()).unwrap() {
        let path = entry.unwrap().path();
        // The rows above are the ledger; its files also change where it is only read.
        if !path.file_name().unwrap().to_str().unwrap().starts_with("ledger.db") {
            files(&path, &mut found);
        }
    }
    assert!(found.len() > 20, "{found:?}");
    found
}

fn files(path: &Path, found: &mut BTreeMap<String, String>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            files(&entry.unwrap().path(), found);
        }
    } else {
        let digest = kemas::fixity::sha256(&std::fs::read(path).unwrap());
        found.insert(path.display().to_string(), digest.to_string());
    }
}

#[test]
fn a_request_is_read_in_every_usual_encoding() {
    let counter = Counter::open();
    let text = request(NUMBER, both()).to_string().replacen("Siti", "Siti Ché", 1);
    let units: Vec<u16> = text.encode_utf16().collect();
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [b"\xFF\xFE".as_slice(), &little].concat(),
        [b"\xFE\xFF".as_slice(), &big].concat(),
        windows,
        text.as_bytes().to_vec(),
    ] {
        let path = counter.outside("encoded.json");
        std::fs::write(&path, bytes).unwrap();
        let approved = counter.done(&["approve", path.to_str().unwrap(), "--by", "A"]);
        // The same content is the same version, however it is encoded.
        assert_eq!(approved["changed"], serde_json::json!([]));
    }
}

#[test]
fn a_new_version_says_what_it_changes_and_undoes() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let path = counter.request(NUMBER, both());
    let first = counter.done(&["approve", &path, "--by", "A"]);
    assert_eq!(
        (&first["changed"], &first["undoes"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
    let mut next = request(NUMBER, both());
    next["medium"] = "dvd".into();
    next["requester"]["name"] = "SITI  latuconsina".into();
    std::fs::write(&path, next.to_string()).unwrap();
    let second = counter.done(&["approve", &path, "--by", "A"]);
    let changed = second["changed"].as_array().unwrap();
    let medium = changed.iter().find(|change| change["field"] == "medium").unwrap();
    assert_eq!((&medium["before"], &medium["after"]), (&"usb-exfat".into(), &"dvd".into()));
    assert_eq!(second["undoes"][0]["what"], "approval");
    next["medium"] = "cd".into();
    std::fs::write(&path, next.to_string()).unwrap();
    let text = counter.kemas(&["approve", &path, "--by", "A"]).stdout;
    assert!(text.contains("medium: dvd -> cd") && text.contains("the approval before"), "{text}");
}
