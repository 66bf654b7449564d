//! The papers: each record with the office's settings, set by its template.
//!
//! Templates stand in `catalog/papers/`; an office's own copy goes before the built-in one. Sheets
//! (`.sheet`) become PDF; what goes onto the medium is plain text, about 80 characters wide. Papers with
//! a number are set with what they were issued with.

mod agreement;
mod item_title;
mod numbered;
mod office_templates;
mod sample_prints;
mod template;
mod terbilang;
#[cfg(test)]
mod tests;
mod unnumbered;

pub(super) use item_title::piece;
pub use numbered::{set_handover, set_invoice, set_receipt};
pub use office_templates::Papers;
pub use sample_prints::{prove_handover, prove_invoice, prove_receipt};
pub use terbilang::{terbilang, terbilang_rupiah};
