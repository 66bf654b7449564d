//! Keys in the questions of a terminal: what edits, what searches, what is typed ahead, and what of another guest
//! stays.

use crate::counter::{Counter, TODAY};
use crate::terminal::{CTRL_C, DOWN, ENTER, ESC, Terminal};

const CTRL_U: &str = "\x15";

/// Returns an office with a visit for each of these names, and a terminal that asks for a request.
fn asks(names: &[&str]) -> (Counter, Terminal) {
    let counter = Counter::open();
    for name in names {
        counter.done(&["visit", "--name", name, "--email", "tamu@example.ac.id"]);
    }
    let terminal = Terminal::kemas(&counter.home(), TODAY, &["--lang", "en", "request", "new"]);
    (counter, terminal)
}

fn behind<'a>(text: &'a str, last: &str) -> &'a str {
    text.rsplit_once(last).map_or("", |(_, behind)| behind)
}

#[test]
fn another_visit_takes_neither_taxpayer_number_nor_letter_nor_category() {
    let (_office, mut terminal) = asks(&["Siti", "Budi"]);
    terminal.answer("? Visit:", "siti").answer("? Telephone", "").answer("? Address", "");
    // A business, with its taxpayer number, then a researcher with a letter.
    terminal.answer("? Kind of requester:", &DOWN.repeat(4)).answer("? Institution", "");
    terminal.answer("? Taxpayer number", "012345678999000");
    terminal.wait_for("? Title of the study:").keys(ESC).wait_for("? Taxpayer number").keys(ESC);
    terminal.wait_for("? Institution").keys(ESC);
    terminal.answer("? Kind of requester:", "\x1b[A\x1b[A").answer("? Institution", "");
    terminal.answer("? Taxpayer number", "").answer("? Rp0 tariff", "y");
    terminal.answer("? Number of the letter:", "B-123/2026");
    for question in ["? Date of the letter", "? Number of the letter:", "? Rp0 tariff"] {
        terminal.wait_for(question).keys(ESC);
    }
    for question in ["? Taxpayer number", "? Institution", "? Kind of requester:", "? Address"] {
        terminal.wait_for(question).keys(ESC);
    }
    terminal.wait_for("? Telephone").keys(ESC);
    // The same visit again keeps what was answered.
    terminal.answer("? Visit:", "siti").answer("? Telephone", "").answer("? Address", "");
    terminal.answer("? Kind of requester:", "").answer("? Institution", "");
    terminal.wait_for("? Taxpayer number, NPWP (may be empty): 012345678999000");
    for question in ["? Institution", "? Kind of requester:", "? Address", "? Telephone"] {
        terminal.keys(ESC).wait_for(question);
    }
    terminal.keys(ESC).answer("? Visit:", "budi");
    terminal.answer("? Telephone", "").answer("? Address", "").answer("? Kind of requester:", "");
    terminal.wait_for("> Kind of requester: member of the public");
    terminal.wait_for("? Title of the study:");
    let text = terminal.text();
    let behind = behind(&text, "> Kind of requester: member of the public");
    assert!(!behind.contains("Taxpayer") && !behind.contains("Rp0"), "{behind}");
    terminal.keys(CTRL_C);
    assert_eq!(terminal.end(), 2);
}

#[test]
fn enter_keeps_the_visit_that_was_answered_and_all_that_was_answered_for_it() {
    let (_office, mut terminal) = asks(&["Siti", "Budi"]);
    terminal.answer("? Visit:", "budi").answer("? Telephone", "081299999999");
    terminal.wait_for("? Address").keys(ESC).wait_for("? Telephone").keys(ESC);
    terminal.wait_for("? Visit:").keys(ENTER).wait_for("> Visit: ").wait_for("Budi");
    terminal.wait_for("? Telephone (may be empty): 081299999999").keys(ESC);
    terminal.answer("? Visit:", "none").answer("? Name:", "Ani Contoh");
    terminal.wait_for("? E-mail:").keys(ESC).wait_for("? Name: Ani Contoh").keys(ESC);
    terminal.wait_for("? Visit:").keys(ENTER).wait_for("> Visit: none of these visits");
    terminal.wait_for("? Name: Ani Contoh").keys(CTRL_C);
    assert_eq!(terminal.end(), 2);
}

