//! Verify: records the outcome of verifying the office's own bags.

use crate::error::Result;
use crate::ledger::Verified;
use crate::model::RequestNumber;
use crate::office::session::{Session, Warning, Watch};
use crate::verify::{BagSeal, Verification};

impl Session {
    /// Records the outcome of a verification for those bags that name a request. A bag that cannot be recorded, or that
    /// is not of the latest packing of its request, causes a warning only, since the verification itself is done.
    /// Returns true where the outcome of a bag was recorded.
    pub fn record_verification(&mut self, found: &Verification, watch: &dyn Watch) -> bool {
        let mut recorded = Vec::new();
        let mut refused = Vec::new();
        for bag in &found.bags {
            let number = bag.request.as_deref().and_then(RequestNumber::parse);
            let Some(number) = number else { continue };
            match self.record_bag(&number, bag) {
                Ok(true) => recorded.push(bag.label.clone()),
                Ok(false) => {
                    let is_of_before = self.is_packed_only_before(&number);
                    let label = bag.label.clone();
                    watch.warn(Warning::OtherBag { label, request: number, is_of_before });
                }
                Err(error) => refused.push((bag.label.clone(), error)),
            }
        }
        for (label, error) in refused {
            watch.warn(Warning::BagNotRecorded { label, recorded: recorded.clone(), error });
        }
        !recorded.is_empty()
    }

    /// Returns true where a request was packed, and no packing counts since it was changed or returned.
    fn is_packed_only_before(&mut self, number: &RequestNumber) -> bool {
        let Ok(ledger) = self.ledger() else { return false };
        let none_counts = ledger.packages(number).is_ok_and(|bags| bags.is_empty());
        let steps = ledger.steps(number).unwrap_or_default();
        none_counts && steps.iter().any(|step| step.step == "packed")
    }

    /// Records one bag; returns false where it is not of the latest packing of its request.
    fn record_bag(&mut self, number: &RequestNumber, bag: &BagSeal) -> Result<bool> {
        let (home, ledger) = self.parts()?;
        let known = ledger.packages(number)?;
        if !known.iter().any(|sealed| sealed.manifest_sha256 == bag.manifest_sha256) {
            return Ok(false);
        }
        let outcome = Verified {
            manifest_sha256: bag.manifest_sha256,
            on: home.clock.today(),
            result: bag.result.as_str(),
            proof: bag.proof.as_str(),
            bytes_read: bag.bytes_read,
        };
        ledger.record_verification(number, &outcome)?;
        Ok(true)
    }
}
