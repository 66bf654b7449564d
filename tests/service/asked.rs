//! A request is asked for in a terminal: from the guest book to a verified medium, back and away, changed, listed.

use std::fs;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, signed_scan};
use crate::terminal::{CTRL_C, DOWN, ENTER, ESC, Terminal};

const SET: &str = "susenas-2025-03-kor-81";
const QUESTIONS: [&str; 5] =
    ["? Title of the study:", "? Background:", "? Purpose:", "? Method:", "? Expected results:"];
/// What the visitor answers to the questions about the study, in their order.
pub const STUDY: [&str; 5] = [
    "Kemiskinan di Kota Ambon",
    "Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari dengan data yang baik, \
     mutakhir, dan dapat dipercaya, agar programnya tepat sasaran.",
    "Mengetahui penyebab kemiskinan rumah tangga 2025 serta memetakan sebarannya.",
    "Regresi logistik dan peta tematik.",
    "Skripsi dengan tabel, grafik, dan peta.",
];

/// Returns an office with an index, and the number of a guest's visit.
pub fn office() -> (Counter, String) {
    let counter = Counter::open();
    counter.done(&["index"]);
    let visit = counter.done(&[
        "visit",
        "--name",
        "Siti Latuconsina",
        "--email",
        "siti@example.ac.id",
        "--phone",
        "081234567890",
        "--address",
        "Jl. Contoh 1",
        "--work",
        "mahasiswa",
        "--institution",
        "Universitas Contoh",
    ]);
    let number = visit["number"].as_str().unwrap().to_owned();
    (counter, number)
}

pub fn asks(counter: &Counter, arguments: &[&str]) -> Terminal {
    Terminal::kemas(&counter.home(), TODAY, &[&["--lang", "en"], arguments].concat())
}

/// Answers from the category up to the reading of the texts.
pub fn use_stated(terminal: &mut Terminal) {
    terminal.answer("? Kind of requester:", "").answer("? Rp0 tariff", "");
    for (question, text) in QUESTIONS.into_iter().zip(STUDY) {
        terminal.answer(question, text);
    }
    terminal.wait_for("Kota Ambon").answer("? Is that what the visitor means?", "");
}

/// Adds the survey and a piece of the map of villages.
pub fn data_chosen(terminal: &mut Terminal) {
    terminal.answer("? Data (0 in the list):", "").answer("? Microdata:", "susenas 2025 maluku");
    terminal.answer("? Format:", "").wait_for("held, edition 1").wait_for("total so far: Rp30");
    terminal.answer("? Data (1 in the list):", &[DOWN, DOWN].concat());
    terminal.answer("? Map:", "desa 2025").answer("? Region:", "ambon");
    terminal.answer("? Format:", &[DOWN, DOWN].concat()).wait_for("1 map × Rp70.000 = Rp70.000");
    terminal.wait_for("the piece is checked by `kemas plan`");
    terminal.answer("? Data (2 in the list):", "").answer("? Medium:", "");
}

