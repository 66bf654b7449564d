//! Parts of an office's settings that rest on nothing else: how papers are numbered, and how a price is computed where the
//! tariff's law leaves it open.

mod numbering;
mod tariff;

pub use numbering::{Numbering, NumberingSettings, usual_agreements};
pub use tariff::{Converted, Grain, Step, TariffSettings};
