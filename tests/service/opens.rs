//! Every command opens the ledger and the index at most once each, so that its whole answer is of one state of both.
//!
//! `strace` shows what the process opens. One office goes through every command of the program.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, request, signed_scan};
use crate::terminal::{DOWN, Terminal};

/// The files that are counted. SQLite opens a file once for each connection.
const STORES: [&str; 2] = ["ledger.db", "index.db"];

/// Commands that open them more often: `demo` runs other commands in the same process, `doctor` works with an office of
/// its own beside the real one, and `restore` compares two ledgers.
const SEVERAL: [&str; 3] = ["demo", "doctor", "restore"];

#[test]
fn every_command_opens_the_ledger_and_the_index_once_at_most() {
    let mut counted = Counted {
        counter: Counter::open(),
        known: commands(&[]),
        ran: SEVERAL.map(str::to_owned).into(),
        faults: Vec::new(),
    };
    before_the_counter(&mut counted);
    a_request_up_to_its_close(&mut counted);
    a_request_at_no_price(&mut counted);
    a_payment_with_a_wrong_ntpn(&mut counted);
    a_payment_too_many(&mut counted);
    what_does_not_go_well(&mut counted);
    what_is_refused(&mut counted);
    stock_and_records(&mut counted);

    assert_eq!(counted.ran, counted.known, "the commands that ran, and those of `kemas --help`");
    assert!(counted.faults.is_empty(), "{}", counted.faults.join("\n"));
    // Each command that adds a row says who acts, be it that nobody was named.
    let ledger = Connection::open(counted.counter.home().join("ledger.db")).unwrap();
    let of_nobody = "SELECT DISTINCT of_table FROM chain WHERE acted_by IS NULL";
    let mut rows = ledger.prepare(of_nobody).unwrap();
    let tables = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(tables.map(Result::unwrap).collect::<Vec<_>>(), Vec::<String>::new());
}

/// An office in which the opened files are counted.
struct Counted {
    counter: Counter,
    known: BTreeSet<String>,
    ran: BTreeSet<String>,
    faults: Vec<String>,
}

impl Counted {
    /// Runs a command, which must end with exit status 0, and returns its JSON.
    fn run(&mut self, arguments: &[&str]) -> Value {
        self.ends(arguments, 0)
    }

