//! Numbered papers: issued, printed again, voided.

mod addendum;
mod agreement;
mod issued;
mod print;
mod print_set;
mod print_to_sign;
mod to_sign;
mod void;

pub use addendum::AddendumPrinted;
pub(in crate::office) use addendum::agreement_paper;
pub use agreement::AgreementPrinted;
pub(in crate::office) use agreement::{
    agreement_printed, new_agreement, refuse_illegible, whole_agreement,
};
pub use issued::Issued;
pub(in crate::office) use issued::{given_number, series};
pub use print::Printed;
pub(in crate::office) use print::{
    file_name, print_handover, print_invoice, print_paper, print_receipt,
};
pub use print_set::{PrintedSet, SetPaper};
pub(in crate::office) use print_to_sign::print_to_sign;
pub(in crate::office) use to_sign::{Signature, Signing};
pub use void::Voided;
