//! The table of tariffs: each quantity has one row, and what has none is not sold.

use serde_json::Value;

use crate::counter::{Counter, NUMBER, both, with_header};

const FLAT: &str =
    "mikro-1mb-pertama,data-mikro,,,umum,0,byte,1000000,20000,flat,,PP 13/2024,2024-01-01,\n";
const REST: &str =
    "mikro-selebihnya,data-mikro,,,umum,1000000,byte,1000,20,pro-rata,,PP 13/2024,2024-01-01,\n";

/// What to do to the rows of microdata; the faults of the table by line, column and the quantity and day that the hint
/// names; and quantities with their price, or the code of the refusal.
type Slip<'a> = (&'a str, String, &'a [(u64, &'a str, &'a str, &'a str)], &'a [(u64, Asked<'a>)]);

#[derive(Clone, Copy)]
enum Asked<'a> {
    Costs(u64),
    Refused(&'a str, &'a str),
}

use Asked::{Costs, Refused};

fn price(counter: &Counter, bytes: u64) -> Value {
    let bytes = bytes.to_string();
    counter.kemas(&["--json", "price", "--subject", "data-mikro", "--bytes", &bytes]).json()
}

#[test]
fn a_quantity_without_a_row_or_with_two_is_named_by_the_check_and_not_sold() {
    let until = |row: &str, day: &str| row.replace("2024-01-01,\n", &format!("2024-01-01,{day}\n"));
    let slips: [Slip<'_>; 6] = [
        (
            "the row that follows the first megabyte is deleted",
            FLAT.to_owned(),
            &[(2, "per", "1000001", "2024-01-01")],
            &[(1_000_000, Costs(20_000)), (50_000_000, Refused("state", "block_from 1000000"))],
        ),
        (
            "the first row is deleted",
            REST.to_owned(),
            &[(2, "block_from", "quantity 1,", "2024-01-01")],
            &[(1, Refused("state", "tariffs.csv")), (50_000_000, Refused("state", "tariffs.csv"))],
        ),
        (
            "the second block begins too late",
            FLAT.to_owned() + &REST.replace(",1000000,", ",2000000,"),
            &[(3, "block_from", "1000001", "2024-01-01")],
            &[(1_000_000, Costs(20_000)), (3_000_000, Refused("state", "block_from 1000000"))],
        ),
        (
            "the second block begins too early",
            FLAT.to_owned() + &REST.replace(",1000000,", ",500000,"),
            &[(3, "block_from", "500001", "2024-01-01")],
            &[(500_000, Costs(20_000)), (500_001, Refused("catalog", "catalog check"))],
        ),
        (
            "the row that follows ended before today",
            FLAT.to_owned() + &until(REST, "2026-10-31"),
            &[(2, "per", "1000001", "2026-11-01")],
            &[(1_000_000, Costs(20_000)), (1_000_001, Refused("state", "block_from 1000000"))],
        ),
        (
            "the whole table ends",
            until(FLAT, "2027-12-31") + &until(REST, "2027-12-31"),
            &[],
            &[(50_000_000, Costs(1_000_000))],
        ),
    ];
    let counter = Counter::open();
    let file = counter.home().join("catalog/tariffs.csv");
    let rows = std::fs::read_to_string(file).unwrap();
    for (what, micro, faults, asked) in slips {
        let rows = rows.replace(FLAT, "").replace(REST, &micro);
        counter.put("catalog/tariffs.csv", rows.as_bytes());
        let check = counter.kemas(&["--json", "catalog", "check"]).json();
        let found = check["faults"].as_array().unwrap();
        assert_eq!(found.len(), faults.len(), "{what}: {check:#}");
        for (fault, (line, column, quantity, day)) in found.iter().zip(faults) {
            assert_eq!((&fault["line"], &fault["column"]), (&(*line).into(), &(*column).into()));
            let hint = fault["hint"].as_str().unwrap();
            assert!(hint.contains(quantity) && hint.contains(day), "{what}: {hint}");
        }
        for (bytes, asked) in asked {
            let answer = price(&counter, *bytes);
            match asked {
                Costs(amount) => assert_eq!(answer["amount"], *amount, "{what}: {answer}"),
                Refused(code, hint) => {
                    let error = &answer["error"];
                    assert_eq!(error["code"], *code, "{what}: {answer}");
                    assert!(error["hint"].as_str().unwrap().contains(hint), "{what}: {answer}");
                }
            }
        }
    }
}

#[test]
fn a_deleted_row_sells_no_megabytes_for_the_price_of_one() {
    let counter = Counter::open();
    counter.put("store/microdata/susenas-2025-03-kor-81/kor_rt.csv", &with_header(3_000_000, 3));
    counter.done(&["index"]);
    let file = counter.home().join("catalog/tariffs.csv");
    let rows = std::fs::read_to_string(file).unwrap();
    counter.put("catalog/tariffs.csv", rows.replace(REST, "").as_bytes());
    counter.done(&["index"]);
    // The office opens and approves; the request's price is refused at each door.
    let asked = counter.request(NUMBER, both());
    counter.done(&["approve", &asked, "--by", "A"]);
    for door in ["plan", "invoice"] {
        let error = counter.fails(&[door, NUMBER]);
        assert_eq!(error["code"], "state", "{error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("susenas-2025-03-kor-81") && message.contains("1000000 bytes"));
        assert!(error["hint"].as_str().unwrap().contains("block_from 1000000"), "{error}");
    }
    // With the row, all goes on.
    counter.put("catalog/tariffs.csv", rows.as_bytes());
    counter.done(&["index"]);
    counter.done(&["invoice", NUMBER]);
}

#[test]
fn nothing_has_no_price() {
    let counter = Counter::open();
    let nothing = ["price", "--subject", "data-mikro", "--bytes", "0"];
    for class in ["umum", "nol"] {
        let error = counter.fails(&[&nothing[..], &["--class", class]].concat());
        assert_eq!((&error["code"], &error["field"]), (&"usage".into(), &"--bytes".into()));
        assert!(error["message"].as_str().unwrap().contains("1 byte or more"), "{error}");
    }
    for name in ["kor_rt", "kor_ind"] {
        counter.put(&format!("store/microdata/susenas-2025-03-kor-81/{name}.csv"), b"");
    }
    counter.done(&["index"]);
    let asked = counter.request(NUMBER, both());
    counter.kemas(&["--json", "approve", &asked, "--by", "A", "--because", "diketahui"]);
    for door in ["plan", "invoice"] {
        let error = counter.fails(&[door, NUMBER]);
        assert!(error.to_string().contains("susenas-2025-03-kor-81"), "{error}");
    }
}
