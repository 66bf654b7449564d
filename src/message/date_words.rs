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
    message!("expected two digit hour, but found end of input"),
    message!("expected two digit minute, but found end of input"),
    message!("expected two digit second, but found end of input"),
    message!("expected six digit year (because of a leading sign), but found end of input"),
    message!(
        "expected no separator since none was found after the year, but found a `-` separator"
    ),
    message!(
        "year zero must be written without a sign or a positive sign, but not a negative sign"
    ),
    message!("failed to parse six digit integer as year: {sentence}"),
    message!("failed to parse two digit integer as hour: {sentence}"),
    message!("failed to parse two digit integer as minute: {sentence}"),
    message!("failed to parse two digit integer as second: {sentence}"),
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
        let mut unknown = Vec::new();
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
            "2026-11-24x",
            "2026-11-24T",
            "2026-11-24T1",
            "2026-11-24T10:0",
            "2026-11-24T10:00:6",
            "2026-11-24T25:00",
            "2026-11-24Tx0:00",
            "2026-11-24 10.00",
            "2026-11-",
            "2026-",
            "2026-1124",
            "202611-24",
            "-2026",
            "-002026-11-2",
            "-000000-11-24",
            "99999-01-01",
            "2026-00-01",
            "1/1/26",
            " 2026-11-24",
        ] {
            let Err(error) = text.parse::<Date>() else { continue };
            let words = error.to_string();
            if !matches!(of_file(&words, &[]), Value::Foreign { .. }) {
                unknown.push(format!("{text}: {words}"));
            }
        }
        assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    }
}
