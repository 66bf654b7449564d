//! English words agree with their number: `catalog/texts/en.po` has the forms.

use std::collections::{BTreeMap, BTreeSet};

use super::templates;
use super::translations::entries;

/// Numbers that are never one.
const FIXED: [&str; 2] = [
    "'{text}' is no billing code, expected {digits} digits",
    "'{text}' is no NTPN, expected {length} letters A-Z and digits",
];

/// What a library says is shown in English as it said it.
const OF_LIBRARIES: [&str; 1] = ["struct {name} with {count} elements"];

fn by_number() -> BTreeMap<String, String> {
    entries(include_str!("../../catalog/texts/en.po"))
}

/// The forms of a word: `{number:one|many}`.
struct Forms<'t> {
    whole: &'t str,
    many: &'t str,
}

fn forms(text: &str) -> Vec<Forms<'_>> {
    let places = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    places
        .filter_map(|(whole, _)| {
            let (_, forms) = whole.split_once(':')?;
            Some(Forms { whole, many: forms.split_once('|')?.1 })
        })
        .collect()
}

#[test]
fn forms_for_many_give_the_message_itself() {
    let templates = templates();
    for (template, text) in by_number() {
        assert!(templates.contains_key(&template), "no message says: {template}");
        let found = forms(&text);
        assert!(!found.is_empty(), "nothing depends on a number: {text}");
        let many = found.iter().fold(text.clone(), |text, Forms { whole, many }| {
            text.replace(&format!("{{{whole}}}"), many)
        });
        assert_eq!(many, template);
    }
}

#[test]
fn words_beside_a_number_have_forms() {
    let known = by_number();
    let plurals: BTreeSet<String> = known
        .values()
        .flat_map(|text| {
            forms(text).into_iter().map(|forms| forms.many.to_owned()).collect::<Vec<_>>()
        })
        .filter(|many| many.ends_with('s') && !many.contains(' ') && many.len() > 3)
        .collect();
    assert!(plurals.len() > 10, "{plurals:?}");
    let fixed = |template: &String| FIXED.iter().chain(&OF_LIBRARIES).any(|one| one == template);
    let missing: Vec<String> = templates()
        .into_keys()
        .filter(|template| !known.contains_key(template) && !fixed(template))
        .filter(|template| counts(template, &plurals))
        .collect();
    assert!(missing.is_empty(), "en.po lacks:\n{}", missing.join("\n"));
}

/// Returns true where the first or second word behind a value is one of these.
fn counts(template: &str, plurals: &BTreeSet<String>) -> bool {
    template.split('}').skip(1).any(|behind| {
        let words = behind.strip_prefix(' ').into_iter().flat_map(|rest| rest.split(' ').take(2));
        words
            .map(|word| word.trim_end_matches([',', '.', ':', ')']))
            .any(|word| plurals.contains(word))
    })
}
