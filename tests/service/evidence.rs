//! Evidence: documents that prove steps, kept whole, and found when they are not.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, request, signed_scan};

/// Writes a file outside of the office, and returns its path.
fn file(counter: &Counter, name: &str, bytes: &[u8]) -> String {
    let path = counter.outside(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn evidence_folder(counter: &Counter, of: &str) -> PathBuf {
    counter.home().join("papers").join(of).join("bukti")
}

fn agreeing<'a>(number: &'a str, scan: &'a str) -> [&'a str; 8] {
    ["agree", number, "--signed-by", "Siti", "--on", TODAY, "--scan", scan]
}

/// Approves a request, without an agreement.
fn approved(counter: &Counter, number: &str, items: Value) -> String {
    let path = counter.request(number, items);
    counter.done(&["index"]);
    let answer = counter.done(&["approve", &path, "--by", "Petugas A"]);
    answer["path"].as_str().unwrap().to_owned()
}

fn survey() -> Value {
    json!([both()[0]])
}

/// The faults of `ledger verify --evidence`, as the ends of paths with what is wrong.
fn faults(counter: &Counter) -> Vec<(String, String)> {
    let answer = counter.kemas(&["--json", "ledger", "verify", "--evidence"]);
    let json = answer.json();
    let all = json["evidence"]["faults"].as_array().unwrap();
    assert_eq!(answer.status, i32::from(!all.is_empty()), "{json}");
    assert_eq!(json["result"], if all.is_empty() { "lengkap" } else { "rusak" });
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.iter().map(|fault| (text(&fault["path"]), text(&fault["what"]))).collect()
}

#[test]
fn a_document_is_kept_once_and_put_back_where_its_copy_was_lost() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    // The name says nothing; the content does.
    let scan = file(&counter, "ktp.docx", &signed_scan("KTP"));
    let attach = ["attach", NUMBER, "identitas", &scan, "--by", "Petugas A"];
    let first = counter.done(&attach);
    assert_eq!((&first["form"], &first["added"]), (&json!("pdf"), &json!(true)), "{first}");
    let copy = Path::new(first["path"].as_str().unwrap());
    let digest = first["sha256"].as_str().unwrap();
    let name = format!("identitas-{TODAY}-{}.pdf", &digest[..12]);
    assert_eq!(copy, evidence_folder(&counter, NUMBER).join(name));
    assert_eq!(fs::metadata(copy).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read(copy).unwrap(), signed_scan("KTP"));

    let rows = || counter.done(&["ledger", "verify", "--evidence"])["rows"].clone();
    let before = rows();
    let again = counter.done(&attach);
    assert_eq!((&again["added"], &again["restored"]), (&json!(false), &json!(false)));
    fs::write(copy, signed_scan("KTP orang lain")).unwrap();
    assert_eq!(faults(&counter), [(copy.display().to_string(), "berkasnya berubah".to_owned())]);
    assert_eq!(counter.done(&attach)["restored"], true);
    fs::remove_file(copy).unwrap();
    assert_eq!(faults(&counter)[0].1, "berkasnya hilang");
    assert_eq!(counter.done(&attach)["restored"], true);
    // A link to the right bytes is no copy.
    fs::rename(copy, counter.outside("pindah.pdf")).unwrap();
    symlink(counter.outside("pindah.pdf"), copy).unwrap();
    assert_eq!(faults(&counter).len(), 1);
    assert_eq!(counter.done(&attach)["restored"], true);
    assert!(copy.symlink_metadata().unwrap().is_file());
    assert_eq!(rows(), before);

    // The same file proves something else, too; a request that has ended still takes evidence.
    assert_eq!(counter.done(&["attach", NUMBER, "npwp", &scan])["added"], true);
    counter.done(&["cancel", NUMBER, "--because", "tidak jadi"]);
    assert_eq!(counter.done(&["attach", NUMBER, "meterai", &scan])["added"], true);
    assert_eq!(counter.fails(&["attach", "8100-2026-0099", "npwp", &scan])["code"], "state");
    assert!(!evidence_folder(&counter, "8100-2026-0099").exists());
    // What is forgotten is not looked for.
    counter.done(&["forget", NUMBER, "--because", "diminta"]);
    assert_eq!(faults(&counter), []);
}

