//! Floors: who may import whom. A module imports modules of lower floors only, and some crates are
//! named in a few modules alone.

// A test that meets what it did not expect stops there.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each module; a module may use those of lower floors. `error`, `model` and
/// `progress` stand together on the ground.
const FLOORS: &[(&str, u8)] = &[
    ("model", 0),
    ("error", 0),
    ("progress", 0),
    ("fixity", 1),
    ("bag", 1),
    ("container", 1),
    ("paper", 1),
    ("catalog", 2),
    ("media", 2),
    ("probe", 3),
    ("conformity", 4),
    ("index", 4),
    ("plan", 5),
    ("maps", 6),
    ("microdata", 6),
    ("verify", 6),
    ("pack", 7),
    ("ledger", 8),
    ("billing", 9),
    ("desk", 10),
    ("cli", 11),
];

/// Crates that only these places may name.
const KEPT: &[(&str, &[&str])] = &[
    ("gdal", &["probe/map/", "maps/"]),
    ("clap", &["cli/"]),
    ("indicatif", &["cli/"]),
    ("ctrlc", &["cli/"]),
    ("rusqlite", &["index/", "probe/map/geopackage.rs", "ledger/"]),
    ("rustix", &["media/", "pack/"]),
    ("minijinja", &["paper/"]),
    ("axum", &["desk/"]),
    ("tokio", &["desk/"]),
];

/// Words that the library may not hold, with the places where they may stand.
const NEVER: &[(&str, &[&str])] = &[
    ("std::env", &["cli/", "main.rs", "late/"]),
    ("ZonedDateTime::now", &["cli/"]),
    ("SystemTime::now", &["cli/"]),
    ("println!", &["cli/", "late/"]),
    (
        "f64",
        &[
            "cli/",
            "catalog/",
            "conformity/",
            "maps/",
            "media/",
            "microdata/",
            "model/profile.rs",
            "plan/estimate.rs",
            "probe/",
        ],
    ),
];

#[test]
fn modules_import_downwards_only() {
    let faults: Vec<String> = sources().iter().flat_map(imports_upwards).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn crates_are_named_only_where_they_belong() {
    let mut faults = Vec::new();
    for file in sources() {
        for (name, places) in KEPT {
            let names = |line: &str| {
                let path = format!("{name}::");
                line.match_indices(&path).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                })
            };
            faults.extend(found(&file, places, &names, name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_library_reads_no_environment_no_calendar_and_prints_nothing() {
    let mut faults = Vec::new();
    for file in sources() {
        for (word, places) in NEVER {
            let names = |line: &str| {
                line.match_indices(word).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    let after = line[at + word.len()..].chars().next();
                    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                    let whole = !word.ends_with(char::is_alphanumeric) || !part(after);
                    whole && !part(before)
                })
            };
            faults.extend(found(&file, places, &names, word));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_module_has_a_floor() {
    let lib = fs::read_to_string(root().join("lib.rs")).unwrap();
    for module in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let module = module.trim_end_matches(';');
        assert!(FLOORS.iter().any(|(name, _)| *name == module), "{module} has no floor");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// A source file: its path below `src/`, and the lines that are code of the product.
struct Source {
    path: String,
    lines: Vec<(usize, String)>,
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root()).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let test =
            path.ends_with("tests.rs") || path.contains("/tests/") || path.ends_with("fixture.rs");
        let is_rust = Path::new(&path).extension().is_some_and(|extension| extension == "rs");
        if !is_rust || test {
            continue;
        }
        let source = fs::read_to_string(entry.path()).unwrap();
        let product = source.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        let lines = product
            .lines()
            .enumerate()
            .map(|(number, line)| (number + 1, line.trim().to_owned()))
            .filter(|(_, line)| !line.starts_with("//"))
            .collect();
        files.push(Source { path, lines });
    }
    assert!(files.len() > 30, "the sources are not where they were");
    files
}

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

fn imports_upwards(file: &Source) -> Vec<String> {
    let module = file.path.split(['/', '.']).next().unwrap();
    let Some(own) = floor(module) else { return Vec::new() };
    let mut faults = Vec::new();
    for (number, line) in &file.lines {
        for (at, _) in line.match_indices("crate::") {
            let name: String =
                line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(theirs) = floor(&name) else { continue };
            // The ground floor is one room: an error and a model may know each other.
            let ground = own == 0 && theirs == 0;
            if name != module && theirs >= own && !ground {
                faults.push(format!("src/{}:{number}: {module} uses {name}", file.path));
            }
        }
    }
    faults
}

fn found(file: &Source, places: &[&str], names: &dyn Fn(&str) -> bool, what: &str) -> Vec<String> {
    if places.iter().any(|place| file.path.starts_with(place)) {
        return Vec::new();
    }
    let lines = file.lines.iter().filter(|(_, line)| names(line));
    lines.map(|(number, _)| format!("src/{}:{number}: names {what}", file.path)).collect()
}
