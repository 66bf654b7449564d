//! The paper engine: a template's text and values become a paper's text.
//!
//! Templates are data that an office edits (minijinja's language); values are data that visitors
//! bring. The two never mix: a value is printed, never read as a template, and on a plain paper
//! it can neither break a line nor turn the reading direction. Which papers exist is `billing`'s.

mod layout;
mod markup;
mod pdf;
mod sheet;
mod template;
mod typeface;

pub use sheet::Sheet;
pub use template::{Escape, render};

/// Returns an embedded font, for what is drawn otherwise than as a paper.
pub fn font(bold: bool) -> &'static [u8] {
    typeface::Faces::bytes(if bold { typeface::Weight::Bold } else { typeface::Weight::Regular })
}
