//! `verify`: a bag, a folder with bags, or a package, for whoever holds it.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::office::{Verification, open_doors};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Verify {
    /// What to verify.
    pub(in crate::cli) path: PathBuf,
}

/// Verifies a medium; in an office the outcome of its own bags is recorded.
pub(in crate::cli) fn verify(call: &Invocation, args: &Verify) -> Result<Answer> {
    let found = open_doors::verify(&args.path, || call.session_if_given(), &call.progress)?;
    let text = verification_text(&found);
    Ok(Answer::new(found.is_complete(), found, text))
}

/// What people read of a verification, in Indonesian since the buyer may look on.
fn verification_text(found: &Verification) -> String {
    let mut text = format!(
        "{}: {} byte dibaca dari {}",
        found.result.as_str().to_uppercase(),
        found.bytes_read,
        found.proof.as_str()
    );
    for bag in &found.bags {
        let _ = write!(text, "\n  {}  kode {}  {}", bag.label, bag.short_code, bag.result.as_str());
    }
    for path in &found.missing {
        let _ = write!(text, "\nhilang: {path}");
    }
    for path in &found.unexpected {
        let _ = write!(text, "\ntidak tercantum: {path}");
    }
    for mismatch in &found.mismatched {
        let member = mismatch.member.as_ref().map(|m| format!(" › {m}")).unwrap_or_default();
        let _ = write!(
            text,
            "\nberubah: {}{member}\n  seharusnya {}\n  ditemukan  {}",
            mismatch.path, mismatch.expected, mismatch.found
        );
    }
    for fault in &found.structure {
        let place = fault.offset.map(|offset| format!(" pada byte {offset}")).unwrap_or_default();
        let _ = write!(text, "\nsusunan: {}{place}: {}", fault.path, fault.what);
    }
    text
}
