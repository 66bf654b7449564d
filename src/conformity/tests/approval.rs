//! Which requests can be approved, and what no reason changes.

use serde_json::json;

use super::*;
use crate::error::ErrorKind;
use crate::message::Message;

fn refused(result: crate::error::Result<Approved>) -> Value {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::State);
    error.to_json()["error"].clone()
}

fn with_notes() -> Conformity {
    checked(&datasets(&["rinci-2024"], &json!({})))
}

#[test]
fn a_matching_request_is_approved_without_a_reason() {
    let approved = checked(&json!({})).approve(" Budi ", today(), None).unwrap();
    assert_eq!(approved.approval().by, "Budi");
    assert_eq!(approved.approval().on, today());
    assert_eq!(approved.approval().because, None);
    assert_eq!(approved.request(), &request(&json!({})));
    assert_eq!(approved.approval().request_digest, request_digest(approved.request()));
}

#[test]
fn any_other_verdict_needs_a_reason() {
    let verdicts = [with_notes(), checked(&json!({ "abstraction": { "method": "" } }))];
    for conformity in verdicts {
        for because in [None, Some(" ")] {
            let error = refused(conformity.approve("Budi", today(), because));
            assert_eq!(error["field"], "--because");
            assert!(error["hint"].is_string());
        }
        let approved = conformity.approve("Budi", today(), Some(" sudah jelas ")).unwrap();
        assert_eq!(approved.approval().because.as_deref(), Some("sudah jelas"));
    }
}

#[test]
fn an_approval_has_a_name() {
    assert_eq!(refused(checked(&json!({})).approve(" ", today(), None))["field"], "--by");
}

#[test]
fn no_reason_opens_what_cannot_be_packed_or_priced() {
    for change in [
        datasets(&["kor-2024", "kor-2042"], &json!({})),
        json!({ "items": [{ "id": "kor-2024" }, { "id": "desa-2024", "region": "00" }] }),
        json!({ "items": [{ "id": "kor-2024" }, { "id": "desa-2024", "region": "8199" }] }),
    ] {
        let error = refused(checked(&change).approve("Budi", today(), Some("perlu")));
        assert_eq!(error["field"], "items[1]");
        let id = change["items"][1]["id"].as_str().unwrap();
        assert!(error["message"].as_str().unwrap().contains(id), "{error}");
    }
}

#[test]
fn a_recorded_approval_opens_the_same_request_and_no_other() {
    let approval = with_notes().approve("Budi", today(), Some("jelas")).unwrap().approval().clone();
    assert_eq!(with_notes().recognise(&approval).unwrap().approval(), &approval);
    let change = json!({ "items": [{ "id": "rinci-2024", "format": "csv" }] });
    let error = refused(checked(&change).recognise(&approval));
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("changed since it was approved"), "{message}");
}

#[test]
fn an_approval_without_a_reason_ends_where_the_verdict_worsens() {
    let approval = checked(&json!({})).approve("Budi", today(), None).unwrap().approval().clone();
    let mut stricter = CATALOG.clone();
    stricter.datasets[0].access = crate::catalog::Access::Terbatas;
    let now = super::super::check(&request(&json!({})), &stricter, today());
    assert_eq!(refused(now.recognise(&approval))["field"], "--because");
    stricter.datasets[0].access = crate::catalog::Access::Tertutup;
    let now = super::super::check(&request(&json!({})), &stricter, today());
    let error = refused(now.recognise(&approval));
    assert!(error["message"].as_str().unwrap().contains("K02"), "{error}");
}

#[test]
fn the_digest_is_of_the_content_and_not_of_the_layout() {
    let laid_out = serde_json::to_string_pretty(&plain()).unwrap();
    let read = read_request(laid_out.as_bytes(), Path::new("r.json"), &CATALOG).unwrap();
    assert_eq!(request_digest(&read), request_digest(&request(&json!({}))));
    let other = request(&json!({ "abstraction": { "title": "Lain" } }));
    assert_ne!(request_digest(&read), request_digest(&other));
}