#[test]
fn keys_that_edit_do_so_in_lists_and_where_yes_or_no_is_asked() {
    let (_office, mut terminal) = asks(&["Siti", "Budi"]);
    terminal.wait_for("? Visit:").keys("zzz").wait_for("nothing fits 'zzz'");
    // Enter takes nothing then.
    terminal.keys(ENTER).keys(CTRL_U).keys("siti\x0b").keys(ENTER);
    terminal.wait_for("> Visit: ").wait_for("Siti");
    terminal.answer("? Telephone", "").answer("? Address", "");
    // Letters do not search in a short list.
    terminal.wait_for("? Kind of requester:").keys("abc").keys(DOWN).keys(ENTER);
    terminal.wait_for("> Kind of requester: student").answer("? Institution", "");
    terminal.wait_for("? Rp0 tariff").keys("mungkin").keys(ENTER).wait_for("answer y for yes");
    terminal.keys(&format!("{CTRL_U}t\x06")).keys(ENTER);
    terminal.wait_for("> Rp0 tariff, with a letter (number, date, issuer)? no");
    terminal.wait_for("? Title of the study:").keys(CTRL_C);
    assert_eq!(terminal.end(), 2);
}

#[test]
fn answers_that_are_typed_ahead_reach_their_questions() {
    let (_office, mut terminal) = asks(&["Siti"]);
    terminal.wait_for("? Visit:").keys(&format!("siti{ENTER}{ENTER}{ENTER}{DOWN}{ENTER}"));
    terminal.keys(&format!("{ENTER}{ENTER}"));
    terminal.wait_for("> Kind of requester: student").wait_for("? Title of the study:");
    terminal.keys("Kemiskinan\rLatar belakang yang panjang\rTujuan\r");
    terminal.wait_for("> Title of the study: Kemiskinan\n");
    terminal.wait_for("> Background: Latar belakang yang panjang\n");
    terminal.wait_for("> Purpose: Tujuan\n").wait_for("? Method:").keys(CTRL_C);
    assert_eq!(terminal.end(), 2);
}

#[test]
fn a_folder_that_takes_no_file_is_told_and_nothing_is_written_for_that() {
    let (counter, _) = asks(&[]);
    let file = counter.outside("berkas");
    std::fs::write(&file, "x").unwrap();
    let out = file.join("a.json");
    let ask = ["--lang", "en", "request", "new", "--out", out.to_str().unwrap()];
    let mut terminal = Terminal::kemas(&counter.home(), TODAY, &ask);
    terminal.wait_for("cannot write the file").wait_for("--out FILE");
    assert_eq!(terminal.end(), 2);
    // What can be written is not touched before the end.
    let out = counter.outside("baru.json");
    let ask = ["--lang", "en", "request", "new", "--out", out.to_str().unwrap()];
    let mut terminal = Terminal::kemas(&counter.home(), TODAY, &ask);
    terminal.wait_for("? Name:").keys(CTRL_C);
    assert_eq!(terminal.end(), 2);
    assert!(!out.exists());
}

#[test]
fn a_terminal_that_does_not_know_its_size_is_asked_in_lines_of_the_usual_width() {
    let counter = Counter::open();
    for name in ["Siti", "Budi"] {
        counter.done(&["visit", "--name", name]);
    }
    let ask = ["--lang", "en", "request", "new"];
    let mut terminal = Terminal::kemas_in((0, 0), &counter.home(), TODAY, &ask);
    terminal.wait_for("? Visit:").wait_for("> 2026-11-24-01  Siti\n");
    // More than one line of the list is shown.
    terminal.wait_for("  2026-11-24-02  Budi\n").wait_for("  none of these visits\n");
    terminal.keys("none").keys(ENTER).wait_for("? Name:").keys("Siti Contoh dari Kota Ambon");
    terminal.wait_for("? Name: Siti Contoh dari Kota Ambon").keys(CTRL_C);
    assert_eq!(terminal.end(), 2);
}
