//! Signatures in two columns, the frame for a stamp duty, and labels.

use super::measures::{Edges, LEADING, SIZE, SMALL};
use super::text_lines::{Line, Side, put, wrap};
use super::typesetter::Setter;
use crate::paper::markup::Block;
use crate::paper::pdf::{MM, Mark};

impl Setter<'_> {
    pub(super) fn two_columns(&mut self, block: &Block) {
        let bold = block.options.iter().any(|option| option == "bold");
        let Edges { left, right, .. } = self.edges;
        let width = (right - left) / 2.0 - 4.0 * MM;
        let places = [left, right - width];
        let wrapped: Vec<Vec<Line>> =
            block.cells.iter().map(|cell| wrap(self.faces, cell, width, SIZE, bold)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for at in 0..height {
            self.need(SIZE * LEADING);
            self.y += SIZE * LEADING;
            let (faces, y) = (self.faces, self.y);
            for (lines, x) in wrapped.iter().zip(places) {
                if let Some(line) = lines.get(at) {
                    put(faces, self.page(), line, (x, y), width, SIZE, Side::Middle);
                }
            }
        }
    }

    /// Draws the frame for a stamp duty (meterai): in the left column with the option `kiri`, else in the right one.
    /// The first line of each cell is written into it.
    pub(super) fn stamp(&mut self, block: &Block) {
        let (width, height) = (30.0 * MM, 17.0 * MM);
        self.need(height + 4.0 * MM);
        let Edges { left, right, .. } = self.edges;
        let half = (right - left) / 2.0 - 4.0 * MM;
        let is_left = block.options.iter().any(|option| option == "kiri");
        let middle = if is_left { left + half / 2.0 } else { right - half / 2.0 };
        let (x, y) = (middle - width / 2.0, self.y + 2.0 * MM);
        self.page().push(Mark::Frame { x, y, width, height });
        let mut at = y + height / 2.0 - SMALL * LEADING * block.cells.len() as f32 / 2.0;
        for cell in &block.cells {
            at += SMALL * LEADING;
            let faces = self.faces;
            if let Some(line) = wrap(faces, cell, width, SMALL, false).first() {
                put(faces, self.page(), line, (x, at - 1.5), width, SMALL, Side::Middle);
            }
        }
        self.y = y + height + 2.0 * MM;
    }

    pub(super) fn label(&mut self, block: &Block) {
        let Edges { left, top, .. } = self.edges;
        let (faces, y, room) = (self.faces, top - 3.0 * MM, self.edges.room());
        if let Some(line) =
            block.cells.first().and_then(|cell| wrap(faces, cell, room, SMALL, false).pop())
        {
            put(faces, self.page(), &line, (left, y), room, SMALL, Side::Right);
        }
    }
}
