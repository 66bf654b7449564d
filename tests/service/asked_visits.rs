//! The visit of a request that is asked for: a guest who had left, and a requester who is changed at the end.

use rusqlite::Connection;

use crate::acts_by_name::set;
use crate::asked::{asks, data_chosen, office, use_stated};
use crate::counter::{Counter, NUMBER};
use crate::terminal::DOWN;

fn has_left(counter: &Counter) -> bool {
    counter.done(&["visits"])["visits"][0]["left"] == true
}

#[test]
fn a_guest_who_had_left_is_back_by_the_name_of_an_officer_or_by_the_decision() {
    let (counter, visit) = office();
    counter.done(&["visit", "--left", &visit, "--by", "Petugas A"]);
    // No act is recorded without a name: the file is written, and the decision brings the guest back.
    set(&counter, &[("require_officer", "true")], "");
    let mut terminal = asks(&counter, &["request", "new", "--visit", &visit]);
    use_stated(&mut terminal);
    data_chosen(&mut terminal);
    terminal.answer("? This request:", "").wait_for(&format!("{NUMBER}: "));
    terminal.wait_for("the guest had left; the decision with `--visit` records");
    terminal.wait_for(&format!("kemas approve {NUMBER} --by NAME --visit {visit}"));
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());
    assert!(has_left(&counter));

    set(&counter, &[("officer", "\"Rina\"")], "");
    let mut terminal = asks(&counter, &["request", "new", "--visit", &visit]);
    use_stated(&mut terminal);
    data_chosen(&mut terminal);
    terminal.answer("? This request:", "").wait_for("the guest had left, and is back");
    terminal.wait_for(&format!("kemas approve 8100-2026-0002 --visit {visit}"));
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());
    assert!(!has_left(&counter));
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let sql = "SELECT acted_by FROM chain WHERE of_table = 'endings' ORDER BY id";
    let mut rows = ledger.prepare(sql).unwrap();
    let names = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(names.map(Result::unwrap).collect::<Vec<_>>(), ["Petugas A", "Rina"]);
}

#[test]
fn another_requester_at_the_end_does_not_take_the_visit_of_the_first() {
    let (counter, visit) = office();
    let mut terminal = asks(&counter, &["request", "new", "--visit", &visit]);
    use_stated(&mut terminal);
    data_chosen(&mut terminal);
    terminal.answer("? This request:", DOWN).answer("? Name:", "\x15Budi Contoh");
    terminal.answer("? E-mail:", "\x15budi@example.id");
    for question in ["? Telephone", "? Address", "? Kind of", "? Institution", "? Rp0 tariff"] {
        terminal.answer(question, "");
    }
    terminal.wait_for("Requester: Budi Contoh").answer("? This request:", "");
    terminal.wait_for(&format!("kemas approve {NUMBER} --by NAME"));
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());
    let text = terminal.text();
    let next = text.rsplit_once("next:").unwrap().1;
    assert!(!next.contains("--visit"), "{next}");
}
