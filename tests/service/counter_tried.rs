//! What was once tried at the counter and came out wrong, each with the test in which it comes out right now.
//!
//! | tried | test |
//! |---|---|
//! | a wrong NTPN stayed | `put_right::a_wrong_ntpn_is_put_right_also_after_the_request_is_closed` |
//! | a payment stayed on the wrong invoice | `moved_payments::a_payment_moves_to_the_invoice_that_was_paid_and_the_wrong_one_can_be_paid` |
//! | papers were dated before their request | `paper_days::an_invoice_is_not_dated_before_its_request_was_received_approved_and_signed` |
//! | papers of a machine in UTC bore another day | [`papers_of_a_machine_in_utc_bear_the_day_of_the_office`] |
//! | a deleted tariff row sold 50 MB for Rp20.000 | `tariffs::a_deleted_row_sells_no_megabytes_for_the_price_of_one` |
//! | a set had two prices, as DBF and as CSV | `one_price::a_set_costs_the_same_as_dbf_and_as_csv` |
//! | cash was taken while a SIMPONI code was open | `put_right::cash_is_not_taken_while_a_billing_code_can_be_paid` |
//! | such a code was paid as well | `overpayments::a_code_that_was_paid_after_the_cash_is_an_overpayment_that_the_treasury_pays_back` |
//! | a restore gave a number out again | `kept::after_a_restore_no_number_is_given_out_twice_and_verify_tells_the_hole` |
//! | a lost scan was not missed | `evidence::nothing_is_packed_or_handed_over_under_a_scan_that_is_gone_or_changed` |
//! | all scans and papers were gone, and not missed | [`scans_and_papers_that_are_all_gone_are_told_and_nothing_is_packed_or_handed_over`] |
//! | `forget` on the day of sale took the evidence | `retention::on_the_day_of_sale_papers_scan_and_payer_stay` |
//! | any file passed as a signed scan | `evidence::what_is_no_whole_scan_is_refused_and_leaves_nothing` |
//! | the unsigned SPPD passed as one | `evidence::the_unsigned_paper_is_no_scan_also_where_it_was_removed_from_the_disk` |
//! | a series could begin at 1 only | `paper_days::a_series_begins_where_the_register_stands_and_each_later_year_with_1` |
//! | nobody was named but on `approve` | `acts_by_name::every_act_of_a_request_bears_the_name_that_was_given_with_it` |
//! | of six callers for one receipt five got errors | `together::six_callers_for_one_paper_all_get_it` |

use std::fs;
use std::process::Command;

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, request};
use crate::money::words;
use crate::put_right::invoice_of;

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// Runs a command on the day of the clock, on a machine whose zone is UTC.
fn in_utc(counter: &Counter, arguments: &[&str]) -> Value {
    let home = counter.home();
    let output = Command::new(env!("CARGO_BIN_EXE_kemas"))
        .args(["--lang", "en", "--json", "--office", home.to_str().unwrap()])
        .args(arguments)
        .env("TZ", "UTC")
        .env_remove("KEMAS_PETUGAS")
        .output()
        .unwrap();
    let answer = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {answer}");
    serde_json::from_str(&answer).unwrap()
}

