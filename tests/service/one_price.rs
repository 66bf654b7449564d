//! A dataset has one price, in whatever format it leaves, and a request that was invoiced keeps its price.

use serde_json::json;

use crate::counter::{Counter, NUMBER};
use crate::microdata::{SET, held_as_dbf};

const AS_CSV: &str = "8100-2026-0002";

/// Writes what an office charges of converted tables into its settings; an empty text removes the key.
fn set(counter: &Counter, value: &str) {
    let text = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let line = text.lines().find(|line| line.starts_with("step = ")).unwrap();
    let kept = text.lines().filter(|line| !line.starts_with("converted = "));
    let text: String = kept.map(|line| format!("{line}\n")).collect();
    let with = match value {
        "" => line.to_owned(),
        _ => format!("{line}\nconverted = \"{value}\""),
    };
    counter.put("kemas.toml", text.replacen(line, &with, 1).as_bytes());
}

/// An office with two requests of the same set, as it is held and as CSV. Each byte costs Rp20.
fn office() -> Counter {
    let counter = held_as_dbf();
    let file = counter.home().join("catalog/tariffs.csv");
    let rows = std::fs::read_to_string(file).unwrap();
    let dear = rows
        .replace(",0,byte,1000000,20000,flat,", ",0,byte,1,20,flat,")
        .replace(",1000000,byte,1000,20,", ",1,byte,1,20,");
    assert_ne!(rows, dear);
    counter.put("catalog/tariffs.csv", dear.as_bytes());
    counter.agreed(NUMBER, json!([{"id": SET}]));
    counter.agreed(AS_CSV, json!([{"id": SET, "format": "csv"}]));
    counter
}

#[test]
fn a_set_costs_the_same_as_dbf_and_as_csv() {
    let counter = office();
    let total = |number: &str| counter.done(&["plan", number])["price"]["total"].clone();
    for value in ["", "held"] {
        set(&counter, value);
        assert_eq!(total(NUMBER), total(AS_CSV), "{value}");
        let shown = counter.kemas(&["plan", AS_CSV]).stdout;
        assert!(shown.contains("bytes of the data as held"), "{shown}");
        assert!(!counter.kemas(&["plan", NUMBER]).stdout.contains("bytes of the data"));
    }
    let so_far = counter.done(&["request", "show", AS_CSV]);
    let held = total(AS_CSV);
    assert!(so_far.to_string().contains(&format!("\"total\":{held}")), "{so_far}");
    set(&counter, "written");
    let written = total(AS_CSV);
    assert_ne!(written, total(NUMBER));
    let shown = counter.kemas(&["plan", AS_CSV]).stdout;
    assert!(shown.contains("bytes of the data as they leave"), "{shown}");
    set(&counter, "disimpan");
    let error = counter.fails(&["plan", AS_CSV]);
    assert_eq!(error["code"], "office", "{error}");
    assert!(error["message"].as_str().unwrap().contains("held"), "{error}");
}

#[test]
fn an_invoiced_request_keeps_its_way_of_charging_and_its_invoice_says_which() {
    let counter = office();
    for (value, other, words) in [
        ("written", "held", "ukuran berkas data yang diserahkan sebelum"),
        ("held", "written", "sebagaimana disimpan, apa pun format yang diserahkan"),
    ] {
        set(&counter, value);
        let number = if value == "written" { AS_CSV } else { "8100-2026-0003" };
        if value == "held" {
            counter.agreed(number, json!([{"id": SET, "format": "csv"}]));
        }
        let invoice = counter.done(&["invoice", number]);
        set(&counter, other);
        assert_eq!(counter.done(&["invoice", number])["invoice"], invoice["invoice"]);
        assert_eq!(counter.done(&["plan", number])["price"]["total"], invoice["amount"]);
        let medium = counter.medium(value);
        counter.done(&["pack", number, "--to", &medium]);
        let bag = std::path::Path::new(&medium).join(number);
        let paper = std::fs::read_to_string(bag.join("dokumen/tagihan.txt")).unwrap();
        let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(paper.contains(words), "{paper}");
    }
}
