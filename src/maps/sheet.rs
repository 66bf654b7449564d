//! The map sheet (placeholder until the drawing stands).

use super::piece::Piece;
use crate::error::Result;
use crate::plan::MapOrder;

pub(super) fn draw(_piece: &Piece, _order: &MapOrder) -> Result<Vec<u8>> {
    Ok(Vec::new())
}
