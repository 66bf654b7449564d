//! Rp0 at the counter: what would stop its invoice is told with the check and the approval.

use std::fs;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both, request, signed_scan, with_header};

/// Writes a request at Rp0 for one survey, and returns the path of its file.
fn asked(counter: &Counter, number: &str) -> String {
    let mut asked = request(number, json!([both()[0]]));
    asked["requester"]["zero_tariff"] = true.into();
    asked["requester"]["zero_tariff_letter"] =
        json!({"number": "12/UN", "date": "2026-11-01", "issuer": "Universitas Contoh"});
    let path = counter.outside(&format!("{number}.json"));
    fs::write(&path, asked.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_row_that_charges_nothing_of_the_request_stops_no_invoice() {
    let counter = Counter::open();
    let file = counter.home().join("catalog/tariffs.csv");
    let rows = fs::read_to_string(&file).unwrap();
    // Nothing stands behind what follows the first megabyte, nor behind the eleventh map.
    let rows = rows.replace("20,pro-rata,,PP 13/2024,", "20,pro-rata,,,");
    let many = "peta-desa-banyak,peta,desa,kabupaten,umum,10,peta,1,50000,flat,,,2024-01-01,\n";
    fs::write(&file, format!("{rows}{many}")).unwrap();
    let asked = counter.request(NUMBER, both());
    let told = || counter.kemas(&["--json", "check", &asked]).json()["no_invoice"].clone();
    assert_eq!(told(), Value::Null, "without an index the first megabyte alone is looked at");
    counter.done(&["index"]);
    let lacking = told();
    assert!(lacking[0].as_str().unwrap().contains("mikro-selebihnya"), "{lacking}");
    assert_eq!(lacking.as_array().unwrap().len(), 1, "{lacking}");
    for name in ["kor_rt", "kor_ind"] {
        let table = format!("store/microdata/susenas-2025-03-kor-81/{name}.csv");
        counter.put(&table, &with_header(300_000, 3));
    }
    counter.done(&["index"]);
    assert_eq!(told(), Value::Null, "the survey is smaller than a megabyte now");
    counter.done(&["approve", &asked, "--by", "A"]);
    counter.done(&["invoice", NUMBER]);
}

#[test]
fn what_would_stop_the_invoice_of_rp0_is_told_before() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let path = asked(&counter, NUMBER);
    let told = counter.kemas(&["--json", "check", &path]).json()["no_invoice"].clone();
    assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
    assert!(told[0].as_str().unwrap().contains("nol-mikro"), "{told}");
    let text = counter.kemas(&["check", &path]).stdout;
    assert!(text.contains("No invoice can be issued as it is:"), "{text}");
    // Of the price for everyone the legal basis is known.
    let usual = counter.request("8100-2026-0009", both());
    assert_eq!(counter.done(&["check", &usual])["no_invoice"], Value::Null);

    let file = counter.home().join("catalog/tariffs.csv");
    let rows = fs::read_to_string(&file).unwrap();
    let rows: Vec<String> = rows
        .lines()
        .map(|row| {
            let mut cells: Vec<&str> = row.split(',').collect();
            if cells[4] == "nol" {
                cells[11] = "Perban 2/2019";
            }
            cells.join(",")
        })
        .collect();
    fs::write(&file, rows.join("\n")).unwrap();
    counter.done(&["index"]);
    assert_eq!(counter.kemas(&["--json", "check", &path]).json()["no_invoice"], Value::Null);
    let approve = |path: &str| {
        counter
            .kemas(&["--json", "approve", path, "--by", "A", "--because", "surat lengkap"])
            .done()
    };
    assert_eq!(approve(&path)["no_invoice"], Value::Null);
    let scan = counter.outside("sppd.pdf");
    fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    let scan = scan.to_str().unwrap();
    counter.done(&[
        "agree",
        NUMBER,
        "--signed-by",
        "Siti",
        "--on",
        crate::counter::TODAY,
        "--scan",
        scan,
    ]);
    let invoice = counter.done(&["invoice", NUMBER]);
    assert_eq!(invoice["amount"], 0);
    // Its own Rp0 is no earlier one.
    assert_eq!(counter.kemas(&["--json", "check", NUMBER]).json()["no_invoice"], Value::Null);

    let second = asked(&counter, "8100-2026-0002");
    let told = counter.kemas(&["--json", "check", &second]).json()["no_invoice"].clone();
    assert!(told[0].as_str().unwrap().contains(NUMBER), "{told}");
    let approved = approve(&second);
    assert!(approved["no_invoice"][0].as_str().unwrap().contains(NUMBER), "{approved}");
    let more = ["approve", &second, "--by", "A", "--because", "surat lengkap"];
    let text = counter.kemas(&more).stdout;
    assert!(text.contains("Rp0 was granted before for the same letter"), "{text}");
}

#[test]
fn another_letter_gives_no_second_rp0_and_that_is_told_from_the_check_on() {
    let counter = Counter::open();
    let file = counter.home().join("catalog/tariffs.csv");
    let rows = fs::read_to_string(&file).unwrap();
    let rows = rows.replace(",flat,5000000,,", ",flat,5000000,Perban 2/2019,");
    fs::write(&file, rows).unwrap();
    counter.done(&["index"]);
    let approved = |path: &str| {
        let approve = ["--json", "approve", path, "--by", "A", "--because", "surat lengkap"];
        counter.kemas(&approve).done()
    };
    approved(&asked(&counter, NUMBER));
    assert_eq!(counter.done(&["invoice", NUMBER])["amount"], 0);
    let other = "8100-2026-0002";
    let path = asked(&counter, other);
    let mut again: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    again["requester"]["zero_tariff_letter"] =
        json!({"number": "99/LAIN", "date": "2026-11-20", "issuer": "Yayasan Lain"});
    fs::write(&path, again.to_string()).unwrap();
    let told = approved(&path)["no_invoice"][0].as_str().unwrap().to_owned();
    assert!(told.contains(NUMBER) && told.contains("surat lain tidak memberi"), "{told}");
    let error = counter.fails(&["invoice", other]);
    assert_eq!(error["code"], "state");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("another letter gives no second Rp0"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("zero_tariff to false"), "{error}");
    // What the hint says is the way on.
    again["requester"]["zero_tariff"] = false.into();
    fs::write(&path, again.to_string()).unwrap();
    approved(&path);
    assert_ne!(counter.done(&["invoice", other])["amount"], 0);
}
