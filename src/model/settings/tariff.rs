//! How a price is computed where the tariff's law leaves it open.

use serde::{Deserialize, Serialize};

use crate::message::{Message, message};

/// How a price is computed where the tariff's law leaves it open; printed on each invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TariffSettings {
    /// The bytes of "1 MB": 1000000 or 1048576.
    pub megabyte: u64,
    /// How a number of bytes that is not a whole multiple of the tariff row's quantity is charged.
    pub step: Step,
    /// What counts as one dataset.
    pub grain: Grain,
    /// Which bytes of a table are charged that leaves in another format than it is held in. A price says it; `None` in
    /// `kemas.toml` where the usual way holds, and in an invoice of an earlier version, which charged what leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub converted: Option<Converted>,
    /// The multiple in rupiah to which sums that are paid in cash are rounded; 0 where they are not. It is not recorded
    /// with a price, which it does not change.
    #[serde(default, skip_serializing)]
    pub cash_rounding: u64,
    /// Who in the office confirmed these, and when; empty where nobody did. It is not recorded with a price.
    #[serde(default, skip_serializing)]
    pub confirmed: String,
}

/// The largest multiple to which cash is rounded, in rupiah.
const LARGEST_ROUNDING: u64 = 1000;

impl TariffSettings {
    /// Returns which bytes of a converted table the office charges: those that are held, unless it says otherwise.
    pub fn charged_of_converted(&self) -> Converted {
        self.converted.unwrap_or_default()
    }

    /// Returns what is wrong with `cash_rounding`; `None` where it is right.
    pub fn wrong_cash_rounding(&self) -> Option<Message> {
        let (found, most) = (self.cash_rounding, LARGEST_ROUNDING);
        let wrong = || {
            message!("cash cannot be rounded to {found} rupiah, expected 0 to {most}", found, most)
        };
        (found > most).then(wrong)
    }

    /// Returns what is wrong with `step`: `flat` is no choice for an office. `None` for the others.
    pub fn wrong_step(&self) -> Option<Message> {
        let wrong =
            message!("'flat' would sell any quantity for one step, expected pro-rata or up");
        (self.step == Step::Flat).then_some(wrong)
    }
}

impl Default for TariffSettings {
    fn default() -> Self {
        Self {
            megabyte: 1_000_000,
            step: Step::ProRata,
            grain: Grain::Dataset,
            converted: Some(Converted::Held),
            cash_rounding: 0,
            confirmed: String::new(),
        }
    }
}

impl Step {
    /// Returns its word in `kemas.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::ProRata => "pro-rata",
            Self::Up => "up",
        }
    }
}

impl Grain {
    /// Returns its word in `kemas.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::File => "file",
        }
    }
}

impl Converted {
    /// Returns its word in `kemas.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Written => "written",
        }
    }
}

/// How a quantity is charged against a tariff row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The price of the row once, for any quantity within its block; a flat price of maps is charged for each map.
    Flat,
    /// In proportion, rounded to whole rupiah, half up.
    ProRata,
    /// Each quantity of the row that is begun counts as a whole one.
    Up,
}

/// Which bytes are charged of a table that leaves in another format than it is held in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Converted {
    /// Those of the file as it is held, so that a dataset has one price in whatever format it leaves.
    #[default]
    Held,
    /// Those of the file that is written, which leaves.
    Written,
}

/// What "per dataset" means in a tariff row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grain {
    /// All data files of a dataset are charged together, as one quantity.
    Dataset,
    /// Each data file is charged by itself.
    File,
}
