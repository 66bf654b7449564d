//! Single values: tidied, checked for a wrong encoding, and converted to the type of their column.

use gdal::vector::OGRFieldType;

use crate::catalog::MapField;
use crate::maps::piece::{Cell, DECIMALS, INTEGER_DIGITS};

/// Invisible characters: soft hyphen, zero-width spaces and joiners, byte order mark.
const UNSEEN: [char; 6] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// Returns the words of a text with one space between them, without control characters and those of [`UNSEEN`].
pub(super) fn tidy(text: String) -> String {
    let mut last = b' ';
    let plain = text.bytes().all(|byte| {
        let fits = byte.is_ascii_graphic() || (byte == b' ' && last != b' ');
        last = byte;
        fits
    });
    if plain && last != b' ' {
        return text;
    }
    let mut tidy = String::with_capacity(text.len());
    let blank = |c: char| c.is_whitespace();
    for word in text.split(blank).filter(|word| !word.chars().all(|c| UNSEEN.contains(&c))) {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.extend(word.chars().filter(|c| !c.is_control() && !UNSEEN.contains(c)));
    }
    tidy
}

/// Returns true for a value that is not a single text, number, date or time: a list, bytes, or a text that begins as
/// JSON objects and lists do. Its parts would be columns that no whitelist names.
pub(super) fn is_nested(text: &str, kind: OGRFieldType::Type) -> bool {
    use OGRFieldType::{
        OFTDate, OFTDateTime, OFTInteger, OFTInteger64, OFTReal, OFTString, OFTTime,
    };
    let single = [OFTInteger, OFTInteger64, OFTReal, OFTString, OFTDate, OFTTime, OFTDateTime];
    !single.contains(&kind) || text.trim_start().starts_with(['{', '['])
}

/// Returns true for a text that seems to be read in the wrong encoding. It has the replacement character, a control
/// character from U+0080 to U+009F, or frequent sequences that UTF-8 becomes when it is read as Latin-1 or as
/// Windows-1252.
pub(super) fn is_garbled(text: &str) -> bool {
    /// The characters of Windows-1252 at 0x80 to 0x9F.
    const WINDOWS: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    if text.is_ascii() {
        return false;
    }
    let follows =
        |letter: char| ('\u{80}'..='\u{bf}').contains(&letter) || WINDOWS.contains(letter);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let pair = matches!(letter, 'Ã' | 'Â') && letters.peek().is_some_and(|next| follows(*next));
        let triple = letter == 'â' && matches!(letters.peek(), Some('€' | '\u{80}'));
        let unreadable = letter == char::REPLACEMENT_CHARACTER;
        if unreadable || ('\u{80}'..='\u{9f}').contains(&letter) || pair || triple {
            return true;
        }
    }
    false
}

/// How a text fits the type and width of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    Whole,
    /// It is wider than the column: a text is cut, a number stays whole.
    Wide,
    /// It is not of the column's type, and the cell stays empty.
    Foreign,
}

/// Returns a text as a value of its column's type, and how it fits there.
pub(super) fn typed(mut text: String, field: &MapField) -> (Cell, Fit) {
    let width = usize::from(field.width);
    let fit = |fits: bool| if fits { Fit::Whole } else { Fit::Wide };
    match &*field.kind {
        "integer" => match text.parse() {
            Ok(number) => (Cell::Integer(number), fit(text.len() <= width.min(INTEGER_DIGITS))),
            Err(_) => (Cell::Empty, Fit::Foreign),
        },
        "real" => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let scale = 10_f64.powi(i32::try_from(DECIMALS).unwrap_or(0));
                let rounded = (number * scale).round() / scale;
                // A number too large to be scaled keeps all its digits.
                let number = if rounded.is_finite() { rounded } else { number };
                (Cell::Real(number), fit(format!("{number:.DECIMALS$}").len() <= width))
            }
            _ => (Cell::Empty, Fit::Foreign),
        },
        // The width of a DBF column counts bytes, not letters.
        _ if text.len() <= width => (Cell::Text(text), Fit::Whole),
        _ => {
            let mut end = width;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(text[..end].trim_end().len());
            (Cell::Text(text), Fit::Wide)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Level;

    fn field(kind: &str, width: u16) -> MapField {
        let meaning = String::new();
        MapField { level: Level::Desa, field: "x".into(), kind: kind.into(), width, meaning }
    }

    #[test]
    fn names_lose_their_blanks_and_nothing_else() {
        assert_eq!(tidy("  BATU   MERAH\u{a0} ".into()), "BATU MERAH");
        for (text, tidied) in [
            ("SA'PARUA-TIMUR", "SA'PARUA-TIMUR"),
            ("A\tB", "A B"),
            ("A ", "A"),
            (" ", ""),
            ("\u{feff}A\u{200b} \u{200b} B\u{ad}C", "A BC"),
            ("\u{200b}", ""),
        ] {
            assert_eq!(tidy(text.into()), tidied);
        }
    }

    #[test]
    fn a_value_that_does_not_fit_is_cut_and_told() {
        use Fit::{Foreign, Whole, Wide};
        assert_eq!(typed("ABCDE".into(), &field("text", 3)), (Cell::Text("ABC".into()), Wide));
        assert_eq!(typed("ÉÉ".into(), &field("text", 3)), (Cell::Text("É".into()), Wide));
        assert_eq!(typed("1,5".into(), &field("real", 20)), (Cell::Empty, Foreign));
        assert_eq!(typed("5.5".into(), &field("integer", 9)), (Cell::Empty, Foreign));
        assert_eq!(typed("1.25".into(), &field("real", 20)), (Cell::Real(1.25), Whole));
        assert_eq!(typed("12".into(), &field("integer", 1)), (Cell::Integer(12), Wide));
        let nineteen = "1234567890123456789";
        let number = Cell::Integer(1_234_567_890_123_456_789);
        assert_eq!(typed(nineteen.into(), &field("integer", 20)), (number, Wide));
    }

    #[test]
    fn letters_of_another_encoding_are_seen() {
        assert!(is_garbled("DÃ‰SA") && is_garbled("KÃ\u{8a}I") && is_garbled("KÃ‘A â€“"));
        assert!(is_garbled("CAF\u{fffd}") && is_garbled("CAFÃ‰\u{89}") && is_garbled("Ã\u{89}"));
        assert!(!is_garbled("CAFÉ") && !is_garbled("ÃO") && !is_garbled("AMBON"));
    }
}
