//! What each command answers with `--json`, and its exit status.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, accepts, both, checker, kemas, request, signed_scan};
use crate::money::words;
use crate::samples::tree;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("{value}")).keys().map(String::as_str).collect()
}

fn has(value: &Value, expected: &[&str]) {
    for key in expected {
        assert!(value.get(key).is_some(), "no '{key}' in {value}");
    }
}

#[test]
fn every_step_of_the_service_answers_as_the_contract_says() {
    let counter = Counter::open();
    let path = counter.request(NUMBER, both());

    let index = counter.done(&["index"]);
    has(&index, &["files", "bytes", "reused", "hashed", "findings", "seconds"]);
    assert_eq!((&index["files"], &index["hashed"]), (&json!(5), &json!(5)), "{index}");
    let again = counter.done(&["index"]);
    assert_eq!((&again["reused"], &again["hashed"]), (&json!(5), &json!(0)), "{again}");

    let check = counter.done(&["check", &path]);
    assert_eq!(check["request"], NUMBER);
    assert_eq!(check["verdict"], "sesuai", "{check}");
    assert_eq!(check["findings"], json!([]));
    for (place, item) in check["items"].as_array().unwrap().iter().enumerate() {
        has(item, &["index", "id", "region", "format", "verdict", "findings"]);
        assert_eq!(item["index"], place);
    }
    assert_eq!(check["items"][0]["region"], Value::Null);

    counter.done(&["approve", &path, "--by", "Petugas A"]);
    let scan = counter.outside("sppd.pdf");
    std::fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    let scan = scan.to_str().unwrap();
    let agree =
        counter.done(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", scan]);
    let sha256 = kemas::fixity::sha256(&signed_scan("tanda tangan")).to_string();
    assert_eq!(agree["scan_sha256"], sha256);

    let plan = counter.done(&["plan", NUMBER]);
    has(&plan, &["volumes", "price", "estimate"]);
    let volume = &plan["volumes"][0];
    has(volume, &["label", "bytes", "members"]);
    assert_eq!(volume["members"].as_array().unwrap().len(), 4);
    for line in plan["price"]["lines"].as_array().unwrap() {
        has(line, &["index", "id", "region", "format", "tariff", "quantity", "rate", "amount"]);
    }
    // Documentation is free: only the two tables are charged by bytes, and the map by its piece.
    let data: u64 = volume["members"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|member| member["role"] == "data" && member["index"] == 0)
        .map(|member| member["bytes"].as_u64().unwrap())
        .sum();
    let expected = 20_000 + ((data - 1_000_000) * 20 + 500) / 1000 + 70_000;
    assert_eq!(plan["price"]["total"], expected);

    let medium = counter.medium("usb");
    let pack = counter.done(&["pack", NUMBER, "--to", &medium]);
    let bag = &pack["bags"][0];
    assert_eq!(keys(bag), ["bytes", "manifest_sha256", "ordinal", "path", "short_code"]);
    assert_eq!(bag["ordinal"], 1);
    assert_eq!(bag["path"], format!("{medium}/{NUMBER}"));
    assert!(pack["proof"].is_string());
    let bytes: usize =
        tree(bag["path"].as_str().unwrap().as_ref()).iter().map(|(_, b)| b.len()).sum();
    assert_eq!(bag["bytes"], bytes);

    let verify = counter.done(&["verify", &medium]);
    has(&verify, &["proof", "missing", "unexpected", "mismatched", "structure", "bytes_read"]);
    assert_eq!(verify["result"], "lengkap");

    let invoice = counter.done(&["invoice", NUMBER]);
    assert_eq!(invoice["amount"], expected);
    let number = invoice["number"].as_str().unwrap();
    let paid = counter.done(&["pay", number, "--cash", "--treasurer", "Maria"]);
    let receipt = counter.done(&["receipt", number]);
    let handover = counter.done(&["handover", NUMBER]);
    for paper in [&invoice, &paid, &receipt, &handover] {
        assert!(paper["number"].is_string(), "{paper}");
        let words = words(&paper["path"]);
        assert!(words.contains("bps8100@gmail.com"), "contacts stand on each paper: {words}");
    }
    // Asked for again, the same papers are returned.
    assert_eq!(counter.done(&["invoice", NUMBER]), invoice);
    assert_eq!(counter.done(&["receipt", number]), receipt);
    assert_eq!(counter.done(&["handover", NUMBER]), handover);
}

#[test]
fn two_packings_of_one_day_are_the_same_to_the_byte_and_other_tools_accept_them() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let (one, two) = (counter.medium("satu"), counter.medium("dua"));
    counter.done(&["pack", NUMBER, "--to", &one, "--threads", "1"]);
    counter.done(&["pack", NUMBER, "--to", &two, "--threads", "2"]);
    assert!(tree(one.as_ref()) == tree(two.as_ref()));

    let bag = counter.outside("satu").join(NUMBER);
    let zips: Vec<_> =
        std::fs::read_dir(bag.join("data")).unwrap().map(|e| e.unwrap().path()).collect();
    assert_eq!(zips.len(), 2);
    for zip in &zips {
        accepts("unzip", &["-tq".as_ref(), zip]).unwrap();
        accepts("7zz", &["t".as_ref(), zip]).unwrap();
        let script =
            "import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)";
        accepts("python3", &["-c".as_ref(), script.as_ref(), zip]).unwrap();
    }
    accepts(&checker("bagit.py"), &["--validate".as_ref(), "--quiet".as_ref(), &bag]).unwrap();
    accepts("sh", &[&bag.join("periksa.sh")]).unwrap();

    let zip = &zips[0];
    let mut bytes = std::fs::read(zip).unwrap();
    bytes[100] ^= 1;
    std::fs::write(zip, bytes).unwrap();
    assert!(accepts("sh", &[&bag.join("periksa.sh")]).is_err());
    let found = counter.kemas(&["--json", "verify", bag.to_str().unwrap()]);
    assert_eq!(found.status, 1);
    assert_eq!(found.json()["result"], "rusak");
}

