//! Cleaning the values of an area: the columns that may leave, in their order and of their type.

use std::ops::Range;

use gdal::vector::{Feature, OGRFieldType};

use super::codes::{Code, Scheme, as_code};
use super::columns::Columns;
use super::piece::{Area, Cell};
use super::shape::Shape;
use crate::catalog::MapField;
use crate::probe::text_of;

/// Decimals of a number with decimals: what a DBF column of twenty characters holds of it.
pub(super) const DECIMALS: usize = 8;

/// Digits of an integer that a DBF column takes: with more, readers take it for reals.
pub(super) const INTEGER_DIGITS: usize = 18;

/// What was met while reading, before it becomes findings.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) withheld: Vec<String>,
    pub(super) nowhere: u64,
    pub(super) heights: u64,
    pub(super) curves: Vec<String>,
    pub(super) no_areas: Vec<String>,
    pub(super) padded: u64,
    pub(super) torn: Vec<String>,
    pub(super) unreadable: Vec<String>,
    pub(super) too_long: Vec<String>,
    pub(super) long_columns: Vec<String>,
    pub(super) other_type: Vec<String>,
    pub(super) typed_columns: Vec<String>,
    pub(super) nested: Vec<String>,
    pub(super) incomplete: Vec<String>,
    pub(super) other_region: Vec<String>,
    pub(super) other_names: Vec<String>,
    /// Such names in a column that must not leave.
    pub(super) names_inside: Vec<String>,
    pub(super) nameless: Option<&'static str>,
}

impl Notes {
    /// Adds what was met in another part of the same files.
    pub(super) fn join(&mut self, other: Self) {
        self.nowhere += other.nowhere;
        self.heights += other.heights;
        self.padded += other.padded;
        for (list, more) in [
            (&mut self.withheld, other.withheld),
            (&mut self.curves, other.curves),
            (&mut self.no_areas, other.no_areas),
            (&mut self.torn, other.torn),
            (&mut self.unreadable, other.unreadable),
            (&mut self.too_long, other.too_long),
            (&mut self.other_type, other.other_type),
            (&mut self.nested, other.nested),
            (&mut self.incomplete, other.incomplete),
            (&mut self.other_region, other.other_region),
        ] {
            list.extend(more);
        }
        for (list, more) in [
            (&mut self.long_columns, other.long_columns),
            (&mut self.typed_columns, other.typed_columns),
            (&mut self.other_names, other.other_names),
            (&mut self.names_inside, other.names_inside),
        ] {
            for name in &more {
                once(list, name);
            }
        }
        self.nameless = self.nameless.or(other.nameless);
    }
}

/// Knows where each column that may leave stands in a held layer.
pub(super) struct Cleaner<'a> {
    slots: Vec<Slot<'a>>,
    columns: &'a Columns,
    /// Characters of a whole code.
    width: usize,
}

/// A column that may leave.
struct Slot<'a> {
    field: &'a MapField,
    /// Where it stands, and its type there.
    place: Option<(usize, OGRFieldType::Type)>,
    /// The characters of the code that it holds.
    part: Option<Range<usize>>,
}

/// What was met in the values of one area.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "a list of findings, each of its own")]
struct Met {
    torn: bool,
    padded: bool,
    unreadable: bool,
    nested: bool,
}

