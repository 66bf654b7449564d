//! Cleaning the values of an area: the columns that may leave, in their order and of their type.

use gdal::vector::{Feature, OGRFieldType};

use super::codes::{Code, Scheme, as_code, text_of};
use super::columns::Columns;
use super::piece::{Area, Cell};
use super::shape::Shape;
use crate::catalog::MapField;

/// Decimals of a number with decimals: what a DBF column of twenty characters holds of it.
pub(super) const DECIMALS: usize = 8;

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
    pub(super) nested: Vec<String>,
    pub(super) incomplete: Vec<String>,
    pub(super) other_region: Vec<String>,
    pub(super) other_names: Vec<String>,
    pub(super) nameless: Option<&'static str>,
}

/// Knows where each column that may leave stands in a held layer.
pub(super) struct Cleaner<'a> {
    fields: Vec<(&'a MapField, Option<(usize, OGRFieldType::Type)>)>,
    scheme: &'a Scheme,
}

impl<'a> Cleaner<'a> {
    pub(super) fn new(fields: &'a [MapField], scheme: &'a Scheme, columns: &Columns) -> Self {
        let placed = fields.iter().map(|field| (field, columns.place(&field.field))).collect();
        Self { fields: placed, scheme }
    }

    /// Returns an area with its values, still without its shape.
    pub(super) fn area(
        &self,
        feature: &Feature<'_>,
        columns: &Columns,
        code: Code,
        notes: &mut Notes,
    ) -> Area {
        let Code { text: id, torn, padded } = code;
        if torn {
            notes.torn.push(id.clone());
        }
        if id.len() < self.scheme.id.1 {
            notes.incomplete.push(id.clone());
        }
        notes.padded += u64::from(padded);
        let mut unreadable = false;
        let mut long = false;
        let mut nested = false;
        let mut cells = Vec::with_capacity(self.fields.len());
        for (field, place) in &self.fields {
            let text = place.and_then(|(at, kind)| {
                let text = text_of(feature, at, kind)?;
                if is_nested(&text, kind) {
                    nested = true;
                    return None;
                }
                Some((tidy(&text), kind)).filter(|(text, _)| !text.is_empty())
            });
            let text = match (self.scheme.width(&field.field), text) {
                (Some(width), Some((text, kind))) => {
                    Some(as_code(&text, kind, width).map_or(text, |(code, _)| code))
                }
                (Some(_), None) => self.scheme.derived(&field.field, &id).map(str::to_owned),
                (None, text) => text.map(|(text, _)| text),
            };
            let Some(text) = text else {
                cells.push(Cell::Empty);
                continue;
            };
            unreadable |= is_garbled(&text);
            let (cell, fits) = typed(&text, field);
            if !fits {
                long = true;
                let name = columns.place(&field.field).map_or("", |(at, _)| columns.name(at));
                if !notes.long_columns.iter().any(|known| known == name) {
                    notes.long_columns.push(name.to_owned());
                }
            }
            cells.push(cell);
        }
        if unreadable {
            notes.unreadable.push(id.clone());
        }
        if nested {
            notes.nested.push(id.clone());
        }
        if long {
            notes.too_long.push(id.clone());
        }
        Area { id, cells, shape: Shape::default() }
    }
}

/// Returns a text without blanks at its ends and with one blank where there were several.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.extend(word.chars().filter(|c| !c.is_control()));
    }
    tidy
}

/// Returns true for a value that is no single text or number: a list, or an object that GDAL hands over as
/// JSON. Its parts are columns that no whitelist names.
fn is_nested(text: &str, kind: OGRFieldType::Type) -> bool {
    use OGRFieldType::{OFTInteger, OFTInteger64, OFTReal, OFTString};
    ![OFTInteger, OFTInteger64, OFTReal, OFTString].contains(&kind)
        || text.trim_start().starts_with(['{', '['])
}

/// Returns true for a text that was read in another encoding than it was written in: the mark of
/// bytes that are no letters, or the pairs that UTF-8 leaves when it is read as Latin-1.
fn is_garbled(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let pair = matches!(letter, 'Ã' | 'Â')
            && letters.peek().is_some_and(|next| ('\u{80}'..='\u{bf}').contains(next));
        if letter == char::REPLACEMENT_CHARACTER || ('\u{80}'..='\u{9f}').contains(&letter) || pair
        {
            return true;
        }
    }
    false
}

/// Returns a text as a value of its column's type, and whether it fits there.
fn typed(text: &str, field: &MapField) -> (Cell, bool) {
    let width = usize::from(field.width);
    match &*field.kind {
        "integer" => match text.parse() {
            Ok(number) => (Cell::Integer(number), text.len() <= width),
            Err(_) => (Cell::Empty, false),
        },
        "real" => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let scale = 10_f64.powi(i32::try_from(DECIMALS).unwrap_or(0));
                let rounded = (number * scale).round() / scale;
                // What is too large for its decimals keeps its digits.
                let number = if rounded.is_finite() { rounded } else { number };
                (Cell::Real(number), format!("{number:.DECIMALS$}").len() <= width)
            }
            _ => (Cell::Empty, false),
        },
        // DBF counts bytes: a letter of two takes two.
        _ if text.len() <= width => (Cell::Text(text.to_owned()), true),
        _ => {
            let mut end = width;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            (Cell::Text(text[..end].trim_end().to_owned()), false)
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
        assert_eq!(tidy("  BATU   MERAH\u{a0} "), "BATU MERAH");
        assert_eq!(tidy("SA'PARUA-TIMUR"), "SA'PARUA-TIMUR");
    }

    #[test]
    fn a_value_that_does_not_fit_is_cut_and_told() {
        assert_eq!(typed("ABCDE", &field("text", 3)), (Cell::Text("ABC".into()), false));
        assert_eq!(typed("ÉÉ", &field("text", 3)), (Cell::Text("É".into()), false));
        assert_eq!(typed("1,5", &field("real", 20)), (Cell::Empty, false));
        assert_eq!(typed("1.25", &field("real", 20)), (Cell::Real(1.25), true));
        assert_eq!(typed("12", &field("integer", 1)), (Cell::Integer(12), false));
    }

    #[test]
    fn letters_of_another_encoding_are_seen() {
        assert!(is_garbled("CAF\u{fffd}") && is_garbled("CAFÃ‰\u{89}") && is_garbled("Ã\u{89}"));
        assert!(!is_garbled("CAFÉ") && !is_garbled("ÃO") && !is_garbled("AMBON"));
    }
}
