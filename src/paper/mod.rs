//! Papers: a template and values become text, HTML or a PDF.
//!
//! Templates (in minijinja's language) are data that an office edits; values contain what visitors typed. A value is
//! printed and never read as a template. It cannot change the reading direction, nor, except in HTML, break a line.
//! Which papers exist is defined in `billing`.

mod layout;
mod markup;
mod pdf;
mod picture;
mod sheet;
mod template;
mod typeface;

pub use picture::{LARGEST_PICTURE, Picture, hexadecimal};
pub use sheet::{Sheet, illegible};
pub use template::{Escape, render};

/// Returns the names of the embedded fonts, as their files give them.
///
/// # Errors
/// [`ErrorKind::Internal`](crate::error::ErrorKind::Internal) where one is damaged.
pub fn font_names() -> crate::error::Result<[String; 2]> {
    let faces = typeface::Faces::open()?;
    Ok([typeface::Weight::Regular, typeface::Weight::Bold].map(|weight| faces.name(weight)))
}

/// Returns the file of an embedded font, for text that is not on a paper.
pub fn font(bold: bool) -> &'static [u8] {
    typeface::Faces::bytes(if bold { typeface::Weight::Bold } else { typeface::Weight::Regular })
}
