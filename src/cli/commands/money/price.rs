//! `price`: a price with its arithmetic.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, level};
use crate::error::Result;
use crate::model::Level;
use crate::office::TariffClass;
use crate::office::open_doors::{self, Priced};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Price {
    /// What is priced.
    #[arg(long, value_enum)]
    subject: PricedSubject,
    /// Of microdata: bytes of the data files.
    #[arg(long, required_if_eq("subject", "data-mikro"))]
    bytes: Option<u64>,
    /// Of maps: the level of the polygons.
    #[arg(long, value_parser = level, required_if_eq("subject", "peta"))]
    level: Option<Level>,
    /// Of maps: the level of the piece.
    #[arg(long, value_parser = level, required_if_eq("subject", "peta"))]
    cut: Option<Level>,
    /// Of maps: how many.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    maps: u64,
    /// The buyer's tariff class.
    #[arg(long, value_enum, default_value_t = PricedClass::Umum)]
    class: PricedClass,
    /// The day whose tariff holds [default: today].
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    /// The tables of this folder [default: the office's, else the built-in ones].
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PricedSubject {
    /// Microdata.
    DataMikro,
    /// Maps.
    Peta,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PricedClass {
    /// Everyone.
    Umum,
    /// Rp0, for those whom the law names.
    Nol,
}

impl From<PricedClass> for TariffClass {
    fn from(class: PricedClass) -> Self {
        match class {
            PricedClass::Umum => Self::Umum,
            PricedClass::Nol => Self::Nol,
        }
    }
}

/// Computes a price; without an office the built-in tariff and default settings hold.
pub(in crate::cli) fn price(call: &Invocation, args: &Price) -> Result<Answer> {
    let priced = match (args.subject, args.level, args.cut) {
        (PricedSubject::Peta, Some(level), Some(cut)) => {
            Priced::Maps { level, cut, maps: args.maps }
        }
        _ => Priced::Microdata { bytes: args.bytes.unwrap_or_default() },
    };
    let on = args.on.unwrap_or(call.clock.today());
    let (tables, office) = (args.catalog.as_deref(), || call.session_if_given());
    let price = open_doors::price(priced, args.class.into(), on, tables, office)?;
    let mut text: String = price
        .lines
        .iter()
        .map(|line| format!("[{}] {}  ({})\n", line.tariff, line.arithmetic, line.legal_basis))
        .collect();
    text.push_str(&price.amount.to_string());
    Ok(Answer::yes(price, text))
}
