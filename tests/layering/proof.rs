//! Tests of the reader, the tree and the rules, on small trees.

use crate::reader::read;
use crate::rules::{
    asked_past, beyond_the_root, circles, folders_out_of_order, out_of_place, past_the_root,
    upward_floors, upward_imports, without_floor,
};
use crate::tree::Tree;
use crate::words::tokens;

/// Makes a tree with a `lib.rs` that has the rooms `a` and `b`.
fn tree(files: &[(&str, &str)]) -> Tree {
    let lib = [("lib.rs", "pub mod a;\npub mod b;\n")];
    Tree::of(&lib.iter().chain(files).copied().collect::<Vec<_>>())
}

/// Makes a room `a` whose root re-exports `Thing` of `thing.rs`.
fn room(others: &[(&str, &str)]) -> Tree {
    let own = [
        ("a/mod.rs", "mod thing;\nmod other;\nmod sub;\npub use thing::Thing;\npub fn verb() {}\n"),
        ("a/thing.rs", "pub struct Thing;\n"),
    ];
    tree(&own.iter().chain(others).copied().collect::<Vec<_>>())
}

#[track_caller]
fn one(faults: &[String], start: &str, parts: &[&str]) {
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].starts_with(start), "{faults:#?}");
    for part in parts {
        assert!(faults[0].contains(part), "{part:?} is not in {faults:#?}");
    }
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{faults:#?}");
}

fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.text).collect()
}

/// Returns the paths that a text names, each with its line.
fn named(text: &str) -> Vec<(String, usize)> {
    read(text).named.into_iter().map(|named| (named.segments.join("::"), named.line)).collect()
}

#[test]
fn comments_literals_and_lifetimes_are_no_words() {
    let text = r#"
        // crate::a  /* not open
        /* crate::b /* nested */ still */
        /// Doc: [crate::c]
        fn f<'a>(x: &'a str) { g('"', '\'', b'x', "crate::d \" // no", r"crate::e\", 1_000u64) }
    "#;
    assert_eq!(
        words(text).join(" "),
        "fn f < > ( x : & str ) { g ( , , , \"crate::d \\\" // no\" , \"crate::e\\\\\" , ) }"
    );
    assert!(named(text).is_empty());
}

#[test]
fn a_raw_word_is_no_keyword() {
    let text = "fn f() { let r#use = a.r#use; crate::b::r#type(r#\"crate::c::d\"#) }";
    assert_eq!(named(text), [("crate::b::r#type".to_owned(), 1)]);
}

#[test]
fn lines_are_counted_through_comments_and_strings() {
    let text = "/* 1\n2 */\nconst A: &str = \"4\n\";\nuse crate::a::B;\n";
    assert_eq!(named(text), [("crate::a::B".to_owned(), 5)]);
}

#[test]
fn a_use_is_taken_apart() {
    let text =
        "use crate::{a::{B, c::{self, D as E}}, f};\npub(crate) use super::g::{\n    h, i::*,\n};";
    let found = read(text).named;
    let paths: Vec<String> = found
        .iter()
        .map(|named| {
            let import = named.import.as_ref().unwrap();
            let star = if import.glob { "*" } else { "" };
            format!("{} {}{star}", named.segments.join("::"), import.alias)
        })
        .collect();
    assert_eq!(
        paths,
        [
            "crate::a::B B",
            "crate::a::c c",
            "crate::a::c::D E",
            "crate::f f",
            "super::g::h h",
            "super::g::i *"
        ]
    );
}

#[test]
fn paths_in_the_code_are_found_and_visibilities_are_none() {
    let text =
        "pub(in crate::a) fn f() -> crate::b::C { let x = ..super::d::e::<u8>(self.g::<h>()); }";
    let paths: Vec<String> = named(text).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["crate::b::C", "super::d::e"]);
}

#[test]
fn serde_names_paths_in_strings() {
    let paths = named(
        "struct A {\n    #[serde(with = \"crate::b::day\", rename = \"c d\")]\n    e: u8,\n}",
    );
    assert_eq!(paths, [("crate::b::day".to_owned(), 2)]);
}

#[test]
fn code_of_tests_is_left_out() {
    let text = "
        #[cfg(test)] mod tests { use crate::a::A; fn f() { if x { } } }
        #[cfg(test)] #[allow(unused)] use crate::b::B;
        #[cfg(test)] mod fixture;
        #[cfg(test)] pub(crate) fn g<T, U>() -> crate::c::C { crate::d::d() }
        struct S { #[cfg(test)] seen: crate::e::E, kept: crate::f::F }
        #[cfg(not(test))] use crate::g::G;
        #[test] fn h() { crate::i::i() }
        mod k;
        fn last() { crate::j::j() }
    ";
    let source = read(text);
    let paths: Vec<String> = named(text).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["crate::f::F", "crate::g::G", "crate::j::j"]);
    assert!(source.test_modules.iter().eq(["fixture"]));
    assert!(read("#![cfg(test)]\nuse crate::a::A;").named.is_empty());
}

