//! Texts of the office that are not UTF-8 are told with their line, and never taken for missing.

use std::fs;

use crate::counter::Counter;

/// Puts a byte that is no UTF-8 at the end of the third line of a file.
fn spoil(counter: &Counter, name: &str, text: &str) {
    let mut bytes = text.lines().take(2).collect::<Vec<_>>().join("\n").into_bytes();
    bytes.extend(b"\n# caf\xe9\n");
    bytes.extend(text.lines().skip(2).collect::<Vec<_>>().join("\n").into_bytes());
    counter.put(name, &bytes);
}

/// Returns the text without the line breaks that the width of the screen makes.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn settings_that_are_not_utf_8_are_told_with_their_line() {
    let counter = Counter::open();
    let text = fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    spoil(&counter, "kemas.toml", &text);
    for command in [&["today"][..], &["index"], &["request", "list"], &["catalog", "update"]] {
        let error = counter.fails(command);
        assert_eq!(
            (&error["code"], &error["line"]),
            (&"office".into(), &3.into()),
            "{command:?}: {error}"
        );
        let shown = counter.kemas(&[&["--lang", "id"][..], command].concat()).stderr;
        let shown = one_line(&shown);
        assert!(shown.contains("simpan sebagai UTF-8"), "{shown}");
        assert!(!shown.contains("stream") && !shown.contains("kemas init"), "{shown}");
    }
}

#[test]
fn words_and_templates_that_are_not_utf_8_are_told_with_their_line() {
    let counter = Counter::open();
    spoil(&counter, "catalog/texts/id.po", "# a\n# b\n");
    let shown = counter.kemas(&["--lang", "id", "today"]);
    assert!(shown.stderr.contains("id.po:3"), "{shown:#?}");
    assert!(!shown.stderr.contains("stream"), "{shown:#?}");
    let doctor = counter.kemas(&["--lang", "id", "doctor"]).stdout;
    let doctor = one_line(&doctor);
    assert!(doctor.contains("bukan UTF-8") && !doctor.contains("stream"), "{doctor}");
    fs::remove_file(counter.home().join("catalog/texts/id.po")).unwrap();
    let sheet = fs::read_to_string(counter.home().join("catalog/papers/sppd.sheet"));
    let sheet =
        sheet.unwrap_or_else(|_| include_str!("../../catalog/papers/sppd.sheet").to_owned());
    spoil(&counter, "catalog/papers/sppd.sheet", &sheet);
    let doctor = counter.kemas(&["--lang", "id", "doctor"]).stdout;
    let doctor = one_line(&doctor);
    assert!(doctor.contains("bukan UTF-8") && !doctor.contains("stream"), "{doctor}");
}
