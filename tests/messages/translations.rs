//! The built-in translations. They are read here independently of the program's reader.

use std::collections::BTreeMap;

/// Returns the Indonesian words by the English ones.
pub fn translations() -> BTreeMap<String, String> {
    entries(include_str!("../../catalog/texts/id.po"))
}

/// Returns the entries of a file in the PO form: the texts by their templates.
pub fn entries(text: &str) -> BTreeMap<String, String> {
    let mut entries: Vec<[String; 2]> = Vec::new();
    let mut side = 0;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with("msgid ") {
            entries.push(Default::default());
            side = 0;
        } else if line.starts_with("msgstr ") {
            side = 1;
        }
        if let Some((_, quoted)) = line.split_once('"') {
            let words: String = serde_json::from_str(&format!("\"{quoted}")).unwrap();
            entries.last_mut().unwrap()[side].push_str(&words);
        }
    }
    let filled = |[english, translated]: [String; 2]| {
        assert!(!translated.is_empty(), "not translated: {english}");
        (!english.is_empty()).then_some((english, translated))
    };
    entries.into_iter().filter_map(filled).collect()
}
