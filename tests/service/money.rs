//! Money and papers at the counter: what each command prints, refuses and keeps.

use std::process::Command;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, kemas, request};

/// Returns the words of a PDF, as a reader would copy them.
pub fn words(path: &Value) -> String {
    let path = path.as_str().unwrap();
    let output = Command::new("pdftotext").args(["-layout", path, "-"]).output().unwrap();
    assert!(output.status.success(), "{path}: {output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Approves and invoices a request; returns the answer of `invoice`.
pub fn invoiced(counter: &Counter) -> Value {
    counter.agreed(NUMBER, both());
    counter.done(&["invoice", NUMBER])
}

/// Packs, verifies and pays a request; returns the answer of `receipt`.
fn ready(counter: &Counter) -> Value {
    let invoice = text(&invoiced(counter)["number"]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    counter.done(&["receipt", &invoice])
}

#[test]
fn every_paper_says_its_number_its_amount_and_whom_to_complain_to() {
    let counter = Counter::open();
    let invoice = invoiced(&counter);
    let number = text(&invoice["number"]);
    let total = invoice["amount"].as_u64().unwrap();
    assert_eq!(total, 20_000 + 10_000 + 70_000);
    let code = ["--code", "8202 3112 5123 456", "--expires", "2026-12-01"];
    let code = counter.done(&[&["billing-code", &number][..], &code].concat());
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    let with_code = words(&code["path"]);
    // The code is void before the buyer pays in cash.
    let void = ["--replace", "--because", "membayar tunai", "--by", "Maria"];
    counter.done(&[&["billing-code", &number][..], &void].concat());
    let paid = counter.done(&["pay", &number, "--cash", "--treasurer", "Maria"]);
    let receipt = counter.done(&["receipt", &number]);
    let handover = counter.done(&["handover", NUMBER]);
    let deposit =
        counter.done(&["deposit", &text(&receipt["number"]), "--ntpn", "ABCDEFGH12345678"]);
    let day = counter.done(&["close-day"]);
    for answer in [&invoice, &code, &paid, &receipt, &handover, &deposit, &day] {
        let words = words(&answer["path"]);
        assert!(words.contains("bps8100@gmail.com") && words.contains("082130456435"), "{words}");
        assert!(words.contains("Halaman 1 dari"), "{words}");
        let number = text(&answer["number"]);
        assert!(number == TODAY || words.contains(&number), "{number}: {words}");
    }
    let said = with_code;
    for part in
        ["Rp100.000", "seratus ribu rupiah", "PP 13/2024", "820231125123456", "1 Desember 2026"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = words(&receipt["path"]);
    for part in ["Lembar 1", "Lembar 2", "seratus ribu rupiah", "Siti Latuconsina", "Maria"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = words(&handover["path"]);
    let bag = counter.done(&["verify", &medium]);
    assert!(said.contains(bag["bags"][0]["short_code"].as_str().unwrap_or("Kode segel")), "{said}");
    assert_eq!((&day["total"], &day["undeposited_total"]), (&json!(100_000), &json!(0)));
    let table = std::fs::read_to_string(day["csv"].as_str().unwrap()).unwrap();
    assert!(table.contains("\"100000\""), "{table}");
    assert!(table.contains("Peta desa, satu kabupaten: Rp70.000 per peta"), "{table}");
    assert!(!table.contains("peta-desa-kabupaten"), "{table}");
    let check = counter.done(&["ledger", "verify"]);
    assert_eq!(check["result"], "lengkap");
    assert!(words(&day["path"]).contains(&text(&day["ledger_head"])));
    // The cover, the agreement and the request's file lie beside them.
    let folder = counter.home().join("papers").join(NUMBER);
    for name in ["sppd.pdf", "sampul.pdf", "berkas-permintaan.pdf"] {
        let path = json!(folder.join(name).to_str().unwrap());
        assert!(words(&path).contains(NUMBER), "{name}");
    }
}

#[test]
fn old_papers_print_to_the_letter_after_tariff_settings_and_templates_have_changed() {
    let counter = Counter::open();
    let receipt = ready(&counter);
    let handover = counter.done(&["handover", NUMBER]);
    let invoice = counter.done(&["invoice", NUMBER]);
    let papers = [("invoice", &invoice), ("receipt", &receipt), ("handover", &handover)];
    let before = papers.map(|(_, answer)| std::fs::read(answer["path"].as_str().unwrap()).unwrap());

    let tariffs = std::fs::read_to_string(counter.home().join("catalog/tariffs.csv")).unwrap();
    let changed = tariffs.replace("70000", "90000").replace("PP 13/2024", "PP 99/2030");
    counter.put("catalog/tariffs.csv", changed.as_bytes());
    let toml = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let name = toml.lines().find(|line| line.starts_with("name = ")).unwrap();
    let changed = toml
        .replace(name, "name = \"Kantor Lain\"")
        .replace("megabyte = 1000000", "megabyte = 1048576")
        .replace("receipt_meterai_above = 0", "receipt_meterai_above = 1");
    counter.put("kemas.toml", changed.as_bytes());
    for (kind, _) in papers {
        counter.put(&format!("catalog/papers/{kind}.sheet"), b"judul | LAIN\n");
    }

    for ((kind, answer), before) in papers.iter().zip(&before) {
        let path = text(&answer["path"]);
        std::fs::remove_file(&path).unwrap();
        let again = counter.done(&["print", kind, &text(&answer["number"])]);
        assert_eq!(again["path"], answer["path"]);
        assert!(*before == std::fs::read(&path).unwrap(), "the {kind} prints in other bytes");
    }
    // A void paper also keeps its template.
    let number = text(&receipt["number"]);
    counter.fails(&["void", "receipt", &number, "--because", "salah"]);
    let void = counter.done(&["void", "handover", &text(&handover["number"]), "--because", "x"]);
    let said = words(&void["path"]);
    assert!(said.contains("BATAL") && said.contains("BERITA ACARA"), "{said}");
}

#[test]
fn names_stay_names_whatever_stands_in_them() {
    let counter = Counter::open();
    let name = format!("{} \"a\" #1 $x |*\\ {{{{ 7*7 }}}} 😀 محمد سلام", "Siti ".repeat(55));
    let mut asked = request(NUMBER, both());
    asked["requester"]["name"] = name.clone().into();
    let path = counter.outside("r.json");
    std::fs::write(&path, asked.to_string()).unwrap();
    counter.done(&["index"]);
    let approved = counter.done(&["approve", path.to_str().unwrap(), "--by", "A"]);
    let invoice = counter.done(&["invoice", NUMBER]);
    for answer in [&approved, &invoice] {
        let words = words(&answer["path"]);
        for part in ["\"a\" #1 $x |*\\ {{ 7*7 }} 😀", "Siti Siti", "محمد", "سلام"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert_eq!(
            words.matches("Siti").count(),
            55 * (1 + usize::from(answer["file"].is_string()))
        );
    }
}

#[test]
fn what_is_wrong_with_a_payment_is_named() {
    let counter = Counter::open();
    let number = text(&invoiced(&counter)["number"]);
    let cash = ["pay", &number, "--cash", "--treasurer", "Maria"];
    let cases: &[(&[&str], &str, &str)] = &[
        (&["pay", &number, "--ntpn", "123"], "usage", "no NTPN"),
        (&["pay", "B-9", "--ntpn", "ABCDEFGH12345678"], "state", "no invoice B-9"),
        (
            &["pay", &number, "--cash", "--treasurer", "M", "--amount", "99999"],
            "state",
            "not the total",
        ),
        (
            &["pay", &number, "--cash", "--treasurer", "M", "--amount", "100001"],
            "state",
            "not the total",
        ),
        (&["pay", &number, "--cash", "--treasurer", "M", "--amount", "-1"], "usage", ""),
        (
            &["pay", &number, "--cash", "--treasurer", "M", "--amount", "99999999999999999999"],
            "usage",
            "",
        ),
        (
            &["billing-code", &number, "--code", "12345", "--expires", "2026-12-01"],
            "usage",
            "15 digits",
        ),
        (
            &["billing-code", &number, "--code", "123456789012345", "--expires", "2026-11-23"],
            "usage",
            "expired",
        ),
        (&["receipt", &number], "state", "is not paid"),
        (&["handover", NUMBER], "state", "is not packed"),
        (&["void", "invoice", &number, "--because", " "], "usage", "empty"),
        (&["void", "receipt", "K-1", "--because", "x"], "state", "no receipt K-1"),
        (&["correct", NUMBER, "--because", "x"], "state", "not in the buyer's hands"),
        (&["close", NUMBER], "state", "not in the buyer's hands"),
        (&["deposit", "K-1", "--ntpn", "ABCDEFGH12345678"], "state", "no receipt K-1"),
    ];
    for (arguments, code, part) in cases {
        let error = counter.fails(arguments);
        assert_eq!(error["code"], *code, "{arguments:?}: {error}");
        assert!(error["message"].as_str().unwrap().contains(part), "{arguments:?}: {error}");
    }
    counter.done(&cash);
    let error = counter.fails(&cash);
    assert!(error["message"].as_str().unwrap().contains("already paid"), "{error}");
    let error = counter.fails(&["void", "invoice", &number, "--because", "salah"]);
    assert!(error["hint"].as_str().unwrap().contains("treasury"), "{error}");
    // Packed but not read back, it cannot be handed over.
    counter.done(&["receipt", &number]);
    counter.done(&["pack", NUMBER, "--to", &counter.medium("usb")]);
    let error = counter.fails(&["handover", NUMBER]);
    assert!(error["message"].as_str().unwrap().contains("not verified"), "{error}");
}

#[test]
fn a_void_invoice_prints_batal_and_stands_in_the_days_close() {
    let counter = Counter::open();
    let number = text(&invoiced(&counter)["number"]);
    let void = counter.done(&["void", "invoice", &number, "--because", "salah pembeli"]);
    let said = words(&void["path"]);
    assert!(said.contains("BATAL") && said.contains("salah pembeli"), "{said}");
    let next = counter.done(&["invoice", NUMBER]);
    assert_ne!(next["number"], void["number"]);
    let cancelled = counter.done(&["cancel", NUMBER, "--because", "tidak jadi"]);
    assert_eq!(cancelled["voids"][0]["number"], next["number"]);
    let error = counter.fails(&["invoice", NUMBER]);
    assert!(error["message"].as_str().unwrap().contains("was cancelled"), "{error}");
    let day = counter.done(&["close-day"]);
    let said = words(&day["path"]);
    assert_eq!(day["voids"].as_array().unwrap().len(), 2);
    assert!(said.contains(&number) && said.contains("salah pembeli"), "{said}");
}

#[test]
fn cash_without_a_receipt_that_holds_stands_in_the_days_close() {
    let counter = Counter::open();
    let receipt = text(&ready(&counter)["number"]);
    counter.done(&["void", "receipt", &receipt, "--because", "salah nama"]);
    let day = counter.done(&["close-day"]);
    assert_eq!((&day["total"], &day["undeposited_total"]), (&json!(0), &json!(100_000)));
    let held = &day["undeposited"][0];
    assert_eq!((&held["receipt"], &held["is_void"]), (&json!(receipt), &json!(true)));
    let said = words(&day["path"]);
    assert!(said.contains(&receipt) && said.contains("Rp100.000 BATAL"), "{said}");
    let table = std::fs::read_to_string(day["csv"].as_str().unwrap()).unwrap();
    assert!(table.contains("kuitansi BATAL"), "{table}");
}

#[test]
fn status_tells_each_step_with_its_time() {
    let counter = Counter::open();
    ready(&counter);
    let status = counter.done(&["status", NUMBER]);
    let steps = status["steps"].as_array().unwrap();
    let words: Vec<&str> = steps.iter().map(|step| step["step"].as_str().unwrap()).collect();
    let expected =
        ["recorded", "approved", "agreed", "invoiced", "packed", "verified", "paid", "received"];
    assert_eq!(words, expected);
    for step in steps {
        assert!(step["at"].as_str().unwrap().starts_with("2026-11-24T"), "{step}");
    }
    assert!(status["minutes_left"].as_i64().unwrap() <= 60);
}

#[test]
fn a_complaint_is_put_right_and_the_new_note_points_back() {
    let counter = Counter::open();
    ready(&counter);
    let first = counter.done(&["handover", NUMBER]);
    counter.done(&["correct", NUMBER, "--because", "peta tidak terbuka"]);
    counter.fails(&["handover", NUMBER]);
    let medium = counter.medium("usb2");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    let second = counter.done(&["handover", NUMBER]);
    let said = words(&second["path"]);
    assert!(
        said.contains(&text(&first["number"])) && said.contains("peta tidak terbuka"),
        "{said}"
    );
    counter.done(&["close", NUMBER]);
    let status = counter.done(&["status", NUMBER]);
    assert_eq!((&status["standing"]["stage"], &status["next"]), (&json!("closed"), &json!([])));
}

#[test]
fn today_shows_whose_hour_is_running_out() {
    let counter = Counter::open();
    let visit = counter.done(&["visit", "--name", "Ani", "--use", "penelitian", "--at", "09:00"]);
    counter.done(&["index"]);
    let path = counter.request(NUMBER, both());
    let visit = text(&visit["number"]);
    counter.done(&["approve", &path, "--by", "A", "--visit", &visit]);
    counter.done(&["invoice", NUMBER]);
    let today = counter.done(&["today", "--at", "09:50"]);
    assert_eq!(today["waiting"][0]["minutes_left"], 10, "{today}");
    assert_eq!((&today["unpaid"], &today["late"]), (&json!([NUMBER]), &json!([NUMBER])));
    assert_eq!(today["packed"], json!([]));
    counter.done(&["poll", &visit, "--importance", "9", "--satisfaction", "8"]);
}

#[test]
fn a_visitor_is_forgotten_on_request_and_the_ledger_still_verifies() {
    let counter = Counter::open();
    ready(&counter);
    counter.done(&["handover", NUMBER]);
    let error = counter.fails(&["forget", NUMBER]);
    assert_eq!(error["field"], "counter.keep_personal_days", "{error}");
    let done = counter.done(&["forget", NUMBER, "--because", "diminta yang bersangkutan"]);
    assert_eq!(done["kept_papers"], json!([NUMBER]), "{done}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
    let out = counter.outside("ekspor");
    counter.done(&["ledger", "export", out.to_str().unwrap(), "--personal"]);
    for entry in std::fs::read_dir(out).unwrap() {
        let table = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(!table.contains("081234567890") && !table.contains("Jl. Contoh"), "{table}");
    }
}

#[test]
fn an_edited_ledger_is_named_and_a_backup_brings_it_back() {
    let counter = Counter::open();
    ready(&counter);
    let backup = counter.outside("cadangan.db");
    counter.done(&["ledger", "backup", backup.to_str().unwrap()]);
    let ledger = counter.home().join("ledger.db");
    let edit = "DROP TRIGGER payments_no_UPDATE; UPDATE payments SET ntpn = 'ABCDEFGH12345678'";
    rusqlite::Connection::open(&ledger).unwrap().execute_batch(edit).unwrap();
    let answer = counter.kemas(&["--json", "ledger", "verify"]);
    assert_eq!((answer.status, &answer.json()["faults"][0]["table"]), (1, &json!("payments")));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(counter.home().join(format!("ledger.db{end}")));
    }
    std::fs::copy(&backup, &ledger).unwrap();
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
    counter.done(&["handover", NUMBER]);
}

#[test]
fn a_broken_sheet_takes_no_number_and_is_named_with_its_line() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    for (sheet, line) in [("p | a\n{{ invoice.nomor }}\n", 2), ("p | a\n\nkotak | b\n", 3)] {
        counter.put("catalog/papers/invoice.sheet", sheet.as_bytes());
        let error = counter.fails(&["invoice", NUMBER]);
        assert_eq!((&error["code"], &error["line"]), (&json!("paper"), &json!(line)), "{error}");
    }
    std::fs::remove_file(counter.home().join("catalog/papers/invoice.sheet")).unwrap();
    assert!(text(&counter.done(&["invoice", NUMBER])["number"]).starts_with("B-001/"));
}

#[test]
fn the_official_prices_come_out_to_the_rupiah() {
    for (bytes, amount) in [("1203880050", 24_077_601), ("1285087000", 25_701_740)] {
        let price = kemas(&["--json", "price", "--subject", "data-mikro", "--bytes", bytes]).done();
        assert_eq!(price["amount"], amount);
    }
}

#[test]
fn a_full_disk_while_a_number_is_issued_leaves_no_gap_and_no_twin() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let folder = counter.medium("kecil");
    // The office lies on a small filesystem, which is filled until so many kilobytes are left, and then freed again.
    let script = format!(
        "mount -t tmpfs -o size=16m tmpfs \"$1\" || exit 9; cp -a \"$3/.\" \"$1/\"; \
         \"$2\" --office \"$1\" index > /dev/null; \
         for left in 0 4 8 12 16 24 32 48 64 96 128; do \
           dd if=/dev/zero of=\"$1/isi\" bs=1k 2>/dev/null; \
           [ $left = 0 ] || truncate -s -${{left}}k \"$1/isi\"; \
           \"$2\" --office \"$1\" --today {TODAY} --json invoice {NUMBER}; rm -f \"$1/isi\"; \
         done; \
         \"$2\" --office \"$1\" --today {TODAY} --json invoice {NUMBER} && \
         \"$2\" --office \"$1\" --today {TODAY} --json ledger verify"
    );
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", &script, "sh", &folder])
        .args([env!("CARGO_BIN_EXE_kemas"), counter.home().to_str().unwrap()])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> =
        said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(output.status.success(), "{said}");
    let full = answers.iter().filter(|answer| answer["error"]["code"] == "no-space").count();
    assert!(full > 0, "{said}");
    for answer in &answers[..answers.len() - 1] {
        let issued = answer["number"].as_str();
        assert!(issued.is_none_or(|number| number.starts_with("B-001/")), "{answer}");
    }
    assert_eq!(answers[answers.len() - 1]["result"], "lengkap", "{said}");
}
