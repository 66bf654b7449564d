//! After a request was changed or returned: the medium that was packed before, and the invoice that nobody may pay.

use std::fs;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, request, signed_scan};

const CODE: &str = "820231125123456";

/// Returns an office with a request that is agreed, invoiced, packed and verified, whose invoice has a billing code;
/// also the invoice and the medium.
fn packed() -> (Counter, String, String) {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    counter.done(&["billing-code", &invoice, "--code", CODE, "--expires", "2026-12-01"]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    (counter, invoice, medium)
}

/// Signs again, and packs onto the medium that holds the bag of before, as what is said leads on.
fn packs_again(counter: &Counter, medium: &str) {
    let told = counter.kemas(&["verify", medium]).stderr;
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("was changed or returned; nothing is packed since"), "{told}");
    let scan = counter.outside("lagi.pdf");
    fs::write(&scan, signed_scan("tanda tangan lagi")).unwrap();
    let signed = ["--signed-by", "Siti", "--on", TODAY, "--scan", scan.to_str().unwrap()];
    counter.done(&[&["agree", NUMBER][..], &signed].concat());
    let error = counter.fails(&["pack", NUMBER, "--to", medium]);
    let bag = format!("{medium}/{NUMBER}");
    assert_eq!((&error["code"], &error["file"]), (&json!("exists"), &json!(bag)), "{error}");
    assert!(error["hint"].as_str().unwrap().contains(&format!("delete the folder {bag}")));
    fs::remove_dir_all(&bag).unwrap();
    counter.done(&["pack", NUMBER, "--to", medium]);
    // Of the packing that counts, the bag is there already.
    let error = counter.fails(&["pack", NUMBER, "--to", medium]);
    assert!(error["hint"].as_str().unwrap().contains("kemas verify"), "{error}");
    assert_eq!(counter.kemas(&["verify", medium]).stderr, "");
}

/// Checks that the invoice is listed and printed as one that nobody may pay.
fn is_superseded(counter: &Counter, invoice: &str) {
    let status = counter.done(&["status", NUMBER]);
    let steps = status["steps"].as_array().unwrap();
    let issued = steps.iter().find(|step| step["step"] == "invoiced").unwrap();
    assert_eq!((&issued["what"], &issued["superseded"]), (&json!(invoice), &json!(true)));
    let shown = counter.kemas(&["status", NUMBER]).stdout;
    assert!(shown.contains("  invoice superseded  "), "{shown}");
    assert!(!shown.contains("  invoiced  "), "{shown}");
    let printed = counter.done(&["print", "invoice", invoice]);
    let page = text(printed["path"].as_str().unwrap());
    let all = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for word in ["DIGANTI", "jangan dibayar"] {
        assert!(all.contains(word), "{word}: {all}");
    }
    assert!(!all.contains(CODE) && !all.contains("BATAL"), "{all}");
}

/// Returns the text of a PDF.
fn text(pdf: &str) -> String {
    let output = std::process::Command::new("pdftotext").args([pdf, "-"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn tells_of_the_code(told: &str) {
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains(CODE) && told.contains("tell the visitor not to pay it"), "{told}");
    assert!(told.contains("Take back the medium that was packed before"), "{told}");
}

#[test]
fn after_a_change_the_medium_and_the_invoice_of_before_are_told_of() {
    let (counter, invoice, medium) = packed();
    let file = counter.request(NUMBER, json!([{"id": "susenas-2025-03-kor-81"}]));
    let words = ["request", "amend", NUMBER, &file, "--by", "Petugas A", "--because", "peta batal"];
    let told = counter.kemas(&words).stdout;
    tells_of_the_code(&told);
    is_superseded(&counter, &invoice);
    packs_again(&counter, &medium);
}

#[test]
fn a_new_version_of_an_amended_request_is_told_to_be_an_amendment() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let file = counter.request(NUMBER, json!([{"id": "susenas-2025-03-kor-81"}]));
    let amend = ["request", "amend", NUMBER, &file, "--by", "Petugas A", "--because", "peta batal"];
    counter.done(&amend);
    // It is neither signed nor invoiced, and bound all the same.
    let newer = format!("permintaan/{NUMBER}.v2.json");
    counter.put(&newer, request(NUMBER, json!([both()[1]])).to_string().as_bytes());
    let newer = counter.home().join(newer).to_str().unwrap().to_owned();
    let told = counter.kemas(&["status", NUMBER]).stdout;
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains(&format!("kemas request amend {NUMBER} {newer}")), "{told}");
    let error = counter.fails(&["approve", NUMBER, "--by", "Petugas A"]);
    assert!(error["hint"].as_str().unwrap().contains("kemas request amend"), "{error}");
    let error = counter.fails(&["approve", &newer, "--by", "Petugas A"]);
    assert!(error["message"].as_str().unwrap().contains("was amended"), "{error}");
}

#[test]
fn an_invoiced_request_changes_only_by_an_amendment() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let path = counter.request(NUMBER, both());
    counter.done(&["approve", &path, "--by", "Petugas A"]);
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    // As it stands it is approved again.
    counter.done(&["approve", NUMBER, "--by", "Petugas A"]);
    let file = counter.request(NUMBER, json!([{"id": "susenas-2025-03-kor-81"}]));
    let error = counter.fails(&["approve", &file, "--by", "Petugas A"]);
    assert!(error["message"].as_str().unwrap().contains("has an invoice"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("kemas request amend"), "{error}");
    // Neither is another version returned or refused.
    for words in [["return", &file, "--note", "lengkapi"], ["refuse", &file, "--because", "luar"]] {
        let error = counter.fails(&words);
        assert!(error["message"].as_str().unwrap().contains("has an invoice"), "{error}");
        assert!(error["hint"].as_str().unwrap().contains("kemas request amend"), "{error}");
    }
    let steps = counter.done(&["status", NUMBER])["steps"].clone();
    assert_eq!(steps.as_array().unwrap().iter().filter(|one| one["step"] == "recorded").count(), 1);
    let words = ["request", "amend", NUMBER, &file, "--by", "Petugas A", "--because", "peta batal"];
    counter.done(&words);
    is_replaced(&counter, &invoice);
    counter.done(&["ledger", "verify"]);
}

/// Checks that nobody may pay the invoice any more.
fn is_replaced(counter: &Counter, invoice: &str) {
    let error = counter.fails(&["pay", invoice, "--cash", "--treasurer", "Maria"]);
    assert_eq!(error["code"], "state", "{error}");
}

#[test]
fn after_a_return_the_medium_and_the_invoice_of_before_are_told_of() {
    let (counter, invoice, medium) = packed();
    let returned = counter.done(&["return", NUMBER, "--note", "lengkapi", "--by", "Petugas A"]);
    assert_eq!(returned["open_code"]["code"], CODE, "{returned}");
    assert_eq!(returned["packed_before"], true, "{returned}");
    is_superseded(&counter, &invoice);
    counter.done(&["approve", NUMBER, "--by", "Petugas A"]);
    packs_again(&counter, &medium);
    let again = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    let steps = counter.done(&["status", NUMBER])["steps"].clone();
    let is_new = |step: &&Value| step["step"] == "invoiced" && step["what"] == again.as_str();
    let issued = steps.as_array().unwrap().iter().find(is_new).unwrap();
    assert_eq!(issued["superseded"], Value::Null, "{steps}");
}
