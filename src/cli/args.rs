//! The arguments as they are typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use jiff::civil::{Date, Time};

mod counter;
mod goods;
mod words;

pub(super) use counter::{Because, LedgerCommand, Pay, Price, Visit};
pub(super) use goods::{Agree, Approve, Batch, Cut, Pack, Plan, ShelfCommand, Show, Synth, Zip};
use words::size;
pub(super) use words::{Effort, PaperWord, PricedClass, PricedSubject, Shape, SynthKind};

/// Packs official microdata and statistical maps onto media.
///
/// A package is complete or it does not exist: sources are read once and compared with the index,
/// the medium is read back from the device, and a bag takes its name only then.
#[derive(Debug, Parser)]
#[command(name = "kemas", version, max_term_width = 100)]
pub(super) struct Args {
    /// The office home, made by `kemas init`.
    #[arg(long, global = true, env = "KEMAS_OFFICE", value_name = "DIR")]
    pub(super) office: Option<PathBuf>,
    /// Takes this day for today, so that papers and bags can be made again.
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<Date>,
    /// Prints exactly one JSON document on stdout.
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes an office home: settings, catalogue, folders.
    Init {
        /// A folder that does not exist yet, or is empty.
        dir: PathBuf,
    },
    /// Fills an office with synthetic data and runs the whole belt on it.
    Demo {
        /// Bytes of synthetic data, such as 200M.
        #[arg(long, default_value = "200M", value_parser = size)]
        size: u64,
    },
    /// Refreshes the index of the stores; only what changed is read again.
    Index {
        /// Reads everything again.
        #[arg(long)]
        rehash: bool,
    },
    /// Shows what the stores hold of a product, and what is wrong with it; of a piece of a map its sheet.
    Show(Show),
    /// Checks whether the requested data match the stated use (exit 1: they do not).
    Check {
        /// A file, `-` for standard input, or the number of a request the ledger knows.
        request: String,
        /// Checks against the tables of this folder; no office is needed then.
        #[arg(long, value_name = "DIR")]
        catalog: Option<PathBuf>,
        /// Shows which words were read as which topic, region, period, level, unit.
        #[arg(long)]
        explain: bool,
    },
    /// Suggests products for the use that a request states, the best fit first.
    Suggest {
        /// A file, `-` for standard input, or the number of a request the ledger knows.
        request: String,
        /// Suggests from the tables of this folder; no office is needed then.
        #[arg(long, value_name = "DIR")]
        catalog: Option<PathBuf>,
    },
    /// Records an officer's decision to serve a request.
    Approve(Approve),
    /// Records the signed agreement (SPPD) with the scan's digest.
    Agree(Agree),
    /// Shows volumes, files, price and time of an approved request; writes nothing.
    Plan(Plan),
    /// Packs an approved and agreed request onto a medium and reads it back.
    Pack(Pack),
    /// Verifies a bag, a folder with bags, or a package (exit 1: damaged).
    Verify {
        /// What to verify.
        path: PathBuf,
    },
    /// Zips any files with the bare engine: no flush, no read-back from the device.
    Zip(Zip),
    /// Makes packages beforehand and puts them on the shelf (exit 1: some could not be made).
    ///
    /// Without a choice: the bundles of the catalogue's bundles.csv. What is there already is read
    /// and kept; a batch that was stopped goes on where it was.
    Batch(Batch),
    /// Shows, prunes or verifies the packages made beforehand.
    Shelf {
        #[command(subcommand)]
        command: ShelfCommand,
    },
    /// Cuts pieces out of a held map layer, cleaned and checked, without a transaction.
    Cut(Cut),
    /// Issues the invoice of an approved request.
    Invoice {
        /// A file, `-`, or the number of a request the ledger knows.
        request: String,
    },
    /// Records the SIMPONI billing code of an invoice and prints the invoice with it.
    BillingCode {
        /// The invoice's number.
        invoice: String,
        /// 15 digits.
        #[arg(long, value_name = "N")]
        code: String,
        /// The last day it can be paid.
        #[arg(long, value_name = "YYYY-MM-DD")]
        expires: Date,
    },
    /// Records the payment of an invoice, in cash or by SIMPONI.
    Pay(Pay),
    /// Issues the receipt of a paid invoice.
    Receipt {
        /// The invoice's number.
        invoice: String,
    },
    /// Records that cash receipts were paid into the state treasury.
    Deposit {
        /// Numbers of receipts.
        #[arg(required = true, value_name = "RECEIPT")]
        receipts: Vec<String>,
        /// The NTPN of the deposit.
        #[arg(long, value_name = "N")]
        ntpn: String,
        /// The billing code of the deposit.
        #[arg(long, value_name = "N")]
        code: Option<String>,
    },
    /// Voids a paper: its number stays taken, the paper is printed with BATAL.
    Void {
        /// The kind of paper.
        #[arg(value_enum)]
        kind: PaperWord,
        /// The paper's number.
        number: String,
        /// Why.
        #[arg(long, value_name = "REASON")]
        because: String,
    },
    /// Prints a paper again, to the letter, whatever became of the request.
    Print {
        /// The kind of paper.
        #[arg(value_enum)]
        kind: PaperWord,
        /// The paper's number.
        number: String,
    },
    /// Gives a request up before it is handed over.
    Cancel(Because),
    /// Takes a buyer's complaint; then pack, verify and hand over again.
    Correct(Because),
    /// Closes a request that is handed over.
    Close {
        /// The request's number.
        request: String,
    },
    /// Lists the day: receipts, cash not deposited, voids, totals by tariff row; PDF and CSV.
    CloseDay,
    /// Shows where a request stands and what it lacks (exit 1: nothing is known of it).
    Status {
        /// The request's number.
        request: String,
    },
    /// Enters a guest into the guest book; the promised hour runs from here.
    Visit(Visit),
    /// Records a guest's answer to the poll.
    Poll {
        /// The visit's number.
        visit: String,
        /// How important the service is, 1 to 10.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=10))]
        importance: u8,
        /// How content the guest is, 1 to 10.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=10))]
        satisfaction: u8,
    },
    /// Shows who waits, what is unpaid, what is packed, and whose hour is running out.
    Today {
        /// Takes this time for now.
        #[arg(long, value_name = "HH:MM")]
        at: Option<Time>,
    },
    /// Blanks who a visitor was; the records stay and the ledger still verifies.
    Forget {
        /// The number of a visit or of a request.
        visit: String,
        /// Why, needed before the time that kemas.toml sets.
        #[arg(long, value_name = "REASON")]
        because: Option<String>,
    },
    /// Proves, exports or copies the ledger.
    Ledger {
        #[command(subcommand)]
        command: LedgerCommand,
    },
    /// Hands over what was packed, verified and paid.
    Handover {
        /// A file, `-`, or the number of a request the ledger knows.
        request: String,
    },
    /// Computes a price with its arithmetic.
    Price(Price),
    /// Writes an amount in Indonesian words.
    Terbilang {
        /// The amount in rupiah.
        number: u64,
    },
    /// Makes synthetic data.
    Synth(Synth),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }
}
