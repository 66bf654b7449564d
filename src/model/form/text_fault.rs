//! What is wrong with a text of a request.

use super::characters::{Room, foreign, named, unfit_character};
use super::fields::{LONGEST_LINE, Shape};
use super::near::nearest;
use super::other_dates::{EARLIEST_YEAR, meant, written_day};
use crate::message::{Message, day, in_a_row, message};

/// Returns what is wrong with a text, and what to do; `None` where nothing is.
pub(super) fn text_fault(shape: &Shape, text: &str) -> Option<(Message, Message)> {
    match shape {
        Shape::Ignored => None,
        Shape::Text => wrong_character(text, Room::Lines),
        Shape::Line => wrong_line(text),
        Shape::PersonName => wrong_line(text).or_else(|| without_letter(text)),
        _ => foreign_character(text).or_else(|| match shape {
            Shape::Key => blanks_around(text),
            Shape::FilledKey => blanks_around(text).or_else(|| empty(text)),
            Shape::TaxpayerNumber => wrong_taxpayer_number(text),
            Shape::Word(known) => unknown_word(&known(), text.trim()),
            Shape::Date => wrong_date(text),
            _ => None,
        }),
    }
}

fn wrong_line(text: &str) -> Option<(Message, Message)> {
    wrong_character(text, Room::Line).or_else(|| too_long(text))
}

fn without_letter(text: &str) -> Option<(Message, Message)> {
    if text.trim().is_empty() || text.chars().any(char::is_alphabetic) {
        return None;
    }
    let message = message!("'{text}' is not a name: it has no letter", text = shown(text));
    Some((message, message!("write the name as it stands on the identity card")))
}

fn wrong_character(text: &str, room: Room) -> Option<(Message, Message)> {
    let (message, meant) = unfit_character(text, room)?;
    Some((message, message!("type it anew: {meant}", meant = shown(&meant))))
}

fn foreign_character(text: &str) -> Option<(Message, Message)> {
    let (found, meant) = foreign(text)?;
    let message = message!("here stands {found}", found = named(found));
    Some((message, message!("type it anew: {meant}", meant = shown(&meant))))
}

fn too_long(text: &str) -> Option<(Message, Message)> {
    let message = message!("the text is longer than {most} letters", most = LONGEST_LINE);
    (text.chars().count() > LONGEST_LINE).then(|| (message, message!("write it shorter")))
}

fn blanks_around(text: &str) -> Option<(Message, Message)> {
    let bare = text.trim();
    if bare == text || bare.is_empty() {
        return None;
    }
    let message = message!("there is a blank before or behind {text}", text = shown(bare));
    Some((message, message!("write \"{text}\"", text = shown(bare))))
}

fn empty(text: &str) -> Option<(Message, Message)> {
    let hint = message!("write what is meant, or delete the field");
    text.trim().is_empty().then(|| (message!("here stands an empty text"), hint))
}

/// An NPWP has 15 digits, since 2024 also 16, and is written with dots and hyphens or without.
fn wrong_taxpayer_number(text: &str) -> Option<(Message, Message)> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let known = text.trim().chars().all(|c| c.is_ascii_digit() || ".- ".contains(c));
    if text.trim().is_empty() || (known && matches!(digits, 15 | 16)) {
        return None;
    }
    let message = message!("'{text}' is not a taxpayer number (NPWP)", text = shown(text));
    let hint = message!("write its 15 or 16 digits, such as 01.234.567.8-901.000, or delete it");
    Some((message, hint))
}

fn unknown_word(known: &[&'static str], word: &str) -> Option<(Message, Message)> {
    if word.is_empty() || known.contains(&word) {
        return None;
    }
    let message = message!("unknown word '{word}'", word = shown(word));
    let all = in_a_row(known.iter().copied());
    let hint = match nearest(word, known.iter().copied()) {
        Some(near) => message!("write {near}; allowed are {words}", near, words = all),
        None => message!("allowed are {words}", words = all),
    };
    Some((message, hint))
}

fn wrong_date(text: &str) -> Option<(Message, Message)> {
    match written_day(text) {
        Some(date) if date.year() >= EARLIEST_YEAR => None,
        Some(date) => {
            let message = message!(
                "{date} is before {year}: a slip of typing",
                date = date,
                year = EARLIEST_YEAR.to_string()
            );
            Some((message, message!("correct the year")))
        }
        None => {
            let message = message!("'{text}' is not a date as year-month-day", text = shown(text));
            let hint = match meant(text) {
                Some(date) => message!(
                    "write {iso} where {date} is meant",
                    iso = date.to_string(),
                    date = day(date)
                ),
                None => message!("write the date as in 2026-11-24"),
            };
            Some((message, hint))
        }
    }
}

/// Returns the first 64 characters of a text, for a message; control characters are left out and do not count.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(64).collect()
}
