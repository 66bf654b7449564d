//! Pages of placed text and lines become a PDF: A4, black, the used glyphs embedded, no clock and no
//! identifier inside, so that the same pages are the same bytes.
//!
//! Why so little of a library. Clean builds of each candidate alone, one after the other on the same
//! busy two-core machine, user seconds (crates): `pdf-writer`, `subsetter` without variable fonts,
//! `ttf-parser` and `qrcode` 24 (10); `pdf-writer` with `rustybuzz` 144 (42); `genpdfi` 156 (93); `krilla`
//! without images 162 (68); `printpdf` without defaults 184 (106); `ironpress` 567 (189); `fulgur` 982
//! (402). Shaping is what costs, and official papers are Latin: names in Arabic are joined by
//! [`super::typeface`]. `pdf-writer` and `subsetter` are what Typst writes its files with; both and
//! `ttf-parser` refuse unsafe code, `qrcode` has none; all are MIT or Apache-2.0.

mod file;
mod marks;

pub(in crate::paper) use file::write;
pub(in crate::paper) use marks::{HEIGHT, MM, Mark, Page, WIDTH};
