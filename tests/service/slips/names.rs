//! Slips in who acts: nobody, a blank name, a name that the office does not know, that does not act today, or that has
//! another role.

use super::{Given, Slip};
use crate::counter::{Counter, NUMBER};

/// The slips in who acts.
pub const ROWS: &[Slip] = &[
    slip(
        "a name that nobody bears",
        |c| with_people(c, "", &["cancel", NUMBER, "--because", "x", "--by", "Pak Xaverius"]),
        "--by",
        "known are Petugas A, Petugas B, Petugas Lama, Petugas Baru and Maria",
    ),
    slip(
        "a name with a slip",
        |c| with_people(c, "", &["visit", "--name", "Siti", "--by", "Petugas  b"]),
        "--by",
        "perhaps `Petugas B`",
    ),
    slip(
        "an unknown name for an approval",
        |c| with_people(c, "", &["approve", NUMBER, "--by", "Marya"]),
        "--by",
        "perhaps `Maria`",
    ),
    slip(
        "a person who left",
        |c| with_people(c, "", &["invoice", NUMBER, "--by", "Petugas Lama"]),
        "--by",
        "correct `from` and `until`",
    ),
    slip(
        "a person who is not there yet",
        |c| with_people(c, "", &["invoice", NUMBER, "--by", "Petugas Baru"]),
        "--by",
        "name who acts today",
    ),
    slip(
        "an officer who signs as treasurer",
        |c| with_people(c, "", &["pay", "B-1", "--cash", "--treasurer", "Petugas A"]),
        "--treasurer",
        "name the treasurer: Maria",
    ),
    slip(
        "an officer who deposits",
        |c| with_people(c, "", &["deposit", "K-1", "--ntpn", NTPN, "--by", "Petugas B"]),
        "--by",
        "name the treasurer: Maria",
    ),
    slip(
        "an officer who closes the day",
        |c| with_people(c, "", &["close-day", "--by", "Petugas A"]),
        "--by",
        "name the treasurer: Maria",
    ),
    slip(
        "the counter's officer as treasurer",
        |c| with_people(c, "officer = \"Petugas A\"", &["deposit", "K-1", "--ntpn", NTPN]),
        "counter.officer",
        "name the treasurer: Maria",
    ),
    slip(
        "cash without a name, where people are listed",
        |c| with_people(c, "", &["pay", "B-1", "--cash"]),
        "--by",
        "name the treasurer: Maria",
    ),
    slip(
        "a payment through SIMPONI without a name",
        |c| with_people(c, "", &["pay", "B-1", "--ntpn", NTPN]),
        "--by",
        "name the treasurer: Maria",
    ),
    slip(
        "a deposit without a name",
        |c| with_people(c, "", &["deposit", "K-1", "--ntpn", NTPN]),
        "--by",
        "name the treasurer: Maria",
    ),
    slip(
        "a day closed without a name",
        |c| with_people(c, "require_officer = true", &["close-day"]),
        "--by",
        "name the treasurer: Maria",
    ),
    slip(
        "a day closed without a name, where nobody is a treasurer",
        |c| {
            let people = "[[people]]\nname = \"A\"\nrole = \"petugas\"";
            with_settings(c, "", people, &["close-day"])
        },
        "--by",
        "give a person the role `bendahara`",
    ),
    slip(
        "cash that nobody takes",
        |c| with_settings(c, "officer = \"Petugas A\"", "", &["pay", "B-1", "--cash"]),
        "--treasurer",
        "--treasurer NAME",
    ),
    slip(
        "no name where one is required",
        |c| with_people(c, "require_officer = true", &["close", NUMBER]),
        "--by",
        "KEMAS_PETUGAS",
    ),
    slip(
        "no name where one is required, and nobody is listed",
        |c| with_settings(c, "require_officer = true", "", &["visit", "--name", "Siti"]),
        "--by",
        "KEMAS_PETUGAS",
    ),
    slip(
        "the words for no name where one is required",
        |c| {
            let visit = ["visit", "--name", "Siti", "--by", "tidak disebut"];
            with_settings(c, "require_officer = true", "", &visit)
        },
        "--by",
        "--by NAME",
    ),
    slip(
        "a verification without a name where one is required",
        |c| {
            let medium = c.medium("kosong");
            with_settings(c, "require_officer = true", "", &["verify", &medium])
        },
        "--by",
        "KEMAS_PETUGAS",
    ),
    slip(
        "an approval that nobody decides",
        |c| with_people(c, "", &["approve", NUMBER]),
        "--by",
        "KEMAS_PETUGAS",
    ),
    slip(
        "a blank name",
        |c| words(&["visit", "--name", "Siti", "--by", "  "], c),
        "--by",
        "--by NAME",
    ),
    slip(
        "a blank treasurer",
        |c| words(&["pay", "B-1", "--cash", "--treasurer", ""], c),
        "--treasurer",
        "--treasurer NAME",
    ),
    slip(
        "a name of two lines",
        |c| words(&["visit", "--name", "Siti", "--by", "Petugas\nA"], c),
        "--by",
        "type the name again",
    ),
    slip(
        "the treasurer twice",
        |c| words(&["pay", "B-1", "--cash", "--treasurer", "Maria", "--by", "Petugas A"], c),
        "",
        "kemas help pay",
    ),
    slip(
        "a name that is too long",
        |c| words(&["visit", "--name", "Siti", "--by", &"A".repeat(201)], c),
        "--by",
        "type the name again",
    ),
    settings(
        "a person in two roles on the same days",
        |c| {
            let people = "[[people]]\nname = \"A\"\nrole = \"bendahara\"\nuntil = 2026-06-30\n\
                [[people]]\nname = \" A\"\nrole = \"petugas\"\nfrom = 2026-06-30";
            with_settings(c, "", people, &["today"])
        },
        "people[1].name",
    ),
    settings(
        "a person with a role and without one",
        |c| {
            let people = "[[people]]\nname = \"A\"\n[[people]]\nname = \"A\"\nrole = \"petugas\"";
            with_settings(c, "", people, &["today"])
        },
        "people[1].name",
    ),
    settings(
        "a person's name of two lines",
        |c| with_settings(c, "", "[[people]]\nname = \"A\\nB\"", &["today"]),
        "people[0].name",
    ),
    settings(
        "a person's name that is too long",
        |c| {
            let people = format!("[[people]]\nname = \"{}\"", "A".repeat(201));
            with_settings(c, "", &people, &["today"])
        },
        "people[0].name",
    ),
    settings(
        "the words for no name as the counter's officer",
        |c| with_settings(c, "officer = \"Tidak disebut\"", "", &["today"]),
        "counter.officer",
    ),
    settings(
        "a counter's officer of two lines",
        |c| with_settings(c, "officer = \"A\\tB\"", "", &["today"]),
        "counter.officer",
    ),
    settings(
        "a role that is none",
        |c| with_settings(c, "", "[[people]]\nname = \"A\"\nrole = \"kasir\"", &["today"]),
        "",
    ),
    settings(
        "a person without a name",
        |c| with_settings(c, "", "[[people]]\nname = \" \"", &["today"]),
        "people[0].name",
    ),
    settings(
        "a day that is none",
        |c| with_settings(c, "", "[[people]]\nname = \"A\"\nfrom = \"1/2/2026\"", &["today"]),
        "",
    ),
    settings(
        "days that end before they begin",
        |c| {
            let days = "[[people]]\nname = \"A\"\nfrom = 2026-02-01\nuntil = 2026-01-31";
            with_settings(c, "", days, &["today"])
        },
        "people[0].until",
    ),
    settings(
        "a counter's officer whom the office does not know",
        |c| with_people(c, "officer = \"B\"", &["today"]),
        "counter.officer",
    ),
];

