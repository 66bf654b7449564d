//! Evidence: documents that prove steps. `forms` judges a file by its content, `document` reads one and keeps a copy,
//! `attach` is the command, `unsigned` finds a paper that was never signed, `required` what a step needs, `kept`
//! whether the copies are as they were, and `sample` makes a small scan for what is tried.

mod attach;
mod document;
mod forms;
mod kept;
mod required;
mod sample;
mod unsigned;

pub use attach::AttachedEvidence;
pub(in crate::office) use document::Document;
pub(in crate::office) use kept::refuse_lost;
pub use kept::{EvidenceCheck, EvidenceFault};
pub(in crate::office) use required::{require_letter, require_proof};
pub(in crate::office) use sample::sample_scan;
pub(in crate::office) use unsigned::refuse_unsigned;
