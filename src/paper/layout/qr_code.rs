//! A QR code, with a text beside it.

use super::measures::{Edges, LEADING, SIZE};
use super::text_lines::{Side, put, wrap};
use super::typesetter::Setter;
use crate::error::Result;
use crate::message::message;
use crate::paper::markup::{Block, fault, plain};
use crate::paper::pdf::{MM, Mark};

impl Setter<'_> {
    /// Draws the first cell as a QR code with sides of this length in points; the other cells are written beside it. It
    /// is an error where there is no cell, or where the first one does not fit a QR code.
    pub(super) fn qr_code(&mut self, block: &Block, side: f32) -> Result<()> {
        let Some((data, beside)) = block.cells.split_first() else {
            return Err(fault(self.name, block.line, message!("a QR code needs a text")));
        };
        let data = plain(data);
        let code = qrcode::QrCode::new(data.as_bytes()).map_err(|error| {
            fault(
                self.name,
                block.line,
                message!("the text does not fit a QR code: {error}", error = error.to_string()),
            )
        })?;
        self.need(side + 3.0 * MM);
        let (modules, top) = (code.width(), self.y + 1.5 * MM);
        let (step, Edges { left, right, .. }) = (side / modules as f32, self.edges);
        for (at, colour) in code.to_colors().into_iter().enumerate() {
            if colour == qrcode::Color::Dark {
                let (x, y) = ((at % modules) as f32, (at / modules) as f32);
                // Slightly wider than a module, so that viewers show no gaps.
                let mark =
                    Mark::Square { x: left + x * step, y: top + y * step, side: step + 0.05 };
                self.page().push(mark);
            }
        }
        let (x, mut y) = (left + side + 5.0 * MM, top - 2.0);
        for cell in beside {
            for line in wrap(self.faces, cell, right - x, SIZE - 0.5, false) {
                y += SIZE * LEADING;
                let faces = self.faces;
                put(faces, self.page(), &line, (x, y), right - x, SIZE - 0.5, Side::Left);
            }
        }
        self.y = (top + side + 1.5 * MM).max(y + 1.5 * MM);
        Ok(())
    }
}
