//! The rules for the tree of modules. Each returns what breaks it, a line for each place.

use crate::reader::Declared;
use crate::tree::{Link, Tree};
use crate::words;
use std::collections::{BTreeMap, BTreeSet};

/// The floor of each room.
pub type Floors = &'static [(&'static str, u8)];

/// Words, each with the beginnings of the paths where it may stand.
pub type Places = &'static [(&'static str, &'static [&'static str])];

/// A room uses rooms of lower floors only. Rooms of floor 0 may use each other.
pub fn upward_floors(tree: &Tree, floors: Floors) -> Vec<String> {
    let floor = |room: &str| floors.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor);
    let mut faults = BTreeSet::new();
    for link in tree.links() {
        let own = room(tree, link.from);
        let Some(stands) = floor(own) else { continue };
        for file in [Some(link.to.host), link.to.file].into_iter().flatten() {
            let theirs = room(tree, file);
            let Some(floor) = floor(theirs) else { continue };
            if theirs != own && floor >= stands && floor > 0 {
                faults.insert((
                    at(tree, &link),
                    format!("{own} ({stands}) uses {theirs} ({floor}): {}", link.text),
                ));
            }
        }
    }
    lines(faults)
}

/// Every room of the crate has a floor.
pub fn without_floor(tree: &Tree, floors: Floors) -> Vec<String> {
    let lib = tree.files.iter().find(|file| file.path == "lib.rs").unwrap();
    let rooms = lib.source.modules.iter();
    let without = rooms.filter(|room| !floors.iter().any(|(name, _)| *name == room.name));
    without.map(|room| format!("src/lib.rs:{}: {} has no floor", room.line, room.name)).collect()
}

/// A crate or a word is named only where the table allows it.
pub fn out_of_place(tree: &Tree, words: Places) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for (word, places) in words {
        let pattern: Vec<String> = words::tokens(word).into_iter().map(|t| t.text).collect();
        for file in &tree.files {
            if places.iter().any(|place| file.path.starts_with(place)) {
                continue;
            }
            let tokens = &file.source.tokens;
            let written = tokens.windows(pattern.len()).enumerate().filter(|(place, window)| {
                let same = window.iter().zip(&pattern).all(|(token, word)| token.text == *word);
                same && (*place == 0 || tokens[place - 1].text != "::")
            });
            let mut found: Vec<usize> = written.map(|(_, window)| window[0].line).collect();
            // `use std::{env, fs}` names `std::env` without writing it like this.
            let named = file.source.named.iter().filter(|named| named.import.is_some());
            found.extend(named.filter(|named| starts(&named.segments, &pattern)).map(|n| n.line));
            faults.extend(
                found.into_iter().map(|line| ((file.path.clone(), line), format!("names {word}"))),
            );
        }
    }
    lines(faults)
}

fn starts(segments: &[String], pattern: &[String]) -> bool {
    let mut wanted = pattern.iter().filter(|word| *word != "::");
    let mut segments = segments.iter();
    wanted.all(|word| segments.next() == Some(word))
}

/// The room `own` does not use the rooms in `never`, whatever their floors.
pub fn asked_past(tree: &Tree, own: &str, never: &[&str]) -> Vec<String> {
    let links = tree.links();
    let faults = links.iter().filter(|link| room(tree, link.from) == own);
    let faults = faults.filter(|link| never.contains(&room(tree, link.to.host)));
    let faults =
        faults.map(|link| (at(tree, link), format!("{own} asks the office, not {}", link.text)));
    lines(faults.collect())
}

/// The `mod.rs` of a folder with other files has only modules, re-exports and public functions.
pub fn beyond_the_root(tree: &Tree) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for file in &tree.files {
        let Some(folder) = file.path.strip_suffix("mod.rs") else { continue };
        let beside = |other: &&String| other.starts_with(folder) && **other != file.path;
        if !tree.all.iter().any(|other| beside(&other)) {
            continue;
        }
        for own in &file.source.own {
            faults.insert((
                (file.path.clone(), own.line),
                format!("a root holds {} {}: give it a file", own.word, own.name),
            ));
        }
    }
    lines(faults)
}

/// A folder `x` has its `x/mod.rs` and no `x.rs` beside it; each module has a file; no folder has too many files.
pub fn folders_out_of_order(tree: &Tree, most: usize) -> Vec<String> {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in &tree.all {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        folders.entry(folder).or_default().push(name);
    }
    let inline = tree.files.iter().flat_map(|file| {
        let inline = file.source.modules.iter().filter(|module| module.inline);
        inline.map(|m| format!("src/{}:{}: mod {} has no file", file.path, m.line, m.name))
    });
    let mut faults: Vec<String> = inline.collect();
    for (folder, names) in &folders {
        if names.len() > most {
            faults
                .push(format!("src/{folder}: {} files, more than {most}: two rooms", names.len()));
        }
        // A folder of tests belongs to the file beside it.
        let within = |path: &&String| path.starts_with(&format!("{folder}/"));
        let tests = |path: &String| {
            let below = path[folder.len() + 1..].split('/').next().unwrap();
            ["tests", "tests.rs", "fixture.rs"].contains(&below)
        };
        let only_tests = tree.all.iter().filter(within).all(tests);
        let in_tests = folder.split('/').any(|part| part == "tests");
        if folder.is_empty() || only_tests || in_tests {
            continue;
        }
        let root = tree.all.iter().any(|path| *path == format!("{folder}/mod.rs"));
        let beside = tree.all.iter().any(|path| *path == format!("{folder}.rs"));
        if beside {
            faults.push(format!(
                "src/{folder}.rs:1: stands beside src/{folder}/: src/{folder}/mod.rs"
            ));
        } else if !root {
            faults.push(format!("src/{folder}: has no mod.rs"));
        }
    }
    faults
}

