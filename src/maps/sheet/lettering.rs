//! Letters: their outlines come from the fonts of the papers; sizes are in dots.
//!
//! `DejaVu` Sans Condensed has Latin, Greek, Cyrillic and more. A letter that it lacks is shown as a middle dot, so
//! that a name keeps its number of letters. Combining marks that it lacks, control characters, and characters without
//! width are left out.

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::canvas::Canvas;
use super::sheet_measures::Colour;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// Stands for a letter that the fonts lack.
const UNKNOWN: char = '·';

/// The plain and the bold font.
pub(super) struct Lettering {
    plain: Face<'static>,
    bold: Face<'static>,
}

impl Lettering {
    pub(super) fn load() -> Result<Self> {
        let face = |bold| {
            Face::parse(crate::paper::font(bold), 0).map_err(|error| {
                Error::new(
                    ErrorKind::Internal,
                    message!("a built-in font is broken: {error}", error = error.to_string()),
                )
            })
        };
        Ok(Self { plain: face(false)?, bold: face(true)? })
    }

    fn face(&self, bold: bool) -> &Face<'static> {
        if bold { &self.bold } else { &self.plain }
    }

    /// Returns the width of a text.
    pub(super) fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let face = self.face(bold);
        let scale = size / f32::from(face.units_per_em());
        let advance = |glyph| f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * scale;
        glyphs(face, text).map(advance).sum()
    }

    /// Returns the size, at most `size`, at which a text is no wider than `width`.
    pub(super) fn fitting(&self, text: &str, bold: bool, size: f32, width: f32) -> f32 {
        size.min(size * width / self.width(text, size, bold).max(1.0))
    }

    /// Writes a text from the left end of its base line.
    pub(super) fn write(
        &self,
        canvas: &mut Canvas,
        text: &str,
        at: [f32; 2],
        size: f32,
        bold: bool,
        colour: Colour,
    ) {
        if let Some(path) = self.path(text, at, size, bold) {
            canvas.fill_letters(&path, colour);
        }
    }

    /// Writes a text with a white rim that keeps it readable on lines.
    pub(super) fn halo(
        &self,
        canvas: &mut Canvas,
        text: &str,
        at: [f32; 2],
        size: f32,
        bold: bool,
        colour: Colour,
    ) {
        if let Some(path) = self.path(text, at, size, bold) {
            canvas.stroke_path(&path, ([255, 255, 255], size / 4.5));
            canvas.fill_letters(&path, colour);
        }
    }

    /// Breaks a text into lines of at most a width; a longer word has a line of its own. The text's own line breaks
    /// stay.
    pub(super) fn lines(&self, text: &str, size: f32, bold: bool, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for part in text.split('\n') {
            let mut line = String::new();
            for word in part.split(' ') {
                let longer =
                    if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if line.is_empty() || self.width(&longer, size, bold) <= width {
                    line = longer;
                } else {
                    lines.push(std::mem::replace(&mut line, word.to_owned()));
                }
            }
            lines.push(line);
        }
        lines
    }

    fn path(&self, text: &str, [x, y]: [f32; 2], size: f32, bold: bool) -> Option<Path> {
        let face = self.face(bold);
        let scale = size / f32::from(face.units_per_em());
        let mut pen = Pen { builder: PathBuilder::new(), x, y, scale };
        for glyph in glyphs(face, text) {
            // A space has no outline.
            face.outline_glyph(glyph, &mut pen);
            pen.x += f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * scale;
        }
        pen.builder.finish()
    }
}

/// Returns the glyphs of a text, letters composed with their marks (Unicode NFC). What has no glyph is left out or
/// becomes [`UNKNOWN`].
fn glyphs<'a>(face: &'a Face<'_>, text: &'a str) -> impl Iterator<Item = GlyphId> + 'a {
    text.nfc().filter_map(move |letter| {
        let blank = if letter.is_whitespace() { Some(' ') } else { None };
        let glyph = face.glyph_index(blank.unwrap_or(letter));
        if letter.is_control() && blank.is_none() || is_without_width(letter) {
            return None;
        }
        if glyph.is_none() && is_combining_mark(letter) {
            return None;
        }
        glyph.or_else(|| face.glyph_index(UNKNOWN))
    })
}

/// Returns true for characters without width, which only control those around them.
fn is_without_width(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Draws the outline of a letter at its place.
struct Pen {
    builder: PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.builder.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.builder.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.builder.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.builder.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs_of(text: &str) -> Vec<GlyphId> {
        glyphs(&Lettering::load().unwrap().plain, text).collect()
    }

    #[test]
    fn accents_are_composed_and_no_letter_is_a_box() {
        assert_eq!(glyphs_of("e\u{301}A\u{308}"), glyphs_of("éÄ"));
        assert_eq!(glyphs_of("日本"), glyphs_of("··"));
        assert_eq!(glyphs_of("a\u{200b}b\u{feff}\u{7}"), glyphs_of("ab"));
        assert_eq!(glyphs_of("a\u{a0}b\tc"), glyphs_of("a b c"));
        // A combining mark of a script that the fonts lack is left out.
        assert_eq!(glyphs_of("a\u{302a}"), glyphs_of("a"));
        let dot = glyphs_of("·")[0];
        for text in ["ÀÉÎÕÜñß", "Жуков", "Ωμέγα", "₂½°—“”"] {
            assert!(!glyphs_of(text).contains(&dot), "{text}");
        }
        for text in ["日本 Жуков e\u{301} 𠀀 \u{e000}", ""] {
            assert!(!glyphs_of(text).contains(&GlyphId(0)), "{text}");
        }
    }
}
