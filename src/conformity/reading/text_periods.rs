//! Reads the periods of a study in its texts: `Maret 2024`, `2019 s.d. 2023`, *tiga tahun terakhir*.
//!
//! Most years in a text are not years of the data, but of laws, plans, targets, citations, price bases or history. A
//! word close behind a year may show that; else the nearest word before it that shows its kind decides.

use jiff::civil::Date;

use super::stated::Stated;
use crate::catalog::Meaning;
use crate::conformity::phrases::Scan;
use crate::language::{Break, Case};
use crate::model::Period;

/// How many words before a year may show its kind.
const BEFORE: usize = 5;

/// How many words after a year may show its kind.
const BEHIND: usize = 3;

/// A year, a month of a year, or a span of years, with its words, from the one to before the other.
struct Mention {
    from: usize,
    to: usize,
    period: Period,
    kind: Kind,
}

/// The kind of a year, by the words around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A year of the data.
    Data,
    /// No word shows it.
    Unmarked,
    /// Not a year of the data: that of a law, a plan, a citation and the like, one that is negated, or one after the
    /// year in which the request was received.
    Other,
}

/// Returns the periods in the texts about the study itself, without years of another kind. Where these have none,
/// returns what the first of the other texts that has any calls years of the data.
pub(super) fn stated(
    study: [&Scan<'_, '_>; 2],
    others: [&Scan<'_, '_>; 2],
    received: Date,
) -> Vec<Stated<Period>> {
    let mut found = Vec::new();
    for scan in study {
        collect(scan, received, |kind| kind != Kind::Other, &mut found);
        found.extend(relative(scan, received));
    }
    for scan in others {
        if found.is_empty() {
            collect(scan, received, |kind| kind == Kind::Data, &mut found);
        }
    }
    found
}

fn collect(
    scan: &Scan<'_, '_>,
    received: Date,
    wanted: impl Fn(Kind) -> bool,
    found: &mut Vec<Stated<Period>>,
) {
    for mention in mentions(scan, received) {
        if wanted(mention.kind) && found.iter().all(|known| known.value != mention.period) {
            let words = scan.text().quoted(mention.from..mention.to);
            found.push(Stated::read(mention.period, words, scan.text().field));
        }
    }
}

fn mentions(scan: &Scan<'_, '_>, received: Date) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let this_year = u16::try_from(received.year()).unwrap_or(u16::MAX);
    let mut at = 0;
    while at < scan.text().words.len() {
        let Some((first, last, to)) = years(scan, at) else {
            at += 1;
            continue;
        };
        let listed = mentions.last().filter(|before| listed(scan, before.to, at));
        let (kind, inherited) = match listed {
            Some(before) => (Some(before.kind), before.period.month),
            None => (None, None),
        };
        let own = kind_of(scan, at, to);
        let kind = match (own, kind) {
            (Kind::Unmarked, Some(kind)) => kind,
            (own, _) => own,
        };
        let kind = if first > this_year || last > this_year { Kind::Other } else { kind };
        let mut push = |from, to, month| {
            let month = if first == last { month } else { None };
            mentions.push(Mention { from, to, period: Period { first, last, month }, kind });
        };
        let (from, months) = months_before(scan, at);
        let behind = month(scan, to)
            .filter(|_| month(scan, to + 1).is_none() && year(scan, to + 1).is_none());
        match (months.as_slice(), behind, inherited) {
            ([], Some(month), _) => push(at, to + 1, Some(month)),
            ([], None, month) => push(at, to, month),
            (months, ..) => months.iter().for_each(|month| push(from, to, Some(*month))),
        }
        at = to;
    }
    mentions
}

/// Reads a year or a span of years that starts at a word. Returns first year, last year, and the word after them.
fn years(scan: &Scan<'_, '_>, at: usize) -> Option<(u16, u16, usize)> {
    let first = year(scan, at)?;
    let words = &scan.text().words;
    let between = |word: usize| scan.text().between(word);
    let spanned = |last: u16, to: usize| (first <= last).then_some((first, last, to));
    // 2019–2023, 2020/2021, 2021/22.
    if let Some(next) = words.get(at + 1).filter(|next| next.before < Break::Paren) {
        let sign = between(at + 1).trim();
        if ["-", "–", "—", "/", "−", "‐", "‑"].contains(&sign) {
            if let Some(span) = year(scan, at + 1).and_then(|last| spanned(last, at + 2)) {
                return Some(span);
            }
            let short = next.lower.parse::<u16>().ok().filter(|_| next.lower.len() == 2);
            let last = short.map(|short| first / 100 * 100 + short);
            if let Some(last) = last.filter(|last| sign == "/" && *last == first + 1) {
                return Some((first, last, at + 2));
            }
        }
    }
    if let Some(length) = scan.longest(at + 1, "range") {
        let mut next = at + 1 + length;
        next += scan.longest(next, "year-word").unwrap_or(0);
        if let Some(span) = year(scan, next).and_then(|last| spanned(last, next + 1)) {
            return Some(span);
        }
    }
    let paired = (at.saturating_sub(2)..at).any(|before| scan.is(before, "between"));
    if paired
        && scan.is(at + 1, "joiner")
        && let Some(span) = year(scan, at + 2).and_then(|last| spanned(last, at + 3))
    {
        return Some(span);
    }
    Some((first, first, at + 1))
}

