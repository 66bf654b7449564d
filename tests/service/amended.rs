//! Requests that are amended after they were agreed, invoiced or paid: dearer, cheaper, at the same price, unpaid,
//! after packing, twice, and back to what they were.

use std::fs;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, request, signed_scan};

const SURVEY: &str = "susenas-2025-03-kor-81";
const BECAUSE: &str = "pemohon menambah peta";
/// The price of one map.
const MAP: u64 = 70_000;

fn survey() -> Value {
    json!([{"id": SURVEY}])
}

/// Writes the changed request and amends it.
fn amend(counter: &Counter, items: Value) -> Value {
    let file = counter.request(NUMBER, items);
    counter.done(&amending(&file))
}

fn amending(file: &str) -> [&str; 8] {
    ["request", "amend", NUMBER, file, "--by", "Petugas A", "--because", BECAUSE]
}

/// Signs the addendum with this serial.
fn sign(counter: &Counter, serial: u32) {
    let scan = counter.outside(&format!("adendum-{serial}-bertanda-tangan.pdf"));
    fs::write(&scan, signed_scan(&format!("tanda tangan {serial}"))).unwrap();
    let scan = scan.to_str().unwrap();
    counter.done(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", scan]);
}

fn issued(counter: &Counter, words: &[&str]) -> (String, u64) {
    let paper = counter.done(words);
    (paper["number"].as_str().unwrap().to_owned(), paper["amount"].as_u64().unwrap())
}

fn pay(counter: &Counter, invoice: &str) {
    counter.done(&["pay", invoice, "--cash", "--treasurer", "Maria Tuasikal"]);
}

fn packed(counter: &Counter, medium: &str) {
    counter.done(&["pack", NUMBER, "--to", medium]);
    counter.done(&["verify", medium]);
}

fn state(counter: &Counter) -> (Value, Value, Value) {
    let state = counter.done(&["status", NUMBER])["standing"].clone();
    (state["goods"].clone(), state["money"].clone(), state["stage"].clone())
}

/// Hands over and closes; returns the handover note as the ledger has it.
fn ended(counter: &Counter, price: u64) -> Value {
    let (note, amount) = issued(counter, &["handover", NUMBER]);
    assert_eq!(amount, price);
    counter.done(&["print", "handover", &note]);
    let late = counter.fails(&amending(&counter.request(NUMBER, json!([{"id": "lain"}]))));
    let hint = late["hint"].as_str().unwrap();
    assert!(hint.contains("kemas correct") && hint.contains("new number"), "{late}");
    counter.done(&["close", NUMBER]);
    let closed = counter.fails(&amending(&counter.request(NUMBER, survey())));
    assert!(closed["message"].as_str().unwrap().contains("was closed"), "{closed}");
    assert_eq!(counter.done(&["ledger", "verify"])["faults"], json!([]));
    let ledger = rusqlite::Connection::open(counter.home().join("ledger.db")).unwrap();
    let sql = "SELECT body FROM handovers WHERE number = ?1";
    let body: String = ledger.query_row(sql, [note], |row| row.get(0)).unwrap();
    serde_json::from_str(&body).unwrap()
}

#[test]
fn a_dearer_request_is_charged_the_difference() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let (first, price) = issued(&counter, &["invoice", NUMBER]);
    pay(&counter, &first);
    let medium = counter.medium("usb");
    packed(&counter, &medium);

    let file = counter.request(NUMBER, both());
    let refused = counter.fails(&["approve", &file, "--by", "Petugas A"]);
    assert!(refused["hint"].as_str().unwrap().contains("kemas request amend"), "{refused}");

    let amended = amend(&counter, both());
    assert_eq!((&amended["serial"], &amended["is_addendum"]), (&json!(1), &json!(true)));
    assert!(amended["path"].as_str().unwrap().ends_with("/adendum-1.pdf"), "{amended}");
    assert_eq!((&amended["paid"], &amended["due"]), (&json!(price), &json!(price + MAP)));
    assert_eq!((&amended["invoice"]["amount"], &amended["claim"]), (&json!(MAP), &Value::Null));
    let undone = amended["undoes"].as_array().unwrap().iter().map(|one| one["what"].clone());
    assert_eq!(json!(undone.collect::<Vec<_>>()), json!(["approval", "agreement", "bags"]));
    assert_eq!(state(&counter), (json!("approved"), json!("invoiced"), json!("open")));
    let second = amended["invoice"]["number"].as_str().unwrap();

    // The same again changes nothing, and the request is bound to amendments.
    let same = counter.fails(&amending(&file));
    assert!(same["message"].as_str().unwrap().contains("asks already"), "{same}");
    for words in [
        &["pack", NUMBER, "--to", &medium][..],
        &["handover", NUMBER],
        &["return", NUMBER, "--note", "ulang"],
        &["pay", &first, "--cash", "--treasurer", "Maria Tuasikal"],
        &["approve", &counter.request(NUMBER, survey()), "--by", "Petugas A"],
    ] {
        assert_eq!(counter.fails(words)["code"], "state", "{words:?}");
    }

    sign(&counter, 1);
    // What was packed before the amendment does not serve the handover.
    let early = counter.fails(&["handover", NUMBER]);
    assert!(early["message"].as_str().unwrap().contains("is not packed"), "{early}");
    pay(&counter, second);
    counter.done(&["receipt", second]);
    let medium = counter.medium("usb-2");
    packed(&counter, &medium);
    let text = fs::read_to_string(tagihan(&medium)).unwrap();
    assert!(text.contains("TAGIHAN TAMBAHAN") && text.contains(&first), "{text}");
    // The first invoice still lacks its receipt.
    let early = counter.fails(&["handover", NUMBER]);
    assert!(early["hint"].as_str().unwrap().contains(&first), "{early}");
    let (earlier, amount) = issued(&counter, &["receipt", &first]);
    assert_eq!(amount, price);
    let day = counter.done(&["close-day"]);
    let sums = day["tariffs"].as_array().unwrap().iter().map(|row| row["amount"].as_u64().unwrap());
    assert_eq!((sums.sum::<u64>(), &day["total"]), (price + MAP, &json!(price + MAP)));
    let note = ended(&counter, price + MAP);
    assert_eq!((&note["earlier_receipts"], &note["amendment"]), (&json!([earlier]), &json!(1)));
}

