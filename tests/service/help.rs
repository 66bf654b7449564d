//! `help`: the manual, codes, commands, and words that are none of these.

use crate::counter::{Counter, kemas};

#[test]
fn every_topic_and_code_is_explained_in_both_languages() {
    for kind in ::kemas::model::CodeKind::ALL {
        for code in kind.codes() {
            let of = |language: &str| {
                let answer = kemas(&["--lang", language, "help", &code.code.to_lowercase()]);
                assert_eq!(answer.status, 0, "{answer:#?}");
                answer.stdout
            };
            let [indonesian, english] = [of("id"), of("en")];
            assert!(indonesian.starts_with(code.code) && english.starts_with(code.code));
            assert_ne!(indonesian, english, "{}", code.code);
        }
    }
    for topic in ["petugas", "bendahara", "pengelola", "istilah", "Petugas"] {
        let answer = kemas(&["help", topic]);
        assert!(answer.status == 0 && answer.stdout.starts_with("# "), "{answer:#?}");
    }
}

#[test]
fn help_of_a_command_is_that_of_the_command_itself() {
    for words in [&["pay"][..], &["ledger", "verify"], &["shelf", "prune"]] {
        let by_topic = kemas(&[&["help"], words].concat());
        let by_option = kemas(&[words, &["--help"]].concat());
        assert_eq!((by_topic.status, &by_topic.stdout), (0, &by_option.stdout), "{words:?}");
    }
    assert_eq!(kemas(&["help"]).stdout, kemas(&["--help"]).stdout);
}

#[test]
fn the_help_of_a_machine_is_one_text() {
    let text = |language: &str| {
        kemas(&["--lang", language, "--json", "help", "I13"]).done()["text"].clone()
    };
    assert_eq!(text("id"), text("en"), "JSON does not change with the language");
    assert!(text("id").as_str().unwrap().contains("Kepala DBF"));
}

#[test]
fn an_unknown_word_is_refused_with_the_nearest() {
    for (word, nearest) in [("P1", "P01"), ("petgas", "petugas"), ("pya", "pay")] {
        let error = kemas(&["--json", "help", word]).error();
        assert_eq!(error["code"], "usage");
        let hint = error["hint"].as_str().unwrap();
        assert!(hint.contains(&format!("`kemas help {nearest}`")), "{word}: {hint}");
    }
    assert_eq!(kemas(&["help", "ledger", "nonsense"]).status, 2);
}

#[test]
fn of_a_code_that_is_none_the_families_are_named() {
    for word in ["P31", "I99", "k00"] {
        let error = kemas(&["--json", "help", word]).error();
        let hint = error["hint"].as_str().unwrap();
        for kind in ::kemas::model::CodeKind::ALL {
            let of_kind: Vec<_> = kind.codes().iter().filter(|code| code.code.len() == 3).collect();
            let [first, .., last] = of_kind.as_slice() else { continue };
            assert!(hint.contains(&format!("{}-{}", first.code, last.code)), "{word}: {hint}");
        }
        assert!(hint.contains("no-space") && !hint.contains("`kemas help"), "{word}: {hint}");
    }
}

#[test]
fn an_office_shows_a_manual_of_its_own() {
    let counter = Counter::open();
    counter.put("catalog/manual/petugas.md", b"# Kantor kami\n\n{{kode P}}\n");
    let own = counter.kemas(&["help", "petugas"]);
    assert!(own.stdout.starts_with("# Kantor kami\n"), "{own:#?}");
    assert!(own.stdout.contains("P24"), "{own:#?}");
    counter.put("catalog/manual/istilah.md", b"\xff\xfe");
    let broken = counter.kemas(&["help", "istilah"]);
    assert!(broken.status == 0 && broken.stdout.starts_with("# "), "{broken:#?}");
    assert!(broken.stderr.contains("istilah.md"), "{broken:#?}");
}

#[test]
fn an_office_words_a_message_otherwise_on_screens_and_nowhere_else() {
    let counter = Counter::open();
    counter.put("catalog/texts/id.po", b"msgid \"Effect\"\nmsgstr \"Dampak\"\n");
    let shown = counter.kemas(&["--lang", "id", "help", "P13"]);
    assert!(shown.stdout.contains("Dampak   :"), "{shown:#?}");
    let text = counter.done(&["help", "P13"])["text"].to_string();
    assert!(text.contains("Akibat   :") && !text.contains("Dampak"), "{text}");

    counter.put("catalog/texts/id.po", b"msgid \"Effect\"\nmsgstr \"Dampak {lain}\"\n");
    let broken = counter.kemas(&["--lang", "id", "help", "P13"]);
    assert!(broken.status == 0 && broken.stdout.contains("Akibat   :"), "{broken:#?}");
    assert!(broken.stderr.contains("id.po:1: "), "{broken:#?}");
}

#[test]
fn a_term_of_the_glossary_is_shown_by_its_name() {
    let term = kemas(&["help", "segel"]);
    assert!(term.status == 0 && term.stdout.starts_with("segel (`seal`):\n"), "{term:#?}");
    assert_eq!(kemas(&["help", "Kode", "Segel"]).stdout, kemas(&["help", "short_code"]).stdout);
    // A word that is a command, too, shows the command.
    assert_eq!(kemas(&["help", "pack"]).stdout, kemas(&["pack", "--help"]).stdout);
    // An error code of the same name is explained below the command.
    for word in ["catalog", "index"] {
        let both = kemas(&["help", word]).stdout;
        let help = kemas(&[word, "--help"]).stdout;
        let (_, code) = both.split_once(help.trim_end()).expect(&both);
        assert!(code.trim_start().starts_with(&format!("{word}  (")), "{both}");
    }
    assert!(kemas(&["help", "no-space"]).stdout.starts_with("no-space  ("));
}