#[test]
fn files_that_only_tests_see_are_no_part_of_the_tree() {
    let tree = tree(&[
        ("a/mod.rs", "#[cfg(test)]\nmod proof;\n#[cfg(test)]\nmod tests;\nmod x;\n"),
        ("a/x.rs", "pub struct X;\n"),
        ("a/proof.rs", "use super::x::X;\n"),
        ("a/proof/more.rs", "use super::super::x::X;\n"),
        ("a/tests.rs", "use super::*;\n"),
        ("b/mod.rs", "mod tests;\n"),
        ("b/tests.rs", ""),
    ]);
    let paths: Vec<&str> = tree.files.iter().map(|file| file.path.as_str()).collect();
    // Only `#[cfg(test)]` makes a file a test; a name alone does not.
    assert_eq!(paths, ["a/mod.rs", "a/x.rs", "b/mod.rs", "b/tests.rs", "lib.rs"]);
}

#[test]
fn two_files_that_need_each_other_are_a_circle() {
    let tree = tree(&[
        ("a/mod.rs", "mod x;\nmod y;\n"),
        ("a/x.rs", "use super::y::Y;\npub struct X;\n"),
        ("a/y.rs", "pub struct Y;\nfn f() -> crate::a::x::X {}\n"),
    ]);
    one(
        &circles(&tree),
        "src/a/x.rs:1: a circle of 2 files",
        &["src/a/x.rs -> src/a/y.rs: Y in line 1", "src/a/y.rs -> src/a/x.rs: X in line 2"],
    );
}

#[test]
fn a_circle_goes_by_way_of_a_re_export_and_of_another_room() {
    let tree = tree(&[
        ("a/mod.rs", "mod x;\nmod z;\npub use z::*;\npub use x::X as Y;\n"),
        ("a/x.rs", "use crate::b::B;\npub struct X;\n"),
        ("a/z.rs", "pub struct Z;\n"),
        ("b/mod.rs", "mod inner;\npub use inner::B;\n"),
        ("b/inner.rs", "use crate::a;\npub struct B(a::Y, a::Z);\n"),
    ]);
    one(
        &circles(&tree),
        "src/a/x.rs:1: a circle of 2 files",
        &["src/a/x.rs -> src/b/inner.rs: B", "src/b/inner.rs -> src/a/x.rs: Y in line 2"],
    );
}

#[test]
fn a_file_that_is_no_root_is_needed_for_what_it_re_exports() {
    let tree = tree(&[
        ("a/mod.rs", "mod x;\nmod y;\nmod z;\n"),
        ("a/x.rs", "pub(super) use super::y::Y;\nuse super::z::Z;\n"),
        ("a/y.rs", "pub struct Y;\n"),
        ("a/z.rs", "use super::x::Y;\npub struct Z(Y);\n"),
    ]);
    one(&circles(&tree), "src/a/x.rs:1: a circle of 2 files", &["src/a/z.rs -> src/a/x.rs: Y"]);
}

#[test]
fn three_files_in_a_ring_are_one_circle() {
    let tree = tree(&[
        ("a/mod.rs", "mod x;\nmod y;\nmod z;\n"),
        ("a/x.rs", "use super::y::{\n    Y,\n};\npub struct X;\n"),
        ("a/y.rs", "use super::z;\npub struct Y(z::Z);\n"),
        ("a/z.rs", "#[serde(with = \"super::x::X\")]\npub struct Z;\n"),
    ]);
    one(&circles(&tree), "src/a/x.rs:1: a circle of 3 files", &["Y in line 2", "Z in line 2"]);
}

#[test]
fn a_root_and_a_child_that_need_each_other_are_a_circle() {
    let tree = tree(&[
        ("a/mod.rs", "mod x;\npub struct Kind;\npub fn verb() { x::run() }\n"),
        ("a/x.rs", "use super::Kind;\npub fn run() {}\n"),
    ]);
    one(
        &circles(&tree),
        "src/a/mod.rs:1: a circle of 2 files",
        &["run in line 3", "Kind in line 1"],
    );
}

