//! `kemas complaint`: number, channel, last day to answer, answer, outcome, numbers by month.

use std::fs;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both, kemas};

/// Runs `complaint new` with a channel and a text.
fn new(counter: &Counter, channel: &str, more: &[&str]) -> Value {
    let words = ["complaint", "new", "--channel", channel, "--text", "Peta tidak dapat dibuka"];
    counter.done(&[&words[..], more].concat())
}

fn answer<'a>(number: &'a str, outcome: &'a str) -> [&'a str; 7] {
    ["complaint", "answer", number, "--outcome", outcome, "--text", "Sudah dijelaskan"]
}

/// Runs a command on a day when the first complaints are late.
fn later(counter: &Counter, arguments: &[&str]) -> Value {
    let home = counter.home();
    let before = ["--office", home.to_str().unwrap(), "--today", "2026-12-08", "--json"];
    kemas(&[&before[..], arguments].concat()).done()
}

#[test]
fn a_complaint_has_a_number_and_a_last_day_to_answer() {
    let counter = Counter::open();
    // 2026-11-24 is a Tuesday; the Thursday after is a holiday here.
    counter.put("catalog/holidays.csv", b"day,name\n2026-11-26,Libur daerah\n");
    let first = new(&counter, "kotak", &["--received-on", "2026-11-20"]);
    assert_eq!(
        (&first["number"], &first["received_on"], &first["due_on"]),
        (&json!("P-001/2026"), &json!("2026-11-20"), &json!("2026-11-30"))
    );
    assert_eq!((&first["name"], &first["late"]), (&Value::Null, &json!(false)));
    let from = ["--name", "Siti Latuconsina", "--contact", "081234567890"];
    let second = new(&counter, "wa", &from);
    assert_eq!(
        (&second["number"], &second["due_on"]),
        (&json!("P-002/2026"), &json!("2026-12-02"))
    );

    let open = counter.done(&["today"]);
    assert_eq!(open["complaints"].as_array().map(Vec::len), Some(2), "{open:#}");
    let text = counter.kemas(&["today"]).stdout;
    assert!(text.contains("complaint P-002/2026 of 24 November 2026 (WhatsApp or SMS)"), "{text}");
    assert!(text.contains("to be answered by 30\n"), "{text}");

    let answered = counter.done(&answer("p-2/2026", "dijelaskan"));
    assert_eq!(answered["answer"]["outcome"], "dijelaskan");
    let again = counter.fails(&answer("P-002/2026", "dipenuhi"));
    assert!(again.to_string().contains("was answered on 2026-11-24: dijelaskan"), "{again}");
    let shown = counter.kemas(&["complaint", "show", "P-002/2026"]).stdout;
    for words in ["Siti Latuconsina", "081234567890", "Peta tidak dapat", "Sudah dijelaskan"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }

    let late = later(&counter, &["complaint", "list", "--open"]);
    let late = late["complaints"].as_array().unwrap();
    assert_eq!((late.len(), &late[0]["late"]), (1, &json!(true)));
    later(&counter, &answer("P-001/2026", "dipenuhi"));
    let summary = counter.done(&["complaint", "summary", "--month", "2026-11"]);
    let total = &summary["total"];
    assert_eq!(
        (&total["received"], &total["open"], &total["late"]),
        (&json!(2), &json!(0), &json!(1))
    );
    assert_eq!(total["channels"], json!({ "kotak": 1, "wa": 1 }));
    assert_eq!(total["outcomes"], json!({ "dipenuhi": 1, "dijelaskan": 1 }));
    assert!(counter.done(&["ledger", "verify"])["result"] == "lengkap");
}

