//! Letters: their outlines come from two fonts in the program, their sizes are in dots.

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, OutlineBuilder};

use super::canvas::{Canvas, Colour};
use crate::error::{Error, ErrorKind, Result};

/// `DejaVu` Sans, reduced to Latin letters; the licence stands beside it.
const PLAIN: &[u8] = include_bytes!("DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("DejaVuSans-Bold.ttf");

/// Both fonts.
pub(super) struct Lettering {
    plain: Face<'static>,
    bold: Face<'static>,
}

impl Lettering {
    pub(super) fn load() -> Result<Self> {
        let face = |bytes| {
            Face::parse(bytes, 0).map_err(|error| {
                Error::new(ErrorKind::Internal, format!("a built-in font is broken: {error}"))
            })
        };
        Ok(Self { plain: face(PLAIN)?, bold: face(BOLD)? })
    }

    fn face(&self, bold: bool) -> &Face<'static> {
        if bold { &self.bold } else { &self.plain }
    }

    /// Returns the width of a text.
    pub(super) fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let face = self.face(bold);
        let scale = size / f32::from(face.units_per_em());
        let advance = |letter: char| {
            let glyph = face.glyph_index(letter).unwrap_or_default();
            f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * scale
        };
        text.chars().map(advance).sum()
    }

    /// Returns the size, at most `size`, at which a text is no wider than `width`.
    pub(super) fn fitting(&self, text: &str, bold: bool, size: f32, width: f32) -> f32 {
        size.min(size * width / self.width(text, size, bold).max(1.0))
    }

    /// Writes a text from its left end on its base line.
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

    /// Writes a text with a pale rim that keeps it readable on lines.
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

    /// Breaks a text into lines of a width; a line break of its own stays.
    pub(super) fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for part in text.split('\n') {
            let mut line = String::new();
            for word in part.split(' ') {
                let longer =
                    if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if line.is_empty() || self.width(&longer, size, false) <= width {
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
        for letter in text.chars() {
            let glyph = face.glyph_index(letter).unwrap_or_default();
            // A blank has no outline.
            face.outline_glyph(glyph, &mut pen);
            pen.x += f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * scale;
        }
        pen.builder.finish()
    }
}

/// Draws the outline of a letter where it stands.
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