#[test]
fn declaring_a_module_and_calling_its_methods_are_no_use_of_it() {
    let tree = tree(&[
        ("a/mod.rs", "mod x;\nmod y;\n"),
        ("a/x.rs", "use super::y::Y;\nimpl Y { pub fn done(&self) {} }\n"),
        ("a/y.rs", "pub struct Y;\nfn f(y: Y) { y.done(); \"crate::a::x::X\"; }\n"),
    ]);
    none(&circles(&tree));
    none(&upward_imports(&tree));
}

#[test]
fn a_name_that_is_module_and_verb_is_what_the_code_makes_of_it() {
    let files = |code: &'static str| {
        tree(&[
            ("a/mod.rs", "mod seal;\nmod x;\npub use seal::seal;\npub use x::run;\n"),
            ("a/seal.rs", "pub fn seal() {}\npub fn open() {}\n"),
            ("a/x.rs", code),
        ])
    };
    none(&upward_imports(&files("use super::seal;\npub fn run() { seal::open() }\n")));
    let faults = upward_imports(&files("use super::seal;\npub fn run() { seal() }\n"));
    one(&faults, "src/a/x.rs:1: super::seal ", &["crate::a::seal"]);
}

#[test]
fn a_name_that_the_root_above_re_exports_is_taken_from_its_file() {
    for code in [
        "use super::Thing;\n",
        "use super::{thing, Thing as T};\n",
        "use crate::a::Thing;\n",
        "use crate::{b::B, a::{Thing}};\n",
        "fn f(t: super::Thing) {}\n",
        "fn f() { use crate::a; a::Thing }\n",
        "use super::*;\nfn f(t: Thing) {}\n",
        "use super as up;\nfn f(t: up::Thing) {}\n",
    ] {
        let tree = room(&[("a/other.rs", code), ("b.rs", "pub struct B;\n")]);
        one(
            &upward_imports(&tree),
            "src/a/other.rs:",
            &["Thing", "take it from its file, crate::a::thing"],
        );
    }
}

#[test]
fn what_a_root_defines_stands_above_its_files() {
    let tree = room(&[("a/other.rs", "\nuse super::verb;\n")]);
    one(&upward_imports(&tree), "src/a/other.rs:2: src/a/mod.rs stands above", &["super::verb"]);
}

#[test]
fn a_file_in_a_folder_above_stands_above() {
    let below = [("a/sub/x.rs", "use super::super::thing::Thing;\n")];
    one(
        &upward_imports(&room(&below)),
        "src/a/sub/x.rs:1: src/a/thing.rs stands above",
        &["Thing"],
    );
    let root = [("a/sub/mod.rs", "use crate::a::thing::Thing;\n")];
    one(
        &upward_imports(&room(&root)),
        "src/a/sub/mod.rs:1: src/a/thing.rs stands above",
        &["Thing"],
    );
}

#[test]
fn files_beside_and_rooms_beside_may_be_used() {
    let tree = room(&[
        (
            "a/other.rs",
            "use super::thing::Thing;\nuse super::sub::Deep;\nfn f() { self::g() }\nfn g() {}\n",
        ),
        ("a/sub/mod.rs", "mod deep;\nmod wide;\npub use deep::Deep;\nuse crate::a::next::Next;\n"),
        ("a/sub/deep.rs", "use super::wide::Wide;\nuse crate::a::next::Next;\npub struct Deep;\n"),
        (
            "a/sub/wide.rs",
            "use super::super::next;\nuse crate::b::B;\npub struct Wide(next::Next);\n",
        ),
        ("a/next/mod.rs", "mod file;\npub use file::Next;\n"),
        ("a/next/file.rs", "pub struct Next;\n"),
        ("b/mod.rs", "pub struct B;\n"),
    ]);
    none(&upward_imports(&tree));
    none(&circles(&tree));
    none(&past_the_root(&tree, &[]));
}

#[test]
fn floors_are_held_by_text_and_by_what_it_leads_to() {
    const FLOORS: &[(&str, u8)] = &[("a", 1), ("b", 2)];
    let up =
        tree(&[("a/mod.rs", "use crate::{\n    b::B,\n};\n"), ("b/mod.rs", "pub struct B;\n")]);
    one(&upward_floors(&up, FLOORS), "src/a/mod.rs:2: a (1) uses b (2): crate::b::B", &[]);
    let whole = tree(&[("a/mod.rs", "use crate::b;\n"), ("b/mod.rs", "")]);
    one(&upward_floors(&whole, FLOORS), "src/a/mod.rs:1: a (1) uses b (2)", &[]);
    let down = tree(&[("b.rs", "fn f() { crate::a::f() }"), ("a.rs", "pub fn f() {}")]);
    none(&upward_floors(&down, FLOORS));
    one(&upward_floors(&up, &[("a", 1), ("b", 1)]), "src/a/mod.rs:2", &[]);
    none(&upward_floors(&up, &[("a", 0), ("b", 0)]));
    one(&without_floor(&up, &[("a", 1)]), "src/lib.rs:2: b has no floor", &[]);
}

