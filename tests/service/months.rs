//! The month of the treasurer: its close, cash that is counted and handed over, and the comparison with SIMPONI.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::acts_by_name::set;
use crate::counter::{Counter, NUMBER, TODAY};
use crate::money::words;
use crate::paper_days::on;

const PEOPLE: &str = r#"
[[people]]
name = "Petugas A"
role = "petugas"
[[people]]
name = "Maria"
nip = "198001012005012001"
role = "bendahara"
[[people]]
name = "Yosef"
nip = "199001012015011002"
role = "bendahara"
[[people]]
name = "Lama"
role = "bendahara"
until = 2026-01-31
"#;

const NTPN: &str = "ABCDEFGH12345678";
const OTHER: &str = "ABCDEFGH87654321";
const MARIA: [&str; 2] = ["--by", "Maria"];

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Issues the invoice of a request for one survey; returns its number.
fn invoiced(counter: &Counter, number: &str) -> String {
    counter.agreed(number, json!([{"id": "susenas-2025-03-kor-81"}]));
    text(&counter.done(&["invoice", number])["number"])
}

/// Takes cash and issues the receipt; returns its number and the amount.
fn taken(counter: &Counter, day: &str, invoice: &str) -> (String, u64) {
    let paid = on(counter, day, &["pay", invoice, "--cash", "--treasurer", "Maria"]).done();
    let receipt = text(&on(counter, day, &["receipt", invoice]).done()["number"]);
    (receipt, paid["amount"].as_u64().unwrap())
}

