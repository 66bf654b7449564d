//! PDF files of placed text and lines: black except for the watermark, with the used glyphs embedded. There is no
//! time and no identifier in them, so that the same pages give the same bytes.
//!
//! **The libraries** are few because of the build time. Clean builds of each candidate alone, one after the other on
//! the same busy two-core machine, in user seconds (crates): `pdf-writer`, `subsetter` without variable fonts,
//! `ttf-parser` and `qrcode` 24 (10); `pdf-writer` with `rustybuzz` 144 (42); `genpdfi` 156 (93); `krilla` without
//! images 162 (68); `printpdf` without defaults 184 (106); `ironpress` 567 (189); `fulgur` 982 (402). Text shaping
//! costs the most, and official papers are Latin; Arabic names are shaped by [`super::typeface`]. Typst writes its
//! files with `pdf-writer` and `subsetter`. Both, and `ttf-parser`, forbid unsafe code, and `qrcode` has none; all
//! are under MIT or Apache-2.0.

mod file;
mod marks;

pub(in crate::paper) use file::write;
pub(in crate::paper) use marks::{HEIGHT, MM, Mark, Page, Pages, WIDTH};
