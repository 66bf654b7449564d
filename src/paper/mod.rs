//! Papers: a template and values become text or a PDF.
//!
//! Templates (in minijinja's language) are data that an office edits; values contain what visitors typed. A value is
//! printed and never read as a template. On a plain paper it can neither break a line nor change the reading
//! direction. Which papers exist is defined in `billing`.

mod layout;
mod markup;
mod pdf;
mod sheet;
mod template;
mod typeface;

pub use sheet::Sheet;
pub use template::{Escape, render};

/// Returns an embedded font, for text that is not on a paper.
pub fn font(bold: bool) -> &'static [u8] {
    typeface::Faces::bytes(if bold { typeface::Weight::Bold } else { typeface::Weight::Regular })
}
