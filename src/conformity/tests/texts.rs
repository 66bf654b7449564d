//! What is read from the texts, as tables of sentences. The vocabularies are the built-in ones. Topics and regions
//! are those of the small catalogue and of the built-in one.

mod intent;
mod study;
mod terms;

use super::*;
use crate::conformity::explain::{Explained, Read, explain};

/// Reads a text in one field; the other fields say nothing.
fn read(field: &str, text: &str) -> Explained {
    let mut change = json!({ "abstraction": { "background": "Pengisi.", "purpose": "Pengisi.",
        "method": "Pengisi.", "expected_output": "Pengisi." } });
    change["abstraction"][field] = json!(text);
    // New requests cannot have hidden characters, but those of earlier versions may.
    explain(&kept(&change), &CATALOG, today())
}

/// Checks that each line, `text => value value`, gives exactly these values; `-` stands for none.
fn table(field: &str, of: fn(&Explained) -> &Vec<Read>, lines: &str) {
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (text, expected) = line.rsplit_once("=>").unwrap();
        let mut expected: Vec<&str> =
            expected.split_whitespace().filter(|value| *value != "-").collect();
        let explained = read(field, text.trim());
        let mut values: Vec<&str> = of(&explained).iter().map(|read| &*read.value).collect();
        values.sort_unstable();
        expected.sort_unstable();
        if values != expected {
            wrong.push(format!("{text}: {values:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checks that each line is read with the meaning, or that none is.
fn says(field: &str, of: fn(&Explained) -> &Vec<Read>, expected: bool, lines: &str) {
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let explained = read(field, line);
        if of(&explained).is_empty() == expected {
            wrong.push(format!("{line}: {:?}", of(&explained)));
        }
    }
    assert!(wrong.is_empty(), "expected {expected}\n{}", wrong.join("\n"));
}

#[test]
fn words_in_disguise_and_markup_are_read_and_quoted_as_written() {
    for text in [
        "N\u{430}ma respond\u{435}n dan al\u{430}mat diperlukan.",
        "N\u{200b}ama responden dan alamat diminta.",
        "<b>Nama</b> responden&nbsp;dan <i>alamat</i> diminta.",
        "Ｎａｍａ responden diminta.",
        "nama\u{202e} responden diminta",
    ] {
        let explained = read("purpose", text);
        let quoted = &explained.identities.first().unwrap_or_else(|| panic!("{text}")).words;
        assert!(text.contains(quoted.as_str()), "{quoted}");
    }
}

#[test]
fn a_declared_field_wins_and_topics_are_added() {
    let change = json!({ "abstraction": { "periods": ["2024"], "level": "kabupaten",
        "units": ["rumah-tangga"], "regions": [{ "code": "8171" }], "topics": ["kemiskinan"],
        "method": "Susenas 2019 per desa di Kota Tual, unit analisis desa, tentang kerja." } });
    let explained = explain(&request(&change), &CATALOG, today());
    let values = |reads: &[Read]| reads.iter().map(|read| read.value.clone()).collect::<Vec<_>>();
    assert_eq!(values(&explained.periods), ["2024"]);
    assert_eq!(values(&explained.level), ["kabupaten"]);
    assert_eq!(values(&explained.units), ["rumah-tangga"]);
    assert_eq!(values(&explained.regions), ["8171"]);
    assert!(values(&explained.topics).contains(&"kerja".to_owned()));
}

#[test]
fn the_title_is_neither_for_nor_against() {
    let change = json!({ "abstraction": { "title": "Nama dan alamat responden di Papua 2019",
        "method": "Deskriptif." } });
    let explained = explain(&request(&change), &CATALOG, today());
    assert!(explained.identities.is_empty() && explained.regions.is_empty());
    assert!(explained.periods.is_empty());
}

#[test]
fn a_long_text_of_anything_is_read_without_harm() {
    for piece in
        ["data ", "tidak ", "<", "&", "a.b,c;", "2024-", "(", "\u{202e}\u{0}", "ﬁ", "нама "]
    {
        let text = piece.repeat(20_000);
        let explained = read("method", &text);
        assert!(explained.identities.is_empty(), "{piece}");
    }
}
