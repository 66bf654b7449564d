//! Rules on the request as a whole: K04, K16, K17.

use serde_json::json;

use super::*;

const NO_LETTER: &str = "K17 - perlu-penjelasan";

#[test]
fn an_empty_text_is_refused_and_named() {
    for (field, label) in [
        ("background", "latar belakang"),
        ("purpose", "tujuan"),
        ("method", "metode"),
        ("expected_output", "rancangan hasil"),
    ] {
        for text in ["", " \n", "–", "..."] {
            let conformity =
                checked(&json!({ "abstraction": { field: text, "topics": ["kemiskinan"] } }));
            assert_eq!(listed(&conformity), ["K04 - tidak-sesuai"]);
            assert_eq!(conformity.findings[0].evidence.indonesian(), label);
        }
    }
    check(&json!({ "abstraction": { "title": "" } }), &[]);
}

#[test]
fn fewer_than_25_words_in_all_texts_together_are_asked_about() {
    let words = |last: usize| {
        let text = |count: usize| vec!["kata"; count].join(" ");
        json!({ "abstraction": { "title": text(99), "topics": ["kemiskinan"], "background": text(10), "purpose": text(5),
            "method": text(5), "expected_output": format!("{} – ,", text(last)) } })
    };
    check(&words(5), &[]);
    check(&words(4), &["K04 - perlu-penjelasan"]);
}

#[test]
fn a_declared_topic_that_no_item_serves_is_asked_about() {
    let topics = |ids: &[&str], topics: &[&str]| datasets(ids, &json!({ "topics": topics }));
    check_kept(&topics(&["kor-2024"], &["Kemiskinan "]), &[]);
    check(&topics(&["kor-2024", "podes-2024"], &["kemiskinan", "desa"]), &[]);
    let unserved = "K16 - perlu-penjelasan";
    check_kept(&topics(&["kor-2024"], &["kemiskinan", "nowhere", " "]), &[unserved]);
    let conformity = checked(&topics(&["kor-2024"], &["desa", "desa", "kemiskinan"]));
    assert_eq!(listed(&conformity), [unserved]);
    assert!(conformity.findings[0].remedy.indonesian().contains("podes-2024"));
}

#[test]
fn topics_are_not_asked_of_maps_alone_nor_beside_an_unknown_item() {
    check(&map("kec-2024", "8171", &json!({ "topics": ["desa"] })), &[]);
    let beside = datasets(&["kor-2024", "podes-2042"], &json!({ "topics": ["kerja"] }));
    check(&beside, &["K01 podes-2042 tidak-sesuai"]);
}

fn claim(letter: &Value, items: &Value) -> Value {
    json!({ "items": items,
        "requester": { "zero_tariff": true, "zero_tariff_letter": letter } })
}

#[test]
fn rp0_needs_a_letter_with_number_and_issuer() {
    let dataset = json!([{ "id": "kor-2024" }]);
    let letter = |number: &str, issuer: &str| json!({ "number": number, "date": "2026-11-01", "issuer": issuer });
    check(&claim(&letter("12/X", "Dinas"), &dataset), &[]);
    check(&claim(&Value::Null, &dataset), &[NO_LETTER]);
    check(&claim(&letter("", "Dinas"), &dataset), &[NO_LETTER]);
    check(&claim(&letter("12/X", " - "), &dataset), &[NO_LETTER]);
    check(&json!({ "requester": { "zero_tariff": false } }), &[]);
}

#[test]
fn more_maps_than_the_rp0_rows_allow_are_asked_about() {
    let letter = json!({ "number": "12/X", "date": "2026-11-01", "issuer": "Dinas" });
    let piece = |id: &str, region: &str| json!({ "id": id, "region": region });
    let one = json!([piece("kec-2024", "8171"), { "id": "kor-2024" }]);
    check(&claim(&letter, &one), &[]);
    let same_kind = json!([piece("kec-2024", "8171"), piece("kec-2024", "8172")]);
    check(&claim(&letter, &same_kind), &[NO_LETTER]);
    let two_kinds = json!([piece("kec-2024", "8171"), piece("desa-2024", "8171")]);
    check(&claim(&letter, &two_kinds), &[NO_LETTER]);
}

#[test]
fn bytes_over_the_rp0_cap_are_asked_about_once_an_index_tells_them() {
    let letter = json!({ "number": "12/X", "date": "2026-11-01", "issuer": "Dinas" });
    let claimed = checked(&claim(&letter, &json!([{ "id": "kor-2024" }])));
    let at = |bytes| zero_tariff_caps(claimed.clone(), &CATALOG, bytes);
    assert_eq!(listed(&at(5_000_000)), [""; 0]);
    assert_eq!(listed(&at(5_000_001)), [NO_LETTER]);
    assert_eq!(at(5_000_001).verdict, Verdict::SesuaiDenganCatatan);
    let unclaimed = zero_tariff_caps(checked(&json!({})), &CATALOG, u64::MAX);
    assert_eq!(listed(&unclaimed), [""; 0]);
}