/// Returns the path of the invoice in the bag on a medium.
fn tagihan(medium: &str) -> std::path::PathBuf {
    let bag = fs::read_dir(medium).unwrap().map(|entry| entry.unwrap().path());
    bag.map(|bag| bag.join("dokumen/tagihan.txt")).find(|file| file.exists()).unwrap()
}

#[test]
fn a_cheaper_request_leaves_a_claim_on_the_treasury() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let (invoice, paid) = issued(&counter, &["invoice", NUMBER]);
    pay(&counter, &invoice);
    counter.done(&["receipt", &invoice]);
    let amended = amend(&counter, survey());
    let claim = json!({
        "request": NUMBER, "buyer": "Siti Latuconsina", "paid": paid, "due": paid - MAP,
        "amount": MAP, "because": BECAUSE, "on": TODAY,
    });
    assert_eq!((&amended["invoice"], &amended["claim"]), (&Value::Null, &claim));
    assert_eq!(state(&counter), (json!("approved"), json!("received"), json!("open")));
    assert_eq!(counter.done(&["status", NUMBER])["claim"], claim);
    assert_eq!(counter.done(&["today"])["claims"], json!([claim]));
    // Who has a claim is not forgotten.
    let kept = counter.fails(&["forget", NUMBER, "--because", "diminta"]);
    assert_eq!(kept["code"], "state", "{kept}");
    assert!(kept["message"].as_str().unwrap().contains("the treasury owes"), "{kept}");
    let day = counter.done(&["close-day"]);
    assert_eq!((&day["claims"], &day["claims_total"]), (&json!([claim]), &json!(MAP)));
    let table = fs::read_to_string(day["csv"].as_str().unwrap()).unwrap();
    assert!(table.contains("\"kelebihan-bayar\",\"8100-2026-0001\""), "{table}");
    for words in [["status", NUMBER].as_slice(), &["today"], &["close-day"]] {
        let text = counter.kemas(words).stdout;
        assert!(text.contains("the treasury owes Rp70.000 to Siti Latuconsina"), "{text}");
    }
    let refused = counter.fails(&["invoice", NUMBER]);
    assert!(refused["message"].as_str().unwrap().contains("needs no invoice"), "{refused}");
    sign(&counter, 1);
    packed(&counter, &counter.medium("usb"));
    let note = ended(&counter, paid - MAP);
    assert!(note["earlier_receipts"].is_null(), "{note}");
    assert_eq!(counter.done(&["today"])["claims"], json!([claim]));
}

