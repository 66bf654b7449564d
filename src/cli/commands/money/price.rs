//! `price`: a price with its calculation.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, day, digits, level, whole};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::Level;
use crate::office::TariffClass;
use crate::office::open_doors::{self, PriceQuestion, Priced};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Price {
    /// What is priced.
    #[arg(long, value_enum)]
    subject: PricedSubject,
    /// Of microdata: bytes of the data files.
    #[arg(long, value_parser = digits, required_if_eq("subject", "data-mikro"))]
    bytes: Option<u64>,
    /// Of maps: the level of the polygons.
    #[arg(long, value_parser = level(), required_if_eq("subject", "peta"))]
    level: Option<Level>,
    /// Of maps: the level of the piece.
    #[arg(long, value_parser = level(), required_if_eq("subject", "peta"))]
    cut: Option<Level>,
    /// Of maps: how many [default: 1].
    #[arg(long, value_parser = whole(1_u64..))]
    maps: Option<u64>,
    /// The buyer's tariff class [default: umum].
    #[arg(long, value_enum)]
    class: Option<PricedClass>,
    /// The day whose tariff holds [default: today].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
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

/// Calculates a price. Without an office the default settings apply and, unless a folder with tables is named, the
/// built-in tariff.
pub(in crate::cli) fn price(call: &Invocation, args: &Price) -> Result<Answer> {
    let question = PriceQuestion {
        priced: priced(args)?,
        class: args.class.map(Into::into),
        on: args.on,
        tables: args.catalog.as_deref(),
    };
    let price = open_doors::price(&question, || call.session_if_given(), &call.clock)?;
    let mut text = call.lines();
    for line in &price.lines {
        let arithmetic = text.say(&line.arithmetic);
        text.verbatim(&format!("[{}]", line.tariff)).go_on_with(format!(" {arithmetic}"));
        if !line.legal_basis.is_empty() {
            text.go_on_with(format!("  ({})", line.legal_basis));
        }
    }
    text.verbatim(&price.amount.to_string());
    Ok(Answer::yes(price, text))
}

/// Returns what to price; clap has checked that everything needed is given, so that the error does not occur.
fn priced(args: &Price) -> Result<Priced> {
    match (args.subject, args.bytes, args.level, args.cut) {
        (PricedSubject::DataMikro, Some(bytes), ..) => Ok(Priced::Microdata { bytes }),
        (PricedSubject::Peta, _, Some(level), Some(cut)) => {
            Ok(Priced::Maps { level, cut, maps: args.maps })
        }
        _ => Err(Error::new(ErrorKind::Usage, message!("it is not said what is priced"))),
    }
}