fn file(counter: &Counter, name: &str) -> Value {
    let path = counter.home().join("permintaan").join(name);
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn files(counter: &Counter) -> usize {
    fs::read_dir(counter.home().join("permintaan")).map_or(0, Iterator::count)
}

#[test]
fn a_visit_becomes_a_verified_medium() {
    let (counter, visit) = office();
    let mut terminal = asks(&counter, &["request", "new", "--visit", &visit]);
    terminal.wait_for(NUMBER).wait_for("Siti Latuconsina");
    use_stated(&mut terminal);
    data_chosen(&mut terminal);
    terminal
        .wait_for("What the office has:")
        .wait_for("1. susenas-2025-03-kor-81: held, edition 1");
    terminal.wait_for("Verdict: matches\n").answer("? This request:", "");
    terminal.wait_for(&format!("kemas approve {NUMBER} --by NAME --visit {visit}"));
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());

    let written = file(&counter, "8100-2026-0001.json");
    assert_eq!(written["requester"]["email"], "siti@example.ac.id");
    assert_eq!(written["abstraction"]["title"], STUDY[0]);
    assert_eq!(
        written["items"],
        json!([{"id": SET, "region": null, "format": null},
               {"id": "wilkerstat-desa-2025-1", "region": "8171", "format": "geojson"}])
    );
    counter.done(&["approve", NUMBER, "--by", "Petugas A", "--visit", &visit]);
    // The same request by hand has the same digest: it is no new version.
    let by_hand = counter.outside("tangan.json");
    let mut short = written.clone();
    short["requester"].as_object_mut().unwrap().retain(|_, value| !value.is_null());
    fs::write(&by_hand, short.to_string()).unwrap();
    let again = counter.done(&["approve", by_hand.to_str().unwrap(), "--by", "Petugas A"]);
    assert_eq!(again["changed"], json!([]), "{again}");

    let scan = counter.outside("sppd.pdf");
    fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    let scan = scan.to_str().unwrap();
    counter.done(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", scan]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    assert_eq!(counter.done(&["verify", &medium])["result"], "lengkap");
    let refused = counter.home();
    let mut terminal =
        Terminal::kemas(&refused, TODAY, &["--lang", "en", "request", "edit", NUMBER]);
    terminal.wait_for("has a signed agreement").wait_for("request amend");
    assert_eq!(terminal.end(), 2);
}

#[test]
fn who_leaves_leaves_nothing_behind() {
    let (counter, visit) = office();
    let mut terminal = asks(&counter, &["request", "new", "--visit", &visit]);
    terminal.answer("? Kind of requester:", "").answer("? Rp0 tariff", "");
    terminal.wait_for("? Title of the study:").keys("Kemiskinan").keys(CTRL_C);
    terminal.wait_for("stopped; nothing was written");
    assert_eq!(terminal.end(), 2);

    // From the first question, Esc asks whether to leave; the answer no goes on.
    let mut terminal = asks(&counter, &["request", "new", "--visit", "1"]);
    terminal.wait_for("? Kind of requester:").keys(ESC);
    terminal.answer("? Leave?", "").wait_for("? Kind of requester:").keys(ESC);
    terminal.answer("? Leave?", "y").wait_for("stopped; nothing was written");
    assert_eq!(terminal.end(), 2);
    assert_eq!(files(&counter), 0);
    assert_eq!(counter.done(&["request", "list"])["requests"], json!([]));
}

#[test]
fn back_leads_to_the_question_before_with_its_answer() {
    let (counter, _) = office();
    let mut terminal = asks(&counter, &["request", "new"]);
    terminal.answer("? Visit:", "siti").answer("? Kind of requester:", "");
    terminal.answer("? Rp0 tariff", "").answer("? Title of the study:", "Kemiskinan");
    terminal.wait_for("? Background:").keys(ESC);
    terminal.answer("? Title of the study: Kemiskinan", " 2025").wait_for("? Background:");
    // A text that is needed is asked for until it is there.
    terminal.keys(ENTER).wait_for("this is needed").keys(CTRL_C);
    assert_eq!(terminal.end(), 2);
}

#[test]
fn back_leads_to_the_visit_and_another_visit_takes_nothing_from_the_first() {
    let (counter, _) = office();
    counter.done(&["visit", "--name", "Budi"]);
    let mut terminal = asks(&counter, &["request", "new"]);
    terminal.answer("? Visit:", "siti").wait_for("? Kind of requester:").keys(ESC);
    terminal.answer("? Visit:", "budi").answer("? E-mail:", "budi@example.id");
    terminal.wait_for("? Telephone (may be empty):");
    assert!(!terminal.screen().contains("081234567890"), "{}", terminal.screen());
    terminal.keys(ESC).wait_for("? E-mail:").keys(ESC);
    terminal.wait_for("? Visit:").keys("none").keys(ENTER).wait_for("? Name:");
    let line = terminal.screen().lines().last().unwrap_or_default().to_owned();
    assert!(!line.contains("Budi"), "{line}");
    terminal.keys(CTRL_C);
    assert_eq!(terminal.end(), 2);
}

#[test]
fn a_file_that_cannot_be_written_is_told_before_the_first_question_and_another_is_asked_for() {
    let (counter, visit) = office();
    let mut terminal = asks(&counter, &["request", "new", "--out", "/tidak/ada/a.json"]);
    terminal.wait_for("cannot write").wait_for("--out FILE");
    assert_eq!(terminal.end(), 2);
    let out = counter.outside("keluar.json");
    let out = out.to_str().unwrap();
    let mut terminal = asks(&counter, &["request", "new", "--visit", &visit, "--out", out]);
    use_stated(&mut terminal);
    data_chosen(&mut terminal);
    terminal.wait_for("? This request:");
    fs::write(out, "lain").unwrap();
    let other = counter.outside("lain.json");
    terminal.keys(ENTER).wait_for("a file of this name exists");
    terminal.answer("? Another file", other.to_str().unwrap()).answer("? This request:", "");
    terminal.wait_for("lain.json");
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());
    assert_eq!(fs::read(out).unwrap(), b"lain");
    assert!(other.exists());
}