fn rows(counter: &Counter, table: &str) -> i64 {
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    ledger.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

/// Writes an amount as counted cash: its thousands in notes of Rp1.000, and the rest in coins of Rp50 where it can be.
fn pieces_of(amount: u64) -> String {
    format!("1000={},50={}", amount / 1000, amount % 1000 / 50)
}

#[test]
fn two_months_close_to_the_rupiah_with_the_closes_of_their_days() {
    let counter = Counter::open();
    let invoices = [NUMBER, "8100-2026-0002", "8100-2026-0003", "8100-2026-0004"]
        .map(|number| invoiced(&counter, number));
    let (first, amount) = taken(&counter, TODAY, &invoices[0]);
    on(&counter, TODAY, &["pay", &invoices[1], "--ntpn", NTPN, "--treasurer", "Maria"]).done();
    on(&counter, TODAY, &["receipt", &invoices[1]]).done();
    let (second, _) = taken(&counter, "2026-11-25", &invoices[2]);
    on(&counter, "2026-11-25", &["void", "receipt", &second, "--because", "salah nama"]).done();
    let again = text(&on(&counter, "2026-11-26", &["receipt", &invoices[2]]).done()["number"]);
    on(&counter, "2026-11-26", &["deposit", &first, "--ntpn", OTHER]).done();

    let close = on(&counter, "2026-11-26", &["close-month"]).done();
    assert_eq!((&close["number"], &close["is_whole"]), (&json!("2026-11"), &json!(false)));
    let sums = |close: &Value| {
        ["opening", "received", "paid_out", "closing", "simponi_total"]
            .map(|key| close[key].as_u64().unwrap())
    };
    assert_eq!(sums(&close), [0, 2 * amount, amount, amount, amount], "{close}");
    let lines: Vec<_> = close["entries"].as_array().unwrap().iter().collect();
    assert_eq!(lines.len(), 3, "{close}");
    assert_eq!((&lines[1]["number"], &lines[1]["balance"]), (&json!(again), &json!(2 * amount)));
    assert_eq!((&lines[2]["kind"], &lines[2]["receipts"]), (&json!("deposit"), &json!([first])));
    let void = &close["voids"][0];
    assert_eq!((&void["number"], &void["replaced_by"]), (&json!(second), &json!(again)), "{void}");
    // Each day's balance is what its close calls not deposited, and the sums of the days are those of the month.
    let (mut total, mut reversed) = (0, 0);
    for (day, balance) in [(TODAY, amount), ("2026-11-25", 2 * amount), ("2026-11-26", amount)] {
        let day = on(&counter, day, &["close-day"]).done();
        assert_eq!(day["undeposited_total"], balance, "{day}");
        total += day["total"].as_u64().unwrap();
        reversed += day["reversed_total"].as_u64().unwrap();
    }
    let receipts = &close["receipts"];
    assert_eq!((&receipts["total"], &receipts["reversed"]), (&json!(total), &json!(reversed)));

    // Closed again, nothing is recorded; at the end of the month something differs.
    let same = on(&counter, "2026-11-26", &["close-month", "2026-11"]).done();
    assert_eq!((&same["recorded"], rows(&counter, "month_closes")), (&json!(false), 1));
    let (third, _) = taken(&counter, "2026-12-01", &invoices[3]);
    let whole = on(&counter, "2026-12-01", &["close-month", "2026-11"]).done();
    assert_eq!((&whole["is_whole"], &whole["recorded"]), (&json!(true), &json!(true)), "{whole}");
    assert_eq!(sums(&whole), sums(&close));
    let deposit = ["deposit", &again, &third, "--ntpn", "ZZZZZZZZ00000001"];
    on(&counter, "2026-12-01", &deposit).done();
    let next = on(&counter, "2026-12-02", &["close-month"]).done();
    assert_eq!(sums(&next), [amount, amount, 2 * amount, 0, 0], "{next}");
    let printed = words(&whole["path"]);
    for part in ["BUKU KAS UMUM", "Saldo awal", &again, OTHER, NTPN, "Bendahara Penerimaan"] {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
    assert!(!printed.contains("Siti"), "{printed}");
    let table = std::fs::read_to_string(text(&whole["csv"])).unwrap();
    assert!(
        table.contains(&format!("\"saldo-akhir\",\"2026-11-30\",\"\",\"\",\"{}\"", 2 * amount))
    );

    let late = on(&counter, TODAY, &["close-month", "2026-12"]).error();
    assert_eq!((&late["code"], &late["field"]), (&json!("usage"), &json!("month")), "{late}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn counted_cash_is_compared_and_the_difference_is_named() {
    let counter = Counter::open();
    let invoice = invoiced(&counter, NUMBER);
    let (_, amount) = taken(&counter, TODAY, &invoice);
    let count = pieces_of(amount);
    let close = counter.done(&["close-month", "--cash-count", &count]);
    let rest = amount % 50;
    let result = if rest == 0 { "cocok" } else { "kurang" };
    assert_eq!(close["count"]["result"], result, "{close}");
    assert_eq!(close["count"]["difference"], rest);
    // Without a new count, that of then stands, and nothing is recorded; another count is.
    let same = counter.done(&["close-month"]);
    assert_eq!((&same["count"], &same["recorded"]), (&close["count"], &json!(false)), "{same}");
    let more = counter.done(&["close-month", "--cash-count", "100000=90,75000=1"]);
    assert_eq!((&more["count"]["result"], &more["recorded"]), (&json!("lebih"), &json!(true)));
    assert!(words(&more["path"]).contains("LEBIH"), "{more}");
    assert_eq!((rows(&counter, "cash_counts"), rows(&counter, "month_closes")), (2, 2));
    for wrong in ["30000=1", "100000=-1", "100000=100001", "50000", "100000=1,100000=2", ""] {
        let error = counter.fails(&["close-month", "--cash-count", wrong]);
        assert_eq!(error["code"], "usage", "{wrong}: {error}");
    }
    assert_eq!(rows(&counter, "cash_counts"), 2);
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

/// Returns the words of Maria's command about the cash.
fn cash<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [&["cash"][..], words, &MARIA].concat()
}

#[test]
fn cash_is_handed_over_between_two_treasurers() {
    let counter = Counter::open();
    let invoice = invoiced(&counter, NUMBER);
    let (receipt, amount) = taken(&counter, TODAY, &invoice);
    set(&counter, &[], PEOPLE);
    let shown = counter.done(&cash(&[]));
    assert_eq!((&shown["total"], &shown["held"][0]["receipt"]), (&json!(amount), &json!(receipt)));
    assert_eq!((rows(&counter, "cash_counts"), &shown["path"]), (0, &Value::Null));
    let less = counter.done(&cash(&["--count", "0"]));
    assert_eq!(
        (&less["count"]["result"], &less["count"]["difference"]),
        (&json!("kurang"), &json!(amount))
    );

    for (to, part) in [
        ("Maria", "cannot take"),
        ("maria ", "nobody"),
        ("Petugas A", "Petugas A"),
        ("Siapa", "nobody"),
        ("Lama", "Lama"),
    ] {
        let error = counter.fails(&cash(&["--count", "0", "--to", to]));
        assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--to")), "{error}");
        assert!(error["message"].as_str().unwrap().contains(part), "{to}: {error}");
    }
    let error = counter.fails(&cash(&["--to", "Yosef"]));
    assert_eq!(error["field"], "--count", "{error}");
    let error = counter.fails(&["cash", "--count", "0", "--to", "Yosef"]);
    assert_eq!(error["field"], "--by", "{error}");
    assert_eq!(rows(&counter, "cash_counts"), 1);

    let to = ["--count", "1000=1,500=1", "--to", "Yosef", "--because", "cuti"];
    let done = counter.done(&cash(&to));
    assert_eq!((&done["from"], &done["to"]), (&json!("Maria"), &json!("Yosef")), "{done}");
    let printed = words(&done["path"]);
    for part in [
        "SERAH TERIMA KAS",
        "198001012005012001",
        "199001012015011002",
        "Rp1.500",
        &receipt,
        "KURANG",
        "cuti",
    ] {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let sql = "SELECT occasion, from_treasurer, to_treasurer, counted, body FROM cash_counts
               ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let row: (String, String, String, i64, String) = ledger.query_row(sql, [], cells).unwrap();
    assert_eq!((&*row.0, &*row.1, &*row.2, row.3), ("handover", "Maria", "Yosef", 1500));
    assert!(row.4.contains(&receipt) && !row.4.contains("Siti"), "{}", row.4);
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn an_export_of_simponi_is_compared_and_each_difference_is_named() {
    let counter = Counter::open();
    let invoices = [NUMBER, "8100-2026-0002", "8100-2026-0003", "8100-2026-0004"]
        .map(|number| invoiced(&counter, number));
    let ntpn = |n: u32| format!("ABCDEFGH0000000{n}");
    let mut amount = 0;
    for (n, invoice) in (1..).zip(&invoices[..3]) {
        let paid = counter.done(&["pay", invoice, "--ntpn", &ntpn(n), "--treasurer", "Maria"]);
        amount = paid["amount"].as_u64().unwrap();
    }
    let (receipt, _) = taken(&counter, TODAY, &invoices[3]);
    counter.done(&["deposit", &receipt, "--ntpn", &ntpn(4)]);
    let file = counter.outside("simponi.csv").display().to_string();
    let grouped = |amount: u64| format!("Rp {}.{:03},00", amount / 1000, amount % 1000);
    let sum = grouped(amount);
    let export = |rows: &[String]| {
        format!(
            "Daftar Pembayaran\n\nNo;Kode Billing;NTPN;Tanggal Bayar;Jumlah;Kota\n{}\nTotal;;;;999;\n",
            rows.join("\n")
        )
    };
    let row =
        |n: u32, day: &str, sum: &str| format!("{n};820231125123456;{};{day};{sum};Ambon", ntpn(n));
    let agreeing = [
        row(1, "24/11/2026", &sum),
        row(2, "2026-11-24", &amount.to_string()),
        row(3, "24/11/2026 10:00:00", &sum),
        row(4, "24/11/2026", &sum),
        row(9, "24/12/2026", &sum),
        "6;820231125123457;;;1.000;\u{fffd}".replace('\u{fffd}', "Ambon"),
    ];
    std::fs::write(&file, export(&agreeing)).unwrap();
    let done = counter.done(&["reconcile", &file]);
    assert_eq!((&done["agreed"], &done["other_months"]), (&json!(4), &json!(1)), "{done}");
    assert_eq!((&done["differences"], &done["ledger_total"]), (&json!([]), &json!(4 * amount)));

    // In Windows-1252: another amount, another day, one that the ledger lacks, one that SIMPONI lacks, and one twice.
    let differing = [
        row(1, "24/11/2026", &grouped(amount + 1)),
        row(2, "23/11/2026", &sum),
        row(4, "24/11/2026", &sum),
        row(4, "24/11/2026", &sum),
        row(7, "24/11/2026", &sum),
    ];
    let mut bytes = export(&differing).into_bytes();
    bytes.extend(b"8;1;;;;Kaf\xE9\n");
    std::fs::write(&file, &bytes).unwrap();
    let answer = counter.kemas(&["--json", "reconcile", &file, "--month", "2026-11"]);
    let found = answer.json();
    assert_eq!(answer.status, 1, "{found}");
    let named: Vec<(String, String)> = found["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["what"]), text(&one["ntpn"])))
        .collect();
    let expected =
        [("amount", 1), ("day", 2), ("only-ledger", 3), ("twice", 4), ("only-simponi", 7)];
    let expected: Vec<_> = expected.map(|(what, n)| (what.to_owned(), ntpn(n))).into();
    assert_eq!(named, expected, "{found}");
    let first = &found["differences"][0];
    assert_eq!(first["simponi"]["amount"], amount + 1);
    assert_eq!(
        (&first["ledger"]["amount"], &first["ledger"]["invoice"]),
        (&json!(amount), &json!(invoices[0]))
    );
    let printed = words(&found["path"]);
    for part in ["REKONSILIASI", "jumlah berbeda", "hanya di buku", "hanya di SIMPONI", "setoran"] {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
    assert_eq!(rows(&counter, "reconciliations"), 2);

    // In another form, nothing is compared and nothing recorded.
    for (content, part, field) in [
        (&b"<html><table><tr><td>NTPN</td></tr></table></html>"[..], "HTML", Value::Null),
        (b"PK\x03\x04xl/workbook.xml", "workbook", Value::Null),
        (b"", "empty", Value::Null),
        (b"Nomor,Bukti,Rupiah\n1,2,3\n", "Nomor, Bukti", Value::Null),
        (b"NTPN,Jumlah,Nominal,Tanggal Bayar\n", "Jumlah and Nominal", json!("simponi.amount")),
        (b"NTPN,Jumlah,Tanggal Bayar\nABC,1,2026-11-24\n", "ABC", json!("simponi.ntpn")),
        (
            b"NTPN,Jumlah,Tanggal Bayar\nABCDEFGH00000001,sepuluh,2026-11-24\n",
            "sepuluh",
            json!("simponi.amount"),
        ),
        (b"NTPN,Jumlah,Tanggal Bayar\n,5000,2026-11-24\n", "no NTPN", json!("simponi.ntpn")),
        (b"NTPN,Jumlah,Tanggal Bayar\nABCDEFGH00000001,10,46350\n", "46350", json!("simponi.date")),
    ] {
        std::fs::write(&file, content).unwrap();
        let error = counter.fails(&["reconcile", &file]);
        assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &field), "{error}");
        assert!(error["message"].as_str().unwrap().contains(part), "{part}: {error}");
        assert!(error["hint"].is_string(), "{error}");
    }
    assert_eq!(rows(&counter, "reconciliations"), 2);
    // With the headings in the settings, the other form is read.
    let settings = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let own = settings
        .replacen("\nntpn = \"\"", "\nntpn = \"Bukti\"", 1)
        .replacen("\namount = \"\"", "\namount = \"Rupiah\"", 1)
        .replacen("\ndate = \"\"", "\ndate = \"Hari\"", 1);
    counter.put("kemas.toml", own.as_bytes());
    std::fs::write(&file, format!("Hari,Bukti,Rupiah\n2026-11-24,{},{amount}\n", ntpn(1))).unwrap();
    assert_eq!(counter.kemas(&["--json", "reconcile", &file]).json()["agreed"], 1);
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}