#[test]
fn words_stand_in_their_places_only() {
    let text =
        "use std::{env, fs};\nfn f() { \"gdal::x\"; a::gdal::x(); gdal::open(); println!(); }\n";
    let tree = tree(&[("a.rs", text), ("b.rs", text)]);
    one(&out_of_place(&tree, &[("std::env", &["b.rs"])]), "src/a.rs:1: names std::env", &[]);
    one(&out_of_place(&tree, &[("gdal::", &["b"])]), "src/a.rs:2: names gdal::", &[]);
    one(&out_of_place(&tree, &[("println!", &["a"])]), "src/b.rs:2: names println!", &[]);
    none(&out_of_place(&tree, &[("print!", &[]), ("gdal::x", &[])]));
}

#[test]
fn a_room_that_must_ask_another_is_told() {
    let tree = tree(&[("a.rs", "use crate::b::B;\n"), ("b.rs", "pub struct B;\n")]);
    one(&asked_past(&tree, "a", &["b"]), "src/a.rs:1: a asks the office, not crate::b::B", &[]);
    none(&asked_past(&tree, "a", &["c"]));
}

#[test]
fn a_room_has_a_root_in_its_folder_and_few_files() {
    let check = |files: &[&str], most: usize| {
        let files: Vec<(&str, &str)> = files.iter().map(|path| (*path, "")).collect();
        folders_out_of_order(&Tree::of(&files), most)
    };
    one(&check(&["a.rs", "a/x.rs"], 9), "src/a.rs:1: stands beside src/a/", &[]);
    one(&check(&["a/mod.rs", "a/b/x.rs"], 9), "src/a/b: has no mod.rs", &[]);
    one(&check(&["a/mod.rs", "a/x.rs", "a/y.rs"], 2), "src/a: 3 files, more than 2", &[]);
    let inline = tree(&[("a.rs", "\nmod x { }\n#[cfg(test)]\nmod tests { }\n")]);
    one(&folders_out_of_order(&inline, 9), "src/a.rs:2: mod x has no file", &[]);
    none(&check(&["lib.rs", "a/mod.rs", "a/x.rs", "a/x/tests.rs", "a/x/tests/more.rs"], 9));
    none(&check(&["a/mod.rs", "a/tests/mod.rs", "a/tests/of/x.rs"], 9));
}

#[test]
fn a_room_is_entered_by_its_root() {
    let tree = tree(&[
        ("a/mod.rs", "pub mod x;\npub(super) mod y;\npub use y::Y;\n"),
        ("a/x.rs", "pub struct X;\n"),
        ("a/y.rs", "pub struct Y;\n"),
        ("b/mod.rs", "use crate::a::Y;\nuse crate::a::x::X;\n"),
    ]);
    let faults = past_the_root(&tree, &[]);
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert!(faults[0].starts_with("src/a/mod.rs:1: shows the module x"), "{faults:#?}");
    assert!(faults[1].starts_with("src/b/mod.rs:2: crate::a::x::X goes behind"), "{faults:#?}");
    none(&past_the_root(&tree, &["a::x"]));
}

#[test]
fn a_root_defines_nothing_but_the_public_verb() {
    let root = "mod x;\npub use x::X;\npub fn verb<const N: usize>(of: X) -> impl Iterator { of }\n\
        pub(crate) const fn other() {}\n#[cfg(test)]\nmod tests { struct Here; }\n";
    let check = |more: &str| {
        let root = format!("{root}{more}");
        beyond_the_root(&tree(&[("a/mod.rs", &root), ("a/x.rs", "pub struct X;\nfn f() {}\n")]))
    };
    none(&check(""));
    one(&check("fn helper() {}"), "src/a/mod.rs:7: a root holds fn helper", &[]);
    one(&check("const fn helper() {}"), "src/a/mod.rs:7: a root holds fn helper", &[]);
    one(&check("pub struct Type;"), "src/a/mod.rs:7: a root holds struct Type", &[]);
    one(&check("impl x::X {}"), "src/a/mod.rs:7: a root holds impl x", &[]);
    one(&check("pub const N: u8 = 1;"), "src/a/mod.rs:7: a root holds const N", &[]);
    none(&beyond_the_root(&tree(&[("b/mod.rs", "pub struct Alone;\n")])));
}
