//! The price of a set in the central catalogue: read from the table, told where the tariff gives another one, and never
//! charged.

use std::fs;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both};

const SET: &str = "susenas-2025-03-kor-81";
const COLUMN: &str = "reference_price";

fn table(counter: &Counter) -> String {
    fs::read_to_string(counter.home().join("catalog/datasets.csv")).unwrap()
}

/// Gives each dataset the column, with this cell for the set that is asked for and an empty one for the others.
fn with_reference(counter: &Counter, before: &str, cell: &str) {
    let start = format!("{SET},");
    let rows = before.lines().enumerate().map(|(at, row)| match at {
        0 => format!("{row},{COLUMN}\n"),
        _ if row.starts_with(&start) => format!("{row},{cell}\n"),
        _ => format!("{row},\n"),
    });
    counter.put("catalog/datasets.csv", rows.collect::<String>().as_bytes());
}

/// A dataset's price by the tariff, from the lines of a plan.
fn price_of_set(plan: &Value) -> u64 {
    let lines = plan["price"]["lines"].as_array().unwrap();
    let own = lines.iter().filter(|line| line["id"] == SET);
    own.map(|line| line["amount"].as_u64().unwrap()).sum()
}

#[test]
fn another_price_of_the_central_catalogue_is_told_before_the_invoice_and_not_charged() {
    let counter = Counter::open();
    let before = table(&counter);
    counter.agreed(NUMBER, both());
    let plan = counter.done(&["plan", NUMBER]);
    assert_eq!(plan["reference_prices"], Value::Null, "a table of before has no such column");
    let (total, price) = (plan["price"]["total"].clone(), price_of_set(&plan));

    for (reference, difference, words) in [
        (price + 42_631, -42_631, "−Rp42.631"),
        (price - 1, 1, "+Rp1"),
        (0, i64::try_from(price).unwrap(), "+Rp30.000"),
    ] {
        with_reference(&counter, &before, &reference.to_string());
        counter.done(&["index"]);
        let told = json!([{
            "index": 0, "id": SET, "reference_price": reference, "price": price,
            "difference": difference,
        }]);
        let again = counter.request(NUMBER, both());
        for words in [&["check", NUMBER][..], &["approve", &again, "--by", "A"], &["plan", NUMBER]]
        {
            assert_eq!(counter.done(words)["reference_prices"], told, "{words:?}");
        }
        let shown = counter.done(&["request", "show", NUMBER]);
        assert_eq!(shown["price"]["items"][0]["reference"], told[0], "{shown}");
        assert_eq!(shown["price"]["items"][1]["reference"], Value::Null, "a map has none");
        assert_eq!(counter.done(&["show", SET])["reference_price"], reference);
        for command in [&["check", NUMBER][..], &["plan", NUMBER], &["request", "show", NUMBER]] {
            let said = counter.kemas(command).stdout;
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains("price in the central catalogue Rp"), "{said}");
            assert!(said.contains(&format!("(difference {words})")), "{said}");
        }
        assert_eq!(counter.done(&["plan", NUMBER])["price"]["total"], total);
    }
    let said = counter.kemas(&["--lang", "id", "plan", NUMBER]).stdout;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = "harga katalog pusat Rp0, harga menurut tarif kantor Rp30.000 (selisih +Rp30.000)";
    assert!(said.contains(&format!("{SET}: {words}")), "{said}");

    // Who pays nothing is told nothing.
    let mut zero = crate::counter::request("8100-2026-0002", both());
    zero["requester"]["zero_tariff"] = true.into();
    zero["requester"]["zero_tariff_letter"] =
        json!({"number": "12/UN", "date": "2026-11-01", "issuer": "Universitas Contoh"});
    counter.put("nol.json", zero.to_string().as_bytes());
    let path = counter.home().join("nol.json");
    let checked = counter.kemas(&["--json", "check", path.to_str().unwrap()]).json();
    assert_eq!(checked["reference_prices"], Value::Null, "{checked}");
    // The same price is not worth a word, and the invoice is what the tariff gives.
    with_reference(&counter, &before, &price.to_string());
    counter.done(&["index"]);
    assert_eq!(counter.done(&["plan", NUMBER])["reference_prices"], Value::Null);
    assert_eq!(counter.done(&["invoice", NUMBER])["amount"], total);
}

#[test]
fn a_cell_that_is_no_whole_rupiah_is_named_by_the_check() {
    let counter = Counter::open();
    let before = table(&counter);
    for right in ["", "0", "171650", "999999999999999"] {
        with_reference(&counter, &before, right);
        assert_eq!(counter.done(&["catalog", "check"])["faults"], json!([]), "{right}");
    }
    let line = before.lines().position(|row| row.starts_with(&format!("{SET},"))).unwrap() + 1;
    for (wrong, hint) in [
        ("171.650", "was it 171650?"),
        ("Rp 24.077.601", "was it 24077601?"),
        ("-1", ""),
        ("+5", ""),
        ("\"171650,5\"", ""),
        ("seribu", ""),
        ("9999999999999999", ""),
        ("99999999999999999999999", ""),
    ] {
        with_reference(&counter, &before, wrong);
        let faults = counter.kemas(&["--json", "catalog", "check"]).json()["faults"].clone();
        let all = faults.as_array().unwrap();
        assert_eq!(all.len(), 1, "{wrong}: {faults:#}");
        assert_eq!((&all[0]["column"], &all[0]["line"]), (&COLUMN.into(), &line.into()), "{wrong}");
        assert!(all[0]["hint"].as_str().unwrap_or("").contains(hint), "{wrong}: {faults:#}");
    }
    // The column stands for no other one that is missing.
    with_reference(&counter, &before, "1");
    let without = table(&counter).replacen(",access,root,", ",access,folder_asal,", 1);
    counter.put("catalog/datasets.csv", without.as_bytes());
    let faults = counter.kemas(&["--json", "catalog", "check"]).json()["faults"].clone();
    assert!(faults[0]["hint"].as_str().unwrap().contains("folder_asal"), "{faults:#}");
}

#[test]
fn new_rows_and_updates_keep_the_column() {
    let counter = Counter::open();
    let before = table(&counter);
    with_reference(&counter, &before, "171650");
    let own = table(&counter);
    counter.done(&[
        "catalog",
        "add",
        "dataset",
        "--survey",
        "Susenas",
        "--period",
        "2024-03",
        "--variant",
        "KOR",
        "--coverage",
        "8102",
        "--lowest-level",
        "kabupaten",
        "--unit",
        "rumah-tangga",
        "--topics",
        "kemiskinan",
        "--access",
        "umum",
        "--id",
        "baru",
        "--title",
        "Baru",
    ]);
    let grown = table(&counter);
    let row = grown.lines().find(|row| row.starts_with("baru,")).unwrap();
    assert!(row.ends_with("microdata/baru,"), "{row}");
    assert_eq!(grown.replacen(&format!("{row}\n"), "", 1), own);
    counter.done(&["catalog", "check"]);
    counter.done(&["catalog", "update"]);
    assert_eq!(table(&counter), grown);
    counter.done(&["index"]);
    assert_eq!(counter.done(&["show", SET])["reference_price"], 171_650);
}
