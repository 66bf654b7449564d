//! The speed at which this office packs, writes and reads, as measured in earlier packings and stored in `rates.json`
//! of the office. If the file is lost, estimates use default speeds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::media::TargetRate;
use crate::model::Request;
use crate::office::session::Home;
use crate::pack::{Level, SealedVolume};
use crate::plan::{Form, PackPlan, RateSource, Rates};
use crate::progress::{Expected, Phase, PhaseTime};

/// The file's name, in the office's folder.
const FILE: &str = "rates.json";

/// Bytes of a phase below which its speed is not stored: starting takes too large a part of the time.
const TELLING: u64 = 50_000_000;

/// The stored speeds in bytes a second.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Remembered {
    /// Reading and compressing, measured in bytes of the sources.
    pack: Option<f64>,
    /// Writing and reading, by kind of medium.
    media: BTreeMap<String, Medium>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Medium {
    write: Option<f64>,
    read: Option<f64>,
}

/// Returns the kind of medium of a request. Requests without one share the entry `-`.
fn kind(request: &Request) -> &str {
    request.medium.as_deref().unwrap_or("-")
}

impl Remembered {
    /// Reads the stored speeds; none where the file cannot be read.
    pub(super) fn of(home: &Home) -> Self {
        let text = home.read(FILE).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Returns the speeds for a kind of medium: of writing and reading those of a test of the target, else the stored
    /// ones, else the defaults; of packing the stored one, else the default.
    pub(super) fn rates(&self, medium: &str, tested: Option<TargetRate>) -> Rates {
        let known = self.media.get(medium).copied().unwrap_or_default();
        let default = Rates::default();
        let (remembered, measured) = (RateSource::Remembered, RateSource::Measured);
        Rates {
            pack: default.pack.or_better(self.pack, remembered),
            write: default
                .write
                .or_better(known.write, remembered)
                .or_better(tested.map(|test| test.write), measured),
            read: default
                .read
                .or_better(known.read, remembered)
                .or_better(tested.map(|test| test.read), measured),
        }
    }

    /// Takes over the speeds of a packing. That of the phase `pack` counts only where every package was made now, as a
    /// ZIP, at the default level.
    fn learn(
        &mut self,
        plan: &PackPlan,
        default_level: bool,
        sealed: &[SealedVolume],
        phases: &[PhaseTime],
    ) {
        let find = |name: &str| phases.iter().find(|time| time.phase == name);
        let made = default_level
            && plan.packages().all(|package| package.form == Form::Zip)
            && sealed.iter().all(|volume| volume.from_shelf.is_empty());
        let rate = |bytes: u64, seconds: f64| {
            (bytes >= TELLING && seconds > 0.0).then(|| bytes as f64 / seconds)
        };
        if let Some(pack) = find("pack").filter(|_| made) {
            self.pack = rate(pack.bytes, pack.seconds).or(self.pack);
        }
        let medium = self.media.entry(kind(&plan.request).to_owned()).or_default();
        if let (Some(pack), Some(flush)) = (find("pack"), find("flush")) {
            // Only if flushing took longer than packing was the device the slower part.
            if flush.seconds > pack.seconds {
                medium.write = rate(flush.bytes, pack.seconds + flush.seconds).or(medium.write);
            }
        }
        if let Some(read) = find("read-back") {
            medium.read = rate(read.bytes, read.seconds).or(medium.read);
        }
    }
}

/// Returns the speeds for `medium`, or else for the request's kind of medium; those of a test of the target come
/// first.
pub(super) fn rates(
    home: &Home,
    request: &Request,
    medium: Option<&str>,
    tested: Option<TargetRate>,
) -> Rates {
    Remembered::of(home).rates(medium.unwrap_or(kind(request)), tested)
}

/// Stores the speeds of a packing in `rates.json`, where they differ from those stored.
pub(super) fn remember(
    home: &Home,
    plan: &PackPlan,
    sealed: &[SealedVolume],
    level: Option<Level>,
    phases: &[PhaseTime],
) -> Result<()> {
    let before = Remembered::of(home);
    let mut now = before.clone();
    // Plans assume the default level, so the packing speed of other levels is not stored.
    let default_level = level.unwrap_or_default() == Level::default();
    now.learn(plan, default_level, sealed, phases);
    if now == before {
        return Ok(());
    }
    // Serialising numbers cannot fail.
    let text = serde_json::to_vec_pretty(&now).unwrap_or_default();
    home.write("".as_ref(), FILE, &text).map(drop)
}

/// Returns the phases of a packing that take long, each with its bytes and the expected speed. `on_shelf` is the
/// number of packages that are on the shelf.
pub(super) fn expected(plan: &PackPlan, rates: &Rates, on_shelf: usize) -> Vec<Expected> {
    let out: u64 = plan.volumes.iter().map(crate::plan::Volume::expected_bytes).sum();
    let all_there = on_shelf == plan.packages().count();
    let pack = if all_there { f64::INFINITY } else { rates.pack.bytes_per_second };
    let pack_seconds = plan.payload_bytes as f64 / pack;
    let flush_seconds = (out as f64 / rates.write.bytes_per_second - pack_seconds).max(0.1);
    let turns = plan.volumes.len();
    let phase = |phase, bytes, bytes_per_second| Expected { phase, bytes, turns, bytes_per_second };
    vec![
        phase(Phase::Pack, plan.payload_bytes, pack),
        phase(Phase::Flush, out, out as f64 / flush_seconds),
        phase(Phase::ReadBack, out, rates.read.bytes_per_second),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Rate;

    #[test]
    fn a_test_comes_before_memory_and_memory_before_the_guess() {
        let medium = Medium { write: Some(7e6), read: None };
        let remembered =
            Remembered { pack: Some(3e8), media: [("usb-exfat".to_owned(), medium)].into() };
        let rates = remembered.rates("usb-exfat", None);
        let rate = |bytes_per_second, source| Rate { bytes_per_second, source };
        assert_eq!(rates.pack, rate(3e8, RateSource::Remembered));
        assert_eq!(rates.write, rate(7e6, RateSource::Remembered));
        assert_eq!(rates.read, Rates::default().read);
        assert_eq!(remembered.rates("cd", None).write, Rates::default().write);
        let tested = Some(TargetRate { write: 1e6, read: 2e6 });
        let rates = remembered.rates("usb-exfat", tested);
        assert_eq!(rates.write, rate(1e6, RateSource::Measured));
        assert_eq!(rates.read, rate(2e6, RateSource::Measured));
    }
}
