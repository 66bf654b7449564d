//! Cleaning the values of an area: only columns that may leave, in the order and of the type of the whitelist.

use std::ops::Range;

use gdal::vector::{Feature, OGRFieldType};

use super::area_codes::{Code, Scheme, as_code};
use super::clean_values::{Fit, is_garbled, is_nested, tidy, typed};
use super::held_columns::HeldColumns;
use super::reading_notes::{Notes, add_once};
use crate::catalog::MapField;
use crate::maps::piece::{Area, Cell};
use crate::maps::shape::Shape;
use crate::probe::text_of;

/// The columns that may leave, and where each is in a held layer.
pub(super) struct Cleaner<'a> {
    leaving: Vec<LeavingColumn<'a>>,
    columns: &'a HeldColumns,
    /// Characters of a whole code.
    width: usize,
}

/// A column that may leave.
struct LeavingColumn<'a> {
    field: &'a MapField,
    /// Its index and its type in the layer, where the layer has it.
    place: Option<(usize, OGRFieldType::Type)>,
    /// Which characters of the code it holds; `None` for other columns.
    part: Option<Range<usize>>,
}

/// What is wrong with the values of one area, or was corrected in them.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "a list of findings, each of its own")]
struct Met {
    torn: bool,
    padded: bool,
    unreadable: bool,
    nested: bool,
}

impl<'a> Cleaner<'a> {
    pub(super) fn new(fields: &'a [MapField], scheme: &Scheme, columns: &'a HeldColumns) -> Self {
        let column = |field: &'a MapField| LeavingColumn {
            field,
            place: columns.place(&field.field),
            part: scheme.part(&field.field),
        };
        Self { leaving: fields.iter().map(column).collect(), columns, width: scheme.id.1 }
    }

    /// Returns the index of a column in the layer; `None` where the whitelist names it, or the layer lacks it.
    pub(super) fn unlisted(&self, name: &str) -> Option<usize> {
        let leaves =
            self.leaving.iter().any(|column| column.field.field.eq_ignore_ascii_case(name));
        if leaves { None } else { self.columns.place(name).map(|(at, _)| at) }
    }

    /// Returns an area with its values; its shape and layer are set by the caller. `named` is the index of the column
    /// with the region's name, where the whitelist does not name that column. What is wrong with the values is added to
    /// `notes`.
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
        let mut cells = Vec::with_capacity(self.leaving.len());
        for column in &self.leaving {
            let Some(text) = column.text(feature, &id, &mut met) else {
                cells.push(Cell::Empty);
                continue;
            };
            let (cell, fit) = typed(text, column.field);
            let name = || column.place.map_or("", |(at, _)| self.columns.name(at));
            match fit {
                Fit::Whole => {}
                Fit::Wide => {
                    long = true;
                    add_once(&mut notes.long_columns, name());
                }
                Fit::Foreign => {
                    foreign = true;
                    add_once(&mut notes.typed_columns, name());
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

impl LeavingColumn<'_> {
    /// Returns the tidied value of the column; a nested value counts as missing. In a column of the code, a number gets
    /// its leading zeros, and a value that is missing or is no code of the column's width is replaced by the characters
    /// of `id`, the area's code, where they are known.
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
            // The text lacks its leading zeros, or has the codes of the levels above in front, or is something else.
            // Only the last contradicts the code.
            let lost = format!("{text:0>width$}") == derived;
            met.padded |= lost;
            met.torn |= !lost && id.get(..part.end) != Some(&*text);
            return Some(derived.to_owned());
        };
        Some(if *code == text { text } else { code.into_owned() })
    }
}