#[test]
fn a_long_or_pasted_text_and_keys_that_are_no_text_leave_the_question_in_sight() {
    let (counter, visit) = office();
    let mut terminal = asks(&counter, &["request", "new", "--visit", &visit]);
    terminal.answer("? Kind of requester:", "").answer("? Rp0 tariff", "");
    // Ctrl-X and Ctrl-F type nothing; Ctrl-W takes a word away.
    terminal.wait_for("? Title of the study:").keys("Kemiskinan\x18\x06 salah\x17");
    terminal.keys(ENTER).wait_for("> Title of the study: Kemiskinan\n");
    // Far longer than the screen.
    let long = "Kemiskinan rumah tangga di Kota Ambon. ".repeat(70);
    terminal.wait_for("? Background:").keys(&format!("\x1b[200~{long}akhir\x1b[201~"));
    terminal.wait_for("akhir");
    let screen = terminal.screen();
    assert!(screen.contains("? Background:") && screen.contains("akhir"), "{screen}");
    terminal.keys(ENTER).wait_for("> Background:");
    // Pasted line breaks are blanks, also where the terminal does not tell that it is a paste.
    terminal.wait_for("? Purpose:").keys("\x1b[200~satu\rdua\ntiga\x1b[201~").wait_for("tiga");
    terminal.keys(ENTER).wait_for("> Purpose: satu dua tiga\n");
    terminal.wait_for("? Method:").keys("Regresi\rlogistik\ntematik").wait_for("tematik");
    terminal.keys(ENTER).wait_for("> Method: Regresi logistik tematik\n");
    terminal.wait_for("? Expected results:").keys(CTRL_C);
    terminal.wait_for("stopped; nothing was written");
    assert_eq!(terminal.end(), 2);
}

#[test]
fn a_number_that_another_request_took_meanwhile_is_told() {
    let (counter, visit) = office();
    let mut terminal = asks(&counter, &["request", "new", "--visit", &visit]);
    terminal.wait_for(NUMBER);
    use_stated(&mut terminal);
    data_chosen(&mut terminal);
    terminal.wait_for("? This request:");
    let taken = fs::read(counter.request(NUMBER, json!([{"id": SET}]))).unwrap();
    counter.put(&format!("permintaan/{NUMBER}.json"), &taken);
    terminal.keys(ENTER).wait_for(&format!("another request took the number {NUMBER} meanwhile"));
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());
    assert_eq!(file(&counter, "8100-2026-0002.json")["requester"]["name"], "Siti Latuconsina");
}

