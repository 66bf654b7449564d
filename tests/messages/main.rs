//! Every message has both languages: English in the code, Indonesian in `catalog/texts/id.po`.

// A test panics where something unexpected happens.
#![allow(clippy::unwrap_used)]

mod allowed_prose;
mod numbers;
mod prose;
mod source;
mod translations;

use std::collections::{BTreeMap, BTreeSet};

use allowed_prose::ALLOWED;
use prose::prose;
use source::{messages, names, sources};
use translations::translations;

/// Returns the templates of all messages with one place each, and the texts of the help.
fn templates() -> BTreeMap<String, String> {
    let helps = kemas::cli::help_texts().into_iter().map(|text| (text, "help".to_owned()));
    helps.chain(messages()).collect()
}

#[test]
fn every_message_is_translated() {
    let translations = translations();
    let missing: Vec<String> = templates()
        .into_iter()
        .filter(|(template, _)| !translations.contains_key(template))
        .map(|(template, place)| format!("#: {place}\nmsgid {template:?}\nmsgstr \"\"\n"))
        .collect();
    assert!(missing.is_empty(), "id.po lacks {}:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn no_translation_is_left_over() {
    let templates = templates();
    let unused: Vec<String> =
        translations().into_keys().filter(|english| !templates.contains_key(english)).collect();
    assert!(unused.is_empty(), "no message says {}:\n{}", unused.len(), unused.join("\n"));
}

#[test]
fn a_translation_names_the_values_of_its_message() {
    for (english, translated) in translations() {
        let [own, other]: [BTreeSet<&str>; 2] = [names(&english), names(&translated)];
        assert_eq!(own, other, "{english}");
    }
}

#[test]
fn what_could_not_be_done_is_a_verb_that_reads_well_behind_cannot() {
    let translations = translations();
    let doings = || sources().into_iter().flat_map(|source| source.templates_for("io"));
    assert!(doings().count() > 50);
    for doing in doings() {
        // `tidak dapat menulis`, not `tidak dapat tulis`.
        assert!(translations[&doing].starts_with("me"), "{doing}: {}", translations[&doing]);
    }
}

#[test]
fn every_sentence_is_a_message() {
    let missed: Vec<String> = prose()
        .into_iter()
        .filter(|one| !ALLOWED.iter().any(|allowed| allowed.covers(one)))
        .map(|one| format!("src/{}:{}: {:?}", one.file, one.line, one.text))
        .collect();
    assert!(missed.is_empty(), "no `message!` and not allowed:\n{}", missed.join("\n"));
}

#[test]
fn what_is_allowed_stands_in_the_source() {
    let prose = prose();
    for allowed in ALLOWED {
        assert!(prose.iter().any(|one| allowed.covers(one)), "not needed: {allowed:?}");
    }
}