    /// Runs a command, which must end with this exit status, and returns its JSON.
    fn ends(&mut self, arguments: &[&str], status: i32) -> Value {
        let traces = tempfile::tempdir().unwrap();
        let home = self.counter.home();
        // One file for each thread, so that no line is split.
        let output = Command::new("strace")
            .args(["-qq", "-ff", "--seccomp-bpf", "-z", "-e", "trace=open,openat,openat2", "-o"])
            .arg(traces.path().join("thread"))
            .arg(env!("CARGO_BIN_EXE_kemas"))
            .args(["--office", home.to_str().unwrap(), "--today", TODAY, "--json"])
            .args(arguments)
            .output()
            .unwrap_or_else(|e| panic!("strace: {e}; `make test` installs it"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {output:?}: {said}");

        self.counted(&traces, arguments);
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Runs a command that asks, and answers each question.
    fn asked(&mut self, arguments: &[&str], answers: &[(&str, &str)]) {
        let traces = tempfile::tempdir().unwrap();
        let (trace, home) = (traces.path().join("thread"), self.counter.home());
        let before = ["-qq", "-ff", "--seccomp-bpf", "-z", "-e", "trace=open,openat,openat2", "-o"];
        let program = [env!("CARGO_BIN_EXE_kemas"), "--lang", "en", "--today", TODAY, "--office"];
        let places = [trace.to_str().unwrap(), home.to_str().unwrap()];
        let all = [&before[..], &places[..1], &program, &places[1..], arguments].concat();
        let mut terminal = Terminal::run("strace", &all);
        for (question, keys) in answers {
            terminal.answer(question, keys);
        }
        assert_eq!(terminal.end(), 0, "{arguments:?}: {}", terminal.text());
        self.counted(&traces, arguments);
    }

    /// Counts what a command opened, by the traces of its threads.
    fn counted(&mut self, traces: &tempfile::TempDir, arguments: &[&str]) {
        let opened: String = fs::read_dir(traces.path())
            .unwrap()
            .map(|trace| fs::read_to_string(trace.unwrap().path()).unwrap())
            .collect();
        // Every process opens libc. A trace without it would count nothing.
        assert!(opened.contains("libc.so"), "strace tells nothing of {arguments:?}");
        for store in STORES {
            let ends = [format!("/{store}\""), format!("\"{store}\"")];
            let lines = opened.lines().filter(|line| ends.iter().any(|end| line.contains(end)));
            let count = lines.count();
            if count > 1 {
                self.faults
                    .push(format!("{count} opens of {store}: kemas {}", arguments.join(" ")));
            }
        }
        let words = (1..=3.min(arguments.len())).map(|count| arguments[..count].join(" "));
        self.ran.extend(words.filter(|command| self.known.contains(command)));
    }

    /// Runs a command and returns the number of the paper, visit or request that it made.
    fn number(&mut self, arguments: &[&str]) -> String {
        self.run(arguments)["number"].as_str().unwrap().to_owned()
    }

    fn outside(&self, name: &str) -> String {
        self.counter.outside(name).to_str().unwrap().to_owned()
    }
}

fn before_the_counter(counted: &mut Counted) {
    let other = counted.outside("kantor-lain");
    counted.run(&["init", &other]);
    counted.run(&["catalog", "check"]);
    counted.run(&["catalog", "update"]);
    let layer = ["--level=desa", "--edition=2026-1", "--coverage=81", "--cut=kabupaten"];
    let named = ["--access=umum", "--id=desa-2026-1", "--title=Peta", "--root=peta/2026-1/desa"];
    counted.run(&[&["catalog", "add", "layer"][..], &layer, &named].concat());
    let set = ["--survey=Susenas", "--period=2026-03", "--coverage=81", "--lowest-level=kabupaten"];
    let more = ["--unit=rumah-tangga", "--topics=kemiskinan", "--access=umum", "--title=Susenas"];
    let id = ["--id=susenas-2026-03-81", "--variant=", "--edition=1", "--root=microdata/ssn26"];
    counted.run(&[&["catalog", "add", "dataset"][..], &set, &more, &id].concat());
    let store = counted.counter.home().join("store");
    counted.run(&["catalog", "propose", store.to_str().unwrap(), "--write"]);
    counted.run(&["index"]);
    counted.run(&["index", "--rehash"]);
    counted.run(&["index", "--accept-loss"]);
    counted.run(&["show", "susenas-2025-03-kor-81"]);
    counted.run(&["show", "wilkerstat-desa-2025-1", "--region", "8171"]);
    counted.run(&["price", "--subject", "data-mikro", "--bytes", "1000000"]);
    counted.run(&["terbilang", "70000"]);
    let survey = counted.outside("survei.csv");
    let made = ["synth", "--kind", "survey", "--size", "20k", "--format", "csv", "--out"];
    counted.run(&[&made[..], &[&survey]].concat());
    let zip = counted.outside("survei.zip");
    counted.run(&["zip", &zip, &survey]);
}

/// Commands whose answer is no (exit status 1) or that fail (2): these are also of one state.
fn what_is_refused(counted: &mut Counted) {
    let unknown = "8100-2026-0999";
    counted.ends(&["status", unknown], 1);
    counted.ends(&["ledger", "verify", "--head", "abc"], 1);
    let medium = counted.counter.medium("usb-4");
    let paid = ["--cash", "--treasurer", "Maria"];
    for refused in [
        &["plan", unknown][..],
        &["invoice", unknown],
        &["pack", unknown, "--to", &medium],
        &["pack", NUMBER, "--to", &medium],
        &["handover", unknown],
        &[&["pay", "B-404"], &paid[..]].concat(),
        &["receipt", "B-404"],
        &["void", "invoice", "B-404", "--because", "salah"],
        &["cut", "wilkerstat-desa-2025-1", "--region", "9999", "--out", &medium],
        &["show", "tidak-ada"],
    ] {
        counted.ends(refused, 2);
    }
}

fn a_request_up_to_its_close(counted: &mut Counted) {
    let file = counted.counter.request(NUMBER, both());
    let visit =
        counted.number(&["visit", "--name", "Siti", "--use", "penelitian", "--at", "09:00"]);
    let edited = counted.outside("diubah.json");
    let next = ("? This request:", "");
    counted.asked(&["request", "edit", &file, "--out", &edited], &[next]);
    let texts = ["? Title of", "? Background", "? Purpose", "? Method", "? Expected"];
    let mut new = vec![("? E-mail:", "siti@example.ac.id"), ("? Telephone", ""), ("? Address", "")];
    new.extend([("? Kind of", "")]);
    new.extend(texts.map(|text| (text, "Kemiskinan di Kota Ambon 2025")));
    new.extend([("? Is that", ""), ("? Data (0", ""), ("? Microdata:", ""), ("? Format:", "")]);
    new.extend([("? Data (1", ""), ("? Medium:", DOWN), next]);
    counted.asked(&["request", "new", "--visit", &visit, "--number", "8100-2026-0090"], &new);
    counted.run(&["request", "show", &file]);
    counted.run(&["request", "list"]);
    counted.run(&["check", &file]);
    counted.run(&["suggest", &file]);
    counted.run(&["approve", &file, "--by", "Petugas A", "--visit", &visit]);
    counted.run(&["check", NUMBER]);
    counted.run(&["suggest", NUMBER]);
    let scan = counted.outside("sppd.pdf");
    fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    counted.run(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan]);
    counted.run(&["attach", NUMBER, "npwp", &scan]);
    let medium = counted.counter.medium("usb");
    counted.run(&["plan", NUMBER]);
    counted.run(&["plan", &file, "--to", &medium]);
    let invoice = counted.number(&["invoice", NUMBER]);
    let code = ["--code", "820231125123456", "--expires", "2026-12-01"];
    counted.run(&[&["billing-code", &invoice][..], &code].concat());
    let void = ["--replace", "--because", "membayar tunai", "--by", "Maria"];
    counted.run(&[&["billing-code", &invoice][..], &void].concat());
    counted.run(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let receipt = counted.number(&["receipt", &invoice]);
    let file = counted.counter.request(NUMBER, json!([both()[0]]));
    let amend = ["request", "amend", NUMBER, &file, "--by", "Petugas A", "--because", "dikurangi"];
    counted.run(&amend);
    fs::write(&scan, signed_scan("tanda tangan pada adendum")).unwrap();
    counted.run(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan]);
    counted.run(&["pack", NUMBER, "--to", &medium]);
    counted.run(&["verify", &medium]);
    let handover = counted.number(&["handover", NUMBER]);
    let sealed = counted.run(&["verify", &medium])["bags"][0]["short_code"].clone();
    counted.run(&["code", sealed.as_str().unwrap()]);
    let new = ["complaint", "new", "--channel", "wa", "--text", "Terlambat", "--request", NUMBER];
    let complaint = counted.number(&new);
    let answer = ["complaint", "answer", &complaint, "--outcome", "dijelaskan", "--text", "Baik"];
    counted.run(&answer);
    counted.run(&["complaint", "show", &complaint]);
    counted.run(&["complaint", "list"]);
    counted.run(&["complaint", "summary"]);
    counted.run(&["void", "handover", &handover, "--because", "salah nama"]);
    counted.run(&["handover", NUMBER]);
    counted.run(&["print", "receipt", &receipt]);
    let deposit = ["deposit", &receipt, "--ntpn", "ABCDEFGH12345678", "--evidence", &scan];
    counted.run(&deposit);
    fs::write(&scan, signed_scan("bukti setor")).unwrap();
    counted.run(&["attach", "ABCDEFGH12345678", "setoran", &scan]);

    counted.run(&["correct", NUMBER, "--because", "peta tidak terbuka"]);
    let again = counted.counter.medium("usb-2");
    counted.run(&["pack", NUMBER, "--to", &again, "--form", "plain"]);
    counted.run(&["verify", &again]);
    counted.run(&["handover", NUMBER]);
    counted.run(&["close", NUMBER]);
    counted.run(&["status", NUMBER]);
    counted.run(&["poll", &visit, "--importance", "9", "--satisfaction", "8"]);
    counted.run(&["poll", "--summary"]);
    counted.run(&["visit", "--returning", "Siti", "--at", "10:00"]);
    counted.run(&["poll", "2", "--importance", "10", "--satisfaction", "10"]);
    counted.run(&["visits", "--month", "2026-11"]);
}

fn a_request_at_no_price(counted: &mut Counted) {
    let number = "8100-2026-0003";
    let mut asked = request(number, json!([both()[0]]));
    asked["requester"]["zero_tariff"] = true.into();
    asked["requester"]["zero_tariff_letter"] =
        json!({"number": "S-1", "date": TODAY, "issuer": "Universitas Contoh"});
    let file = counted.outside("nol.json");
    fs::write(&file, asked.to_string()).unwrap();
    counted.run(&["check", &file]);
    counted.run(&["approve", &file, "--by", "Petugas A"]);
    let scan = counted.outside("sppd.pdf");
    counted.run(&["agree", number, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan]);
    counted.run(&["plan", number]);
    let medium = counted.counter.medium("usb-3");
    counted.run(&["pack", number, "--to", &medium]);
}

fn a_payment_with_a_wrong_ntpn(counted: &mut Counted) {
    let number = "8100-2026-0005";
    let file = counted.counter.request(number, json!([{"id": "susenas-2025-03-kor-81"}]));
    counted.run(&["approve", &file, "--by", "Petugas A"]);
    let invoice = counted.number(&["invoice", number]);
    let scan = counted.outside("sppd.pdf");
    let paid = ["--ntpn", "ABCDEFGH00000001", "--treasurer", "Maria", "--evidence", &scan];
    counted.run(&[&["pay", &invoice][..], &paid].concat());
    counted.run(&["receipt", &invoice]);
    let right = ["--ntpn", "ABCDEFGH00000002", "--because", "salah ketik", "--by", "Maria"];
    counted.run(&[&["amend", "payment", &invoice][..], &right].concat());
}

fn a_payment_too_many(counted: &mut Counted) {
    let number = "8100-2026-0006";
    let file = counted.counter.request(number, json!([{"id": "susenas-2025-03-kor-81"}]));
    counted.run(&["approve", &file, "--by", "Petugas A"]);
    let invoice = counted.number(&["invoice", number]);
    counted.run(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let second = ["--ntpn", "ABCDEFGH00000003", "--overpayment", "--because", "dibayar dua kali"];
    counted.run(&[&["pay", &invoice, "--by", "Maria"][..], &second].concat());
    counted.run(&["refund", &invoice, "--proof", "230191302001234", "--by", "Maria"]);
}

fn what_does_not_go_well(counted: &mut Counted) {
    let number = "8100-2026-0002";
    let file = counted.counter.request(number, json!([{"id": "susenas-2025-03-kor-81"}]));
    counted.run(&["approve", &file, "--by", "Petugas A"]);
    let invoice = counted.number(&["invoice", number]);
    counted.run(&["void", "invoice", &invoice, "--because", "salah"]);
    counted.run(&["return", number, "--note", "lengkapi abstraksi", "--by", "Petugas A"]);
    counted.run(&["cancel", number, "--because", "tidak jadi"]);
    let other = "8100-2026-0004";
    let file = counted.counter.request(other, json!([{"id": "susenas-2025-03-kor-81"}]));
    counted.run(&["return", &file, "--note", "lengkapi abstraksi"]);
    counted.run(&["refuse", other, "--because", "di luar kewenangan"]);
    counted.run(&["forget", number, "--because", "diminta yang bersangkutan"]);
}

fn stock_and_records(counted: &mut Counted) {
    counted.run(&["batch", "--popular", "1", "--level", "fast"]);
    counted.run(&["batch", "--all", "--level", "fast"]);
    counted.run(&["shelf", "list"]);
    counted.run(&["shelf", "verify"]);
    counted.run(&["shelf", "prune", "--keep", "0"]);
    let piece = counted.outside("ambon.geojson");
    let cut = ["cut", "wilkerstat-desa-2025-1", "--region", "8171", "--format", "geojson", "--out"];
    counted.run(&[&cut[..], &[&piece]].concat());
    counted.run(&["today", "--at", "10:00"]);
    counted.run(&["close-day"]);
    counted.run(&["close-month", "--cash-count", "0"]);
    let why = ["--because", "kas dihitung esok"];
    counted.run(&[&["cash", "--count", "0", "--to", "Yosef", "--by", "Maria"][..], &why].concat());
    let export = counted.outside("simponi.csv");
    fs::write(&export, "NTPN;Jumlah;Tanggal Bayar\n").unwrap();
    counted.run(&["reconcile", &export, "--month", "2026-10"]);
    let bag = counted.outside("pemeriksaan");
    counted.run(&["audit", "--from", TODAY, "--to", TODAY, "--out", &bag]);
    counted.run(&["destroy", "--list"]);
    counted.run(&["ledger", "verify", "--evidence"]);
    let tables = counted.outside("tabel");
    counted.run(&["ledger", "export", &tables, "--personal"]);
    let copy = counted.outside("cadangan.db");
    counted.run(&["ledger", "backup", &copy]);
    let backups = counted.outside("cadangan");
    counted.run(&["backup", "--to", &backups]);
    counted.run(&["help", "pengelola"]);
}

/// Returns every command that `kemas --help` lists. A command of a group has the group's name before it.
fn commands(group: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_kemas"))
        .args(["--lang", "en"])
        .args(group)
        .arg("--help")
        .output();
    let help = String::from_utf8(output.unwrap().stdout).unwrap();
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let below = names
        .filter(|name| !name.is_empty() && (group.is_empty() || *name != "help"))
        .flat_map(|name| {
            let command = [group, &[name]].concat();
            let below = commands(&command);
            if below.is_empty() { BTreeSet::from([command.join(" ")]) } else { below }
        });
    below.collect()
}