#[test]
fn an_edited_request_is_a_new_file() {
    let (counter, _) = office();
    let path = counter.request("8100-2026-0009", json!([{"id": SET}]));
    let before = fs::read(&path).unwrap();
    let mut terminal = asks(&counter, &["request", "edit", &path]);
    terminal.wait_for("Verdict:").answer("? This request:", &[DOWN, DOWN, DOWN].concat());
    terminal.answer("? Data (1 in the list):", &[DOWN, DOWN].concat());
    terminal.answer("? Map:", "desa 2025").answer("? Region:", "8171").answer("? Format:", "");
    terminal.answer("? Data (2 in the list):", "").answer("? Medium:", DOWN);
    terminal.answer("? This request:", "").wait_for(".v2.json");
    assert_eq!(terminal.end(), 0);
    assert_eq!(fs::read(&path).unwrap(), before);
    let edited = fs::read(counter.outside("8100-2026-0009.v2.json")).unwrap();
    let edited: Value = serde_json::from_slice(&edited).unwrap();
    assert_eq!(edited["items"][1]["region"], "8171");
    assert_eq!(edited["medium"], "usb-fat32");
}

#[test]
fn without_a_terminal_the_way_by_file_is_named() {
    let (counter, visit) = office();
    for arguments in [&["request", "new", "--visit", &visit][..], &["request", "edit", NUMBER]] {
        let error = counter.fails(arguments);
        assert_eq!(error["code"], "usage");
        assert!(error["hint"].as_str().unwrap().contains("kemas check"), "{error}");
    }
}

#[test]
fn the_list_has_the_ledger_and_the_waiting_files() {
    let (counter, _) = office();
    let path = counter.request(NUMBER, json!([{"id": SET}]));
    counter.done(&["approve", &path, "--by", "Petugas A"]);
    let waiting = fs::read(counter.request("8100-2026-0002", json!([{"id": SET}]))).unwrap();
    counter.put("permintaan/8100-2026-0002.json", &waiting);
    counter.put("permintaan/8100-2026-0003.json", b"{");
    let list = counter.done(&["request", "list"]);
    let of = |at: usize, key: &str| list["requests"][at][key].clone();
    assert_eq!((of(0, "number"), of(0, "file")), (json!(NUMBER), Value::Null), "{list}");
    assert_eq!(of(0, "standing")["goods"], "approved");
    assert_eq!((of(1, "number"), of(1, "standing")), (json!("8100-2026-0002"), Value::Null));
    assert_eq!(list["unreadable"].as_array().unwrap().len(), 1);

    let shown = counter.done(&["request", "show", "8100-2026-0002"]);
    assert_eq!(shown["requester"]["name"], "Siti Latuconsina");
    assert_eq!(shown["price"]["items"][0]["title"], "Susenas Maret 2025 KOR, Provinsi Maluku");
    assert!(shown["price"]["total"].as_u64().unwrap() > 20_000, "{shown}");
    assert_eq!(shown["recorded"], false);
    // The file of a request that is forgotten is removed with its papers.
    counter.put("permintaan/8100-2026-0001.v2.json", &fs::read(&path).unwrap());
    counter.done(&["forget", NUMBER, "--because", "diminta"]);
    assert!(!counter.home().join("permintaan/8100-2026-0001.v2.json").exists());
    assert_eq!(files(&counter), 2);
}