#[test]
fn a_verdict_of_no_exits_with_1_and_is_one_json_document() {
    let counter = Counter::open();
    let path = counter.request(NUMBER, json!([{"id": "tidak-ada"}]));
    let answer = counter.kemas(&["--json", "check", &path]);
    assert_eq!(answer.status, 1, "{answer:?}");
    assert_eq!(answer.json()["verdict"], "tidak-sesuai");
    let catalog = counter.home().join("catalog");
    let without_office = kemas(&["--json", "check", &path, "--catalog", catalog.to_str().unwrap()]);
    assert_eq!(without_office.json(), answer.json());
}

#[test]
fn price_and_terbilang_need_no_office() {
    for (bytes, amount) in [("1203880050", 24_077_601), ("1285087000", 25_701_740)] {
        let price = kemas(&["--json", "price", "--subject", "data-mikro", "--bytes", bytes]).done();
        assert_eq!(price["amount"], amount);
        assert_eq!(price["lines"].as_array().unwrap().len(), 2);
    }
    let maps = [
        "--json",
        "price",
        "--subject",
        "peta",
        "--level",
        "desa",
        "--cut",
        "kabupaten",
        "--maps",
        "3",
    ];
    assert_eq!(kemas(&maps).done()["amount"], 210_000);
    assert_eq!(kemas(&["--json", "terbilang", "0"]).done()["text"], "nol rupiah");
}

#[test]
fn what_comes_too_early_is_refused_with_the_command_to_run() {
    let counter = Counter::open();
    let path = counter.request(NUMBER, both());
    counter.done(&["index"]);
    let medium = counter.medium("usb");
    let hint = |error: &Value| error["hint"].as_str().unwrap_or_default().to_owned();
    assert!(hint(&counter.fails(&["plan", &path])).contains("kemas approve"));
    counter.done(&["approve", &path, "--by", "A"]);
    assert!(hint(&counter.fails(&["pack", NUMBER, "--to", &medium])).contains("kemas agree"));
    counter.agreed(NUMBER, both());
    assert!(hint(&counter.fails(&["handover", NUMBER])).contains("kemas pack"));
    counter.done(&["pack", NUMBER, "--to", &medium]);
    assert!(hint(&counter.fails(&["handover", NUMBER])).contains("kemas verify"));
    counter.done(&["verify", &medium]);
    assert!(hint(&counter.fails(&["handover", NUMBER])).contains("kemas invoice"));
    let invoice = counter.done(&["invoice", NUMBER]);
    let number = invoice["number"].as_str().unwrap();
    assert!(hint(&counter.fails(&["receipt", number])).contains("kemas pay"));
    counter.fails(&["pay", number, "--ntpn", "SALAH"]);
    counter.done(&["pay", number, "--ntpn", "0123456789ABCDEF"]);
    counter.fails(&["pay", number, "--cash", "--treasurer", "Maria"]);
    assert!(hint(&counter.fails(&["handover", NUMBER])).contains("kemas receipt"));
    counter.done(&["receipt", number]);
    counter.done(&["handover", NUMBER]);
}

#[test]
fn a_request_that_changed_after_its_approval_must_be_approved_again() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let mut changed = request(NUMBER, both());
    changed["abstraction"]["title"] = "Judul lain".into();
    let path = counter.outside("berubah.json");
    std::fs::write(&path, changed.to_string()).unwrap();
    let medium = counter.medium("usb");
    let error = counter.fails(&["pack", path.to_str().unwrap(), "--to", &medium]);
    assert_eq!(error["code"], "state", "{error}");
    assert_eq!(std::fs::read_dir(&medium).unwrap().count(), 0);
}

#[test]
fn what_was_invoiced_is_what_is_packed() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    counter.done(&["invoice", NUMBER]);
    let more = crate::samples::survey_like(3_000_000, 8);
    counter.put("store/microdata/susenas-2025-03-kor-81/tambahan.dat", &more);
    counter.done(&["index"]);
    let medium = counter.medium("usb");
    let error = counter.fails(&["pack", NUMBER, "--to", &medium]);
    assert!(error["message"].as_str().unwrap().contains("invoice B-001"), "{error}");
    assert_eq!(std::fs::read_dir(&medium).unwrap().count(), 0);
}

