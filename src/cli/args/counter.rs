//! The arguments of the counter: visits, money, and the ledger.

use std::path::PathBuf;

use clap::Subcommand;
use jiff::civil::{Date, Time};

use super::words::{PricedClass, PricedSubject, level};
use crate::model::Level;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Because {
    /// The request's number.
    pub(in crate::cli) request: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    pub(in crate::cli) because: String,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Visit {
    /// The guest's name.
    #[arg(long)]
    pub(in crate::cli) name: String,
    /// E-mail.
    #[arg(long)]
    pub(in crate::cli) email: Option<String>,
    /// Telephone.
    #[arg(long)]
    pub(in crate::cli) phone: Option<String>,
    /// Address.
    #[arg(long)]
    pub(in crate::cli) address: Option<String>,
    /// Sex.
    #[arg(long)]
    pub(in crate::cli) sex: Option<String>,
    /// Age in years.
    #[arg(long)]
    pub(in crate::cli) age: Option<u8>,
    /// Work.
    #[arg(long)]
    pub(in crate::cli) work: Option<String>,
    /// Institution.
    #[arg(long)]
    pub(in crate::cli) institution: Option<String>,
    /// The kind of institution, such as `swasta`.
    #[arg(long)]
    pub(in crate::cli) kind: Option<String>,
    /// What the data are for, such as `penelitian`.
    #[arg(long)]
    pub(in crate::cli) r#use: Option<String>,
    /// When the guest came [default: now].
    #[arg(long, value_name = "HH:MM")]
    pub(in crate::cli) at: Option<Time>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LedgerCommand {
    /// Reads every row and holds it against the chain (exit 1: something was changed).
    Verify {
        /// The last link that a day's close printed: finds rows cut off behind it.
        #[arg(long, value_name = "LINK")]
        head: Option<String>,
    },
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
#[command(group = clap::ArgGroup::new("how").required(true).args(["cash", "ntpn"]))]
pub(in crate::cli) struct Pay {
    /// The invoice's number.
    pub(in crate::cli) invoice: String,
    /// Paid in cash.
    #[arg(long, requires = "treasurer")]
    pub(in crate::cli) cash: bool,
    /// The treasurer who took the cash, or saw the proof of payment [default for the latter: that of
    /// kemas.toml].
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) treasurer: Option<String>,
    /// Paid by SIMPONI: the NTPN of the proof of payment.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) ntpn: Option<String>,
    /// The rupiah that were paid; anything but the invoice's total is refused [default: the total].
    #[arg(long, value_name = "RUPIAH")]
    pub(in crate::cli) amount: Option<u64>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Price {
    /// What is priced.
    #[arg(long, value_enum)]
    pub(in crate::cli) subject: PricedSubject,
    /// Of microdata: bytes of the data files.
    #[arg(long, required_if_eq("subject", "data-mikro"))]
    pub(in crate::cli) bytes: Option<u64>,
    /// Of maps: the level of the polygons.
    #[arg(long, value_parser = level, required_if_eq("subject", "peta"))]
    pub(in crate::cli) level: Option<Level>,
    /// Of maps: the level of the piece.
    #[arg(long, value_parser = level, required_if_eq("subject", "peta"))]
    pub(in crate::cli) cut: Option<Level>,
    /// Of maps: how many.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) maps: u64,
    /// The buyer's tariff class.
    #[arg(long, value_enum, default_value_t = PricedClass::Umum)]
    pub(in crate::cli) class: PricedClass,
    /// The day whose tariff holds [default: today].
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) on: Option<Date>,
    /// The tables of this folder [default: the office's, else the built-in ones].
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) catalog: Option<PathBuf>,
}
