//! `verify`: checks a bag, a folder with bags, or a package.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, Lines, Officer};
use crate::error::Result;
use crate::message::{message, quantity};
use crate::office::{Verification, open_doors};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Verify {
    /// What to verify.
    pub(in crate::cli) path: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// Verifies a bag, a folder with bags, or a package. If an office is given, it records the outcome for its own bags;
/// what cannot be recorded is a warning.
pub(in crate::cli) fn verify(call: &Invocation, args: &Verify) -> Result<Answer> {
    let acting = args.officer.acting();
    let office = || call.session_if_given();
    let (found, by) = open_doors::verify(&args.path, office, &acting, &call.progress)?;
    let mut text = call.lines();
    verification(&mut text, &found);
    let yes = found.is_complete();
    Ok(match by {
        Some(by) => Answer::act_or(yes, found, text, by),
        None => Answer::new(yes, found, text),
    })
}

/// Adds the result, each bag with its code and result, and everything that is wrong.
fn verification(text: &mut Lines, found: &Verification) {
    let (result, bytes) = (found.result.headline(), quantity(found.bytes_read));
    let proof = found.proof.words();
    text.line(&message!("{result}: {bytes} bytes read from {proof}", result, bytes, proof));
    for bag in &found.bags {
        let (label, code, result) = (&bag.label, &bag.short_code, bag.result.words());
        text.indented(2, &message!("{label}  code {code}  {result}", label, code, result));
    }
    for path in &found.missing {
        text.line(&message!("missing: {path}", path));
    }
    for path in &found.unexpected {
        text.line(&message!("not listed: {path}", path));
    }
    for mismatch in &found.mismatched {
        let path = &mismatch.path;
        text.line(&match &mismatch.member {
            Some(member) => message!("changed: {path} › {member}", path, member),
            None => message!("changed: {path}", path),
        });
        text.indented(2, &message!("expected {digest}", digest = mismatch.expected));
        text.indented(2, &message!("found    {digest}", digest = mismatch.found));
    }
    for fault in &found.structure {
        let (path, what) = (&fault.path, &fault.what);
        text.line(&match fault.offset {
            Some(byte) => message!("structure: {path} at byte {byte}: {what}", path, byte, what),
            // An empty path means the bag that was named.
            None if path.is_empty() => message!("structure: {what}", what),
            None => message!("structure: {path}: {what}", path, what),
        });
    }
}