#[test]
fn files_of_a_request_are_forgotten_by_what_stands_in_them() {
    let (counter, visit) = office();
    let draft = |name: &str, number: &str, person: &str, email: &str| {
        let mut request = crate::counter::request(number, json!([{ "id": SET }]));
        request["requester"]["name"] = json!(person);
        request["requester"]["email"] = json!(email);
        counter.put(&format!("permintaan/{name}.json"), request.to_string().as_bytes());
    };
    let siti = "siti@example.ac.id";
    draft("8100-2026-0001", NUMBER, "Budi", "budi@example.ac.id");
    // Names that say another number, or none.
    draft("8100-2026-0005", NUMBER, "Budi", "budi@example.ac.id");
    draft("salinan budi", NUMBER, "Budi", "budi@example.ac.id");
    draft("8100-2026-0001.v2", "8100-2026-0002", "siti  LATUCONSINA", siti);
    draft("8100-2026-0003", "8100-2026-0003", "Siti Latuconsina", "lain@example.ac.id");
    counter.put("permintaan/8100-2026-0004.json", b"tidak terbaca");

    let error = counter.fails(&["forget", NUMBER]);
    assert_eq!(error["field"], "counter.keep_personal_days", "{error}");
    let forgotten = counter.done(&["forget", NUMBER, "--because", "diminta", "--by", "Petugas A"]);
    assert_eq!(forgotten["forgotten"], json!([NUMBER]), "{forgotten}");
    assert_eq!(forgotten["removed_files"].as_array().unwrap().len(), 3, "{forgotten}");
    assert_eq!(files(&counter), 3);
    let error = counter.fails(&["forget", NUMBER, "--because", "diminta"]);
    assert_eq!(error["code"], "state", "{error}");
    let told = counter.kemas(&["forget", "8100-2026-0004", "--because", "diminta"]).stdout;
    assert!(told.contains("which was never recorded") && told.contains("removed: "), "{told}");

    let forgotten = counter.done(&["forget", &visit, "--because", "diminta"]);
    let removed = forgotten["removed_files"].to_string();
    assert!(removed.contains("8100-2026-0001.v2.json") && !removed.contains("0003"), "{removed}");
    assert_eq!(files(&counter), 1);
}

#[test]
fn files_of_a_guest_are_forgotten_however_their_letters_are_written() {
    let (counter, _) = office();
    let guest = |name: &str, email: &[&str]| {
        let visit = counter.done(&[&["visit", "--name", name], email].concat());
        visit["number"].as_str().unwrap().to_owned()
    };
    let draft = |number: &str, person: &str, email: &str| {
        let mut request = crate::counter::request(number, json!([{ "id": SET }]));
        request["requester"]["name"] = json!(person);
        request["requester"]["email"] = json!(email);
        request.to_string()
    };
    let rene = guest("Ren\u{e9} Contoh", &["--email", "rene@example.ac.id"]);
    // A file of Windows-1252, one of UTF-16, and one whose letters are composed.
    let windows = draft("8100-2026-0011", "Ren\u{e9} Contoh", "rene@example.ac.id");
    let windows: Vec<u8> = windows.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    counter.put("permintaan/8100-2026-0011.json", &windows);
    let utf_16 = draft("8100-2026-0012", "Ren\u{e9} Contoh", "rene@example.ac.id");
    let utf_16: Vec<u8> = utf_16.encode_utf16().flat_map(u16::to_le_bytes).collect();
    counter.put("permintaan/8100-2026-0012.json", &utf_16);
    let composed = draft("8100-2026-0013", "Rene\u{301} Contoh", "rene@example.ac.id");
    counter.put("permintaan/8100-2026-0013.json", composed.as_bytes());
    let forgotten = counter.done(&["forget", &rene, "--because", "diminta"]);
    assert_eq!(forgotten["removed_files"].as_array().unwrap().len(), 3, "{forgotten}");
    assert_eq!(files(&counter), 0);

    // Another person of the same name, neither with an address.
    let ani = guest("Ani Contoh", &[]);
    counter.put(
        "permintaan/8100-2026-0014.json",
        draft("8100-2026-0014", "Ani Contoh", "").as_bytes(),
    );
    let forgotten = counter.done(&["forget", &ani, "--because", "diminta"]);
    assert_eq!(forgotten["removed_files"], json!([]), "{forgotten}");
    assert_eq!(files(&counter), 1);
}
