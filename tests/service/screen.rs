//! What stands on the screen: lines that fit, errors that say what to do now.

use std::process::Command;

use serde_json::json;

use crate::counter::{Answer, Counter, NUMBER, TODAY, both, kemas, signed_scan};
use crate::maps::LAYER;

const SET: &str = "susenas-2025-03-kor-81";
/// The width of lines where there is no terminal.
const WIDTH: usize = 80;

/// Checks that no line is wider than [`WIDTH`], unless it is a single word, and that no line with words ends in blanks.
fn fits(answer: &Answer, what: &[&str]) {
    for line in answer.stdout.lines().chain(answer.stderr.lines()) {
        let single = !line.trim().contains(' ');
        assert!(single || line.chars().count() <= WIDTH, "{what:?}: {line}");
        let kept = line.trim_end();
        assert!(kept.is_empty() || kept == line, "{what:?}: blanks behind {line}");
    }
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let counter = Counter::open();
    // Long names, findings of several kinds, and many columns.
    let columns: Vec<String> = (1..60).map(|n| format!("r{n}01_keterangan")).collect();
    let header = format!("{},nama_krt\n{}x\n", columns.join(","), "1,".repeat(columns.len()));
    counter.put(&format!("store/microdata/{SET}/kor_art.csv"), header.as_bytes());
    counter.put(&format!("store/microdata/{SET}/{}.csv", "bagian_panjang_".repeat(8)), b"a,b\n1\n");
    counter.put("store/peta/lepas/peta.geojson", b"{}");
    let items = json!([{ "id": SET }, { "id": LAYER, "region": "8103", "format": "gpkg" }]);
    let path = counter.request(NUMBER, items);
    let medium = counter.medium("usb");
    let scan = counter.outside("sppd.pdf");
    std::fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    let scan = scan.to_str().unwrap();
    let because = "I23 dan I14: sudah ditanyakan kepada penanggung jawab survei di provinsi";
    let agree = ["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", scan];
    let commands: &[&[&str]] = &[
        &["index"],
        &["show", SET],
        &["show", LAYER, "--region", "8103"],
        &["check", &path, "--explain"],
        &["suggest", &path],
        &["visit", "--name", "Siti Latuconsina dari Universitas Contoh", "--at", "09:00"],
        &["approve", &path, "--by", "A", "--because", because],
        &agree,
        &["plan", NUMBER],
        &["invoice", NUMBER],
        &["status", NUMBER],
        &["visit", "--name", "Siti", "--email", "siti@example.ac.id", "--kind", "swasta"],
        &["visit", "--returning", "siti"],
        &["visit", "--returning", "siti@example.ac.id"],
        &["visits", "--month", "2026-11"],
        &["poll", "--summary"],
        &["today", "--at", "09:50"],
        &["today", "--at", "10:40"],
        &["pack", NUMBER, "--to", &medium],
        &["verify", &medium],
        &["batch"],
        &["shelf", "list"],
        &["ledger", "verify"],
        &["ledger", "verify", "--head", "x"],
        &["price", "--subject", "data-mikro", "--bytes", "987654321987654"],
        &["terbilang", "987654321987654"],
        &["close-day"],
        &["help"],
        &["help", "petugas"],
        &["help", "bendahara"],
        &["help", "pengelola"],
        &["help", "istilah"],
        &["help", "K12"],
        &["help", "synth"],
        &["synth", "--help"],
        &["help", "X99"],
        &["synth", "--kind", "map"],
        &["pay"],
        &["plan", NUMBER, "surplus"],
        &["price", "--subject", "x"],
        &["init", "/"],
        &["check", "/etc/passwd"],
    ];
    for language in ["id", "en"] {
        for command in commands {
            let answer = counter.kemas(&[&["--lang", language], *command].concat());
            fits(&answer, command);
        }
    }
    for command in counter_commands() {
        for language in ["id", "en"] {
            fits(&kemas(&["--lang", language, &command, "--help"]), &[&command]);
        }
    }
}

/// Returns every command that help lists.
fn counter_commands() -> Vec<String> {
    let help = kemas(&["help"]).stdout;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let names: Vec<String> = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
    assert!(names.len() > 30, "{names:?}");
    names
}

