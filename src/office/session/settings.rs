//! The settings of an office: reading and checking `kemas.toml`.

use std::path::Path;

use jiff::civil::date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use crate::error::{Error, ErrorKind, Result};
use crate::message::{Language, Message, message, of_file};
use crate::model::{Actor, Numbering, OfficeSettings, Person, placed, usual_timezone};

/// Parses and checks `kemas.toml`.
///
/// # Errors
/// [`ErrorKind::Office`] with the first fault and, where they are known, its line and column. A value that cannot be
/// used is also named by its key.
pub(super) fn settings(text: &str, file: &Path) -> Result<OfficeSettings> {
    let settings: OfficeSettings = toml::from_str(text).map_err(|error| {
        let message = of_file(error.message(), &[]);
        let start = error.span().map(|span| span.start);
        let failed =
            Error::new(ErrorKind::Office, message!("the settings are broken: {message}", message))
                .file(file)
                .hint(message!(
                    "correct the line; `kemas init` on another folder shows a whole file"
                ))
                .source(error);
        match start {
            Some(start) => placed(failed, text, start),
            None => failed,
        }
    })?;
    match unfit(&settings, in_table) {
        None => Ok(settings),
        Some(Unfit { key, what, hint }) => {
            let error =
                Error::new(ErrorKind::Office, what).file(file).field(key.as_str()).hint(hint);
            Err(match start_of(text, &key) {
                Some(start) => placed(error, text, start),
                None => error,
            })
        }
    }
}

/// A setting that can be parsed, but whose value cannot be used.
struct Unfit {
    key: String,
    what: Message,
    hint: Message,
}

/// Returns the zone of an office that sets none.
pub fn usual_zone() -> TimeZone {
    zone_named(&usual_timezone(), in_table).unwrap_or(TimeZone::UTC)
}

/// Returns the zone of the office. Settings that were read name one that is known.
pub(in crate::office) fn zone(settings: &OfficeSettings) -> TimeZone {
    zone_named(&settings.timezone, in_table).unwrap_or(TimeZone::UTC)
}

