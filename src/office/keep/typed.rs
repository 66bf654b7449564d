//! The last numbers of the paper register, as they are typed in for a restore, and the holes that they leave.
//!
//! A series whose numbers are typed in from that register leaves no hole: which numbers its lost papers had is not known
//! here, the register still has them, and such a paper may be entered again under its own number.

use jiff::civil::{Date, date};

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::Ledger;
use crate::message::{Message, and, message, or};
use crate::model::{Hole, Numbering, OfficeSettings, SeriesKind};
use crate::office::session::register_number;

/// The word for a series of which no paper was made since the backup.
const NONE: &str = "none";

/// A last number as it was typed in; without year and serial where no paper was made since, or where the series goes by
/// the paper register.
struct Typed {
    kind: SeriesKind,
    number: Option<(i16, i64)>,
    text: String,
}

/// Returns the holes between the last papers of a ledger and the numbers that were typed in, each with the serial with
/// which the settings let its series begin. `former` are the last numbers in the ledger that gives way, as far as it can
/// be read. `years` are the first and the last year that a number may be of.
///
/// # Errors
/// [`ErrorKind::Usage`] where a number is not of the form of its series, of another year, or before the ledger's last
/// one or the last one of the ledger that gives way, where a series is named twice for a year, or where one is not named.
pub(super) fn holes(
    ledger: &Ledger,
    settings: &OfficeSettings,
    (last, former): (&[String], &[(SeriesKind, String)]),
    years: (i16, i16),
    because: &str,
) -> Result<Vec<(Hole, u32)>> {
    let mut all: Vec<Typed> = Vec::new();
    for text in last {
        let typed = parsed(ledger, settings, text)?;
        let year = |one: &Typed| one.number.map(|(year, _)| year);
        let is_twin = |one: &Typed| {
            one.kind == typed.kind
                && (year(one).is_none() || year(&typed).is_none() || year(one) == year(&typed))
        };
        if all.iter().any(is_twin) {
            let kind = typed.kind.as_str();
            let what = message!("the last number of the series {kind} is given twice", kind);
            return Err(wrong(what, message!("give it once: the number of the last paper")));
        }
        all.push(typed);
    }
    refuse_untold(ledger, &all)?;
    for (kind, number) in former {
        refuse_known(ledger, settings, &all, (*kind, number))?;
    }
    let mut holes = Vec::new();
    for Typed { kind, number, text } in all {
        let Some((year, serial)) = number else { continue };
        refuse_other_year(year, years, &text)?;
        let start = settings.numbering.of(kind).start;
        let first = ledger.next_serial(kind, year, start)?;
        if serial + 1 < first {
            let number = ledger.last_number(kind)?.unwrap_or_else(|| "-".to_owned());
            return Err(before_last(&text, number));
        }
        if first <= serial {
            let because = because.to_owned();
            holes.push((Hole { kind, year, first, last: serial, because }, start));
        }
    }
    Ok(holes)
}

/// Refuses where the ledger that gives way has a paper behind the last number that was typed in.
fn refuse_known(
    ledger: &Ledger,
    settings: &OfficeSettings,
    typed: &[Typed],
    (kind, number): (SeriesKind, &str),
) -> Result<()> {
    let numbering = settings.numbering.of(kind);
    let found = serial_of(numbering, &settings.unit_code, number).filter(|_| !numbering.register);
    let Some((year, serial)) = found else { return Ok(()) };
    let is_told = typed
        .iter()
        .filter(|one| one.kind == kind)
        .any(|one| one.number.is_some_and(|(of, last)| of == year && last >= serial));
    if is_told || ledger.next_serial(kind, year, numbering.start)? > serial {
        return Ok(());
    }
    let kind = kind.as_str();
    let what = message!("the ledger that gives way has {number}, which the backup lacks", number);
    let hint = message!(
        "give this number, or a later one of the paper register: `--last {kind}={number}`",
        kind,
        number
    );
    Err(wrong(what, hint))
}

fn wrong(what: Message, hint: Message) -> Error {
    Error::new(ErrorKind::Usage, what).field("--last").hint(hint)
}

fn parsed(ledger: &Ledger, settings: &OfficeSettings, text: &str) -> Result<Typed> {
    let kinds = || or(SeriesKind::ALL.map(SeriesKind::as_str));
    let form = || message!("write KIND=NUMBER; KIND is {kinds}", kinds = kinds());
    let (word, number) = text
        .split_once('=')
        .ok_or_else(|| wrong(message!("'{text}' names no series and number", text), form()))?;
    let (word, number) = (word.trim(), number.trim());
    let kind = SeriesKind::named(word)
        .ok_or_else(|| wrong(message!("there is no series '{word}'", word), form()))?;
    if number == NONE {
        return Ok(Typed { kind, number: None, text: number.to_owned() });
    }
    if settings.numbering.of(kind).register {
        let number = register_number(number, "--last")?;
        refuse_earlier(ledger, kind, number)?;
        return Ok(Typed { kind, number: None, text: number.to_owned() });
    }
    let example = || match ledger.last_number(kind) {
        Ok(Some(last)) => message!("write it as it stands on the paper, such as {last}", last),
        _ => message!(
            "write it as it stands on the paper, or `{word}=none` where there is none",
            word
        ),
    };
    let found = serial_of(settings.numbering.of(kind), &settings.unit_code, number);
    let found = found.ok_or_else(|| {
        let what = message!("'{number}' is not of the form of the series {word}", number, word);
        wrong(what, example())
    })?;
    Ok(Typed { kind, number: Some(found), text: number.to_owned() })
}

