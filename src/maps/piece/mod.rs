//! A piece of a map in memory: the areas as they leave, sorted by code.
//!
//! Its shapes take sixteen bytes a position, whatever the size of the file they were cut from. A piece is whole in
//! memory, since the checks need all areas at once and the areas are sorted by code.

mod area;
mod cell;
mod cut_piece;

pub(super) use area::Area;
pub(super) use cell::{Cell, DECIMALS, INTEGER_DIGITS};
pub use cut_piece::Piece;
