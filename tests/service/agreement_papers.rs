//! Agreements (SPPD) as numbered papers, and the picture in the letterhead of all papers.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, signed_scan};
use crate::money::words;

const SECOND: &str = "8100-2026-0002";

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn survey() -> Value {
    json!([both()[0]])
}

/// Approves a request; returns the number of its agreement and the path of the paper.
fn approved(counter: &Counter, number: &str, items: Value) -> (String, String) {
    let file = counter.request(number, items);
    let answer = counter.done(&["approve", &file, "--by", "Petugas A"]);
    (text(&answer["agreement"]), text(&answer["path"]))
}

fn own(serial: u32) -> String {
    format!("SPPD-{serial:03}/81000/HM.340/11/2026")
}

#[test]
fn an_agreement_has_a_number_of_its_own_series_and_keeps_it() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let (first, path) = approved(&counter, NUMBER, both());
    assert_eq!(first, own(1));
    assert!(words(&json!(path)).contains(&first));
    let bytes = fs::read(&path).unwrap();
    for given in [NUMBER, &first] {
        fs::remove_file(&path).unwrap();
        let again = counter.done(&["print", "agreement", given]);
        assert_eq!(
            [&again["number"], &again["request"], &again["path"]],
            [&json!(first), &json!(NUMBER), &json!(path)]
        );
        assert!(fs::read(&path).unwrap() == bytes, "{given} prints other bytes");
    }
    assert_eq!(approved(&counter, SECOND, survey()).0, own(2));
    // The same version keeps its number; a new version gets the next one, and its paper takes the old one's place.
    assert_eq!(approved(&counter, NUMBER, both()).0, own(1));
    let (new, new_path) = approved(&counter, NUMBER, survey());
    assert_eq!((&new, &new_path), (&own(3), &path));
    let of_request = counter.done(&["print", "agreement", NUMBER]);
    assert_eq!((&of_request["number"], &of_request["path"]), (&json!(new), &json!(path)));
    let old = counter.done(&["print", "agreement", &first]);
    assert_ne!(old["path"], json!(path));
    assert!(words(&old["path"]).contains(&first) && !words(&old["path"]).contains(&new));
    // Neither of the papers as they were printed is a scan of a signed one.
    for print in [&path, &text(&old["path"])] {
        let agree = ["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", print];
        let refused = counter.fails(&agree);
        assert!(text(&refused["message"]).contains("without a signature"), "{print}: {refused}");
    }
    // Other papers count for themselves.
    let scan = counter.scan("sppd.pdf");
    counter.done(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan]);
    assert!(text(&counter.done(&["invoice", NUMBER])["number"]).starts_with("B-001/"));
}

#[test]
fn an_agreement_that_is_not_there_is_named() {
    let counter = Counter::open();
    counter.done(&["index"]);
    counter.done(&["return", &counter.request(NUMBER, both()), "--note", "lengkapi"]);
    let unknown = own(9);
    for (arguments, code, part) in [
        (vec!["print", "agreement", &unknown], "state", "there is no agreement SPPD-009/"),
        (vec!["print", "agreement", NUMBER], "state", "has no agreement with a number"),
        (vec!["print", "agreement", SECOND], "state", "has no agreement with a number"),
        (vec!["print", "agreement", NUMBER, "--serial", "1"], "usage", "only an addendum"),
    ] {
        let error = counter.fails(&arguments);
        assert_eq!(error["code"], code, "{arguments:?}: {error}");
        assert!(text(&error["message"]).contains(part), "{arguments:?}: {error}");
    }
}

/// Returns a PNG of 2 by 2 pixels.
fn png() -> Vec<u8> {
    use std::io::Write;
    let chunk = |name: &[u8], data: &[u8]| {
        let named = [name, data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&named);
        let length = u32::try_from(data.len()).unwrap();
        [&length.to_be_bytes()[..], &named, &crc.sum().to_be_bytes()].concat()
    };
    let mut pixels = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    pixels.write_all(&[0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 10, 11, 12]).unwrap();
    let head = [0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0];
    let parts = [chunk(b"IHDR", &head), chunk(b"IDAT", &pixels.finish().unwrap())];
    [&b"\x89PNG\r\n\x1a\n"[..], &parts.concat(), &chunk(b"IEND", &[])].concat()
}

fn rows(counter: &Counter) -> i64 {
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    ledger.query_row("SELECT count(*) FROM chain", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_wrong_logo_stops_papers_before_a_number_is_used_and_a_right_one_is_printed() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let settings = fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    counter.put("kemas.toml", format!("logo = \"logo.png\"\n{settings}").as_bytes());
    let logo: PathBuf = counter.home().join("logo.png");
    let (whole, before) = (png(), rows(&counter));
    let huge = [&whole[..], &vec![0; 101_000]].concat();
    let wrong: [(&str, Option<&[u8]>, &str); 5] = [
        ("missing", None, "No such file"),
        ("not an image", Some(b"ini bukan gambar"), "no PNG"),
        ("a scan", Some(&signed_scan("logo")), "no PNG"),
        ("cut", Some(&whole[..whole.len() - 20]), "damaged or cut short"),
        ("huge", Some(&huge), "100 KB"),
    ];
    for (what, bytes, part) in wrong {
        match bytes {
            Some(bytes) => fs::write(&logo, bytes).unwrap(),
            None => assert!(!logo.exists()),
        }
        for arguments in [["invoice", NUMBER].as_slice(), &["print", "agreement", NUMBER]] {
            let error = counter.fails(arguments);
            let said = format!("{} {}", text(&error["message"]), text(&error["hint"]));
            assert_eq!((&error["code"], &error["field"]), (&json!("office"), &json!("logo")));
            assert!(
                said.contains("the logo cannot be used") && said.contains(part),
                "{what}: {said}"
            );
        }
        let doctor = counter.kemas(&["--json", "doctor"]);
        assert_eq!(doctor.status, 1, "{what}");
        let doctor = doctor.json();
        let line = &doctor["checks"][0];
        assert_eq!((&line["name"], &line["result"]), (&json!("settings"), &json!("bad")), "{what}");
        assert!(text(&line["what"]).contains("logo"), "{what}: {line}");
        assert_eq!(rows(&counter), before, "{what}");
    }
    fs::write(&logo, &whole).unwrap();
    let invoice = counter.done(&["invoice", NUMBER]);
    assert!(text(&invoice["number"]).starts_with("B-001/"));
    // The picture is kept with the paper, and printed again when the file is gone.
    fs::remove_file(&logo).unwrap();
    counter.put("kemas.toml", settings.as_bytes());
    let printed = fs::read(text(&invoice["path"])).unwrap();
    counter.done(&["print", "invoice", &text(&invoice["number"])]);
    assert!(fs::read(text(&invoice["path"])).unwrap() == printed);
    let has_picture = printed.windows(6).any(|at| at == b"/Image");
    assert!(has_picture, "the invoice has no picture");
}