fn year(scan: &Scan<'_, '_>, at: usize) -> Option<u16> {
    let word = &scan.text().words.get(at)?.lower;
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year: u16 = word.parse().ok().filter(|_| digits)?;
    // "2.000 rumah" and "2000 responden" are not years. "Rp2000" is one word and not four digits.
    let next = scan.text().words.get(at + 1);
    let counted = next.is_some_and(|next| next.before == Break::None) && scan.is(at + 1, "counted");
    ((1990..2100).contains(&year) && !counted).then_some(year)
}

/// Returns the months before a year, and the word where they start: "Februari dan Agustus 2023".
fn months_before(scan: &Scan<'_, '_>, year: usize) -> (usize, Vec<u8>) {
    let mut start = year;
    let mut months = Vec::new();
    while let Some(before) = start.checked_sub(1) {
        if scan.text().words[start].before == Break::Sentence {
            break;
        }
        if let Some(month) = month(scan, before) {
            months.push(month);
            start = before;
        } else if before > 0
            && (scan.is(before, "joiner") && !months.is_empty() || scan.is(before, "year-word"))
            && month(scan, before - 1).is_some()
        {
            start = before;
        } else {
            break;
        }
    }
    months.reverse();
    (start, months)
}

fn month(scan: &Scan<'_, '_>, at: usize) -> Option<u8> {
    scan.value_at(Meaning::Month, at).and_then(|(value, _)| value.parse().ok())
}

/// Returns true when a year continues a list of years: "2021, 2022 dan 2023".
fn listed(scan: &Scan<'_, '_>, end: usize, at: usize) -> bool {
    let parted = |word: usize| scan.text().words[word].before >= Break::Paren;
    at >= end
        && at - end <= 2
        && !(end..=at).any(parted)
        && (end..at).all(|word| scan.is(word, "joiner") || scan.is(word, "year-word"))
}

fn kind_of(scan: &Scan<'_, '_>, at: usize, to: usize) -> Kind {
    if scan.is_negated(at) {
        return Kind::Other;
    }
    let words = &scan.text().words;
    let (start, months) = months_before(scan, at);
    for word in (to..words.len().min(to + BEHIND)).take_while(|&w| words[w].before < Break::Paren) {
        if scan.is(word, "year-other-behind") {
            return Kind::Other;
        }
        if scan.is(word, "year-data") || year(scan, word).is_some() {
            break;
        }
    }
    let mut word = start;
    let parted = |word: usize| matches!(words[word].before, Break::Sentence | Break::Comma);
    while word > 0 && start - word < BEFORE && !parted(word) {
        word -= 1;
        if scan.is(word, "year-data") {
            return Kind::Data;
        }
        if scan.is(word, "year-other") {
            return Kind::Other;
        }
    }
    if months.is_empty() && cited(scan, at, to) {
        return Kind::Other;
    }
    if months.is_empty() { Kind::Unmarked } else { Kind::Data }
}

/// Returns true for the year of a citation: "(Sen, 1999)", "Todaro (2011)".
fn cited(scan: &Scan<'_, '_>, at: usize, to: usize) -> bool {
    let words = &scan.text().words;
    let Some(name) = at.checked_sub(1) else { return false };
    let closed = words.get(to).is_none_or(|next| next.before >= Break::Paren);
    let opened = words[at].before == Break::Paren
        || words[at].before == Break::Comma && words[name].before == Break::Paren;
    closed
        && opened
        && words[name].case() == Case::Title
        && !scan.is(name, "place-word")
        && scan.text().between(at).contains(['(', ','])
}

/// Returns the last years before the request was received: "tiga tahun terakhir". The year of the request may be meant
/// or not, so that the period has it and so many years before it.
fn relative(scan: &Scan<'_, '_>, received: Date) -> Vec<Stated<Period>> {
    let words = &scan.text().words;
    let mut found = Vec::new();
    for at in 0..words.len() {
        let Some((count, length)) = number(scan, at) else { continue };
        let unit = at + length;
        let behind = scan.is(unit, "year-word") && scan.is(unit + 1, "latest");
        let before = at > 0 && scan.is(at - 1, "latest") && scan.is(unit, "year-word");
        if (behind || before) && !scan.is_negated(at) {
            let last = u16::try_from(received.year()).unwrap_or(u16::MAX);
            let period = Period { first: last.saturating_sub(count), last, month: None };
            let range = if behind { at..unit + 2 } else { at - 1..unit + 1 };
            found.push(Stated::read(period, scan.text().quoted(range), scan.text().field));
        }
    }
    found
}

fn number(scan: &Scan<'_, '_>, at: usize) -> Option<(u16, usize)> {
    if let Ok(number) = scan.text().words[at].lower.parse::<u16>() {
        return (1..=30).contains(&number).then_some((number, 1));
    }
    let (value, length) = scan.value_at(Meaning::Number, at)?;
    Some((value.parse().ok()?, length))
}
