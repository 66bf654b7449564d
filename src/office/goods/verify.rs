//! Verify: what a medium holds, against what was sealed; in an office the outcome of its own bags is
//! recorded.

use crate::error::Result;
use crate::ledger::Verified;
use crate::model::RequestNumber;
use crate::office::session::{Session, Warning, Watch};
use crate::verify::Verification;

impl Session {
    /// Records what a verification found of the office's own bags. What cannot be recorded is told as a
    /// warning: the answer stands whatever becomes of the record.
    pub fn record_verification(&mut self, found: &Verification, watch: &dyn Watch) {
        if let Err(error) = self.record(found, watch) {
            watch.warn(Warning::NotRecorded(error));
        }
    }

    fn record(&mut self, found: &Verification, watch: &dyn Watch) -> Result<()> {
        let (home, ledger) = self.parts()?;
        for bag in &found.bags {
            let number = bag.request.as_deref().and_then(RequestNumber::parse);
            let Some(number) = number else { continue };
            let known = ledger.packages(&number)?;
            if !known.iter().any(|sealed| sealed.manifest_sha256 == bag.manifest_sha256) {
                watch.warn(Warning::OtherBag { label: bag.label.clone(), request: number });
                continue;
            }
            let outcome = Verified {
                manifest_sha256: bag.manifest_sha256,
                on: home.clock.today(),
                result: bag.result.as_str(),
                proof: bag.proof.as_str(),
                bytes_read: bag.bytes_read,
            };
            ledger.record_verification(&number, &outcome)?;
        }
        Ok(())
    }
}