/// Refuses a number that a paper of the ledger has which is not the last one of its series.
fn refuse_earlier(ledger: &Ledger, kind: SeriesKind, text: &str) -> Result<()> {
    let used = ledger.used_number(kind, text)?;
    let last = ledger.last_number(kind)?;
    match last {
        Some(number) if used.is_some_and(|used| used != number) => Err(before_last(text, number)),
        _ => Ok(()),
    }
}

fn before_last(text: &str, number: String) -> Error {
    let what = message!("{text} is before {number}, the last one in the backup", text, number);
    wrong(what, message!("look for the last paper of this series in the paper register"))
}

/// Refuses where a series is not named, with the last number that the backup knows of each such series.
fn refuse_untold(ledger: &Ledger, all: &[Typed]) -> Result<()> {
    let (mut known, mut kinds) = (Vec::new(), Vec::new());
    for kind in SeriesKind::ALL {
        if all.iter().all(|one| one.kind != kind) {
            let number = ledger.last_number(kind)?;
            kinds.push(kind.as_str());
            known.push(format!("{} {}", kind.as_str(), number.as_deref().unwrap_or("-")));
        }
    }
    if kinds.is_empty() {
        return Ok(());
    }
    let options = kinds.iter().map(|kind| format!("--last {kind}=NUMBER"));
    let what = message!(
        "the last number of each series is needed; the backup ends with {known}",
        known = and(known)
    );
    let hint = message!(
        "look into the paper register and add {options}; where no paper was made since, write none for NUMBER",
        options = and(options)
    );
    Err(wrong(what, hint))
}

fn refuse_other_year(year: i16, (from, until): (i16, i16), text: &str) -> Result<()> {
    if (from..=until).contains(&year) {
        return Ok(());
    }
    let what = message!("{text} is of another year than the backup and today", text);
    Err(wrong(what, message!("give the last number of this year")))
}

/// Returns the year and the serial of a paper's number; `None` where it is not written as the office numbers its papers.
fn serial_of(numbering: &Numbering, unit_code: &str, text: &str) -> Option<(i16, i64)> {
    let months = if numbering.pattern.contains("{month}") { 1..=12 } else { 1..=1 };
    let (before, _) = numbering.pattern.split_once("{serial}")?;
    for year in 2000..=2199 {
        if !text.contains(&year.to_string()) {
            continue;
        }
        for month in months.clone() {
            let on: Date = date(year, month, 1);
            let start = Numbering { pattern: before.to_owned(), ..numbering.clone() };
            let Some(rest) = text.strip_prefix(filled(&start, unit_code, on).as_str()) else {
                continue;
            };
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            // A year or a code may follow without anything between.
            for count in (1..=digits.min(12)).rev() {
                let serial: i64 = rest.get(..count)?.parse().ok()?;
                let is_it = numbering.number(serial, unit_code, on).is_ok_and(|one| one == text);
                if serial > 0 && is_it {
                    return Some((year, serial));
                }
            }
        }
    }
    None
}

/// Fills in the part of a pattern before its serial, which need not have a serial and a year.
fn filled(part: &Numbering, unit_code: &str, on: Date) -> String {
    const ENDS: &str = "\n{serial}\n{year}";
    let whole = Numbering { pattern: format!("{}{ENDS}", part.pattern), ..part.clone() };
    let text = whole.number(1, unit_code, on).unwrap_or_default();
    text.split('\n').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for (pattern, serial) in [
            ("B-{serial}/{unit}/{class}/{month}/{year}", 28),
            ("{unit}{year}{month}-{serial}", 1234),
            ("{serial}{year}", 7),
            ("{class}/{serial}.{year}", 2026),
        ] {
            let numbering = Numbering {
                pattern: pattern.to_owned(),
                class: "HM.340".to_owned(),
                start: 1,
                register: false,
            };
            let text = numbering.number(serial, "81000", date(2026, 11, 30)).unwrap();
            assert_eq!(serial_of(&numbering, "81000", &text), Some((2026, serial)), "{text}");
            for other in ["", "31", "B-28/81000/HM.340/11/2026", "B-028/81000/HM.340/13/2026"] {
                assert_eq!(serial_of(&numbering, "81000", other), None, "{other}");
            }
        }
    }
}
