//! `terbilang`: an amount in Indonesian words.

use crate::cli::terminal::{Answer, Invocation, digits};
use crate::model::Rupiah;
use crate::office::open_doors;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Terbilang {
    /// The amount in rupiah.
    #[arg(value_parser = digits)]
    number: u64,
}

/// Writes an amount in words.
pub(in crate::cli) fn terbilang(call: &Invocation, args: &Terbilang) -> Answer {
    let words = open_doors::terbilang(Rupiah(args.number));
    let mut text = call.lines();
    text.verbatim(&words.text);
    Answer::yes(words, text)
}