const NTPN: &str = "ABCDEFGH12345678";

/// The people of an office.
pub const PEOPLE: &str = r#"
[[people]]
name = "Petugas A"
nip = "198001012005011001"
role = "petugas"
[[people]]
name = "Petugas B"
role = "petugas"
[[people]]
name = "Petugas Lama"
until = 2026-11-23
[[people]]
name = "Petugas Baru"
from = "2026-11-25"
[[people]]
name = "Maria"
role = "bendahara"
"#;

const fn slip(
    did: &'static str,
    words: fn(&Counter) -> Vec<String>,
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Command(words), exit: 2, code: "usage", field, hint }
}

/// A slip in the settings.
const fn settings(
    did: &'static str,
    words: fn(&Counter) -> Vec<String>,
    field: &'static str,
) -> Slip {
    Slip { did, given: Given::Command(words), exit: 2, code: "office", field, hint: "" }
}

/// Sets the people of the office and lines of `[counter]`; returns the words of the command.
fn with_people(counter: &Counter, lines: &str, command: &[&str]) -> Vec<String> {
    with_settings(counter, lines, PEOPLE, command)
}

/// Sets people and lines of `[counter]`; returns the words of the command.
fn with_settings(counter: &Counter, lines: &str, people: &str, command: &[&str]) -> Vec<String> {
    set(counter, lines, people);
    words(command, counter)
}

fn words(command: &[&str], _: &Counter) -> Vec<String> {
    command.iter().map(|word| (*word).to_owned()).collect()
}

/// Writes lines of `[counter]` and people into the settings.
fn set(counter: &Counter, lines: &str, people: &str) {
    let file = counter.home().join("kemas.toml");
    let text = std::fs::read_to_string(file).unwrap();
    let key = lines.split(" =").next().unwrap_or_default();
    let kept = text.lines().filter(|line| key.is_empty() || !line.starts_with(&format!("{key} =")));
    let kept: Vec<&str> = kept.collect();
    let text = kept.join("\n").replace("[counter]", &format!("[counter]\n{lines}"));
    counter.put("kemas.toml", format!("{text}\n{people}").as_bytes());
}
