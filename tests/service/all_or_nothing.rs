//! A refused act changes nothing: each act is run with a failure that comes late, and the ledger, the papers and the
//! scans are the same before and after.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, signed_scan};

/// An office that is compared before and after an act.
struct Watched(Counter);

/// Collects every file below a folder with its content, and every folder below it.
fn content(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            content(&path, found);
            found.insert(path, Vec::new());
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
}

impl Watched {
    fn state(&self) -> (Value, BTreeMap<PathBuf, Vec<u8>>) {
        let mut files = BTreeMap::new();
        for folder in ["papers", "agreements"] {
            content(&self.0.home().join(folder), &mut files);
        }
        (self.0.done(&["ledger", "verify"]), files)
    }

    /// Runs an act that must be refused with this code, and compares the office before and after.
    fn refuses(&self, act: &[&str], code: &str) -> Value {
        let before = self.state();
        let error = self.0.fails(act);
        assert_eq!(error["code"], code, "{act:?}: {error}");
        assert_eq!(self.state(), before, "{act:?}");
        error
    }

    /// Runs an act while a folder of the office cannot be written, since a file lies in its place; then runs it again.
    fn stumbles(&self, folder: &str, act: &[&str]) -> Value {
        let (folder, aside) = (self.0.home().join(folder), self.0.outside("disisihkan"));
        let moved = folder.exists();
        if moved {
            fs::rename(&folder, &aside).unwrap();
        }
        fs::create_dir_all(folder.parent().unwrap()).unwrap();
        fs::write(&folder, "bukan folder").unwrap();
        self.refuses(act, "io");
        fs::remove_file(&folder).unwrap();
        if moved {
            fs::rename(&aside, &folder).unwrap();
        }
        self.0.done(act)
    }
}

impl Watched {
    /// Puts a folder where a paper is written: the act must fail, and say which folder.
    fn blocked(&self, number: &str, paper: &str, act: &[&str]) {
        let folder = self.0.home().join("papers").join(number).join(paper);
        fs::create_dir_all(&folder).unwrap();
        let error = self.refuses(act, "io");
        assert_eq!(error["file"].as_str(), folder.to_str(), "{error}");
        fs::remove_dir(&folder).unwrap();
    }
}

fn survey() -> Value {
    json!([{"id": "susenas-2025-03-kor-81"}])
}

#[test]
fn a_decision_with_a_wrong_visit_is_not_recorded() {
    let office = Watched(Counter::open());
    let file = office.0.request(NUMBER, survey());
    let approve = ["approve", &file, "--by", "Petugas A", "--visit"];
    let with = |visit| [&approve[..], &[visit]].concat();
    office.refuses(&with("2026-11-30-77"), "state");
    assert_eq!(office.0.kemas(&["status", NUMBER]).status, 1);

    let visit = |name| office.0.done(&["visit", "--name", name])["number"].clone();
    let (hers, other) = (visit("Siti"), visit("Ani"));
    office.0.done(&with(hers.as_str().unwrap()));
    office.refuses(&with(other.as_str().unwrap()), "state");
    // The corrected request of the same person is not recorded either.
    office.0.request(NUMBER, json!([{"id": "wilkerstat-desa-2025-1", "region": "8171"}]));
    office.refuses(&with(other.as_str().unwrap()), "state");
}

#[test]
fn an_act_whose_paper_cannot_be_written_is_not_recorded() {
    let office = Watched(Counter::open());
    office.0.done(&["index"]);
    office.0.done(&["visit", "--name", "Ani"]);
    let papers = format!("papers/{NUMBER}");
    let file = office.0.request(NUMBER, survey());
    office.stumbles(&papers, &["approve", &file, "--by", "Petugas A"]);

    let scan = office.0.outside("sppd.pdf");
    fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    let scan = scan.to_str().unwrap();
    let agree = ["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", scan];
    office.stumbles("agreements", &agree);

    let number = |answer: Value| answer["number"].as_str().unwrap().to_owned();
    let invoice = number(office.stumbles(&papers, &["invoice", NUMBER]));
    office.stumbles(&papers, &["void", "invoice", &invoice, "--because", "salah"]);
    let invoice = number(office.0.done(&["invoice", NUMBER]));
    let code = ["--code", "820231125123456", "--expires", "2026-12-01"];
    office.stumbles(&papers, &[&["billing-code", &invoice][..], &code].concat());
    let void = ["--replace", "--because", "membayar tunai", "--by", "Maria"];
    office.stumbles(&papers, &[&["billing-code", &invoice][..], &void].concat());
    office.stumbles(&papers, &["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let receipt = number(office.stumbles(&papers, &["receipt", &invoice]));
    let amended = office.0.request(NUMBER, both());
    let amend =
        ["request", "amend", NUMBER, &amended, "--by", "Petugas A", "--because", "ditambah"];
    let amended = office.stumbles(&papers, &amend);
    let second = amended["invoice"]["number"].as_str().unwrap();
    office.0.done(&["pay", second, "--cash", "--treasurer", "Maria"]);
    office.0.done(&["receipt", second]);
    fs::write(scan, signed_scan("tanda tangan pada adendum")).unwrap();
    office.stumbles("agreements", &agree);
    let medium = office.0.medium("usb");
    office.0.done(&["pack", NUMBER, "--to", &medium]);
    office.0.done(&["verify", &medium]);
    office.stumbles(&papers, &["handover", NUMBER]);
    office.stumbles("papers/setoran", &["deposit", &receipt, "--ntpn", "ABCDEFGH12345678"]);

    // A request that is handed over is neither packed nor agreed again, and nothing is written for it.
    let again = office.0.outside("usb-2");
    office.refuses(&["pack", NUMBER, "--to", again.to_str().unwrap()], "state");
    assert!(!again.exists());
    let other = office.0.outside("lain.pdf");
    fs::write(&other, signed_scan("tanda tangan lain")).unwrap();
    let mut late = agree;
    late[7] = other.to_str().unwrap();
    office.refuses(&late, "state");

    let second = "8100-2026-0002";
    let file = office.0.request(second, survey());
    office.0.done(&["approve", &file, "--by", "Petugas A"]);
    office.0.done(&["invoice", second]);
    office.stumbles(&format!("papers/{second}"), &["cancel", second, "--because", "tidak jadi"]);
}

#[test]
fn an_act_is_not_recorded_where_a_folder_has_the_name_of_its_paper() {
    let office = Watched(Counter::open());
    office.0.done(&["index"]);
    let file = office.0.request(NUMBER, survey());
    office.0.done(&["visit", "--name", "Ani"]);
    let by = ["--by", "Petugas A"];
    let approve = [&["approve", &file][..], &by].concat();
    office.blocked(NUMBER, "sppd.pdf", &approve);
    office.blocked(NUMBER, "kesesuaian.txt", &approve);
    office.blocked(NUMBER, "berkas-permintaan.pdf.baru", &approve);
    office.0.done(&approve);
    let invoice = office.0.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    office.blocked(
        NUMBER,
        "kuitansi-1.pdf",
        &["pay", &invoice, "--cash", "--treasurer", "Maria Tuasikal"],
    );
    office.0.done(&["pay", &invoice, "--cash", "--treasurer", "Maria Tuasikal"]);
    let amended = office.0.request(NUMBER, both());
    let amend = ["request", "amend", NUMBER, &amended, "--because", "ditambah"];
    office.blocked(NUMBER, "adendum-1.pdf", &[&amend[..], &by].concat());
    office.0.done(&[&amend[..], &by].concat());
}
