//! Rounded cash: only what the buyer hands over is rounded; invoice, receipt, deposit and all books keep the exact sum,
//! and what is counted agrees with them.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both};
use crate::money::words;

const SECOND: &str = "8100-2026-0002";
const CASH: [&str; 3] = ["--cash", "--treasurer", "Maria"];

/// Sets the multiple to which cash is rounded; an empty text removes the key.
fn rounds_to(counter: &Counter, multiple: &str) {
    let text = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("cash_rounding = "));
    let lines = lines.map(|line| match line {
        "[tariff]" if !multiple.is_empty() => format!("{line}\ncash_rounding = {multiple}\n"),
        line => format!("{line}\n"),
    });
    counter.put("kemas.toml", lines.collect::<String>().as_bytes());
}

/// Takes a request to its invoice, in an office whose first megabyte costs so much; returns its number.
fn invoiced(counter: &Counter, number: &str, first: u64) -> Value {
    let file = counter.home().join("catalog/tariffs.csv");
    let rows = std::fs::read_to_string(file).unwrap();
    let (before, rest) = rows.split_once("umum,0,byte,1000000,").unwrap();
    let (_, after) = rest.split_once(',').unwrap();
    let rows = format!("{before}umum,0,byte,1000000,{first},{after}");
    counter.put("catalog/tariffs.csv", rows.as_bytes());
    counter.agreed(number, both());
    counter.done(&["invoice", number])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn rounded_cash_agrees_with_day_deposit_and_month_to_the_rupiah() {
    let counter = Counter::open();
    rounds_to(&counter, "100");
    let invoice = invoiced(&counter, NUMBER, 20_019);
    let down = json!({"taken": 100_000, "rounding": -19});
    assert_eq!((&invoice["amount"], &invoice["cash"]), (&json!(100_019), &down), "{invoice}");
    let number = text(&invoice["number"]);
    let pay = [&["pay", &number][..], &CASH].concat();
    let error = counter.fails(&[&pay[..], &["--amount", "100001"]].concat());
    assert!(error["message"].as_str().unwrap().contains("Rp100.019"), "{error}");
    let paid = counter.done(&[&pay[..], &["--amount", "100000"]].concat());
    assert_eq!((&paid["amount"], &paid["cash"]), (&json!(100_019), &down), "{paid}");
    let receipt = counter.done(&["receipt", &number]);
    assert_eq!(receipt["amount"], 100_019);
    let said = "Rp100.000, dibulatkan ke bawah Rp19; yang dibukukan dan disetor Rp100.019";
    assert!(words(&receipt["path"]).contains(said), "{}", words(&receipt["path"]));

    let second = text(&invoiced(&counter, SECOND, 20_060)["number"]);
    let shown = counter.kemas(&[&["pay", &second][..], &CASH].concat()).stdout;
    assert!(shown.contains("in cash: Rp100.100 (rounding +Rp40)"), "{shown}");
    counter.done(&["receipt", &second]);

    // The books have the exact sums; what is counted agrees with them and the rounding.
    let day = counter.done(&["close-day"]);
    let sums = (&day["undeposited_total"], &day["undeposited_rounding"]);
    assert_eq!(sums, (&json!(200_079), &json!(21)), "{day}");
    assert_eq!((&day["cash"], &day["total"]), (&json!(200_079), &json!(200_079)));
    let printed = words(&day["path"]);
    assert!(printed.contains("ke atas Rp21: uang di kas Rp200.100"), "{printed}");
    let table = std::fs::read_to_string(text(&day["csv"])).unwrap();
    assert!(table.contains("; pembulatan -19") && table.contains("; pembulatan 40"), "{table}");
    let shown = counter.kemas(&["cash", "--by", "Maria"]).stdout;
    assert!(shown.contains("rounding +Rp21: the cash box holds Rp200.100"), "{shown}");
    let count = |pieces: &str| counter.done(&["cash", "--count", pieces, "--by", "Maria"]);
    let found = count("100000=2,100=1");
    let found = found.pointer("/count").unwrap();
    assert_eq!((&found["result"], &found["expected"]), (&json!("cocok"), &json!(200_079)));
    assert_eq!(count("100000=2")["count"]["result"], "kurang");
    let month = ["close-month", "--cash-count", "100000=2,100=1", "--by", "Maria"];
    let month = counter.done(&month);
    assert_eq!((&month["closing"], &month["count"]["result"]), (&json!(200_079), &json!("cocok")));
    assert!(words(&month["path"]).contains("ke atas Rp21"), "{month}");

    // What is recorded does not follow the setting.
    rounds_to(&counter, "500");
    let again = counter.done(&["receipt", &number]);
    assert_eq!(again["number"], receipt["number"]);
    assert!(words(&again["path"]).contains(said), "{}", words(&again["path"]));
    assert_eq!(counter.done(&["close-day"])["undeposited_rounding"], 21);
    let receipt = text(&receipt["number"]);
    let deposit = counter.done(&["deposit", &receipt, "--ntpn", "ABCDEFGH12345678"]);
    assert_eq!(deposit["amount"], 100_019);
    let day = counter.done(&["close-day"]);
    let sums = (&day["undeposited_total"], &day["undeposited_rounding"]);
    assert_eq!(sums, (&json!(100_060), &json!(40)), "{day}");
    assert_eq!(count("100000=1,100=1")["count"]["result"], "cocok");
    assert_eq!(counter.done(&["close-month", "--by", "Maria"])["closing"], 100_060);
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn without_the_setting_nothing_is_rounded_and_a_wrong_one_is_refused() {
    let counter = Counter::open();
    for none in ["0", ""] {
        rounds_to(&counter, none);
        let number = if none.is_empty() { NUMBER } else { SECOND };
        let invoice = invoiced(&counter, number, 20_019);
        assert_eq!(invoice["cash"], Value::Null, "{invoice}");
    }
    rounds_to(&counter, "1001");
    let number = "B-001/81000/HM.340/11/2026";
    for command in
        [&["plan", NUMBER][..], &["invoice", NUMBER], &[&["pay", number][..], &CASH].concat()]
    {
        let error = counter.fails(command);
        assert_eq!(
            (&error["code"], &error["field"]),
            (&json!("office"), &json!("tariff.cash_rounding"))
        );
    }
}

#[test]
fn a_payment_through_the_bank_is_the_exact_sum() {
    let counter = Counter::open();
    rounds_to(&counter, "500");
    let number = text(&invoiced(&counter, NUMBER, 20_019)["number"]);
    let by_bank = ["pay", &number, "--ntpn", "ABCDEFGH12345678", "--treasurer", "Maria"];
    let error = counter.fails(&[&by_bank[..], &["--amount", "100000"]].concat());
    assert!(error["message"].as_str().unwrap().contains("Rp100.019"), "{error}");
    let paid = counter.done(&by_bank);
    assert_eq!((&paid["amount"], &paid["cash"]), (&json!(100_019), &Value::Null), "{paid}");
    let receipt = counter.done(&["receipt", &number]);
    assert!(!words(&receipt["path"]).contains("dibulatkan"), "{receipt}");
}
