//! What is told of a request's standing: how it ended, what its approval let through, what its price does not contain.

use std::fs;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both};

const SET: &str = "susenas-2025-03-kor-81";
const MAP: &str = "wilkerstat-desa-2025-1";

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_request_that_ended_or_was_returned_is_told_with_reason_and_day() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let path = counter.request(NUMBER, json!([{"id": SET}]));
    assert_eq!(counter.done(&["check", &path]).get("decided"), None);
    assert!(!counter.home().join("ledger.db").exists(), "a check makes no ledger");
    counter.done(&["approve", &path, "--by", "Petugas A"]);
    assert_eq!(counter.done(&["check", NUMBER]).get("decided"), None);
    let tables = counter.home().join("catalog");
    let commands = |number: &'static str| -> Vec<Vec<String>> {
        let tables = tables.to_str().unwrap();
        let all: [&[&str]; 7] = [
            &["check", number],
            &["check", &path],
            &["check", &path, "--catalog", tables],
            &["suggest", number],
            &["suggest", &path, "--catalog", tables],
            &["request", "show", number],
            &["status", number],
        ];
        all.iter().map(|words| words.iter().map(|word| (*word).to_owned()).collect()).collect()
    };
    let told = |how: &str, because: Option<&str>, words: &str| {
        for command in commands(NUMBER) {
            let command: Vec<&str> = command.iter().map(String::as_str).collect();
            let decided = json!({"how": how, "because": because, "on": "2026-11-24"});
            assert_eq!(counter.done(&command)["decided"], decided, "{command:?}");
            let text = flat(&counter.kemas(&command).stdout);
            assert!(text.contains(words), "{command:?}: {text}");
        }
    };
    counter.done(&["return", NUMBER, "--note", "metode belum jelas", "--by", "Petugas B"]);
    told("returned", Some("metode belum jelas"), "to be corrected: metode belum jelas");
    counter.done(&["refuse", NUMBER, "--because", "bukan untuk ini", "--by", "Petugas B"]);
    told("refused", Some("bukan untuk ini"), "this request has ended, refused on");
}

#[test]
fn a_reason_that_names_the_codes_lets_the_request_through() {
    let counter = Counter::open();
    counter.put(&format!("store/microdata/{SET}/art.csv"), b"nks,nama_krt\n1,x\n");
    counter.done(&["index"]);
    let path = counter.request(NUMBER, json!([{"id": SET}]));
    let approve = |why: &str| ["approve", &path, "--by", "A", "--because", why].map(str::to_owned);
    let run = |why: &str| -> (Value, String) {
        let command = approve(why);
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        let text = counter.kemas(&[&["--lang", "id"], &command[..]].concat()).stdout;
        (counter.done(&command), flat(&text))
    };
    let show = || counter.done(&["request", "show", NUMBER]);
    let (approved, told) = run("perlu segera");
    let stops = approved["stops"].as_array().unwrap().clone();
    assert!(!stops.is_empty() && approved.get("carried_over").is_none(), "{approved}");
    assert!(told.contains("masih tertahan oleh"), "{told}");
    assert!(show()["price"]["items"][0]["withheld"].is_string());
    let codes: Vec<&str> = stops.iter().map(|code| code.as_str().unwrap()).collect();
    let (approved, told) = run(&format!("{}: diketahui", codes.join(", ")));
    assert_eq!(approved["carried_over"], json!(stops), "{approved}");
    assert!(!told.contains("masih tertahan oleh") && told.contains("meloloskannya"), "{told}");
    counter.done(&["plan", NUMBER]);
    let shown = show();
    assert_eq!(shown["price"]["items"][0].get("withheld"), None, "{shown}");
    assert_eq!(shown["price"]["items"][0]["in_total"], true);
}

#[test]
fn the_sum_leaves_out_what_cannot_be_sold_and_says_so() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let of = |items: Value| {
        let path = counter.request("8100-2026-0002", items);
        let shown = counter.done(&["request", "show", &path]);
        (shown["price"].clone(), flat(&counter.kemas(&["request", "show", &path]).stdout))
    };
    let map = json!({"id": MAP, "region": "8102"});
    let (price, text) = of(json!([both()[0], both()[1], map]));
    let in_total = |at: usize| price["items"][at]["in_total"].clone();
    assert_eq!([in_total(0), in_total(1), in_total(2)], [json!(true), json!(true), json!(false)]);
    assert!(price["items"][2]["lines"][0]["amount"].as_u64().unwrap() > 0, "{price}");
    assert_eq!(price["total"], of(both()).0["total"], "{price}");
    assert!(text.contains(", without item 3, which is not ready for sale"), "{text}");
    let approved = counter.request(NUMBER, json!([{"id": MAP, "region": "8102"}]));
    let approve = ["approve", &approved, "--by", "A", "--because", "menyusul"];
    assert_eq!(counter.done(&approve)["not_held"], json!([0]));
    let told = flat(&counter.kemas(&approve).stdout);
    assert!(told.contains("not held: item 1; packing waits"), "{told}");
}

#[test]
fn data_on_a_disk_that_is_not_mounted_need_a_reason() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let store = counter.home().join("store");
    fs::rename(&store, counter.outside("disk")).unwrap();
    fs::create_dir(&store).unwrap();
    let path = counter.request(NUMBER, json!([{"id": SET}]));
    let error = counter.fails(&["approve", &path, "--by", "A"]);
    assert_eq!((&error["code"], &error["field"]), (&json!("state"), &json!("--because")));
    assert!(error["message"].as_str().unwrap().contains("is not mounted"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("mount the disk"), "{error}");
    let text = counter.kemas(&["approve", &path, "--by", "A", "--because", "disk menyusul"]).stdout;
    assert!(text.contains("is not mounted"), "{text}");
}

#[test]
fn where_acts_need_a_name_the_commands_shown_have_it() {
    let counter = Counter::open();
    counter.agreed(NUMBER, json!([{"id": SET}]));
    let next = || flat(&counter.kemas(&["status", NUMBER]).stdout);
    assert!(!next().contains("--by NAME"), "{}", next());
    let settings = fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let settings = settings.replacen("require_officer = false", "require_officer = true", 1);
    counter.put("kemas.toml", settings.as_bytes());
    for command in
        ["kemas pack 8100-2026-0001 --to PATH --by NAME", "invoice 8100-2026-0001 --by NAME"]
    {
        assert!(next().contains(command), "{}", next());
    }
}

#[test]
fn changes_and_options_are_told_in_the_words_of_the_screen() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let path = counter.request(NUMBER, both());
    counter.done(&["approve", &path, "--by", "Petugas A"]);
    let mut request: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    request["items"][1]["format"] = json!("shp");
    request["requester"]["institution"] = json!("Universitas Contoh Raya");
    request["medium"] = json!("dvd");
    fs::write(&path, request.to_string()).unwrap();
    let text = flat(&counter.kemas(&["--lang", "id", "request", "show", &path]).stdout);
    assert!(text.contains("DVD 4,7 GB"), "{text}");
    let approve = ["--lang", "id", "approve", &path, "--by", "Petugas A"];
    let text = flat(&counter.kemas(&approve).stdout);
    assert!(text.contains("data 2, format: ") && text.contains("instansi pemohon: "), "{text}");
    assert!(!text.contains("items["), "{text}");
    let cancel = ["--lang", "id", "cancel", NUMBER, "--because", " "];
    let text = counter.kemas(&cancel).stderr;
    assert!(text.contains("--because: "), "{text}");
    assert_eq!(counter.fails(&["cancel", NUMBER, "--because", " "])["field"], "because");
}
