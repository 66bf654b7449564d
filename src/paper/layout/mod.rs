//! Layout: the blocks of a sheet become pages.
//!
//! Blocks are placed below each other. What does not fit goes onto the next page, where a table repeats its heading.
//! Sizes are in points, arguments of the markup in millimetres.

mod figures;
mod flowing_text;
mod footer;
mod markup_words;
mod measures;
mod qr_code;
mod table_columns;
mod table_rows;
mod text_lines;
mod typesetter;

use typesetter::Setter;

use super::markup::Block;
use super::pdf::Pages;
use super::typeface::Faces;
use crate::error::Result;

/// Lays out the blocks of a sheet; `name` is the template's name in errors. It is an error where the word of a block is
/// not known, or refuses its options or cells.
pub(super) fn set(name: &str, blocks: &[Block], faces: &Faces) -> Result<Pages> {
    let mut setter = Setter::new(name, faces);
    for (at, block) in blocks.iter().enumerate() {
        setter.block(block, &blocks[at + 1..])?;
    }
    Ok(setter.finish())
}
