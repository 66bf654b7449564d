//! Estimates how long packing takes, by speeds that were measured or are assumed, and whether that is within the time
//! that the service promises.

use serde::Serialize;

use super::pack_plan::PackPlan;
use super::package::{Form, Package};
use super::volumes::Volume;
use crate::message::{Message, message};

/// The seconds that the office's service standard allows until a visitor gets the data: one hour. An estimate counts as
/// within the hour where it is below.
const PROMISE: f64 = 3600.0;

/// Where a speed comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RateSource {
    /// A cautious assumption: an office computer with two cores, and a slow USB stick.
    Default,
    /// What this office reached in earlier packing.
    Remembered,
    /// A test of the target, just now.
    Measured,
}

/// The speed of a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// Bytes a second.
    pub bytes_per_second: f64,
    /// Where this number comes from.
    pub source: RateSource,
}

/// The speed of each step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rates {
    /// Reading, digesting and compressing, in bytes of the sources.
    pub pack: Rate,
    /// Writing the target.
    pub write: Rate,
    /// Reading the target back.
    pub read: Rate,
}

impl Rate {
    /// Returns a rate of this speed and source; returns `self` where the speed is absent, not finite or below one
    /// byte a second. The two speeds are not compared.
    #[must_use]
    pub fn or_better(self, bytes_per_second: Option<f64>, source: RateSource) -> Self {
        match bytes_per_second {
            Some(rate) if rate.is_finite() && rate >= 1.0 => {
                Self { bytes_per_second: rate, source }
            }
            _ => self,
        }
    }
}

impl Default for Rates {
    fn default() -> Self {
        let rate = |bytes_per_second| Rate { bytes_per_second, source: RateSource::Default };
        Self { pack: rate(100e6), write: rate(30e6), read: rate(90e6) }
    }
}

/// How many times faster reading and digesting is assumed to be without compressing.
const PLAIN_GAIN: f64 = 3.0;

/// The step that takes longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bottleneck {
    /// Reading the sources, digesting and compressing.
    Pack,
    /// Writing the medium.
    Write,
    /// Reading the medium back.
    Verify,
}

/// The seconds of each step, rounded to tenths, and of all together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    /// Seconds of reading the sources, digesting and compressing. Writing runs at the same time.
    pub pack_seconds: f64,
    /// Seconds of writing.
    pub write_seconds: f64,
    /// Seconds of reading back.
    pub verify_seconds: f64,
    /// Seconds in all: the longer of packing and writing, then reading back.
    pub total_seconds: f64,
    /// True when the seconds in all are below the hour that the service promises.
    pub within_the_hour: bool,
    /// The step that takes longest.
    pub bottleneck: Bottleneck,
    /// What would make it shorter; `None` where it is within the hour. In English in JSON.
    #[serde(serialize_with = "crate::message::english_if_any")]
    pub advice: Option<Message>,
    /// The speeds that were used.
    pub rates: Rates,
    /// How many packages are on the shelf and need no compressing.
    pub on_shelf: usize,
}

impl PackPlan {
    /// Estimates the plan's time; `on_shelf` says which packages are on the shelf. Packages in plain form are never
    /// taken from it.
    pub fn estimate(&self, rates: &Rates, on_shelf: &dyn Fn(&Package) -> bool) -> Estimate {
        let out: u64 = self.volumes.iter().map(Volume::expected_bytes).sum();
        let seconds =
            |bytes: f64, rate: Rate| (bytes / rate.bytes_per_second * 10.0).round() / 10.0;
        let (mut to_pack, mut shelved) = (0.0, 0);
        for package in self.packages() {
            match package.form {
                Form::Plain => to_pack += package.bytes as f64 / PLAIN_GAIN,
                Form::Zip if on_shelf(package) => shelved += 1,
                Form::Zip => to_pack += package.bytes as f64,
            }
        }
        let pack_seconds = seconds(to_pack, rates.pack);
        let write_seconds = seconds(out as f64, rates.write);
        let verify_seconds = seconds(out as f64, rates.read);
        let total_seconds = pack_seconds.max(write_seconds) + verify_seconds;
        let within_the_hour = total_seconds < PROMISE;
        let bottleneck = if pack_seconds >= write_seconds.max(verify_seconds) {
            Bottleneck::Pack
        } else if write_seconds >= verify_seconds {
            Bottleneck::Write
        } else {
            Bottleneck::Verify
        };
        let plain = self.packages().any(|package| package.form == Form::Plain);
        let advice = (!within_the_hour).then(|| bottleneck.advice(plain));
        Estimate {
            pack_seconds,
            write_seconds,
            verify_seconds,
            total_seconds,
            within_the_hour,
            bottleneck,
            advice,
            rates: *rates,
            on_shelf: shelved,
        }
    }
}

