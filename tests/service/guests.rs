//! The guest book, the poll, and the screen of the day.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, kemas};
use crate::terminal::{CTRL_C, Terminal};

fn on(counter: &Counter, day: &str, words: &[&str]) -> Value {
    let home = counter.home();
    let home = home.to_str().unwrap();
    kemas(&[&["--office", home, "--today", day, "--json"], words].concat()).done()
}

#[test]
fn a_visit_gets_a_queue_number_and_a_ticket_without_the_name() {
    let counter = Counter::open();
    let first = counter.done(&["visit", "--name", "Siti Wattimena", "--at", "09:05"]);
    assert_eq!((&first["queue"], &first["number"]), (&json!(1), &json!("2026-11-24-01")));
    let ticket = first["ticket"].as_str().unwrap();
    assert!(ticket.ends_with("papers/2026-11-24-01/antrean.pdf"), "{ticket}");
    let run = |program: &str, words: &[&str]| {
        let output = Command::new(program).args(words).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let said = run("pdftotext", &["-layout", ticket, "-"]);
    for word in ["NOMOR ANTREAN", "2026-11-24-01", "09.05", "10.05", "24 November 2026"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(!said.contains("Siti") && !said.contains("Wattimena"), "{said}");
    // 80 mm wide, one page as long as its text.
    let info = run("pdfinfo", &[ticket]);
    assert!(info.contains("Page size:       226.772 x ") && info.contains("Pages:           1"));
    assert_eq!(counter.done(&["visit", "--name", "Ani"])["queue"], 2);
    assert_eq!(on(&counter, "2026-11-25", &["visit", "--name", "Ani"])["queue"], 1);
    counter.done(&["forget", "2026-11-24-01", "--because", "diminta"]);
    assert!(!Path::new(ticket).exists());
}

#[test]
fn a_guest_who_returns_is_found_and_what_is_not_given_is_filled_in() {
    let counter = Counter::open();
    let visit = ["visit", "--name", "Siti Wattimena", "--email", "siti@contoh.ac.id"];
    let more = ["--age", "22", "--kind", "Penelitian/Pendidikan", "--phone", "081200000000"];
    on(&counter, "2026-11-20", &[&visit[..], &more].concat());
    let returned = counter.done(&["visit", "--returning", "watti", "--phone", "081200000001"]);
    assert_eq!(returned["name"], "Siti Wattimena");
    let told = &returned["returning"];
    assert_eq!(told["visit"], "2026-11-20-01");
    assert_eq!(told["filled"], json!(["name", "email", "age", "kind"]));
    assert_eq!(told["left_out"], json!([]));

    counter.done(&["visit", "--name", "Siti Contoh"]);
    let several = counter.kemas(&["--json", "visit", "--returning", "siti"]);
    assert_eq!(several.status, 1);
    let matches = several.json()["matches"].as_array().unwrap().clone();
    let visits: Vec<_> = matches.iter().map(|one| one["visit"].clone()).collect();
    assert_eq!(visits, [json!("2026-11-24-02"), json!("2026-11-24-01")]);
    assert_eq!(counter.done(&["visits"])["visits"].as_array().unwrap().len(), 2);
    let chosen = counter.done(&["visit", "--returning", "2026-11-24-02"]);
    assert_eq!(chosen["name"], "Siti Contoh");

    // Whoever is forgotten is found no more.
    let forgotten = counter.done(&["forget", "2026-11-20-01", "--because", "diminta"]);
    assert_eq!(forgotten["other_visits"], json!(["2026-11-24-01"]));
    let forgotten = counter.done(&["forget", "2026-11-24-01", "--because", "diminta"]);
    assert_eq!(forgotten["other_visits"], json!([]));
    counter.fails(&["visit", "--returning", "wattimena"]);
}

#[test]
fn lists_name_guests_only_where_that_is_asked_for() {
    let counter = Counter::open();
    on(&counter, "2026-10-31", &["visit", "--name", "Ani Contoh"]);
    counter.done(&["visit", "--name", "Siti Wattimena", "--use", "penelitian"]);
    let day = counter.done(&["visits"]);
    assert_eq!((&day["from"], &day["to"]), (&json!(TODAY), &json!(TODAY)));
    let visit = &day["visits"][0];
    assert_eq!((&visit["queue"], &visit["use"]), (&json!(1), &json!("penelitian")));
    assert_eq!((&visit["polled"], &visit["name"]), (&json!(false), &Value::Null));
    let named = counter.done(&["visits", "--personal"]);
    assert_eq!(named["visits"][0]["name"], "Siti Wattimena");
    assert!(!counter.kemas(&["visits"]).stdout.contains("Siti"));
    assert_eq!(counter.done(&["visits", "--month", "2026-10"])["visits"][0]["queue"], 1);
    let other = counter.done(&["visits", "--date", "2026-11-23"]);
    assert_eq!(other["visits"], json!([]));
    let mut terminal = Terminal::kemas(&counter.home(), TODAY, &["--lang", "en", "visits"]);
    terminal.wait_for("1 visit").wait_for("Siti Wattimena");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_poll_takes_the_queue_number_and_is_summed_up_by_month_without_names() {
    let counter = Counter::open();
    on(&counter, "2026-10-31", &["visit", "--name", "Ani Contoh"]);
    for name in ["Siti Wattimena", "Budi Contoh", "Dewi Contoh"] {
        counter.done(&["visit", "--name", name]);
    }
    let polled = counter.done(&["poll", "2", "--importance", "9", "--satisfaction", "8"]);
    assert_eq!(polled["visit"], "2026-11-24-02");
    let by_visit = ["poll", "2026-11-24-03", "--importance", "10", "--satisfaction", "9"];
    counter.done(&by_visit);
    let summary = counter.done(&["poll", "--summary"]);
    assert_eq!(summary["months"][0]["answers"], 0);
    let month = &summary["months"][1];
    assert_eq!((&month["month"], &month["visits"]), (&json!("2026-11"), &json!(3)));
    assert_eq!(month["answers"], 2);
    assert_eq!(month["importance"]["mean"], 9.5);
    assert_eq!(month["satisfaction"]["counts"], json!([0, 0, 0, 0, 0, 0, 0, 1, 1, 0]));
    assert_eq!(summary["total"]["visits"], 4);
    let one = counter.done(&["poll", "--summary", "--month", "2026-10"]);
    assert_eq!((one["months"].as_array().unwrap().len(), &one["total"]["visits"]), (1, &json!(1)));
    let text = counter.kemas(&["poll", "--summary", "--month", "2026-11"]).stdout;
    assert!(text.contains("mean 9.50") && text.contains("9 (1), 8 (1)"), "{text}");
    assert!(!text.contains("Contoh"), "{text}");
}

#[test]
fn the_time_of_the_office_and_of_the_visitor_are_told_apart() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let visit = counter.done(&["visit", "--name", "Siti", "--at", "00:00"]);
    let path = counter.request(NUMBER, both());
    let waits = counter.done(&["today", "--at", "00:20"])["waiting"][0].clone();
    assert_eq!((&waits["queue"], &waits["office_minutes"]), (&json!(1), &json!(20)));
    assert_eq!((&waits["waiting_minutes"], &waits["waiting_for"]), (&json!(0), &Value::Null));
    let number = visit["number"].as_str().unwrap();
    counter.done(&["approve", &path, "--by", "A", "--visit", number]);
    let status = counter.done(&["status", NUMBER]);
    assert_eq!((&status["visit"], &status["queue"]), (&visit["number"], &json!(1)));
    assert_eq!(status["waiting_for"], "signature");
    // The office's time stands still from the approval on.
    let late = counter.done(&["today", "--at", "23:59"])["waiting"][0].clone();
    assert_eq!(late["office_minutes"], status["office_minutes"]);
    let all = |one: &Value| {
        one["office_minutes"].as_i64().unwrap() + one["waiting_minutes"].as_i64().unwrap()
    };
    assert!((23 * 60 + 58..=23 * 60 + 59).contains(&all(&late)), "{late}");
    assert_eq!(late["minutes_left"], 60 - (23 * 60 + 59));
    let text = counter.kemas(&["status", NUMBER]).stdout;
    assert!(text.contains("queue number 1") && text.contains("waits for the signature"), "{text}");
}

#[test]
fn the_screen_of_the_day_shows_a_new_invoice_within_seconds() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let path = counter.request(NUMBER, both());
    counter.done(&["approve", &path, "--by", "A"]);
    let words = ["--lang", "en", "today", "--watch", "--every", "1"];
    let mut terminal = Terminal::kemas(&counter.home(), TODAY, &words);
    terminal.wait_for("Ctrl-C ends").wait_for(NUMBER);
    assert!(!terminal.screen().contains("unpaid"), "{}", terminal.screen());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    terminal.wait_for(&format!("unpaid: {invoice}"));
    terminal.keys("~\r").keys(CTRL_C);
    assert_eq!(terminal.end(), 0);
    // The last state stays on the terminal, and no key that was pressed.
    let left = terminal.screen();
    assert!(left.contains(&invoice) && !left.contains("Ctrl-C"), "{left}");
    assert!(!left.contains('~'), "{left}");
    let answer = counter.kemas(&["today", "--watch"]);
    assert_eq!(answer.status, 2, "{answer:?}");
}