#[test]
fn every_error_says_what_to_do_now() {
    let counter = Counter::open();
    let path = counter.request(NUMBER, both());
    counter.done(&["index"]);
    let empty = counter.outside("kosong.pdf");
    std::fs::write(&empty, "").unwrap();
    let empty = empty.to_str().unwrap();
    counter.done(&["approve", &path, "--by", "A"]);
    let agree = |name: &'static str, day: &'static str, scan: &'static str| {
        ["agree", NUMBER, "--signed-by", name, "--on", day, "--scan", scan]
    };
    let commands: &[&[&str]] = &[
        &["verify", "/missing"],
        &["zip", "/tmp/a.zip", "/missing"],
        &["forget", "1"],
        &["visit", "--name", " "],
        &["visit", "--name", "Siti", "--kind", "kampus"],
        &["visit", "--returning", "tidak ada"],
        &["poll", "99", "--importance", "1", "--satisfaction", "1"],
        &["today", "--watch"],
        &["visits", "--month", "2026-13"],
        &["check", "/missing"],
        &["check", "/etc/hostname"],
        &["show", "x"],
        &["plan", NUMBER, "--medium", "disket"],
        &["pack", NUMBER, "--to", "/missing"],
        &["invoice", "x"],
        &["billing-code", "x", "--code", "1", "--expires", TODAY],
        &["pay", "x", "--cash", "--treasurer", "A"],
        &["receipt", "x"],
        &["deposit", "x", "--ntpn", "1"],
        &["void", "invoice", "x", "--because", " "],
        &["void", "invoice", "x", "--because", "y"],
        &["print", "receipt", "x"],
        &["cancel", "x", "--because", "y"],
        &["cancel", NUMBER, "--because", " "],
        &["correct", NUMBER, "--because", "y"],
        &["close", NUMBER],
        &["handover", NUMBER],
        &["poll", "x", "--importance", "1", "--satisfaction", "1"],
        &agree(" ", TODAY, "/etc/hostname"),
        &agree("Siti", "2020-01-01", "/etc/hostname"),
        &agree("Siti", TODAY, "/missing"),
        &["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", empty],
        &["init", "/etc"],
        &["ledger", "export", "/etc/hostname"],
        &["ledger", "backup", "/etc/hostname"],
        &["help", "X99"],
        &["cut", LAYER, "--region", "x", "--out", "/tmp/x.gpkg"],
        &["cut", LAYER, "--region", "8171", "--format", "x", "--out", "/tmp/x"],
        &["cut", LAYER, "--region", "8171", "--out", "/etc/hostname"],
        &["show", LAYER, "--region", "8171", "--picture", "/tmp/x.jpg"],
        &["synth", "--kind", "map", "--size", "1M", "--format", "dbf", "--out", "/tmp/x.dbf"],
        &["synth", "--kind", "map", "--size", "1M", "--format", "gpkg", "--out", "/tmp/x.shp"],
        &["synth", "--kind", "survey", "--size", "1M", "--format", "csv", "--out", "/tmp/x.dbf"],
        &["suggest", "/missing"],
        &["--office", "/missing", "index"],
        &["pay"],
        &["bogus"],
        &[],
        &["pay", "x", "--csh"],
        &["price", "--subject", "pet"],
        &["today", "--at", "25:00"],
    ];
    for (language, label) in [("en", "\nhint: "), ("id", "\nsaran: ")] {
        for command in commands {
            let answer = counter.kemas(&[&["--lang", language], *command].concat());
            assert_eq!(answer.status, 2, "{command:?}: {answer:#?}");
            assert!(answer.stderr.contains(label), "{command:?}: {}", answer.stderr);
        }
    }
}

#[test]
fn wrong_usage_is_told_in_one_shape() {
    let told = |language: &str, words: &[&str]| {
        let answer = kemas(&[&["--lang", language], words].concat());
        assert_eq!((answer.status, &*answer.stdout), (2, ""), "{words:?}");
        answer.stderr
    };
    let usage = "usage: kemas pay [OPTIONS] <--cash|--ntpn <N>> <INVOICE>\n";
    for (words, what, now) in [
        (
            &["pay", "x", "--csh"][..],
            "the option '--csh' is not known",
            "perhaps `--cash` is meant; see `kemas help pay`",
        ),
        (
            &["pay", "x"],
            "these arguments are missing: `<--cash|--ntpn <N>>`",
            "see `kemas help pay`",
        ),
        (
            &["pay", "x", "--ntpn", "1", "--cash"],
            "'--ntpn' cannot stand beside '--cash'",
            "see `kemas help pay`",
        ),
        (
            &["pay", "x", "--ntpn", "1", "--amount", "1.000"],
            "'1.000' is not a value of '--amount'",
            "give digits alone, such as 1500000; see `kemas help pay`",
        ),
        (
            &["pay", "x", "--ntpn", "1", "--ntpn", "2"],
            "'--ntpn' is given more than once",
            "see `kemas help pay`",
        ),
    ] {
        let whole = format!("error: {what}\n{usage}hint: {now}\n");
        assert_eq!(told("en", words), whole, "{words:?}");
    }
    let surplus = told("en", &["close", NUMBER, "surplus"]);
    assert_eq!(
        surplus.split_whitespace().collect::<Vec<_>>().join(" "),
        "error: the word 'surplus' is one too many usage: kemas close [OPTIONS] <REQUEST> hint: several \
         words that are one value stand between quotes; see `kemas help close`"
    );
    let level = told("en", &["pack", "x", "--to", "y", "--level", "bst"]);
    let level = level.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(level.contains("perhaps `best` is meant; allowed are fast, balanced, best"), "{level}");
    let indonesian = told("id", &["shelf", "lst"]);
    assert_eq!(
        indonesian,
        "galat: perintah 'lst' tidak dikenal\npemakaian: kemas shelf [OPSI] <PERINTAH>\n\
         saran: mungkin yang dimaksud `list`; lihat `kemas help shelf`\n"
    );
    let json = kemas(&["--json", "shelf", "lst"]).error();
    assert_eq!(json["code"], "usage");
    assert_eq!(json["message"], "the command 'lst' is not known");
    assert_eq!(json["hint"], "perhaps `list` is meant; see `kemas help shelf`");
}

#[test]
fn an_office_of_the_environment_is_none_where_it_is_empty() {
    let run = |office: &str, words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kemas"));
        let output =
            command.args(["--lang", "en"]).args(words).env("KEMAS_OFFICE", office).output();
        let output = output.unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, told) = run("", &["status", NUMBER]);
    assert!(status == Some(2) && told.contains("this command needs an office"), "{told}");
    let price = ["price", "--subject", "data-mikro", "--bytes", "1"];
    assert_eq!(run("", &price), (Some(0), String::new()));
    let (_, told) = run("/kantor", &["pay"]);
    assert!(!told.contains("--office"), "{told}");
    let counter = Counter::open();
    let (status, told) = run(counter.home().to_str().unwrap(), &["today"]);
    assert_eq!((status, &*told), (Some(0), ""));
}
