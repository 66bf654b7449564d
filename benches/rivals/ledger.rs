//! A row for the ledger of a year: the time to verify it.

use std::fs;

use kemas::ledger::Ledger;

use super::workplace::{Bar, Compared, KEMAS, Row, Workplace, seconds};

// Tests may unwrap, and this file is shared with the tests.
#[allow(dead_code, clippy::unwrap_used)]
#[path = "../../tests/service/transactions.rs"]
mod transactions;

const NAME: &str = "ledger verify, a year of 5 000 transactions, s";

/// Makes the ledger of a year in memory, puts it into an office, and returns the row.
pub fn rows(place: &Workplace) -> Vec<Row> {
    if !place.wants(NAME) {
        return Vec::new();
    }
    place.run(&format!("{KEMAS} init year"));
    let shared = std::path::Path::new("/dev/shm");
    let folder = if shared.is_dir() { shared } else { &*place.data };
    let made = folder.join(format!("kemas-year-{}.db", std::process::id()));
    let mut ledger = Ledger::open(&made).expect("a ledger can be begun");
    transactions::year(&mut ledger);
    ledger.backup(&place.data.join("year/ledger.db")).expect("a ledger can be copied");
    drop(ledger);
    for end in ["", "-wal", "-shm"] {
        let mut left = made.clone().into_os_string();
        left.push(end);
        let _ = fs::remove_file(left);
    }
    vec![Row {
        name: NAME.into(),
        ours: seconds(format!("{KEMAS} --office year ledger verify >/dev/null")),
        theirs: None,
        value: Compared::Ours,
        bar: Bar::AtMost(2.0),
    }]
}
