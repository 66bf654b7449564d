//! Blocks of a sheet become pages: wrapped, kept within the margins, numbered.
//!
//! Everything flows down one column; what does not fit goes on at the next page, a table with its
//! heading again. Sizes are points, arguments of the markup millimetres.

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
use super::pdf::Page;
use super::typeface::Faces;
use crate::error::Result;

/// Sets the blocks of a sheet; `name` is what errors call the template.
pub(super) fn set(name: &str, blocks: &[Block], faces: &Faces) -> Result<Vec<Page>> {
    let mut setter = Setter::new(name, faces);
    for (at, block) in blocks.iter().enumerate() {
        setter.block(block, &blocks[at + 1..])?;
    }
    Ok(setter.finish())
}