#[test]
fn a_correction_answers_a_complaint_about_its_sale() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    counter.done(&["pay", &invoice, "--ntpn", "ABCDEFGH12345678"]);
    counter.done(&["receipt", &invoice]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium, "--form", "plain"]);
    let verified = counter.done(&["verify", &medium]);
    let code = verified["bags"][0]["short_code"].as_str().unwrap().to_owned();
    counter.done(&["handover", NUMBER]);

    let about = new(&counter, "email", &["--code", &code.to_lowercase()]);
    assert_eq!(about["request"], NUMBER);
    let elsewhere = new(&counter, "langsung", &[]);
    let found = counter.done(&["code", &code]);
    assert_eq!(found["complaints"][0]["number"], about["number"], "{found:#}");
    assert_eq!(found["complaints"].as_array().map(Vec::len), Some(1));
    let status = counter.done(&["status", NUMBER]);
    assert_eq!(status["complaints"][0]["text"], "Peta tidak dapat dibuka");

    let number = about["number"].as_str().unwrap();
    let correct = ["correct", NUMBER, "--because", "peta rusak", "--complaint"];
    let unknown = counter.fails(&[&correct[..], &["P-009/2026"]].concat());
    assert!(unknown.to_string().contains("no complaint P-009/2026"), "{unknown}");
    assert_eq!(counter.done(&["status", NUMBER])["standing"]["stage"], "handed-over");
    let corrected = counter.done(&[&correct[..], &[number]].concat());
    assert_eq!(corrected["complaint"], json!(number));
    let shown = counter.done(&["complaint", "show", number]);
    assert_eq!(
        (&shown["answer"]["outcome"], &shown["answer"]["corrected"], &shown["answer"]["text"]),
        (&json!("dipenuhi"), &json!(true), &json!("peta rusak"))
    );
    // A complaint about no sale may be answered by a correction, too; one about another request may not.
    assert_eq!(elsewhere["request"], Value::Null);
    assert!(counter.done(&["ledger", "verify"])["result"] == "lengkap");
}

#[test]
fn what_was_said_is_blanked_and_the_numbers_stay() {
    let counter = Counter::open();
    let path = counter.request(NUMBER, both());
    counter.done(&["index"]);
    counter.done(&["approve", &path, "--by", "A"]);
    new(&counter, "email", &["--request", NUMBER, "--name", "Ibu Rahasia", "--contact", "r@x.id"]);
    let forget = ["forget", NUMBER, "--because", "permintaan sendiri"];
    let open = counter.fails(&forget);
    assert!(open.to_string().contains("complaint P-001/2026 is not answered"), "{open}");
    counter.done(&answer("P-001/2026", "ditolak"));
    let forgotten = counter.done(&forget);
    assert!(
        forgotten["forgotten"].as_array().unwrap().contains(&json!("P-001/2026")),
        "{forgotten}"
    );
    let shown = counter.done(&["complaint", "show", "P-001/2026"]);
    assert_eq!((&shown["name"], &shown["text"]), (&Value::Null, &json!("(dihapus)")));
    assert_eq!(shown["answer"]["text"], "(dihapus)");
    assert_eq!(counter.done(&["complaint", "summary"])["total"]["received"], 1);
    let early =
        counter.done(&["complaint", "new", "--channel=wa", "--text=Saya Ani", "--name=Ani"]);
    let early = early["number"].as_str().unwrap();
    counter.done(&answer(early, "diteruskan"));
    assert!(counter.fails(&["forget", early]).to_string().contains("1825 days"));
    counter.done(&["forget", "p-2/2026", "--because", "diminta"]);
    assert!(counter.done(&["ledger", "verify"])["result"] == "lengkap");
    let bytes = fs::read(counter.home().join("ledger.db")).unwrap();
    for secret in ["Ibu Rahasia", "Saya Ani"] {
        assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
    }
}

#[test]
fn wrong_complaints_are_refused_and_take_no_number() {
    let counter = Counter::open();
    let long = "a".repeat(4001);
    let words = ["complaint", "new", "--channel", "kotak", "--text"];
    for (more, told) in [
        (&[" "][..], "the text is empty"),
        (&[long.as_str()], "longer than 4000 letters"),
        (&["a\u{202e}b"], "U+202E"),
        (&["x", "--name", " "], "the text is empty"),
        (&["x", "--received-on", "2026-11-25"], "has not come yet"),
        (&["x", "--request", "8100-2026-0099"], "knows no request"),
        (&["x", "--request", "dua kata"], "no number of a request"),
        (&["x", "--code", "7K3M-9QXT-2B4N"], "seal code"),
    ] {
        let error = counter.fails(&[&words[..], more].concat());
        assert!(error.to_string().contains(told), "{more:?}: {error}");
    }
    for number in ["3", "P-1", "B-001/2026"] {
        let error = counter.fails(&answer(number, "ditolak"));
        assert!(error.to_string().contains("no number of a complaint"), "{error}");
    }
    assert_eq!(counter.kemas(&["complaint", "new", "--channel", "pos", "--text", "x"]).status, 2);
    counter.done(&["today"]);
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let rows: i64 = ledger.query_row("SELECT count(*) FROM chain", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 0);
}
