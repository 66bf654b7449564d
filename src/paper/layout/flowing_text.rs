//! Text in one column: letterhead, titles, paragraphs, fields and list items.

use super::measures::{Edges, LEADING, SIZE, SMALL};
use super::text_lines::{Side, put, wrap};
use super::typesetter::Setter;
use crate::error::Result;
use crate::message::message;
use crate::paper::markup::{Block, fault};
use crate::paper::pdf::{MM, Mark};
use crate::paper::typeface::Weight;

/// The side of the square that a logo fits into.
const LOGO: f32 = 18.0 * MM;

impl Setter<'_> {
    /// Writes the office's name, address and contacts, beside its logo, if it has one, and two lines below them.
    pub(super) fn letterhead(&mut self, block: &Block) {
        let below = self.logo();
        let beside = if below > 0.0 { LOGO + 3.0 * MM } else { 0.0 };
        for (at, cell) in block.cells.iter().enumerate() {
            let size = if at == 0 { 13.0 } else { 8.5 };
            let (left, room) = (self.edges.left + beside, self.edges.room() - 2.0 * beside);
            let lines = wrap(self.faces, cell, room, size, at == 0);
            self.lines(&lines, left, room, size, Side::Middle);
        }
        self.y = self.y.max(below);
        self.rule(1.4);
        self.y -= 0.9 * MM;
        self.rule(0.4);
        self.gap(3.0 * MM);
    }

    /// Draws the logo at the left edge, and returns how far down it reaches; 0 where there is none.
    fn logo(&mut self) -> f32 {
        let Some(picture) = &self.logo else { return 0.0 };
        let (width, height) = (picture.width as f32, picture.height as f32);
        let scale = (LOGO / width).min(LOGO / height);
        let (width, height) = (width * scale, height * scale);
        self.need(height);
        let (x, y) = (self.edges.left + (LOGO - width) / 2.0, self.y);
        self.page().push(Mark::Picture { x, y, width, height });
        y + height
    }

    /// Writes the paper's title and the lines below it.
    pub(super) fn title(&mut self, block: &Block) {
        for (at, cell) in block.cells.iter().enumerate() {
            let size = if at == 0 { 12.5 } else { SIZE };
            let (left, room) = (self.edges.left, self.edges.room());
            let lines = wrap(self.faces, cell, room, size, at == 0);
            self.lines(&lines, left, room, size, Side::Middle);
        }
        self.gap(3.5 * MM);
    }

    /// Writes each cell as a paragraph, by the options of `p`. Another option is an error.
    pub(super) fn paragraph(&mut self, block: &Block) -> Result<()> {
        let (mut stand, mut size, mut bold, mut indent) = (Side::Left, SIZE, false, 0.0);
        for option in &block.options {
            match option.as_str() {
                "center" => stand = Side::Middle,
                "right" => stand = Side::Right,
                "bold" => bold = true,
                "small" => size = SMALL + 0.7,
                other if other.starts_with("ukuran=") => {
                    let points = other.split_once('=').and_then(|(_, points)| points.parse().ok());
                    size = points.filter(|points| (5.0..=120.0).contains(points)).ok_or_else(
                        || {
                            fault(
                                self.name,
                                block.line,
                                message!("'{other}' is no option of p", other),
                            )
                        },
                    )?;
                }
                other => {
                    let mm = other.strip_prefix("indent=").and_then(|mm| mm.parse::<f32>().ok());
                    indent = mm.filter(|mm| (0.0..=120.0).contains(mm)).ok_or_else(|| {
                        fault(self.name, block.line, message!("'{other}' is no option of p", other))
                    })? * MM;
                }
            }
        }
        let (left, width) = (self.edges.left + indent, self.edges.room() - indent);
        for cell in &block.cells {
            let lines = wrap(self.faces, cell, width, size, bold);
            self.lines(&lines, left, width, size, stand);
        }
        self.gap(1.2 * MM);
        Ok(())
    }

    /// Writes a label, a colon and a value; nothing where one of both cells is missing. Widths are in points.
    pub(super) fn field(&mut self, block: &Block, label: f32, indent: f32) {
        let mut cells = block.cells.iter();
        let (Some(name), Some(value)) = (cells.next(), cells.next()) else { return };
        let Edges { left, right, .. } = self.edges;
        let left = left + indent;
        let width = right - left - label - 4.0 * MM;
        let names = wrap(self.faces, name, label - 2.0 * MM, SIZE, false);
        let values = wrap(self.faces, value, width, SIZE, false);
        let lines = names.len().max(values.len()).max(1);
        for at in 0..lines {
            self.need(SIZE * LEADING);
            self.y += SIZE * LEADING;
            let (faces, y) = (self.faces, self.y);
            let colon = vec![(":".to_owned(), Weight::Regular)];
            let page = self.page();
            if let Some(name) = names.get(at) {
                put(faces, page, name, (left, y), label, SIZE, Side::Left);
            }
            if at == 0 {
                put(faces, page, &colon, (left + label, y), label, SIZE, Side::Left);
            }
            if let Some(value) = values.get(at) {
                put(faces, page, value, (left + label + 4.0 * MM, y), width, SIZE, Side::Left);
            }
        }
    }

    /// Writes a text beside a number or a dash; nothing where one of both cells is missing or the text is empty.
    pub(super) fn hanging(&mut self, block: &Block, indent: f32) {
        let mut cells = block.cells.iter();
        let (Some(sign), Some(text)) = (cells.next(), cells.next()) else { return };
        let (left, width) = (self.edges.left, self.edges.room() - indent);
        let lines = wrap(self.faces, text, width, SIZE, false);
        let sign = wrap(self.faces, sign, indent, SIZE, false);
        for (at, line) in lines.iter().enumerate() {
            self.need(SIZE * LEADING);
            self.y += SIZE * LEADING;
            let (faces, y) = (self.faces, self.y);
            if let Some(sign) = sign.first().filter(|_| at == 0) {
                put(faces, self.page(), sign, (left, y), indent, SIZE, Side::Left);
            }
            put(faces, self.page(), line, (left + indent, y), width, SIZE, Side::Left);
        }
    }
}
