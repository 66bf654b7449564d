//! Verifying a medium, for whoever holds it.

use std::fmt::Write as _;
use std::path::Path;

use super::office::{Desk, Office};
use super::screen::tell;
use super::{Answer, Result};
use crate::ledger::Verified;
use crate::model::RequestNumber;
use crate::verify::{self, Outcome, Verification};

/// Verifies a medium; in an office the outcome of its own bags is recorded.
pub(super) fn verify(desk: &Desk, path: &Path) -> Result<Answer> {
    let found = verify::verify(path, &desk.bars)?;
    // The answer stands whatever becomes of the record.
    let recorded = match desk.office_if_given() {
        Ok(None) => Ok(()),
        Ok(Some(office)) => record(desk, &office, &found),
        Err(error) => Err(error),
    };
    if let Err(error) = recorded {
        tell(&format!("note: this verification is not recorded: {error}"));
    }
    let text = verification_text(&found);
    let yes = found.result == Outcome::Lengkap;
    Ok(Answer::new(yes, found, text))
}

fn record(desk: &Desk, office: &Office, found: &Verification) -> Result<()> {
    let mut ledger = office.ledger()?;
    for bag in &found.bags {
        let Some(number) = bag.request.as_deref().and_then(RequestNumber::parse) else { continue };
        let known = ledger.packages(&number)?;
        if !known.iter().any(|sealed| sealed.manifest_sha256 == bag.manifest_sha256) {
            tell(&format!("{}: not the bag packed last for {number}; not recorded", bag.label));
            continue;
        }
        let outcome = Verified {
            manifest_sha256: bag.manifest_sha256,
            on: desk.today,
            result: bag.result.as_str(),
            proof: bag.proof.as_str(),
            bytes_read: bag.bytes_read,
        };
        ledger.record_verification(&number, &outcome)?;
    }
    Ok(())
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