#[test]
fn an_amendment_at_the_same_price_needs_no_invoice_and_its_reason_serves_the_verdict() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let (invoice, price) = issued(&counter, &["invoice", NUMBER]);
    pay(&counter, &invoice);
    // Another regency than the one that the use states.
    let mut items = both();
    items[1]["region"] = "8103".into();
    let amended = amend(&counter, items);
    assert_ne!(amended["verdict"], "sesuai");
    assert_eq!((&amended["paid"], &amended["due"]), (&json!(price), &json!(price)));
    assert_eq!((&amended["invoice"], &amended["claim"]), (&Value::Null, &Value::Null));
    assert_eq!(state(&counter), (json!("approved"), json!("paid"), json!("open")));
    let text = counter.kemas(&["status", NUMBER]).stdout;
    assert!(text.contains(&format!("kemas receipt {invoice}")), "{text}");
    counter.done(&["receipt", &invoice]);
    sign(&counter, 1);
    packed(&counter, &counter.medium("usb"));
    ended(&counter, price);
}

#[test]
fn an_unpaid_invoice_is_replaced_by_a_whole_one() {
    let counter = Counter::open();
    let file = counter.request(NUMBER, survey());
    counter.done(&["index"]);
    counter.done(&["approve", &file, "--by", "Petugas A"]);
    let (first, price) = issued(&counter, &["invoice", NUMBER]);
    // Nothing is signed yet: the whole agreement is written anew.
    let amended = amend(&counter, both());
    assert!(amended["path"].as_str().unwrap().ends_with("/sppd.pdf"), "{amended}");
    for nothing in ["paid", "due", "invoice", "claim"] {
        assert_eq!(amended[nothing], Value::Null, "{nothing}");
    }
    assert!(amended["undoes"].as_array().unwrap().iter().any(|one| one["number"] == *first));
    assert_eq!(state(&counter), (json!("approved"), json!("quoted"), json!("open")));
    let late = counter.fails(&["pay", &first, "--cash", "--treasurer", "Maria Tuasikal"]);
    assert!(late["message"].as_str().unwrap().contains("has changed since"), "{late}");
    sign(&counter, 1);
    // Signed, and amended again: from now on an addendum.
    let amended = amend(&counter, json!([both()[1]]));
    assert_eq!((&amended["serial"], &amended["is_addendum"]), (&json!(2), &json!(true)));
    let (second, amount) = issued(&counter, &["invoice", NUMBER]);
    assert_eq!(amount, MAP);
    assert_ne!(price, MAP);
    pay(&counter, &second);
    counter.done(&["receipt", &second]);
    sign(&counter, 2);
    packed(&counter, &counter.medium("usb"));
    ended(&counter, MAP);
}

#[test]
fn an_amendment_is_amended_back_and_earlier_steps_do_not_count_again() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let (first, price) = issued(&counter, &["invoice", NUMBER]);
    pay(&counter, &first);
    counter.done(&["receipt", &first]);
    let medium = counter.medium("usb");
    packed(&counter, &medium);
    let dearer = amend(&counter, both());
    let second = dearer["invoice"]["number"].as_str().unwrap();
    let back = amend(&counter, survey());
    assert_eq!((&back["serial"], &back["due"]), (&json!(2), &json!(price)));
    assert_eq!((&back["invoice"], &back["claim"]), (&Value::Null, &Value::Null));
    let late = counter.fails(&["pay", second, "--cash", "--treasurer", "Maria Tuasikal"]);
    assert_eq!(late["code"], "state", "{late}");
    assert_eq!(state(&counter), (json!("approved"), json!("received"), json!("open")));
    assert_eq!(counter.fails(&["handover", NUMBER])["code"], "state");
    sign(&counter, 2);
    assert_eq!(state(&counter).0, "agreed");
    packed(&counter, &counter.medium("usb-2"));
    ended(&counter, price);
}

#[test]
fn each_amendment_counts_all_that_was_paid() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let (first, price) = issued(&counter, &["invoice", NUMBER]);
    pay(&counter, &first);
    counter.done(&["receipt", &first]);
    let second = amend(&counter, both())["invoice"]["number"].as_str().unwrap().to_owned();
    // A supplementary invoice that became void is issued anew over the same difference.
    counter.done(&["void", "invoice", &second, "--because", "salah cetak"]);
    assert_eq!(state(&counter).1, "quoted");
    let (second, amount) = issued(&counter, &["invoice", NUMBER]);
    assert_eq!((amount, issued(&counter, &["invoice", NUMBER])), (MAP, (second.clone(), MAP)));
    // Of the first receipt another one is written, though the second invoice is not paid.
    let (receipt, _) = issued(&counter, &["receipt", &first]);
    counter.done(&["void", "receipt", &receipt, "--because", "salah cetak"]);
    pay(&counter, &second);
    counter.done(&["receipt", &second]);
    counter.done(&["receipt", &first]);

    let cheaper = amend(&counter, json!([both()[1]]));
    assert_eq!((&cheaper["paid"], &cheaper["due"]), (&json!(price + MAP), &json!(MAP)));
    assert_eq!(cheaper["claim"]["amount"], json!(price));
    // Dearer than that again: the claim of the amendment before is replaced.
    let again = amend(&counter, survey());
    assert_eq!((&again["serial"], &again["claim"]["amount"]), (&json!(3), &json!(MAP)));
    assert_eq!(counter.done(&["today"])["claims"].as_array().unwrap().len(), 1);
    sign(&counter, 3);
    packed(&counter, &counter.medium("usb"));
    let note = ended(&counter, price);
    assert_eq!(note["earlier_receipts"].as_array().unwrap().len(), 1);
}

