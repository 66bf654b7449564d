//! A year of an office with two treasurers: both serve requests at the same time, some of their processes are killed,
//! money is put right, paid back and handed over, and in the middle of the year the disk breaks and a backup is put
//! back. At the end every month closes to the rupiah, no number is missing or there twice, and the audit is clean.
//!
//! `plan` says what is to happen, `expected` counts the sums without the program, `desk` does it.

mod desk;
mod expected;
mod plan;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use kemas::ledger::Ledger;
use kemas::model::SeriesKind;
use kemas::office::Office;
use rusqlite::Connection;
use serde_json::json;

use self::desk::{Desk, TREASURERS};
use self::expected::{Month, Papers, Year};
use self::plan::{
    AFTER, LINES, LOST, PAID_BACK_AFTER, RATE, SETS, Sale, changes_hands, days, is_deposited,
    sales, scattered,
};
use crate::counter::Counter;
use crate::paper_days::on;

const OFFICE: &str = "KEMAS_TEST_OFFICE";
const DAY: &str = "KEMAS_TEST_DAY";
const SHARE: &str = "KEMAS_TEST_SHARE";

const PEOPLE: &str = r#"
[[people]]
name = "Petugas A"
role = "petugas"
[[people]]
name = "Petugas B"
role = "petugas"
[[people]]
name = "Maria"
nip = "198001012005012001"
role = "bendahara"
[[people]]
name = "Yosef"
nip = "199001012015011002"
role = "bendahara"
"#;

/// The process of one treasurer on one day. As a test of its own it does nothing.
#[test]
fn writer() {
    let (Ok(office), Ok(day), Ok(share)) =
        (std::env::var(OFFICE), std::env::var(DAY), std::env::var(SHARE))
    else {
        return;
    };
    let (place, treasurer) = share.split_once(' ').unwrap();
    let (place, treasurer): (usize, usize) = (place.parse().unwrap(), treasurer.parse().unwrap());
    let desk = Desk::new(&Office::at(Path::new(&office)), day.parse().unwrap(), treasurer);
    for sale in sales(days().len()).iter().filter(|sale| sale.day == place) {
        if sale.serial as usize % 2 == treasurer {
            desk.serve(sale);
        }
    }
}

/// The office of the year, and what is to happen in it.
struct Soaked {
    counter: Counter,
    days: Vec<Date>,
    sales: Vec<Sale>,
    expected: Year,
    kills: usize,
}

#[test]
#[ignore = "make soak"]
fn soak_a_year_of_two_treasurers_with_kills_and_a_restore_closes_to_the_rupiah_and_audits_clean() {
    let began = Instant::now();
    let mut soaked = Soaked::open();
    let mut month = soaked.days[0].first_of_month();
    for place in 0..soaked.days.len() {
        let day = soaked.days[place];
        if place > 0 && soaked.days[place - 1] < LOST && LOST < day {
            soaked.lose(place, day);
        }
        if day.first_of_month() != month {
            soaked.close_month(month, day);
            month = day.first_of_month();
        }
        soaked.work(place, day);
    }
    soaked.close_month(month, AFTER);
    println!("served in {:.0} s, {} kills", began.elapsed().as_secs_f64(), soaked.kills);
    soaked.closes_by_day();
    soaked.is_gapless();
    soaked.is_sound();
    soaked.audits_clean();
    println!("all in {:.0} s", began.elapsed().as_secs_f64());
    assert!(soaked.kills > soaked.days.len() / 20, "{} kills", soaked.kills);
}

