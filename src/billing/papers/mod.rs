//! The papers: records laid out with a template and the office's settings.
//!
//! Templates are in `catalog/papers/`; an office's own copy replaces the built-in one. Sheets (`.sheet`) become PDF.
//! The agreement and the invoice on a medium are plain text, about 80 characters wide. A paper with a number takes the
//! template and settings from the [`PaperForm`](crate::model::PaperForm) that its caller gives. That is the form that
//! it was issued with, where the ledger has stored it.

mod addendum;
mod agreement;
mod item_title;
mod numbered;
mod office_templates;
mod sample_prints;
mod template;
mod terbilang;
#[cfg(test)]
mod tests;
mod treasury;
mod unnumbered;

pub use addendum::Signing;
pub use agreement::set_agreement;
pub(super) use item_title::piece;
pub use numbered::{
    set_handover, set_invoice, set_paid_invoice, set_receipt, set_superseded_invoice,
};
pub use office_templates::Papers;
pub use sample_prints::{prove_handover, prove_invoice, prove_receipt};
pub use terbilang::{terbilang, terbilang_rupiah};