#[test]
fn what_is_no_whole_scan_is_refused_and_leaves_nothing() {
    let counter = Counter::open();
    approved(&counter, NUMBER, survey());
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR1234567890123CRC!";
    let huge = counter.outside("besar.pdf");
    fs::write(&huge, b"%PDF-1.4\n").unwrap();
    fs::File::options().write(true).open(&huge).unwrap().set_len(300_000_000).unwrap();
    let pipe = counter.outside("pipa.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (folder, link) = (counter.medium("folder.pdf"), counter.outside("tautan.pdf"));
    symlink("/etc/hostname", &link).unwrap();
    let cut_pdf = signed_scan("x");
    let refused = [
        (file(&counter, "kosong.pdf", b""), "usage", "empty"),
        (file(&counter, "potong.png", png), "usage", "PNG is cut off"),
        (file(&counter, "potong.jpg", b"\xff\xd8\xff\xe0\0\x04ab"), "usage", "JPEG is cut off"),
        (file(&counter, "potong.pdf", &cut_pdf[..cut_pdf.len() - 7]), "usage", "PDF is cut off"),
        (file(&counter, "surat.pdf", b"PK\x03\x04"), "usage", "Office document"),
        (file(&counter, "catatan.pdf", b"tanda tangan"), "usage", "a text"),
        (huge.to_str().unwrap().to_owned(), "usage", "more than 50 MB"),
        (pipe.to_str().unwrap().to_owned(), "io", "not a regular file"),
        (folder, "io", "not a regular file"),
        (link.to_str().unwrap().to_owned(), "usage", "a text"),
        (counter.outside("tidak-ada.pdf").to_str().unwrap().to_owned(), "io", "No such file"),
    ];
    let rows = counter.done(&["ledger", "verify"])["rows"].clone();
    for (path, code, said) in &refused {
        for command in [&["attach", NUMBER, "bpn", path][..], &agreeing(NUMBER, path)] {
            let error = counter.fails(command);
            assert_eq!(error["code"], *code, "{error}");
            assert!(error["message"].as_str().unwrap().contains(said), "{error}");
        }
    }
    assert!(!evidence_folder(&counter, NUMBER).exists());
    let scans = fs::read_dir(counter.home().join("agreements"));
    assert!(scans.map_or(true, |mut all| all.next().is_none()));
    assert_eq!(counter.done(&["ledger", "verify"])["rows"], rows);

    // A folder of evidence that leads out of the office is not used.
    let outside = counter.medium("luar");
    symlink(&outside, evidence_folder(&counter, NUMBER)).unwrap();
    let scan = file(&counter, "bpn.pdf", &signed_scan("BPN"));
    let error = counter.fails(&["attach", NUMBER, "bpn", &scan]);
    assert!(error["message"].as_str().unwrap().contains("link"), "{error}");
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    assert_eq!(counter.done(&["ledger", "verify", "--evidence"])["rows"], rows);
}

#[test]
fn the_unsigned_paper_is_no_scan_also_where_it_was_removed_from_the_disk() {
    let counter = Counter::open();
    let printed = approved(&counter, NUMBER, survey());
    let kept = counter.outside("salinan.pdf");
    fs::copy(&printed, &kept).unwrap();
    let kept = kept.to_str().unwrap();
    let refused = |path: &str| {
        for command in [&["attach", NUMBER, "sppd", path][..], &agreeing(NUMBER, path)] {
            let error = counter.fails(command);
            assert_eq!(error["code"], "state", "{error}");
            assert!(error["message"].as_str().unwrap().contains("without a signature"), "{error}");
        }
    };
    refused(&printed);
    fs::remove_file(&printed).unwrap();
    refused(kept);
    // That of an addendum and of a version before, too.
    let scan = file(&counter, "sppd.pdf", &signed_scan("tanda tangan"));
    counter.done(&agreeing(NUMBER, &scan));
    let path = counter.request(NUMBER, both());
    let because = ["--by", "Petugas A", "--because", "ditambah"];
    let amended = counter.done(&[&["request", "amend", NUMBER, &path][..], &because].concat());
    let addendum = counter.outside("adendum.pdf");
    fs::rename(amended["path"].as_str().unwrap(), &addendum).unwrap();
    refused(addendum.to_str().unwrap());
    refused(kept);
    // The scan of the agreement is evidence.
    let again = counter.done(&["attach", NUMBER, "sppd", &scan]);
    assert_eq!(again["added"], false, "{again}");
    assert!(again["path"].as_str().unwrap().contains("/agreements/"), "{again}");
}

#[test]
fn an_office_that_requires_evidence_goes_on_only_with_it() {
    let counter = Counter::open();
    counter.requires_evidence(true);
    let tariffs = fs::read_to_string(counter.home().join("catalog/tariffs.csv")).unwrap();
    let tariffs = tariffs.replace("5000000,,2024", "5000000,PP 13/2024,2024");
    counter.put("catalog/tariffs.csv", tariffs.as_bytes());
    let letter = json!({"number": "S-1", "date": TODAY, "issuer": "Universitas Contoh"});
    let free = "8100-2026-0007";
    let mut asked = request(free, survey());
    asked["requester"]["zero_tariff"] = true.into();
    asked["requester"]["zero_tariff_letter"] = letter;
    let path = file(&counter, "nol.json", asked.to_string().as_bytes());
    counter.done(&["index"]);
    counter.done(&["approve", &path, "--by", "Petugas A"]);
    let error = counter.fails(&["invoice", free]);
    let command = format!("kemas attach {free} rp0 FILE");
    assert!(error["hint"].as_str().unwrap().contains(&command), "{error}");
    let scan = file(&counter, "surat.pdf", &signed_scan("surat"));
    counter.done(&["attach", free, "rp0", &scan]);
    assert_eq!(counter.done(&["invoice", free])["amount"], 0);

    approved(&counter, NUMBER, survey());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    let pay = ["pay", &invoice, "--ntpn", "ABCDEFGH00000001", "--treasurer", "Maria"];
    // A file that is no scan: the payment is not recorded either.
    let text = file(&counter, "bpn.txt", b"BPN");
    let proven = |path: &str| [&pay[..], &["--evidence", path]].concat().join("\n");
    let wrong: String = proven(&text);
    let error = counter.fails(&wrong.split('\n').collect::<Vec<_>>());
    assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--evidence")));
    assert_eq!(counter.done(&["status", NUMBER])["standing"]["money"], "invoiced");
    counter.done(&pay);
    let error = counter.fails(&["receipt", &invoice]);
    let command = format!("kemas attach {NUMBER} bpn FILE");
    assert!(error["hint"].as_str().unwrap().contains(&command), "{error}");
    let scan = file(&counter, "bpn.pdf", &signed_scan("BPN"));
    let bpn = counter.done(&["attach", NUMBER, "bpn", &scan]);
    counter.done(&["receipt", &invoice]);
    // What was issued is printed again, whatever became of the proof.
    fs::remove_file(bpn["path"].as_str().unwrap()).unwrap();
    counter.done(&["receipt", &invoice]);

    // In one act with the payment; a payment that is refused leaves no copy.
    let other = "8100-2026-0002";
    approved(&counter, other, survey());
    let invoice = counter.done(&["invoice", other])["number"].as_str().unwrap().to_owned();
    let scan = file(&counter, "bpn-2.pdf", &signed_scan("BPN kedua"));
    let pay = |ntpn: &str| {
        let with = ["--ntpn", ntpn, "--treasurer", "Maria", "--evidence", &scan];
        counter.kemas(&[&["--json", "pay", &invoice][..], &with].concat())
    };
    assert_eq!(pay("ABCDEFGH00000001").error()["code"], "state");
    let copies = |of: &str| fs::read_dir(evidence_folder(&counter, of)).map_or(0, Iterator::count);
    assert_eq!(copies(other), 0);
    pay("ABCDEFGH00000002").done();
    assert_eq!(copies(other), 1);
    counter.done(&["receipt", &invoice]);
}

#[test]
fn a_deposit_needs_its_proof_and_takes_more() {
    let counter = Counter::open();
    counter.requires_evidence(true);
    counter.agreed(NUMBER, survey());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    // Cash has no proof of a bank.
    let receipt = counter.done(&["receipt", &invoice])["number"].as_str().unwrap().to_owned();
    let deposit = ["deposit", &receipt, "--ntpn", "ABCDEFGH12345678"];
    let error = counter.fails(&deposit);
    assert_eq!((&error["code"], &error["field"]), (&json!("state"), &json!("--evidence")));
    let scan = file(&counter, "setor.pdf", &signed_scan("setoran"));
    counter.done(&[&deposit[..], &["--evidence", &scan]].concat());
    let folder = evidence_folder(&counter, "setoran");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    let attach = |file: &str| counter.done(&["attach", "ABCDEFGH12345678", "setoran", file]);
    assert_eq!(attach(&scan)["added"], false);
    let more = attach(&file(&counter, "lagi.pdf", &signed_scan("lembar kedua")));
    assert_eq!((&more["number"], &more["added"]), (&json!("ABCDEFGH12345678"), &json!(true)));
    // Of a request as well, and of no unknown deposit.
    assert_eq!(counter.done(&["attach", NUMBER, "setoran", &scan])["added"], true);
    for (of, kind) in [("ABCDEFGH99999999", "setoran"), ("ABCDEFGH12345678", "bpn")] {
        assert_eq!(counter.fails(&["attach", of, kind, &scan])["code"], "state");
    }
    assert_eq!(faults(&counter), []);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(faults(&counter).len(), 2);
}

#[test]
fn nothing_is_packed_or_handed_over_under_a_scan_that_is_gone_or_changed() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    let proof = file(&counter, "bpn.pdf", &signed_scan("bukti bank contoh"));
    let paid = ["--ntpn", "ABCDEFGH00000001", "--treasurer", "Maria", "--evidence", &proof];
    counter.done(&[&["pay", &invoice][..], &paid].concat());
    counter.done(&["receipt", &invoice]);
    let scans = fs::read_dir(counter.home().join("agreements")).unwrap();
    let [scan] = &scans.map(|one| one.unwrap().path()).collect::<Vec<_>>()[..] else { panic!() };
    let medium = counter.medium("usb");
    let pack = ["pack", NUMBER, "--to", &medium];
    let refused = |command: &[&str], path: &Path, hint: &str| {
        let error = counter.fails(command);
        assert_eq!((&error["code"], &error["file"]), (&json!("state"), &json!(path)), "{error}");
        assert!(error["hint"].as_str().unwrap().contains(hint), "{error}");
    };
    fs::write(scan, signed_scan("lain")).unwrap();
    refused(&pack, scan, "kemas agree");
    assert_eq!(fs::read_dir(&medium).unwrap().count(), 0);
    // The same scan again puts it right.
    let own = counter.outside("sppd.pdf");
    counter.done(&agreeing(NUMBER, own.to_str().unwrap()));
    counter.done(&pack);
    counter.done(&["verify", &medium]);
    let on_medium =
        Command::new("grep").args(["-rl", "bukti bank contoh", &medium]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&on_medium.stdout), "");

    let handover = ["handover", NUMBER];
    fs::remove_file(scan).unwrap();
    refused(&handover, scan, "kemas agree");
    counter.done(&agreeing(NUMBER, own.to_str().unwrap()));
    // Where the office requires evidence, what it requires must be there, too.
    let copies = fs::read_dir(evidence_folder(&counter, NUMBER)).unwrap();
    let [bpn] = &copies.map(|one| one.unwrap().path()).collect::<Vec<_>>()[..] else { panic!() };
    fs::remove_file(bpn).unwrap();
    counter.requires_evidence(true);
    refused(&handover, bpn, &format!("kemas attach {NUMBER} bpn FILE"));
    assert_eq!(faults(&counter).len(), 1);
    counter.done(&["attach", NUMBER, "bpn", &proof]);
    counter.done(&handover);
    // After the handover no scan is recorded, but it is still looked for.
    fs::remove_file(scan).unwrap();
    assert_eq!(faults(&counter), [(scan.display().to_string(), "berkasnya hilang".to_owned())]);
    assert_eq!(counter.done(&["attach", NUMBER, "sppd", own.to_str().unwrap()])["restored"], true);
    assert_eq!(faults(&counter), []);
}
