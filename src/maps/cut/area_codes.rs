//! The codes of areas: at each level a fixed number of characters, made of a part for each administrative level down to
//! it.

use std::borrow::Cow;
use std::ops::Range;

use gdal::vector::{Feature, OGRFieldType};

use super::held_columns::HeldColumns;
use crate::model::Level;
use crate::probe::text_of;

/// The parts of a code: column and number of digits.
const PARTS: [(&str, usize); 6] =
    [("kdprov", 2), ("kdkab", 2), ("kdkec", 3), ("kddesa", 3), ("kdsls", 4), ("kdsubsls", 2)];
/// Columns that hold the leading digits of a code, and how many.
const IDS: [(&str, usize); 4] = [("idkec", 7), ("iddesa", 10), ("idsls", 14), ("idsubsls", 16)];
/// A census block: the column of its whole code, the column of its own part, and the characters of that part, which
/// follows the code of its desa.
const BLOCK: (&str, &str, usize) = ("idbs", "kdbs", 4);

/// How the codes of a level are composed.
#[derive(Debug, Clone)]
pub(super) struct Scheme {
    /// The column of the whole code, and the number of its characters.
    pub(super) id: (&'static str, usize),
    /// Its parts in order: column, index of the first character, number of characters.
    pub(super) parts: Vec<(&'static str, usize, usize)>,
    /// Columns that hold only its first digits, with their number; the shortest first.
    pub(super) fronts: Vec<(&'static str, usize)>,
}

/// What the columns of one area say of its code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Code {
    /// The first characters of the code, as many as are known.
    pub(super) text: String,
    /// True where columns contradict each other.
    pub(super) torn: bool,
    /// True where missing leading zeros were put back.
    pub(super) padded: bool,
}

impl Scheme {
    pub(super) fn of(level: Level) -> Self {
        let depth = match level {
            Level::Kecamatan => 3,
            Level::Sls => 5,
            Level::Subsls => 6,
            _ => 4,
        };
        let mut parts = Vec::new();
        let mut begin = 0;
        for (name, width) in PARTS.into_iter().take(depth) {
            parts.push((name, begin, width));
            begin += width;
        }
        let mut fronts: Vec<_> = IDS.into_iter().filter(|(_, width)| *width <= begin).collect();
        if level == Level::BlokSensus {
            let (id, part, width) = BLOCK;
            parts.push((part, begin, width));
            return Self { id: (id, begin + width), parts, fronts };
        }
        // The widest of them is the code itself.
        let id = fronts.pop().unwrap_or(("iddesa", 10));
        Self { id, parts, fronts }
    }

    /// Returns true for codes that may have letters: those of census blocks.
    pub(super) fn has_letters(&self) -> bool {
        self.id.0 == BLOCK.0
    }

    /// Returns which characters of the code a column holds; `None` for other columns.
    pub(super) fn part(&self, column: &str) -> Option<Range<usize>> {
        let is = |name: &str| name.eq_ignore_ascii_case(column);
        let ids = std::iter::once(&self.id).chain(&self.fronts).map(|(name, w)| (name, 0, *w));
        let mut all = ids.chain(self.parts.iter().map(|(name, begin, w)| (name, *begin, *w)));
        all.find(|(name, _, _)| is(name)).map(|(_, begin, width)| begin..begin + width)
    }
}

/// The columns of a layer that hold a code or a part of it.
pub(super) struct CodeColumns {
    /// Index, type, and the characters of the code that the column holds; a column outranks those after it.
    columns: Vec<(usize, OGRFieldType::Type, Range<usize>)>,
}

impl CodeColumns {
    pub(super) fn of(scheme: &Scheme, columns: &HeldColumns) -> Self {
        let ids = std::iter::once(&scheme.id).chain(scheme.fronts.iter().rev());
        let names = ids.map(|(name, _)| *name).chain(scheme.parts.iter().map(|(name, _, _)| *name));
        let place = |name: &str| {
            let (at, kind) = columns.place(name)?;
            Some((at, kind, scheme.part(name)?))
        };
        Self { columns: names.filter_map(place).collect() }
    }

    /// Reads the code of an area from all columns that hold it or a part of it. A value that cannot be such a part is
    /// passed over.
    pub(super) fn read(&self, feature: &Feature<'_>) -> Code {
        let mut code = Code::default();
        for (at, kind, part) in &self.columns {
            let Some(text) = text_of(feature, *at, *kind) else { continue };
            let code_of = as_code(&text, *kind, part.len());
            let Some((text, padded)) = code_of.or_else(|| with_lost_zeros(&text, part)) else {
                continue;
            };
            code.padded |= padded;
            code.put(part.start, &text);
        }
        code
    }
}

impl Code {
    /// Adds what a column holds of the code, from the character `begin` on. Known characters stay; where the column has
    /// others, the code is torn. A text that would leave a gap is not added.
    fn put(&mut self, begin: usize, text: &str) {
        let known = self.text.len();
        let end = begin + text.len();
        let same = known.min(end).saturating_sub(begin);
        if begin < known && self.text.get(begin..begin + same) != text.get(..same) {
            self.torn = true;
        }
        if begin <= known && end > known {
            self.text.push_str(&text[known - begin..]);
        }
    }
}

/// Returns a value as a code of `width` characters, and whether leading zeros were added; `None` where it
/// is no code of that width.
pub(super) fn as_code(
    text: &str,
    kind: OGRFieldType::Type,
    width: usize,
) -> Option<(Cow<'_, str>, bool)> {
    let text = text.trim();
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if !plain || text.len() > width {
        return None;
    }
    // Only a number has surely lost its zeros; a short text may lack other characters.
    let number = kind != OGRFieldType::OFTString;
    match text.len() == width {
        true => Some((text.into(), false)),
        false if number => Some((format!("{text:0>width$}").into(), true)),
        false => None,
    }
}

/// Returns a text of digits that is too short for its part, with the leading zeros that it lost; `None` for other
/// texts. A text at the beginning of the code is not padded: it may have lost its last digits instead.
fn with_lost_zeros(text: &str, part: &Range<usize>) -> Option<(Cow<'static, str>, bool)> {
    let (text, width) = (text.trim(), part.len());
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (part.start > 0 && digits && text.len() < width)
        .then(|| (format!("{text:0>width$}").into(), true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_parted_by_the_levels_that_it_nests_in() {
        let sub = Scheme::of(Level::Subsls);
        let code = "8171010001000201";
        for (column, part) in [
            ("kdprov", "81"),
            ("KDKAB", "71"),
            ("kdkec", "010"),
            ("kddesa", "001"),
            ("kdsls", "0002"),
            ("kdsubsls", "01"),
            ("idkec", "8171010"),
            ("iddesa", "8171010001"),
            ("idsls", "81710100010002"),
            ("idsubsls", code),
        ] {
            assert_eq!(&code[sub.part(column).unwrap()], part, "{column}");
        }
        assert_eq!(sub.part("nmdesa"), None);
        assert_eq!(Scheme::of(Level::BlokSensus).id, ("idbs", 14));
        assert_eq!(Scheme::of(Level::Kecamatan).id, ("idkec", 7));
    }

    #[test]
    fn only_numbers_get_their_zeros_back() {
        use OGRFieldType::{OFTInteger, OFTString};
        assert_eq!(as_code("1", OFTInteger, 3), Some(("001".into(), true)));
        assert_eq!(as_code(" 001 ", OFTString, 3), Some(("001".into(), false)));
        assert_eq!(as_code("1", OFTString, 3), None);
        assert_eq!(as_code("0001", OFTString, 3), None);
        assert_eq!(as_code("", OFTString, 3), None);
    }
}
