//! What is drawn beside the text: signatures in two columns, a stamp's place, QR codes, labels.

use super::{LEADING, LEFT, MM, RIGHT, SIZE, SMALL, Setter, TOP};
use crate::error::Result;
use crate::paper::lines::{Line, Side, plain, put, wrap};
use crate::paper::pdf::Mark;
use crate::paper::sheet::{Block, fault};

impl Setter<'_> {
    pub(super) fn two_columns(&mut self, block: &Block) {
        let bold = block.options.iter().any(|option| option == "bold");
        let width = (RIGHT - LEFT) / 2.0 - 4.0 * MM;
        let places = [LEFT, RIGHT - width];
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

    /// Draws the place of a stamp duty in the left or right column.
    pub(super) fn stamp(&mut self, block: &Block) {
        let (width, height) = (30.0 * MM, 17.0 * MM);
        self.need(height + 4.0 * MM);
        let half = (RIGHT - LEFT) / 2.0 - 4.0 * MM;
        let is_left = block.options.iter().any(|option| option == "kiri");
        let middle = if is_left { LEFT + half / 2.0 } else { RIGHT - half / 2.0 };
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

    pub(super) fn code(&mut self, block: &Block, side: f32) -> Result<()> {
        let data = block.cells.first().map(plain).unwrap_or_default();
        let code = qrcode::QrCode::new(data.as_bytes()).map_err(|error| {
            fault(self.name, block.line, format!("the text does not fit a QR code: {error}"))
        })?;
        self.need(side + 3.0 * MM);
        let (modules, top) = (code.width(), self.y + 1.5 * MM);
        let step = side / modules as f32;
        for (at, colour) in code.to_colors().into_iter().enumerate() {
            if colour == qrcode::Color::Dark {
                let (x, y) = ((at % modules) as f32, (at / modules) as f32);
                // A hair wider than a module, so that no viewer shows seams.
                let mark =
                    Mark::Square { x: LEFT + x * step, y: top + y * step, side: step + 0.05 };
                self.page().push(mark);
            }
        }
        let (x, mut y) = (LEFT + side + 5.0 * MM, top - 2.0);
        for cell in &block.cells[1..] {
            for line in wrap(self.faces, cell, RIGHT - x, SIZE - 0.5, false) {
                y += SIZE * LEADING;
                let faces = self.faces;
                put(faces, self.page(), &line, (x, y), RIGHT - x, SIZE - 0.5, Side::Left);
            }
        }
        self.y = (top + side + 1.5 * MM).max(y + 1.5 * MM);
        Ok(())
    }

    pub(super) fn label(&mut self, block: &Block) {
        let (faces, y) = (self.faces, TOP - 3.0 * MM);
        if let Some(line) =
            block.cells.first().and_then(|cell| wrap(faces, cell, RIGHT - LEFT, SMALL, false).pop())
        {
            put(faces, self.page(), &line, (LEFT, y), RIGHT - LEFT, SMALL, Side::Right);
        }
    }
}
