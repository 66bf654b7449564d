//! The two embedded fonts, and how a text becomes glyphs.
//!
//! `DejaVu` Sans Condensed has Latin, Arabic and the common emoji; its licence (fonts/LICENSE) permits embedding. A
//! character that it lacks is shown as an empty box, never left out.

use ttf_parser::{Face, GlyphId, name_id};

use super::arabic;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

const REGULAR: &[u8] = include_bytes!("fonts/DejaVuSansCondensed.ttf");
const BOLD: &[u8] = include_bytes!("fonts/DejaVuSansCondensed-Bold.ttf");

/// The weight of a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::paper) enum Weight {
    Regular,
    Bold,
}

/// A glyph with its width, and the character that it stands for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::paper) struct Glyph {
    pub(in crate::paper) id: u16,
    /// Width in thousandths of the font size.
    pub(in crate::paper) advance: f32,
    pub(in crate::paper) text: char,
}

impl Glyph {
    /// Returns true where the font lacks the character, and an empty box is shown.
    pub(in crate::paper) fn is_missing(&self) -> bool {
        self.id == 0
    }
}

/// The fonts of a paper.
pub(in crate::paper) struct Faces {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Faces {
    /// Opens the embedded fonts.
    pub(in crate::paper) fn open() -> Result<Self> {
        let open = |bytes| {
            Face::parse(bytes, 0).map_err(|source| {
                Error::new(ErrorKind::Internal, message!("an embedded font is damaged"))
                    .source(source)
            })
        };
        Ok(Self { regular: open(REGULAR)?, bold: open(BOLD)? })
    }

    /// Returns the opened font of a weight.
    pub(in crate::paper) fn face(&self, weight: Weight) -> &Face<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Returns the full name of the font of a weight; empty where its file gives none.
    pub(in crate::paper) fn name(&self, weight: Weight) -> String {
        let names = self.face(weight).names().into_iter();
        let mut full = names.filter(|name| name.name_id == name_id::FULL_NAME);
        full.find_map(|name| name.to_string()).unwrap_or_default()
    }

    /// Returns the font file of a weight.
    pub(in crate::paper) fn bytes(weight: Weight) -> &'static [u8] {
        match weight {
            Weight::Regular => REGULAR,
            Weight::Bold => BOLD,
        }
    }

    /// Returns the glyphs of a line from left to right; Arabic letters are joined and in order from the right.
    pub(in crate::paper) fn glyphs(&self, text: &str, weight: Weight) -> Vec<Glyph> {
        let face = self.face(weight);
        let shaped = arabic::shape(text);
        shaped
            .into_iter()
            .map(|(shown, text)| {
                let id = face.glyph_index(shown).or_else(|| face.glyph_index(text));
                let id = id.unwrap_or(GlyphId(0));
                let units = f32::from(face.units_per_em());
                let width = f32::from(face.glyph_hor_advance(id).unwrap_or(0)) * 1000.0 / units;
                let advance = if arabic::is_without_width(shown, text) { 0.0 } else { width };
                Glyph { id: id.0, advance, text }
            })
            .collect()
    }

    /// Returns the width of a line at a font size, in points.
    pub(in crate::paper) fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        self.glyphs(text, weight).iter().map(|glyph| glyph.advance).sum::<f32>() * size / 1000.0
    }
}