#[test]
fn an_amended_request_is_cancelled_and_what_was_paid_stays() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let (first, _) = issued(&counter, &["invoice", NUMBER]);
    pay(&counter, &first);
    let second = amend(&counter, both())["invoice"]["number"].clone();
    let cancelled = counter.done(&["cancel", NUMBER, "--because", "tidak jadi"]);
    assert_eq!(cancelled["voids"][0]["number"], second);
    assert!(cancelled["note"].as_str().unwrap().contains(&first), "{cancelled}");
    counter.done(&["receipt", &first]);
    counter.done(&["ledger", "verify"]);
}

#[test]
fn an_amendment_keeps_its_requester() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let file = counter.outside("lain.json");
    for (field, value) in [("name", "Ani Sopacua"), ("email", "ani@example.ac.id")] {
        let mut other = request(NUMBER, both());
        other["requester"][field] = value.into();
        fs::write(&file, other.to_string()).unwrap();
        let error = counter.fails(&amending(file.to_str().unwrap()));
        assert_eq!((&error["code"], &error["field"]), (&json!("state"), &json!("number")));
    }
    // Other fields of the person may change.
    let mut moved = request(NUMBER, both());
    moved["requester"]["phone"] = "0811111111".into();
    fs::write(&file, moved.to_string()).unwrap();
    let amended = counter.done(&amending(file.to_str().unwrap()));
    assert!(amended["changed"].as_array().unwrap().iter().any(|c| c["field"] == "requester.phone"));
}

#[test]
fn a_misspelt_name_is_corrected_without_a_new_price() {
    let counter = Counter::open();
    let asks = |name: &str, institution: &str| {
        let mut asked = request(NUMBER, survey());
        asked["requester"]["name"] = name.into();
        asked["requester"]["institution"] = institution.into();
        let file = counter.outside("benar.json");
        fs::write(&file, asked.to_string()).unwrap();
        file.to_str().unwrap().to_owned()
    };
    // Approved only: the new version takes its place.
    let wrong = asks("Siti Latuconsena", "Universitas Patimura");
    counter.done(&["index"]);
    counter.done(&["approve", &wrong, "--by", "Petugas A"]);
    let right = asks("Siti Latuconsina", "Universitas Patimura");
    let approved = counter.done(&["approve", &right, "--by", "Petugas A"]);
    assert_eq!(approved["changed"][0]["field"], "requester.name");

    // Agreed and paid, also where the price would be another one today: an addendum, and nothing to pay or to claim.
    sign(&counter, 1);
    let (invoice, price) = issued(&counter, &["invoice", NUMBER]);
    pay(&counter, &invoice);
    let tariffs = fs::read_to_string(counter.home().join("catalog/tariffs.csv")).unwrap();
    counter.put("catalog/tariffs.csv", tariffs.replace("20000,", "10000,").as_bytes());
    let amended = counter.done(&amending(&asks("Siti Latukonsina", "Universitas Pattimura")));
    assert!(amended["path"].as_str().unwrap().ends_with("adendum-1.pdf"), "{amended}");
    assert_eq!((&amended["paid"], &amended["due"]), (&json!(price), &json!(price)));
    assert_eq!((&amended["invoice"], &amended["claim"]), (&Value::Null, &Value::Null));
    counter.put("catalog/tariffs.csv", tariffs.as_bytes());
    assert_eq!(counter.done(&["ledger", "verify"])["faults"], json!([]));
    counter.done(&["receipt", &invoice]);
    sign(&counter, 2);
    packed(&counter, &counter.medium("usb"));
    ended(&counter, price);
}

