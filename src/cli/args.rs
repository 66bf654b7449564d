//! The arguments as they are typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use jiff::civil::{Date, Time};

mod words;

pub(super) use words::{Effort, PaperWord, PricedClass, PricedSubject, Shape, SynthKind};
use words::{epsg, level, size};

use crate::model::Level;

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
    /// Takes a buyer's complaint; then pack or repair, verify and hand over again.
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

#[derive(Debug, clap::Args)]
pub(super) struct Approve {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(super) request: String,
    /// The officer's name.
    #[arg(long, value_name = "NAME")]
    pub(super) by: String,
    /// Why, required when the verdict is not `sesuai`.
    #[arg(long, value_name = "REASON")]
    pub(super) because: Option<String>,
    /// The visit at which it was handed in [default: one that begins now].
    #[arg(long, value_name = "VISIT")]
    pub(super) visit: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Because {
    /// The request's number.
    pub(super) request: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    pub(super) because: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Visit {
    /// The guest's name.
    #[arg(long)]
    pub(super) name: String,
    /// E-mail.
    #[arg(long)]
    pub(super) email: Option<String>,
    /// Telephone.
    #[arg(long)]
    pub(super) phone: Option<String>,
    /// Address.
    #[arg(long)]
    pub(super) address: Option<String>,
    /// Sex.
    #[arg(long)]
    pub(super) sex: Option<String>,
    /// Age in years.
    #[arg(long)]
    pub(super) age: Option<u8>,
    /// Work.
    #[arg(long)]
    pub(super) work: Option<String>,
    /// Institution.
    #[arg(long)]
    pub(super) institution: Option<String>,
    /// The kind of institution, such as `swasta`.
    #[arg(long)]
    pub(super) kind: Option<String>,
    /// What the data are for, such as `penelitian`.
    #[arg(long)]
    pub(super) r#use: Option<String>,
    /// When the guest came [default: now].
    #[arg(long, value_name = "HH:MM")]
    pub(super) at: Option<Time>,
}

#[derive(Debug, Subcommand)]
pub(super) enum LedgerCommand {
    /// Reads every row and holds it against the chain (exit 1: something was changed).
    Verify,
    /// Writes each table as CSV.
    Export {
        /// The folder.
        dir: PathBuf,
        /// Also who people are.
        #[arg(long)]
        personal: bool,
    },
    /// Copies the ledger while it is in use; the copy is verified.
    Backup {
        /// A file that does not exist yet.
        file: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Agree {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(super) request: String,
    /// Who signed for the receiver.
    #[arg(long, value_name = "NAME")]
    pub(super) signed_by: String,
    /// The day of the signature.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) on: Date,
    /// The scan of the signed paper; a copy is kept in the office home.
    #[arg(long, value_name = "FILE")]
    pub(super) scan: PathBuf,
    /// The signatory's position, where the receiver is a body.
    #[arg(long, value_name = "P")]
    pub(super) position: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Plan {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(super) request: String,
    /// Plans for this kind of medium instead of the request's.
    #[arg(long, value_name = "KIND", conflicts_with = "to")]
    pub(super) medium: Option<String>,
    /// Plans for what this target holds now.
    #[arg(long, value_name = "PATH")]
    pub(super) to: Option<PathBuf>,
    /// One ZIP for each product, or one folder with its files as they are.
    #[arg(long, value_enum, default_value_t = Shape::Zip)]
    pub(super) form: Shape,
}

#[derive(Debug, clap::Args)]
pub(super) struct Pack {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(super) request: String,
    /// The folder on the medium.
    #[arg(long, value_name = "PATH")]
    pub(super) to: PathBuf,
    /// How hard to compress [default: what lies on the shelf as it is, the rest fast].
    #[arg(long, value_enum)]
    pub(super) level: Option<Effort>,
    /// One ZIP for each product, or one folder with its files as they are.
    #[arg(long, value_enum, default_value_t = Shape::Zip)]
    pub(super) form: Shape,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Zip {
    /// The ZIP to write; it must not exist.
    pub(super) out: PathBuf,
    /// Files and folders.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// How hard to compress.
    #[arg(long, value_enum, default_value_t = Effort::Fast)]
    pub(super) level: Effort,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
    /// Leaves out the seek indexes of large members.
    #[arg(long)]
    pub(super) no_seek: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Batch {
    /// A list with the columns bundle, id, region, format instead of the catalogue's.
    #[arg(long, value_name = "FILE")]
    pub(super) bundles: Option<PathBuf>,
    /// What was asked for most, by the ledger: so many items.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) popular: Option<u16>,
    /// Every product that the stores hold.
    #[arg(long)]
    pub(super) all: bool,
    /// How hard to compress.
    #[arg(long, value_enum, default_value_t = Effort::Best)]
    pub(super) level: Effort,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Cut {
    /// The map layer's id.
    pub(super) item: String,
    /// BPS code of the piece; several give a piece each.
    #[arg(long, value_name = "CODE", required = true, value_delimiter = ',')]
    pub(super) region: Vec<String>,
    /// shp, gpkg, geojson or fgb; several are written from one read.
    #[arg(long, value_name = "F", default_value = "shp", value_delimiter = ',')]
    pub(super) format: Vec<String>,
    /// The file to write; of several pieces or formats the folder for them.
    #[arg(long, value_name = "PATH")]
    pub(super) out: PathBuf,
    /// Repairs rings that cross themselves, and lists them.
    #[arg(long)]
    pub(super) repair: bool,
    /// Writes the coordinates in this system [default: EPSG:4326].
    #[arg(long, value_name = "EPSG:CODE", value_parser = epsg)]
    pub(super) crs: Option<u32>,
    /// Takes this system for a map that does not tell its own.
    #[arg(long, value_name = "EPSG:CODE", value_parser = epsg)]
    pub(super) assume_crs: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub(super) enum ShelfCommand {
    /// Lists what lies on the shelf.
    List,
    /// Removes packages until at most so many bytes are left: damaged ones first, then those that no
    /// product makes any more, then the longest unused.
    Prune {
        /// Bytes that may stay, such as 50G.
        #[arg(long, value_name = "SIZE", value_parser = size)]
        keep: u64,
    },
    /// Reads every package and takes off what is not as it was made (exit 1: something was).
    Verify,
}

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("how").required(true).args(["cash", "ntpn"]))]
pub(super) struct Pay {
    /// The invoice's number.
    pub(super) invoice: String,
    /// Paid in cash.
    #[arg(long, requires = "treasurer")]
    pub(super) cash: bool,
    /// The treasurer who took the cash.
    #[arg(long, value_name = "NAME", requires = "cash")]
    pub(super) treasurer: Option<String>,
    /// Paid by SIMPONI: the NTPN of the proof of payment.
    #[arg(long, value_name = "N")]
    pub(super) ntpn: Option<String>,
    /// The rupiah that were paid; anything but the invoice's total is refused [default: the total].
    #[arg(long, value_name = "RUPIAH")]
    pub(super) amount: Option<u64>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Price {
    /// What is priced.
    #[arg(long, value_enum)]
    pub(super) subject: PricedSubject,
    /// Of microdata: bytes of the data files.
    #[arg(long, required_if_eq("subject", "data-mikro"))]
    pub(super) bytes: Option<u64>,
    /// Of maps: the level of the polygons.
    #[arg(long, value_parser = level, required_if_eq("subject", "peta"))]
    pub(super) level: Option<Level>,
    /// Of maps: the level of the piece.
    #[arg(long, value_parser = level, required_if_eq("subject", "peta"))]
    pub(super) cut: Option<Level>,
    /// Of maps: how many.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) maps: u64,
    /// The buyer's tariff class.
    #[arg(long, value_enum, default_value_t = PricedClass::Umum)]
    pub(super) class: PricedClass,
    /// The day whose tariff holds [default: today].
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) on: Option<Date>,
    /// The tables of this folder [default: the office's, else the built-in ones].
    #[arg(long, value_name = "DIR")]
    pub(super) catalog: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Synth {
    /// What to make.
    #[arg(long, value_enum)]
    pub(super) kind: SynthKind,
    /// About how many bytes, such as 200M.
    #[arg(long, value_parser = size)]
    pub(super) size: u64,
    /// The same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    pub(super) seed: u64,
    /// Of maps: the level of the areas.
    #[arg(long, value_parser = level, default_value = "desa")]
    pub(super) level: Level,
    /// Surveys: dbf, csv; maps: gpkg, shp, geojson.
    #[arg(long)]
    pub(super) format: String,
    /// A file with the format's ending, or a folder for a survey in parts.
    #[arg(long, value_name = "PATH")]
    pub(super) out: PathBuf,
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