/// A room is used only by what its root exports, and no room makes its modules public except those listed.
pub fn past_the_root(tree: &Tree, shown: &[&str]) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for file in tree.files.iter().filter(|file| file.path != "lib.rs") {
        for Declared { name, line, public, .. } in &file.source.modules {
            let path = format!("{}::{name}", file.module.join("::"));
            if *public && !shown.contains(&path.as_str()) {
                let what = format!("shows the module {name}: `pub use` what others need of it");
                faults.insert(((file.path.clone(), *line), what));
            }
        }
    }
    for link in tree.links() {
        let host = &tree.files[link.to.host];
        let listed = shown.contains(&host.module.join("::").as_str());
        if host.module.len() > 1 && room(tree, link.from) != host.module[0] && !listed {
            faults.insert((
                at(tree, &link),
                format!("{} goes behind the root of {}", link.text, host.module[0]),
            ));
        }
    }
    lines(faults)
}

/// No file uses what is defined above it in its room: in a root above it, in a file of a folder around its own, or in
/// any file by way of a root above it.
pub fn upward_imports(tree: &Tree) -> Vec<String> {
    // All names that one file takes from another are reported once, at the first of their lines.
    let mut taken: BTreeMap<(usize, usize, bool), (usize, BTreeSet<String>)> = BTreeMap::new();
    for link in tree.links() {
        let own = &tree.files[link.from];
        let Some(file) = link.to.file else { continue };
        if own.module.is_empty() || file == link.from {
            continue;
        }
        let host = &tree.files[link.to.host];
        let above = host.module.len() < own.module.len() && own.module.starts_with(&host.module);
        let stands = above && file == link.to.host || is_higher(&own.path, &tree.files[file].path);
        if stands || above && !host.module.is_empty() {
            let (line, names) =
                taken.entry((link.from, file, stands)).or_insert((link.line, BTreeSet::new()));
            *line = link.line.min(*line);
            names.insert(link.text);
        }
    }
    let mut faults = BTreeSet::new();
    for ((from, file, stands), (line, names)) in taken {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        let (path, defines) = (tree.files[from].path.clone(), &tree.files[file]);
        let what = if stands {
            format!("src/{} stands above: move {names} beside or below", defines.path)
        } else {
            let name = format!("crate::{}", defines.module.join("::"));
            format!("{names} by way of a root above: take it from its file, {name}")
        };
        faults.insert(((path, line), what));
    }
    lines(faults)
}

/// Returns true where the second file lies directly in a folder around that of the first, in the same room.
fn is_higher(own: &str, other: &str) -> bool {
    let folder = |path: &str| -> Vec<String> {
        let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
        parts.pop();
        parts
    };
    let (own, other) = (folder(own), folder(other));
    !other.is_empty() && other.len() < own.len() && own.starts_with(&other)
}

/// No two files need each other, directly or through other files.
pub fn circles(tree: &Tree) -> Vec<String> {
    let mut names: BTreeMap<(usize, usize), BTreeSet<String>> = BTreeMap::new();
    for link in tree.links() {
        let Some(to) = link.to.file else { continue };
        let exempt = |file: usize| tree.files[file].module.is_empty();
        if to != link.from && !exempt(to) && !exempt(link.from) {
            let tie = format!("{} in line {}", link.to.name, link.line);
            names.entry((link.from, to)).or_default().insert(tie);
        }
    }
    let count = tree.files.len();
    let next = |file: usize| names.range((file, 0)..(file + 1, 0)).map(|((_, to), _)| *to);
    let reach: Vec<BTreeSet<usize>> = (0..count)
        .map(|file| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![file]);
            while let Some(here) = open.pop() {
                open.extend(next(here).filter(|to| seen.insert(*to)));
            }
            seen
        })
        .collect();
    let mut faults = Vec::new();
    for file in 0..count {
        let circle: Vec<usize> =
            reach[file].iter().copied().filter(|other| reach[*other].contains(&file)).collect();
        // Each circle is reported once, at its first file.
        if circle.len() < 2 || circle[0] != file {
            continue;
        }
        let ties =
            names.iter().filter(|((from, to), _)| circle.contains(from) && circle.contains(to));
        let ties: Vec<String> = ties
            .map(|((from, to), names)| {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let (from, to) = (&tree.files[*from].path, &tree.files[*to].path);
                format!("    src/{from} -> src/{to}: {}", names.join(", "))
            })
            .collect();
        faults.push(format!(
            "src/{}:1: a circle of {} files\n{}",
            tree.files[file].path,
            circle.len(),
            ties.join("\n")
        ));
    }
    faults
}

/// Returns the room that a file belongs to: its first module below the crate.
fn room(tree: &Tree, file: usize) -> &str {
    tree.files[file].module.first().map_or("", String::as_str)
}

fn at(tree: &Tree, link: &Link) -> (String, usize) {
    (tree.files[link.from].path.clone(), link.line)
}

fn lines(faults: BTreeSet<((String, usize), String)>) -> Vec<String> {
    faults.into_iter().map(|((path, line), what)| format!("src/{path}:{line}: {what}")).collect()
}