#[test]
fn the_request_that_is_handed_over_is_the_one_that_was_approved() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let mut other = request(NUMBER, both());
    other["requester"]["name"] = "Orang Lain".into();
    let path = counter.outside("lain.json");
    std::fs::write(&path, other.to_string()).unwrap();
    let error = counter.fails(&["handover", path.to_str().unwrap()]);
    assert!(error["message"].as_str().unwrap().contains("not request"), "{error}");
}

#[test]
fn a_paper_that_cannot_be_set_takes_no_number() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    counter.put("catalog/papers/invoice.txt", b"{% if %}");
    let error = counter.fails(&["invoice", NUMBER]);
    assert_eq!((&error["code"], &error["line"]), (&json!("paper"), &json!(1)), "{error}");
    std::fs::remove_file(counter.home().join("catalog/papers/invoice.txt")).unwrap();
    let invoice = counter.done(&["invoice", NUMBER]);
    let number = invoice["number"].as_str().unwrap();
    assert!(number.starts_with("B-001/"), "{number}");
    // A paper that is issued keeps its own template. A paper that is not issued yet cannot be printed with a broken
    // one.
    counter.put("catalog/papers/invoice.sheet", b"{% if %}");
    counter.put("catalog/papers/receipt.sheet", b"{% if %}");
    counter.done(&["pay", number, "--cash", "--treasurer", "Maria"]);
    counter.fails(&["receipt", number]);
    std::fs::remove_file(counter.home().join("catalog/papers/receipt.sheet")).unwrap();
    let receipt = counter.done(&["receipt", number]);
    assert!(receipt["number"].as_str().unwrap().contains("-001/"), "{receipt}");
}

#[test]
fn nothing_personal_goes_onto_the_medium_also_with_the_invoice() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    counter.done(&["invoice", NUMBER]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    for (path, bytes) in tree(medium.as_ref()) {
        let text = String::from_utf8_lossy(&bytes);
        for personal in ["Siti", "siti@example", "0812", "Jl. Contoh 1"] {
            assert!(!text.contains(personal), "{personal} in {}", path.display());
        }
    }
}

#[test]
fn an_answer_does_not_hang_on_the_office_and_every_answer_is_json() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    let verify = kemas(&["--office", "/tidak/ada", "--json", "verify", &medium]);
    assert_eq!(verify.done()["result"], "lengkap");
    assert!(verify.stderr.contains("not recorded"), "{verify:?}");
    assert!(kemas(&["--json", "--version"]).done()["text"].is_string());
    assert_eq!(kemas(&["--json=1", "terbilang", "1"]).error()["code"], "usage");
    kemas(&[
        "--json",
        "price",
        "--subject",
        "peta",
        "--level",
        "desa",
        "--cut",
        "kabupaten",
        "--maps",
        "0",
    ])
    .error();
}

#[test]
fn a_claim_to_rp0_is_held_against_the_bytes_of_the_index() {
    let counter = Counter::open();
    let mut asked = request(NUMBER, json!([both()[0]]));
    asked["requester"]["zero_tariff"] = true.into();
    asked["requester"]["zero_tariff_letter"] =
        json!({"number": "S-1", "date": TODAY, "issuer": "Universitas Contoh"});
    let path = counter.outside("nol.json");
    std::fs::write(&path, asked.to_string()).unwrap();
    let path = path.to_str().unwrap();
    counter.done(&["index"]);
    assert_eq!(counter.done(&["check", path])["findings"], json!([]));
    let large = crate::samples::survey_like(6_000_000, 3);
    counter.put("store/microdata/susenas-2025-03-kor-81/besar.dat", &large);
    counter.done(&["index"]);
    let check = counter.done(&["check", path]);
    assert_eq!(check["findings"][0]["rule"], "K17", "{check}");
    assert_eq!(check["verdict"], "sesuai-dengan-catatan");
}

#[test]
fn verify_counts_each_byte_once() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let medium = counter.medium("usb");
    let bag = counter.done(&["pack", NUMBER, "--to", &medium])["bags"][0].clone();
    assert_eq!(counter.done(&["verify", &medium])["bytes_read"], bag["bytes"]);
}

#[test]
fn the_demo_goes_through_the_whole_service() {
    let folder = tempfile::tempdir().unwrap();
    let office = folder.path().join("demo");
    let office = office.to_str().unwrap();
    let answer = kemas(&["--json", "demo", "--office", office, "--size", "3M"]).done();
    has(&answer, &["bags", "papers", "seconds"]);
    for bag in answer["bags"].as_array().unwrap() {
        let bag = bag.as_str().unwrap();
        assert!(bag.starts_with(&format!("{office}/media/")), "{answer}");
        assert_eq!(kemas(&["--json", "verify", bag]).done()["result"], "lengkap");
    }
}