/// Looks a zone up in the computer's table; `None` where it has no such zone, or no table.
fn in_table(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// Returns the zone with this name. Those of the country are known also where the table lacks them: they are the same
/// all year round.
fn zone_named(name: &str, in_table: impl Fn(&str) -> Option<TimeZone>) -> Option<TimeZone> {
    let hours = || match name.to_ascii_lowercase().as_str() {
        "asia/jakarta" | "asia/pontianak" => Some(7),
        "asia/makassar" => Some(8),
        "asia/jayapura" => Some(9),
        _ => None,
    };
    in_table(name).or_else(|| hours().map(|hours| TimeZone::fixed(jiff::tz::offset(hours))))
}

/// Returns the first setting whose value cannot be used.
fn unfit(settings: &OfficeSettings, in_table: impl Fn(&str) -> Option<TimeZone>) -> Option<Unfit> {
    let OfficeSettings { tariff, numbering, unit_code, timezone, .. } = settings;
    if zone_named(timezone, &in_table).is_none() {
        let what = message!("the time zone '{timezone}' is not known", timezone);
        let hint = if in_table(&usual_timezone()).is_some() {
            message!("write Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)")
        } else {
            message!("the computer has no table of time zones: install the package tzdata")
        };
        return Some(Unfit { key: "timezone".to_owned(), what, hint });
    }
    if !matches!(tariff.megabyte, 1_000_000 | 1_048_576) {
        let what = message!("found {found}, expected 1000000 or 1048576", found = tariff.megabyte);
        let hint = message!("say how many bytes the office takes for 1 MB");
        return Some(Unfit { key: "tariff.megabyte".to_owned(), what, hint });
    }
    if let Some(what) = tariff.wrong_step() {
        let hint = message!("say how the office charges a part of a step");
        return Some(Unfit { key: "tariff.step".to_owned(), what, hint });
    }
    let series = [
        ("numbering.invoice.pattern", &numbering.invoice),
        ("numbering.receipt.pattern", &numbering.receipt),
        ("numbering.handover.pattern", &numbering.handover),
        ("numbering.agreement.pattern", &numbering.agreement),
    ];
    let begins_with_none = [
        ("numbering.invoice.start", &numbering.invoice),
        ("numbering.receipt.start", &numbering.receipt),
        ("numbering.handover.start", &numbering.handover),
        ("numbering.agreement.start", &numbering.agreement),
    ];
    if let Some((key, _)) = begins_with_none.into_iter().find(|(_, series)| series.start == 0) {
        let what = message!("found {found}, expected 1 or more", found = 0);
        let hint = message!(
            "give the number of the first paper, which follows the last one of the register"
        );
        return Some(Unfit { key: key.to_owned(), what, hint });
    }
    // Which number and day a paper has makes no difference to whether a pattern can be used.
    let wrong = |numbering: &Numbering| numbering.number(1, unit_code, date(2026, 1, 1)).err();
    let unfit_series = series.into_iter().find_map(|(key, numbering)| {
        let hint = message!(
            "correct kemas.toml, such as B-{{serial}}/{{unit}}/{{class}}/{{month}}/{{year}}"
        );
        wrong(numbering).map(|what| Unfit { key: key.to_owned(), what, hint })
    });
    unfit_series.or_else(|| unfit_people(settings))
}

/// Returns the first fault of the people of the office, and of the officer who acts where none is named.
fn unfit_people(settings: &OfficeSettings) -> Option<Unfit> {
    let OfficeSettings { people, counter, .. } = settings;
    for (place, person) in people.iter().enumerate() {
        let of = |field| format!("people[{place}].{field}");
        if Actor::named(&person.name).is_none() {
            let what = message!("a person of the office has no name");
            let hint = message!("give the name, or delete this [[people]]");
            return Some(Unfit { key: of("name"), what, hint });
        }
        if let Some(what) = unfit_name(&person.name) {
            let hint = message!("correct the name");
            return Some(Unfit { key: of("name"), what, hint });
        }
        if let (Some(from), Some(until)) = (person.from, person.until)
            && until < from
        {
            let what = message!("the last day, {until}, is before the first, {from}", until, from);
            let hint = message!("correct `from` or `until`");
            return Some(Unfit { key: of("until"), what, hint });
        }
        let earlier = people.iter().take(place);
        if let Some(other) = earlier.into_iter().find(|other| other.has_two_roles_with(person)) {
            let role = |one: &Person| match one.role {
                Some(role) => Message::verbatim(role.as_str()),
                None => message!("no role"),
            };
            let (name, first, second) = (person.name.trim(), role(other), role(person));
            let what = message!(
                "{name} stands twice for the same days, with {first} and with {second}",
                name,
                first,
                second
            );
            let hint = message!(
                "let the first one end with `until` before the second begins with `from`, or delete one"
            );
            return Some(Unfit { key: of("name"), what, hint });
        }
    }
    let key = || "counter.officer".to_owned();
    if !counter.officer.trim().is_empty() && Actor::named(&counter.officer).is_none() {
        let what = message!("the officer has no name");
        let hint = message!("name a person, or leave it empty");
        return Some(Unfit { key: key(), what, hint });
    }
    if let Some(what) = unfit_name(&counter.officer) {
        return Some(Unfit { key: key(), what, hint: message!("correct the name") });
    }
    let officer = Actor::named(&counter.officer)?;
    if people.is_empty() || people.iter().any(|person| person.name.trim() == officer) {
        return None;
    }
    let what = message!("{officer} is none of the office's people", officer);
    let hint = message!("name one of [[people]], or add this person there");
    Some(Unfit { key: key(), what, hint })
}

/// Returns why this cannot be a person's name; `None` where it can.
fn unfit_name(name: &str) -> Option<Message> {
    let broken = || message!("the name holds a line break or another control character");
    name.trim().contains(char::is_control).then(broken).or_else(|| Actor::too_long(name.trim()))
}

/// Returns the language in `kemas.toml`; `None` where it has none or cannot be parsed.
pub(super) fn language(text: &str) -> Option<Language> {
    #[derive(Deserialize)]
    struct Alone {
        language: Option<Language>,
    }
    toml::from_str::<Alone>(text).ok()?.language
}

/// Returns the stores and the shelf in `kemas.toml`; `None` where it lacks one of them or cannot be parsed.
pub(super) fn places(text: &str) -> Option<(Vec<String>, String)> {
    #[derive(Deserialize)]
    struct Alone {
        stores: Vec<String>,
        shelf: String,
    }
    let Alone { stores, shelf } = toml::from_str(text).ok()?;
    Some((stores, shelf))
}

/// Returns the byte at which a setting's value begins; `None` where the text lacks it. A part of the key may have a
/// place in a list behind it, such as `people[1]`.
fn start_of(text: &str, key: &str) -> Option<usize> {
    let mut table = DeTable::parse(text).ok()?.into_inner();
    let mut start = None;
    for part in key.split('.') {
        let (name, place) = match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
            Some((name, place)) => (name, place.parse::<usize>().ok()),
            None => (part, None),
        };
        let mut value = table.remove(name)?;
        if let Some(place) = place {
            let DeValue::Array(list) = value.into_inner() else { return None };
            value = list.into_iter().nth(place)?;
        }
        start = Some(value.span().start);
        table = match value.into_inner() {
            DeValue::Table(inner) => inner,
            _ => DeTable::new(),
        };
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::builtin_file;

    #[test]
    fn the_settings_that_init_writes_are_read() {
        let text = builtin_file("kemas.toml").unwrap();
        assert_eq!(settings(text, Path::new("kemas.toml")).unwrap().unit_code, "81000");
    }

    #[test]
    fn without_a_table_of_zones_those_of_the_country_are_known_and_another_is_an_error() {
        let text = builtin_file("kemas.toml").unwrap();
        let mut office = settings(text, Path::new("kemas.toml")).unwrap();
        let no_table = |_: &str| None;
        assert!(unfit(&office, no_table).is_none(), "an office that sets no zone");
        let at = jiff::Timestamp::UNIX_EPOCH;
        for (name, hours) in
            [("Asia/Jakarta", 7), ("Asia/Pontianak", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)]
        {
            let zone = zone_named(name, no_table).unwrap();
            assert_eq!(zone.to_datetime(at).hour(), hours, "{name}");
            for on in [date(2026, 1, 1), date(2026, 7, 1)] {
                let there = |zone: &TimeZone| zone.to_timestamp(on.at(12, 0, 0, 0)).unwrap();
                assert_eq!(there(&zone), there(&in_table(name).unwrap()), "{name}");
            }
            office.timezone = name.to_owned();
            assert!(unfit(&office, no_table).is_none(), "{name}");
        }
        for name in ["Asia/Tokyo", "UTC", "WIT"] {
            office.timezone = name.to_owned();
            let found = unfit(&office, no_table).unwrap();
            assert_eq!(found.key, "timezone");
            assert!(found.hint.english().contains("tzdata"), "{name}");
        }
    }

    #[test]
    fn a_broken_setting_is_named_with_its_line() {
        let text = builtin_file("kemas.toml").unwrap();
        let broken = text.replace("unit_code = \"81000\"", "unit_code = 81000");
        let error = settings(&broken, Path::new("kemas.toml")).unwrap_err().to_json();
        let line = text.lines().position(|line| line.starts_with("unit_code")).unwrap() + 1;
        assert_eq!(error["error"]["line"], line, "{error}");
        assert!(
            settings(&text.replace("megabyte = 1000000", "megabyte = 12"), Path::new("k")).is_err()
        );
    }

    #[test]
    fn a_setting_that_cannot_be_meant_is_named_with_its_line() {
        let text = builtin_file("kemas.toml").unwrap();
        for (right, wrong, key) in [
            ("megabyte = 1000000", "megabyte = 12", "tariff.megabyte"),
            ("step = \"pro-rata\"", "step = \"flat\"", "tariff.step"),
            ("pattern = \"KW-{serial}", "pattern = \"KW-", "numbering.receipt.pattern"),
            ("/{month}/{year}", "/{year}/{day}", "numbering.invoice.pattern"),
        ] {
            assert!(text.contains(right), "{right}");
            let broken = text.replacen(right, wrong, 1);
            let error = settings(&broken, Path::new("kemas.toml")).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Office);
            let error = &error.to_json()["error"];
            let line = broken.lines().position(|line| line.contains(wrong)).unwrap() + 1;
            assert_eq!((&error["field"], &error["line"]), (&key.into(), &line.into()), "{error}");
            assert!(error["column"].as_u64() > Some(5), "{error}");
        }
        let class = "class = \"KU.340\"";
        let none = text.replacen(class, &format!("{class}\nstart = 0"), 1);
        let error = settings(&none, Path::new("kemas.toml")).unwrap_err().to_json();
        let line = none.lines().position(|line| line == "start = 0").unwrap() + 1;
        let error = &error["error"];
        assert_eq!(
            (&error["field"], &error["line"]),
            (&"numbering.receipt.start".into(), &line.into())
        );
    }

    #[test]
    fn a_wrong_person_is_named_with_key_and_line() {
        let text = builtin_file("kemas.toml").unwrap();
        for (people, key, wrong) in [
            (
                "[[people]]\nname = \"A\"\n[[people]]\nname = \" \"",
                "people[1].name",
                "name = \" \"",
            ),
            (
                "[[people]]\nname = \"A\"\nfrom = 2026-02-01\nuntil = 2026-01-31",
                "people[0].until",
                "until =",
            ),
            ("[[people]]\nname = \"A\"", "counter.officer", "officer ="),
        ] {
            let set = text.replace("officer = \"\"", "officer = \"B\"");
            let set = if key == "counter.officer" { &set } else { text };
            let broken = format!("{set}\n{people}\n");
            let error = settings(&broken, Path::new("kemas.toml")).unwrap_err().to_json();
            let line = broken.lines().position(|line| line.starts_with(wrong)).unwrap() + 1;
            let error = &error["error"];
            assert_eq!((&error["field"], &error["line"]), (&key.into(), &line.into()), "{error}");
        }
        let role = format!("{text}\n[[people]]\nname = \"A\"\nrole = \"kasir\"\n");
        let error = settings(&role, Path::new("kemas.toml")).unwrap_err().to_json();
        let line = role.lines().position(|line| line.starts_with("role")).unwrap() + 1;
        assert_eq!(error["error"]["line"], line, "{error}");
        let officer = text.replace("officer = \"\"", "officer = \"B\"");
        assert!(
            settings(&officer, Path::new("k")).is_ok(),
            "an office without people names anyone"
        );
    }
}
