//! The page for the officer: it has all findings, and nothing that could harm a terminal.

use crate::conformity::Report;
use crate::message::Language;
use serde_json::json;

use super::*;
use crate::conformity::answer::wording;

fn of_kept(change: &Value) -> Conformity {
    super::super::check(&kept(change), &CATALOG, today())
}

fn page(change: &Value) -> String {
    Report::of(&of_kept(change), &CATALOG, &kept(change)).page(Language::Id, 80)
}

fn busy() -> Value {
    json!({
        "abstraction": { "title": "Kajian panjang \u{202e}tentang\u{1b}[2J kemiskinan",
            "method": "", "level": "desa", "periods": ["2010"],
            "regions": [{ "code": "8101", "name": "Maluku Tengah" }] },
        "items": [ { "id": "kor-2024" }, { "id": "sls-2024", "region": "8171", "format": "gpkg" },
            { "id": "tidak\u{202e}-\u{7}ada" }, { "id": "podes-2024" } ]
    })
}

#[test]
fn every_finding_is_on_the_page_with_reason_evidence_and_step() {
    let page = page(&busy());
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let conformity = of_kept(&busy());
    let of_items = conformity.items.iter().flat_map(|item| &item.findings);
    for finding in conformity.findings.iter().chain(of_items) {
        for text in [&finding.reason, &finding.evidence, &finding.remedy] {
            let shown = wording::neutral(&text.indonesian());
            let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(&shown), "{shown}\n{page}");
        }
    }
    assert!(page.contains("TIDAK SESUAI") && page.contains("KOR 2024"), "{page}");
}

#[test]
fn no_line_is_wider_than_the_page_and_no_word_is_obeyed() {
    let mut change = busy();
    change["items"][2]["id"] = json!("x".repeat(500));
    for page in [page(&busy()), page(&change), page(&json!({}))] {
        for line in page.lines() {
            assert!(line.chars().count() <= 80, "{line}");
            assert_eq!(line.trim_end(), line);
        }
        let obeyed = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!page.contains(obeyed), "{page}");
    }
}

#[test]
fn a_clean_request_has_a_short_page() {
    let page = page(&json!({}));
    assert!(page.contains("Hasil : SESUAI\n") && page.contains("kor-2024"), "{page}");
    assert!(!page.contains("Catatan per item"), "{page}");
}
