//! Numbered papers: issued, printed again, voided.

mod addendum;
mod issued;
mod print;
mod void;

pub use addendum::AddendumPrinted;
pub(in crate::office) use addendum::{agreement_name, agreement_paper};
pub use issued::Issued;
pub(in crate::office) use issued::series;
pub use print::Printed;
pub(in crate::office) use print::{
    file_name, print_handover, print_invoice, print_paper, print_receipt,
};
pub use void::Voided;