#[test]
fn the_digest_of_a_request_known_before_does_not_change() {
    // The ledger of an earlier version of the program has this digest.
    const KNOWN: &str = "c00090149086ff4ee18c4ec471ddc182849d9247aab96831fff12eb6577d4a39";
    let json = json!({
        "number": "8100-2026-0001", "received_on": "2026-11-24",
        "requester": {"name": "Siti Latuconsina", "email": "siti@example.ac.id", "phone": "081234567890",
            "address": "Jl. Contoh 1", "category": "mahasiswa", "institution": "Universitas Contoh", "npwp": null,
            "zero_tariff_letter": null},
        "abstraction": {"title": "Kemiskinan",
            "background": "Kemiskinan rumah tangga di Kota Ambon perlu dipelajari.",
            "purpose": "Mengetahui penyebab kemiskinan.", "method": "Regresi logistik.",
            "expected_output": "Skripsi.", "topics": ["kemiskinan"],
            "regions": [{"code": "8171", "name": "Kota Ambon"}], "level": "kabupaten",
            "periods": ["2025"], "units": ["rumah-tangga"]},
        "items": [{"id": "susenas-2025-03-kor-81"},
            {"id": "wilkerstat-desa-2025-1", "region": "8171", "format": "geojson"}],
        "medium": "usb-exfat", "agreement": null,
    });
    let read =
        crate::model::Request::from_json(json.to_string().as_bytes(), Path::new("r.json")).unwrap();
    assert_eq!(request_digest(&read).to_string(), KNOWN);
}

#[test]
fn the_kept_check_tells_its_sentences_in_every_language() {
    let conformity = checked(&json!({ "items": [{ "id": "rinci-2024" }, { "id": "kor-2042" }],
                                      "abstraction": { "method": "" } }));
    let (kept, shown) = (conformity.to_kept(), json!(conformity));
    let mut sentences = 0;
    let lists = [("/findings".to_owned(), &conformity.findings)].into_iter().chain(
        (0..).zip(&conformity.items).map(|(at, item)| {
            let at: usize = at;
            (format!("/items/{at}/findings"), &item.findings)
        }),
    );
    for (place, findings) in lists {
        for (at, finding) in findings.iter().enumerate() {
            let kept = kept.pointer(&format!("{place}/{at}")).unwrap();
            assert_eq!(kept["rule"], finding.rule.code());
            for (key, sentence) in [
                ("reason", &finding.reason),
                ("evidence", &finding.evidence),
                ("remedy", &finding.remedy),
            ] {
                assert!(kept[key].is_object() || key == "evidence", "{kept}");
                let read: Message = serde_json::from_value(kept[key].clone()).unwrap();
                assert_eq!(read.english(), sentence.english());
                assert_eq!(read.indonesian(), sentence.indonesian());
                sentences += 1;
            }
        }
    }
    assert!(sentences >= 9, "{kept}");
    let old: Message = serde_json::from_value(shown["findings"][0]["reason"].clone()).unwrap();
    assert_eq!(old.english(), shown["findings"][0]["reason"]);
}

#[test]
fn what_the_office_cannot_deliver_needs_a_reason_and_keeps_its_verdict() {
    let nothing = || ItemStock::nothing(Message::verbatim("kosong"));
    let conformity = checked(&json!({})).with_stock(|_| nothing());
    assert_eq!(conformity.verdict, Verdict::Sesuai);
    let error = refused(conformity.approve("Budi", today(), None));
    assert_eq!(error["field"], "--because");
    assert!(error["message"].as_str().unwrap().ends_with("not held: kosong"), "{error}");
    let approved = conformity.approve("Budi", today(), Some("menyusul")).unwrap();
    // Where the verdict needs a reason too, both are named.
    let both = checked(&json!({ "abstraction": { "method": "" } })).with_stock(|_| nothing());
    assert_ne!(both.verdict, Verdict::Sesuai);
    let error = refused(both.approve("Budi", today(), None));
    let said = error["message"].as_str().unwrap();
    assert!(said.starts_with("the verdict on") && said.contains("can be delivered"), "{error}");
    assert!(error["reasons"][0]["what"].as_str().unwrap().contains("kosong"), "{error}");
    // What the stores lose later does not undo an approval.
    assert!(conformity.recognise(approved.approval()).is_ok());
    let held = |_: &_| ItemStock {
        mounted: true,
        held: true,
        edition: Some("1".to_owned()),
        withheld: None,
        ..nothing()
    };
    assert!(checked(&json!({})).with_stock(held).approve("Budi", today(), None).is_ok());
}
