//! The sentences of jiff, the reader of dates, that people are likely to meet.

use super::message::Message;
use super::message_macro::message;

/// What jiff says of a text that is no day in the form `2026-11-24`.
pub(super) static DATES: &[Message] = &[
    message!(
        "expected four digit year (or leading sign for six digit year), but found end of input"
    ),
    message!("expected two digit month, but found end of input"),
    message!("expected two digit day, but found end of input"),
    message!("failed to parse four digit integer as year: {sentence}"),
    message!("failed to parse two digit integer as month: {sentence}"),
    message!("failed to parse two digit integer as day: {sentence}"),
    message!("failed to parse separator after year: {sentence}"),
    message!("failed to parse separator after month: {sentence}"),
    message!("invalid digit, expected 0-9 but got {character}"),
    message!("expected `-` separator, but found end of input"),
    message!("expected `-` separator, but found `{character}`"),
    message!("parameter '{kind}' is not in the required range of {first}..={last}"),
    message!(
        "parsed date is not valid: parameter 'day' for `{month}` is invalid, must be in range `{first}..={last}`"
    ),
    message!(
        "parsed value '{value}', but unparsed input {rest} remains (expected no unparsed input)"
    ),
];

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::super::file_words::of_file;
    use super::super::message::Value;

    #[test]
    fn the_reader_of_dates_still_says_what_is_listed() {
        for text in [
            "",
            "2026",
            "202601",
            "2026-01",
            "2026-1-4",
            "2026-13-01",
            "2026-02-30",
            "2026-01-40",
            "2026-01_04",
            "2026/01/04",
            "24/11/2026",
            "kemarin",
            "20261124x",
        ] {
            let words = text.parse::<Date>().unwrap_err().to_string();
            assert!(matches!(of_file(&words, &[]), Value::Foreign { .. }), "{text}: {words}");
        }
    }
}
