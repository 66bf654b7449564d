//! How long the work will take, from rates that were measured elsewhere.

use serde::Serialize;

use super::PackPlan;

/// Bytes a second of each step; the source of the defaults is a two-core office machine with a
/// USB stick of the slow kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    /// Reading, hashing and compressing sources.
    pub pack: f64,
    /// Writing the target.
    pub write: f64,
    /// Reading the target back.
    pub read: f64,
}

impl Default for Rates {
    fn default() -> Self {
        Self { pack: 100e6, write: 30e6, read: 90e6 }
    }
}

/// Seconds of each step, and of all.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// Compressing; writing runs beside it.
    pub pack_seconds: f64,
    /// Writing.
    pub write_seconds: f64,
    /// Reading back.
    pub verify_seconds: f64,
    /// All: the slower of packing and writing, then the read-back.
    pub total_seconds: f64,
    /// True when it fits the hour that the service promises.
    pub within_the_hour: bool,
}

impl PackPlan {
    /// Estimates the plan's time.
    pub fn estimate(&self, rates: &Rates) -> Estimate {
        let out: u64 = self.volumes.iter().map(super::Volume::expected_bytes).sum();
        let seconds = |bytes: u64, rate: f64| (bytes as f64 / rate * 10.0).round() / 10.0;
        let pack_seconds = seconds(self.payload_bytes, rates.pack);
        let write_seconds = seconds(out, rates.write);
        let verify_seconds = seconds(out, rates.read);
        let total_seconds = pack_seconds.max(write_seconds) + verify_seconds;
        Estimate {
            pack_seconds,
            write_seconds,
            verify_seconds,
            total_seconds,
            within_the_hour: total_seconds < 3600.0,
        }
    }
}