impl<'a> Cleaner<'a> {
    pub(super) fn new(fields: &'a [MapField], scheme: &Scheme, columns: &'a Columns) -> Self {
        let slot = |field: &'a MapField| Slot {
            field,
            place: columns.place(&field.field),
            part: scheme.part(&field.field),
        };
        Self { slots: fields.iter().map(slot).collect(), columns, width: scheme.id.1 }
    }

    /// Returns the place of a column that no whitelist lets leave.
    pub(super) fn unlisted(&self, name: &str) -> Option<usize> {
        let leaves = self.slots.iter().any(|slot| slot.field.field.eq_ignore_ascii_case(name));
        if leaves { None } else { self.columns.place(name).map(|(at, _)| at) }
    }

    /// Returns an area with its values, still without its shape. `named` is the column of the region's name
    /// where it must not leave.
    pub(super) fn area(
        &self,
        feature: &Feature<'_>,
        code: Code,
        named: Option<usize>,
        notes: &mut Notes,
    ) -> Area {
        let Code { text: id, torn, padded } = code;
        if id.len() < self.width {
            notes.incomplete.push(id.clone());
        }
        let mut met = Met { torn, padded, ..Met::default() };
        let (mut long, mut foreign) = (false, false);
        let mut cells = Vec::with_capacity(self.slots.len());
        for slot in &self.slots {
            let Some(text) = slot.text(feature, &id, &mut met) else {
                cells.push(Cell::Empty);
                continue;
            };
            let (cell, fit) = typed(text, slot.field);
            let name = || slot.place.map_or("", |(at, _)| self.columns.name(at));
            match fit {
                Fit::Whole => {}
                Fit::Wide => {
                    long = true;
                    once(&mut notes.long_columns, name());
                }
                Fit::Foreign => {
                    foreign = true;
                    once(&mut notes.typed_columns, name());
                }
            }
            cells.push(cell);
        }
        notes.padded += u64::from(met.padded);
        for (met, list) in [
            (met.torn, &mut notes.torn),
            (met.unreadable, &mut notes.unreadable),
            (met.nested, &mut notes.nested),
            (long, &mut notes.too_long),
            (foreign, &mut notes.other_type),
        ] {
            if met {
                list.push(id.clone());
            }
        }
        let named = named.and_then(|at| feature.field_as_string(at).ok().flatten());
        let named = named.map(|name| tidy(name).into_boxed_str());
        Area { layer: 0, id, cells, named, shape: Shape::default() }
    }
}

impl Slot<'_> {
    /// Returns what the column holds of an area with a code, tidied; what a column of the code lacks is taken
    /// from there.
    fn text(&self, feature: &Feature<'_>, id: &str, met: &mut Met) -> Option<String> {
        let held = self.place.and_then(|(at, kind)| Some((text_of(feature, at, kind)?, kind)));
        let held = held.filter(|(held, kind)| {
            met.unreadable |= is_garbled(held);
            let nested = is_nested(held, *kind);
            met.nested |= nested;
            !nested
        });
        let held = held.map(|(text, kind)| (tidy(text), kind)).filter(|(text, _)| !text.is_empty());
        let Some(part) = &self.part else { return held.map(|(text, _)| text) };
        let derived = id.get(part.clone());
        let Some((text, kind)) = held else { return derived.map(str::to_owned) };
        let width = part.len();
        let Some((code, _)) = as_code(&text, kind, width) else {
            let Some(derived) = derived else { return Some(text) };
            // A text without its zeros, or with the codes that its own nests in, or something else.
            let lost = format!("{text:0>width$}") == derived;
            met.padded |= lost;
            met.torn |= !lost && id.get(..part.end) != Some(&*text);
            return Some(derived.to_owned());
        };
        Some(if *code == text { text } else { code.into_owned() })
    }
}

pub(super) fn once(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// Letters that nobody sees: soft hyphen, zero-width spaces and joiners, byte order mark.
const UNSEEN: [char; 6] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// Returns a text without blanks at its ends and with one blank where there were several.
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

/// Returns true for a value that is no single text, number or day: a list, or an object that GDAL hands over
/// as JSON. Its parts are columns that no whitelist names.
fn is_nested(text: &str, kind: OGRFieldType::Type) -> bool {
    use OGRFieldType::{
        OFTDate, OFTDateTime, OFTInteger, OFTInteger64, OFTReal, OFTString, OFTTime,
    };
    let single = [OFTInteger, OFTInteger64, OFTReal, OFTString, OFTDate, OFTTime, OFTDateTime];
    !single.contains(&kind) || text.trim_start().starts_with(['{', '['])
}

/// Returns true for a text that was read in another encoding than it was written in: the mark of
/// bytes that are no letters, or the pairs that UTF-8 leaves when it is read as Latin-1 or as Windows-1252.
fn is_garbled(text: &str) -> bool {
    /// What Windows-1252 has in the place of 0x80 to 0x9F.
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

/// How a text fits its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    /// It is wider than the column.
    Wide,
    /// It is not of the column's type.
    Foreign,
}

/// Returns a text as a value of its column's type, and how it fits there.
fn typed(mut text: String, field: &MapField) -> (Cell, Fit) {
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
                // What is too large for its decimals keeps its digits.
                let number = if rounded.is_finite() { rounded } else { number };
                (Cell::Real(number), fit(format!("{number:.DECIMALS$}").len() <= width))
            }
            _ => (Cell::Empty, Fit::Foreign),
        },
        // DBF counts bytes: a letter of two takes two.
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
