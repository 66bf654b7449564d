//! Numbered papers: issued, printed again, voided.

mod addendum;
mod issued;
mod print;
mod to_sign;
mod void;

pub use addendum::AddendumPrinted;
pub(in crate::office) use addendum::{agreement_paper, refuse_illegible};
pub use issued::Issued;
pub(in crate::office) use issued::series;
pub use print::Printed;
pub(in crate::office) use print::{
    file_name, print_handover, print_invoice, print_paper, print_receipt,
};
pub(in crate::office) use to_sign::{Signature, Signing};
pub use void::Voided;