#[test]
fn an_addendum_is_signed_on_a_day_and_scan_of_its_own() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let tomorrow = |words: &[&str]| counter.done(&[words, &["--today", "2026-11-25"]].concat());
    let file = counter.request(NUMBER, both());
    let amended = tomorrow(&amending(&file));
    let signing = |day: &str, scan: &str| {
        let agree = ["agree", NUMBER, "--signed-by", "Siti", "--on", day, "--scan", scan];
        let days = ["--today", "2026-11-25"];
        counter.fails(&[&agree[..], &days].concat())
    };
    let signed = counter.outside("adendum-bertanda-tangan.pdf");
    fs::write(&signed, signed_scan("tanda tangan pada adendum")).unwrap();
    let signed = signed.to_str().unwrap();
    let early = signing(TODAY, signed);
    assert_eq!((&early["code"], &early["field"]), (&json!("usage"), &json!("--on")), "{early}");
    let before = counter.outside("sppd.pdf");
    let printed = counter.home().join("papers").join(NUMBER).join("sppd.pdf");
    for scan in
        [before.to_str().unwrap(), printed.to_str().unwrap(), amended["path"].as_str().unwrap()]
    {
        let wrong = signing("2026-11-25", scan);
        assert_eq!(
            (&wrong["code"], &wrong["field"]),
            (&json!("state"), &json!("--scan")),
            "{wrong}"
        );
    }
    let on = "2026-11-25";
    // The same scan of the addendum may be entered again, with another name.
    for name in ["Siti", "Siti Latuconsina"] {
        tomorrow(&["agree", NUMBER, "--signed-by", name, "--on", on, "--scan", signed]);
    }
}

#[test]
fn an_amendment_names_the_rules_and_what_is_not_held() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let mut items = both();
    items[1]["region"] = "8103".into();
    let file = counter.request(NUMBER, items);
    fs::remove_dir_all(counter.home().join("store/peta/2025-1/desa")).unwrap();
    counter.kemas(&["index", "--accept-loss"]);
    let text = counter.kemas(&amending(&file)).stdout;
    assert!(text.contains("K07") && text.contains("the data folders have nothing of it"), "{text}");
}

#[test]
fn a_lost_addendum_is_printed_again_and_an_approval_leaves_what_was_signed() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let again = ["approve", NUMBER, "--by", "Petugas A"];
    let signed = counter.done(&again);
    assert_eq!((&signed["signed_on"], &signed["is_addendum"]), (&json!(TODAY), &json!(false)));
    let none = counter.fails(&["print", "addendum", NUMBER]);
    assert_eq!(none["code"], "state", "{none}");
    let papers = counter.home().join("papers").join(NUMBER);
    let agreement = fs::read(papers.join("sppd.pdf")).unwrap();

    let file = counter.request(NUMBER, both());
    let amended = counter.done(&amending(&file));
    let addendum = papers.join("adendum-1.pdf");
    let first = fs::read(&addendum).unwrap();
    let hint = counter.fails(&amending(&file))["hint"].clone();
    assert!(hint.as_str().unwrap().contains("kemas print addendum"), "{hint}");
    fs::remove_file(&addendum).unwrap();
    let printed = counter.done(&["print", "addendum", NUMBER]);
    assert_eq!((&printed["path"], &printed["serial"]), (&amended["path"], &json!(1)));
    assert_eq!(fs::read(&addendum).unwrap(), first);
    // An approval of the amended request writes the addendum anew, and leaves the agreement.
    fs::remove_file(&addendum).unwrap();
    let approved = counter.done(&again);
    assert_eq!((&approved["path"], &approved["is_addendum"]), (&amended["path"], &json!(true)));
    assert_eq!(approved["signed_on"], Value::Null);
    assert_eq!(fs::read(&addendum).unwrap(), first);
    sign(&counter, 1);
    let text = counter.kemas(&again).stdout;
    assert!(text.contains("Signed already on") && !text.contains("to be signed"), "{text}");
    // What was signed is the addendum; where it is gone, its scan is named.
    let signed = counter.done(&again);
    assert_eq!((&signed["path"], &signed["is_addendum"]), (&amended["path"], &json!(true)));
    fs::remove_file(&addendum).unwrap();
    let scan = counter.done(&again)["path"].as_str().unwrap().to_owned();
    assert_eq!(fs::read(scan).unwrap(), signed_scan("tanda tangan 1"));
    assert_eq!(fs::read(papers.join("sppd.pdf")).unwrap(), agreement);

    // After a second amendment the first addendum is still the same.
    amend(&counter, json!([both()[1]]));
    let second = counter.done(&["print", "addendum", NUMBER]);
    assert_eq!(second["serial"], 2);
    counter.done(&["print", "addendum", NUMBER, "--serial", "1"]);
    assert_eq!(fs::read(&addendum).unwrap(), first);
    assert_eq!(counter.fails(&["print", "addendum", NUMBER, "--serial", "3"])["code"], "state");
}