impl Soaked {
    /// Makes the office, with small datasets of which each byte has a price.
    fn open() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let counter = Counter::open_at(folder, None);
        for (set, rows) in SETS {
            let root = format!("store/microdata/{set}");
            let _ = fs::remove_dir_all(counter.home().join(&root));
            let table = format!("{}{}", LINES[0], LINES[1].repeat(rows));
            counter.put(&format!("{root}/tabel.csv"), table.as_bytes());
        }
        let read = |name: &str| fs::read_to_string(counter.home().join(name)).unwrap();
        let tariffs = read("catalog/tariffs.csv")
            .replace(",0,byte,1000000,20000,flat,", &format!(",0,byte,1,{RATE},flat,"))
            .replace(",1000000,byte,1000,20,", &format!(",1,byte,1,{RATE},"));
        counter.put("catalog/tariffs.csv", tariffs.as_bytes());
        let settings = read("kemas.toml")
            .replace("require_officer = false", "require_officer = true")
            .replace("four_eyes = false", "four_eyes = true");
        counter.put("kemas.toml", format!("{settings}{PEOPLE}").as_bytes());
        counter.done(&["index"]);
        let days = days();
        let sales = sales(days.len());
        let expected = Year::of(&sales, &days);
        Self { counter, days, sales, expected, kills: 0 }
    }

    fn ledger(&self) -> Ledger {
        Ledger::open(&self.counter.home().join("ledger.db")).unwrap()
    }

    /// A working day: both treasurers serve at the same time; in the evening money is put right, paid back, deposited or
    /// handed over.
    fn work(&mut self, place: usize, day: Date) {
        self.serve_together(place, day);
        let office = Office::at(&self.counter.home());
        let desks = [0, 1].map(|treasurer| Desk::new(&office, day, treasurer));
        for sale in &self.sales {
            let desk = &desks[sale.serial as usize % 2];
            if sale.day + 1 == place {
                desk.put_right(sale);
            }
            if sale.day + PAID_BACK_AFTER == place && sale.too_much() > 0 && sale.is_paid_back() {
                desk.refund(sale);
            }
        }
        let treasurer = place / 10 % 2;
        if is_deposited(place) {
            let since = self.expected.cash[place - 1];
            let today = self.sales.iter().filter(|sale| sale.day == place);
            let taken = Year::of(&today.copied().collect::<Vec<_>>(), &self.days);
            let taken: u64 = taken.months.values().map(|month| month.received).sum();
            assert_eq!(desks[treasurer].deposit(), since + taken, "{day}");
        } else if changes_hands(place) {
            let [from, to] = [TREASURERS[treasurer], TREASURERS[1 - treasurer]];
            let count = pieces(self.expected.cash[place]);
            let words = ["cash", "--count", &count, "--to", to, "--by", from];
            let done = on(&self.counter, &day.to_string(), &words).done();
            assert_eq!(done["total"], self.expected.cash[place], "{day}");
            assert_eq!(done["count"]["result"], "cocok", "{done}");
        }
    }

    /// Runs the processes of both treasurers. Of some days one is killed at any moment, and goes on.
    fn serve_together(&mut self, place: usize, day: Date) {
        let start = |treasurer: usize| -> Child {
            Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "soaked_year::writer", "--nocapture"])
                .env(OFFICE, self.counter.home())
                .env(DAY, day.to_string())
                .env(SHARE, format!("{place} {treasurer}"))
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        };
        let mut running = [start(0), start(1)];
        let random = scattered(1_000_000 + place as u64);
        let mut kills = 0;
        for round in 0..random % 3 {
            let (victim, wait) = ((random >> 8 >> round & 1) as usize, random >> 16 >> (8 * round));
            std::thread::sleep(Duration::from_millis(50 + wait % 600));
            if running[victim].try_wait().unwrap().is_none() {
                // After SIGKILL no code of the process runs any more.
                running[victim].kill().unwrap();
                running[victim].wait().unwrap();
                running[victim] = start(victim);
                kills += 1;
            }
        }
        for child in &mut running {
            assert!(child.wait().unwrap().success(), "{day}");
        }
        self.kills += kills;
    }

    /// Makes a backup, works a day, and loses it: the last numbers of the paper register close the series.
    fn lose(&mut self, place: usize, day: Date) {
        let eve = self.days[place - 1].to_string();
        let folder = self.counter.outside("cadangan");
        let to = folder.to_str().unwrap();
        let made = on(&self.counter, &eve, &["backup", "--to", to]).done();
        self.work(place, LOST);
        let last = SeriesKind::ALL.map(|kind| {
            let number = self.ledger().last_number(kind).unwrap().unwrap();
            format!("{}={number}", kind.as_str())
        });
        self.counter.put("ledger.db", b"rusak");
        for part in ["ledger.db-wal", "ledger.db-shm"] {
            let _ = fs::remove_file(self.counter.home().join(part));
        }
        let mut words = vec!["restore", made["path"].as_str().unwrap(), "--by", "Petugas A"];
        words.extend(["--because", "disk rusak"]);
        words.extend(last.iter().flat_map(|last| ["--last", last]));
        let back = on(&self.counter, &day.to_string(), &words).done();
        assert_eq!(back["holes"].as_array().unwrap().len(), 4, "{back}");
        fs::remove_dir_all(back["before"].as_str().unwrap()).unwrap();
        fs::remove_dir_all(folder).unwrap();
    }

    /// Closes the month of a day on a later day with its cash, and compares its sums.
    fn close_month(&self, of: Date, today: Date) {
        let expected = &self.expected.months[&of];
        let (month, count) = (of.strftime("%Y-%m").to_string(), pieces(expected.closing));
        let words = ["close-month", &month, "--cash-count", &count, "--by", TREASURERS[0]];
        let close = on(&self.counter, &today.to_string(), &words).done();
        let sum = |key: &str| close[key].as_u64().unwrap();
        let of_receipts = |key: &str| close["receipts"][key].as_u64().unwrap();
        let lines = |key: &str| close[key].as_array().unwrap().len();
        let ledger = self.ledger();
        let days = of.series(jiff::ToSpan::day(1)).take_while(|day| day.month() == of.month());
        let refunds = days.map(|day| ledger.day_close(day).unwrap().refunds_total.0);
        let found = Month {
            opening: sum("opening"),
            received: sum("received"),
            paid_out: sum("paid_out"),
            closing: sum("closing"),
            simponi: sum("simponi_total"),
            receipts: of_receipts("total"),
            receipts_cash: of_receipts("cash"),
            reversed: of_receipts("reversed"),
            voids: lines("voids"),
            amendments: lines("amendments"),
            refunded: refunds.sum(),
        };
        assert_eq!(&found, expected, "{month}");
        assert_eq!(
            (&close["is_whole"], &close["count"]["result"]),
            (&json!(true), &json!("cocok"))
        );
        println!("{month}: {found:?}");
    }

    /// The closes of all days add up, and what was too much is paid back or owed.
    fn closes_by_day(&self) {
        let ledger = self.ledger();
        let (mut total, mut reversed) = (0, 0);
        let mut owed = 0;
        for day in self.days[0].series(jiff::ToSpan::day(1)).take_while(|day| *day < AFTER) {
            let close = ledger.day_close(day).unwrap();
            total += close.total.0;
            reversed += close.reversed_total.0;
            owed = close.overpayments_total.0;
        }
        let months = || self.expected.months.values();
        let paid: u64 = months().map(|month| month.received + month.simponi).sum();
        assert_eq!(total - reversed, paid);
        assert_eq!(owed, self.expected.owed);
        let refunded: u64 = months().map(|month| month.refunded).sum();
        println!(
            "{} requests, Rp{paid} received, Rp{refunded} paid back, Rp{owed} owed",
            self.sales.len()
        );
    }

    /// Papers and holes of each series count 1, 2, 3 and so on.
    fn is_gapless(&self) {
        let ledger = Connection::open(self.counter.home().join("ledger.db")).unwrap();
        let Papers { agreement, invoice, receipt, handover } = self.expected.papers;
        for (table, papers) in [
            ("agreement_papers", agreement),
            ("invoices", invoice),
            ("receipts", receipt),
            ("handovers", handover),
        ] {
            let serials = |sql: String| -> Vec<[i64; 2]> {
                let mut rows = ledger.prepare(&sql).unwrap();
                let cells = rows.query_map([], |row| Ok([row.get(0)?, row.get(1)?])).unwrap();
                cells.map(Result::unwrap).collect()
            };
            let mut all = serials(format!("SELECT serial, serial FROM {table}"));
            assert_eq!(all.len(), papers, "{table}");
            let holes = serials(format!("SELECT first, last FROM holes WHERE kind = '{table}'"));
            assert_eq!(holes.len(), 1, "{table}");
            all.extend(&holes);
            all.sort_unstable();
            let last = all.iter().fold(0, |last, [first, end]| {
                assert_eq!(*first, last + 1, "{table}");
                *end
            });
            println!("{table}: {papers} papers, the last one {last}, the hole {holes:?}");
        }
    }

    /// The chain holds, nothing that was attached is gone, and each row names who acted.
    fn is_sound(&self) {
        let began = Instant::now();
        let check = self.ledger().verify(None).unwrap();
        assert_eq!(check.result, "lengkap", "{check:?}");
        println!("ledger verify: {} rows in {:.2} s", check.rows, began.elapsed().as_secs_f64());
        let found =
            on(&self.counter, &AFTER.to_string(), &["ledger", "verify", "--evidence"]).done();
        assert_eq!(
            (&found["result"], &found["evidence"]["faults"]),
            (&json!("lengkap"), &json!([]))
        );
        let ledger = Connection::open(self.counter.home().join("ledger.db")).unwrap();
        let sql = "SELECT count(*) FROM chain WHERE acted_by IS NULL OR acted_by = 'tidak disebut'";
        let nameless: i64 = ledger.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(nameless, 0);
    }

    /// The bag of the year has each paper, void and hole, and verifies.
    fn audits_clean(&self) {
        let began = Instant::now();
        let out = self.counter.outside("pemeriksaan");
        let period = ["--from", "2026-01-01", "--to", "2026-12-31"];
        let words = [&["audit", "--out", out.to_str().unwrap()][..], &period].concat();
        let done = on(&self.counter, &AFTER.to_string(), &words).done();
        assert_eq!((&done["result"], &done["faults"]), (&json!("lengkap"), &json!([])));
        let count = |list: &str, key: &str, value: &str| {
            done[list].as_array().unwrap().iter().filter(|one| one[key] == value).count()
        };
        let of_kind = |kind| count("papers", "kind", kind);
        let found = Papers {
            agreement: of_kind("agreement"),
            invoice: of_kind("invoice"),
            receipt: of_kind("receipt"),
            handover: of_kind("handover"),
        };
        assert_eq!(found, self.expected.papers);
        let voids: usize = self.expected.months.values().map(|month| month.voids).sum();
        assert_eq!(
            (count("remarks", "what", "void"), count("remarks", "what", "hole")),
            (voids, 4)
        );
        let evidence = done["evidence"].as_u64().unwrap();
        let of_papers = self.expected.papers.agreement + self.days.len() / 2 - 1;
        assert!(evidence as usize > of_papers, "{evidence}");
        let bag = done["path"].as_str().unwrap();
        let verified =
            on(&self.counter, &AFTER.to_string(), &["verify", bag, "--by", "Petugas A"]).done();
        assert_eq!(verified["result"], "lengkap", "{verified}");
        assert_eq!(verified["bags"][0]["short_code"], done["seal_code"], "{verified}");
        println!(
            "audit: {voids} voids, {evidence} documents, in {:.0} s",
            began.elapsed().as_secs_f64()
        );
    }
}

/// Returns an amount as counted cash: notes of Rp1.000, and coins of Rp50.
fn pieces(amount: u64) -> String {
    match amount {
        0 => "0".to_owned(),
        _ => format!("1000={},50={}", amount / 1000, amount % 1000 / 50),
    }
}