#[test]
fn papers_of_a_machine_in_utc_bear_the_day_of_the_office() {
    // Whatever the hour, the day of one of these zones is not that of UTC; in the morning of Ambon it is not either.
    let day = |zone: &TimeZone| zone.to_datetime(Timestamp::now()).date();
    let zones = ["Pacific/Kiritimati", "Etc/GMT+12"];
    let [zone, _] = {
        let mut both = zones.map(|name| (name, TimeZone::get(name).unwrap()));
        both.sort_by_key(|(_, zone)| day(zone) == day(&TimeZone::UTC));
        both
    };
    let counter = Counter::open();
    let settings = fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    counter.put("kemas.toml", settings.replace("Asia/Jayapura", zone.0).as_bytes());
    let first = day(&zone.1);
    assert_ne!(first, day(&TimeZone::UTC));
    let mut asked = request(NUMBER, both());
    asked["received_on"] = json!(first);
    let file = counter.outside("permintaan.json");
    fs::write(&file, asked.to_string()).unwrap();
    in_utc(&counter, &["index"]);
    in_utc(&counter, &["approve", file.to_str().unwrap(), "--by", "Petugas A"]);
    let scan = counter.scan("sppd.pdf");
    let signed = ["--signed-by", "Siti", "--on", &first.to_string(), "--scan", &scan];
    in_utc(&counter, &[&["agree", NUMBER][..], &signed].concat());
    let invoice = in_utc(&counter, &["invoice", NUMBER]);
    let number = invoice["number"].as_str().unwrap();
    in_utc(&counter, &["pay", number, "--cash", "--treasurer", "Maria"]);
    let receipt = in_utc(&counter, &["receipt", number]);
    let closed = in_utc(&counter, &["close-day"]);
    // A night may have passed since.
    let days = [first, day(&zone.1)];
    let written = |day: Date| {
        format!(
            "{} {} {}",
            day.day(),
            MONTHS[usize::from(day.month().unsigned_abs()) - 1],
            day.year()
        )
    };
    for paper in [&invoice, &receipt, &closed] {
        let text = words(&paper["path"]);
        assert!(days.iter().any(|day| text.contains(&written(*day))), "{days:?}: {text}");
    }
    assert!(days.iter().any(|day| closed["number"] == json!(day)), "{closed}");
}

#[test]
fn scans_and_papers_that_are_all_gone_are_told_and_nothing_is_packed_or_handed_over() {
    let counter = Counter::open();
    let second = "8100-2026-0002";
    let (first, other) = (invoice_of(&counter, NUMBER), invoice_of(&counter, second));
    let scan = counter.scan("bpn.pdf");
    let ntpn = ["--ntpn", "ABCDEFGH12345678", "--treasurer", "Maria", "--evidence", &scan];
    counter.done(&[&["pay", &first][..], &ntpn].concat());
    counter.done(&["pay", &other, "--cash", "--treasurer", "Maria"]);
    for invoice in [&first, &other] {
        counter.done(&["receipt", invoice]);
    }
    let [usb, packed] = ["usb-1", "usb-2"].map(|name| counter.medium(name));
    counter.done(&["pack", second, "--to", &packed]);
    counter.done(&["verify", &packed]);
    let sound = counter.done(&["ledger", "verify", "--evidence"]);
    assert_eq!((&sound["result"], &sound["evidence"]["faults"]), (&json!("lengkap"), &json!([])));

    for folder in ["papers", "agreements"] {
        fs::remove_dir_all(counter.home().join(folder)).unwrap();
    }
    let answer = counter.kemas(&["--json", "ledger", "verify", "--evidence"]);
    let found = answer.json();
    assert_eq!((answer.status, &found["result"]), (1, &json!("rusak")), "{found}");
    // The scans of both agreements, and the bank's proof.
    assert_eq!(found["evidence"]["faults"].as_array().unwrap().len(), 3, "{found}");
    for words in [&["pack", NUMBER, "--to", &usb][..], &["handover", second]] {
        let error = counter.fails(words);
        assert_eq!(error["code"], "state", "{error}");
        assert!(error["file"].as_str().unwrap().contains("/agreements/"), "{error}");
        assert!(error["hint"].as_str().unwrap().contains("kemas agree"), "{error}");
    }
    assert_eq!(fs::read_dir(&usb).unwrap().count(), 0);
    // With the scans back all goes on; papers are printed again from the ledger.
    let own = counter.outside("sppd.pdf");
    let signed = ["--signed-by", "Siti", "--on", TODAY, "--scan", own.to_str().unwrap()];
    for number in [NUMBER, second] {
        counter.done(&[&["agree", number][..], &signed].concat());
    }
    counter.done(&["pack", NUMBER, "--to", &usb]);
    counter.done(&["handover", second]);
    let printed = counter.done(&["print", "invoice", &first]);
    assert!(words(&printed["path"]).contains(&first), "{printed}");
    counter.done(&["attach", NUMBER, "bpn", &scan]);
    assert_eq!(counter.done(&["ledger", "verify", "--evidence"])["result"], "lengkap");
}