impl Bottleneck {
    /// Returns the name of the step.
    pub fn step(self) -> Message {
        match self {
            Self::Pack => message!("packing"),
            Self::Write => message!("writing the medium"),
            Self::Verify => message!("reading the medium back"),
        }
    }

    fn advice(self, plain: bool) -> Message {
        match self {
            Self::Pack if plain => message!("read the sources from a faster disk"),
            Self::Pack => message!(
                "make the packages beforehand with `kemas batch`, or pack with `--form plain` onto a \
                 fast medium"
            ),
            Self::Write if plain => message!("use a faster medium, or pack with `--form zip`"),
            Self::Write => message!("use a faster medium, or one on a faster port"),
            Self::Verify => {
                message!("use a medium that reads faster; the read-back is never left out")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::fixture::{package, plan_of};

    const GB: u64 = 1_000_000_000;

    fn rates(pack: f64, write: f64, read: f64) -> Rates {
        let rate = |mega| Rate { bytes_per_second: mega * 1e6, source: RateSource::Measured };
        Rates { pack: rate(pack), write: rate(write), read: rate(read) }
    }

    #[test]
    fn writing_runs_beside_packing_and_the_read_back_after_both() {
        let plan = plan_of(vec![package(0, GB)]);
        let estimate = plan.estimate(&rates(100.0, 50.0, 200.0), &|_| false);
        assert_eq!((estimate.pack_seconds, estimate.verify_seconds), (10.0, 5.0));
        assert_eq!((estimate.write_seconds, estimate.total_seconds), (20.0, 25.0));
        assert_eq!((estimate.bottleneck, estimate.advice), (Bottleneck::Write, None));
        let quick = plan.estimate(&rates(10.0, 50.0, 200.0), &|_| false);
        assert_eq!((quick.total_seconds, quick.bottleneck), (105.0, Bottleneck::Pack));
    }

    #[test]
    fn what_lies_on_the_shelf_is_not_compressed() {
        let plan = plan_of(vec![package(0, GB), package(1, GB)]);
        let estimate = plan.estimate(&rates(10.0, 1000.0, 1000.0), &|package| package.index == 0);
        assert_eq!((estimate.pack_seconds, estimate.on_shelf), (100.0, 1));
    }

    #[test]
    fn a_broken_promise_comes_with_its_cause_and_a_way_out() {
        let plan = plan_of(vec![package(0, 100 * GB)]);
        for (rates, bottleneck) in [
            (rates(10.0, 100.0, 100.0), Bottleneck::Pack),
            (rates(100.0, 10.0, 100.0), Bottleneck::Write),
            (rates(100.0, 100.0, 10.0), Bottleneck::Verify),
        ] {
            let estimate = plan.estimate(&rates, &|_| false);
            assert!(!estimate.within_the_hour && estimate.advice.is_some());
            assert_eq!(estimate.bottleneck, bottleneck);
        }
    }

    #[test]
    fn a_rate_that_cannot_be_divided_by_is_not_taken() {
        let rate = Rates::default().write;
        for wrong in [None, Some(0.0), Some(f64::NAN), Some(f64::INFINITY), Some(-5.0)] {
            assert_eq!(rate.or_better(wrong, RateSource::Remembered), rate);
        }
        let measured = Rate { bytes_per_second: 7e6, source: RateSource::Measured };
        assert_eq!(rate.or_better(Some(7e6), RateSource::Measured), measured);
    }
}
