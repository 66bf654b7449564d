//! `terbilang`: an amount in Indonesian words.

use crate::cli::terminal::Answer;
use crate::model::Rupiah;
use crate::office::open_doors;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Terbilang {
    /// The amount in rupiah.
    number: u64,
}

/// Writes an amount in words.
pub(in crate::cli) fn terbilang(args: &Terbilang) -> Answer {
    let words = open_doors::terbilang(Rupiah(args.number));
    let text = words.text.clone();
    Answer::yes(words, text)
}
