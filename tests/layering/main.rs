//! The order of the source tree, checked in the sources: floors and rooms (see `src/lib.rs`), no two files that need
//! each other, and no import inside a room of what is defined above a file.
//!
//! A file needs another where it names something of it, by `use` or by a path. Calling a method of a value that the
//! file was given names nothing, and does not count.
//!
//! `words.rs` and `reader.rs` read a file, `tree.rs` finds what a path means, `rules.rs` checks the rules by
//! `tables.rs`, and `proof.rs` tests all of these on small trees.

// A test panics where something unexpected happens.
#![allow(clippy::unwrap_used)]

mod proof;
mod reader;
mod rules;
mod tables;
mod tree;
mod words;

use std::path::Path;
use std::sync::LazyLock;
use tables::{CLI_ASKS_NOT, FLOORS, KEPT, MOST_FILES, NEVER, SHOWN};
use tree::Tree;

#[test]
fn modules_import_downwards_only() {
    none(&rules::upward_floors(sources(), FLOORS));
}

#[test]
fn every_module_has_a_floor() {
    none(&rules::without_floor(sources(), FLOORS));
}

#[test]
fn crates_are_named_only_where_they_belong() {
    none(&rules::out_of_place(sources(), KEPT));
}

#[test]
fn the_library_reads_no_environment_no_calendar_and_prints_nothing() {
    none(&rules::out_of_place(sources(), NEVER));
}

#[test]
fn the_command_line_asks_the_office() {
    none(&rules::asked_past(sources(), "cli", CLI_ASKS_NOT));
}

#[test]
fn every_room_has_its_root_and_few_files() {
    none(&rules::folders_out_of_order(sources(), MOST_FILES));
}

#[test]
fn a_root_holds_modules_and_the_public_verb() {
    none(&rules::beyond_the_root(sources()));
}

#[test]
fn rooms_are_entered_by_their_roots() {
    none(&rules::past_the_root(sources(), SHOWN));
}

#[test]
fn no_files_need_each_other() {
    none(&rules::circles(sources()));
}

#[test]
fn no_file_uses_what_stands_above_it() {
    none(&rules::upward_imports(sources()));
}

fn sources() -> &'static Tree {
    static TREE: LazyLock<Tree> = LazyLock::new(|| {
        let tree = Tree::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        assert!(tree.files.len() > 30, "the sources are not where they were");
        tree
    });
    &TREE
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
