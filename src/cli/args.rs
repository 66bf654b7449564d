//! The command-line arguments, and the command that each call runs.

use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand};
use jiff::civil::Date;

use super::commands::counter::{code, complaint, poll, today, visit, visits};
use super::commands::goods::{handover, pack, plan, verify, zip};
use super::commands::money::{
    amend, billing_code, cash, close_day, close_month, deposit, invoice, pay, price, print,
    receipt, reconcile, refund, terbilang, void,
};
use super::commands::office::{
    audit, backup, catalog, demo, destroy, doctor, forget, help, init, ledger, restore, synth,
};
use super::commands::request::{
    agree, approve, attach, cancel, check, close, correct, group, refuse, send_back, status,
    suggest,
};
use super::commands::stock::{batch, cut, index, shelf, show};
use super::help_language::in_language;
use super::terminal::{Answer, Invocation, day, language};
use crate::error::Result;
use crate::message::Language;

/// The position of the common options in the help: after those of the command.
const FOR_ALL: usize = 900;

/// Packs official microdata and statistical maps onto media.
///
/// A package is complete or it does not exist: sources are read once and compared with the index,
/// the medium is read back from the device, and a bag takes its name only then.
#[derive(Debug, Parser)]
#[command(name = "kemas", version, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Args {
    /// The office home, made by `kemas init` [default: the value of `KEMAS_OFFICE`].
    #[arg(long, global = true, value_name = "DIR", display_order = FOR_ALL)]
    pub(super) office: Option<PathBuf>,
    /// Uses this day as today, so that papers and bags can be made again.
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day, display_order = FOR_ALL)]
    pub(super) today: Option<Date>,
    /// Why something is recorded, or recorded late; it is kept with what is recorded.
    #[arg(long, global = true, value_name = "REASON", display_order = FOR_ALL)]
    pub(super) because: Option<String>,
    /// The language of what people read [default: `language` of kemas.toml, or id].
    #[arg(long, global = true, value_name = "LANGUAGE", overrides_with = "lang", value_parser = language(), display_order = FOR_ALL)]
    pub(super) lang: Option<Language>,
    /// Prints exactly one JSON document on stdout.
    #[arg(long, global = true, display_order = FOR_ALL)]
    pub(super) json: bool,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes an office home: settings, catalogue, folders.
    Init(init::Init),
    /// Fills an office with synthetic data and serves one request from check to handover.
    Demo(demo::Demo),
    /// Checks the tables of the office's catalogue, adds products to them, and brings them up to date.
    Catalog(catalog::Catalog),
    /// Checks whether this computer and the office are ready for the day (exit 1: something is bad).
    ///
    /// Tries a transaction from guest book to day close in a temporary folder; in the office nothing
    /// changes.
    Doctor,
    /// Refreshes the index of the stores; only what changed is read again.
    Index(index::Index),
    /// Shows what the stores hold of a product, and what is wrong with it; of a piece of a map its sheet.
    Show(show::Show),
    /// Asks for a request, shows, changes, lists or amends requests.
    Request(group::Request),
    /// Checks whether the requested data match the stated use (exit 1: they do not).
    Check(check::Check),
    /// Suggests products for the use that a request states, the best fit first.
    Suggest(suggest::Suggest),
    /// Records an officer's decision to serve a request.
    Approve(approve::Approve),
    /// Returns a request to be corrected; it goes on once it is approved again.
    Return(send_back::Return),
    /// Records that a request is not served, which ends it.
    Refuse(refuse::Refuse),
    /// Records the signed agreement (SPPD) with the scan's digest.
    Agree(agree::Agree),
    /// Keeps a document that proves a step, such as the letter for Rp0 or the bank's proof of a payment.
    Attach(attach::Attach),
    /// Shows volumes, files, price and time of an approved request; packs nothing.
    Plan(plan::Plan),
    /// Packs an approved and agreed request onto a medium and reads it back.
    Pack(pack::Pack),
    /// Verifies a bag, a folder with bags, or a package (exit 1: damaged).
    Verify(verify::Verify),
    /// Zips any files, without a flush or a read-back from the device.
    Zip(zip::Zip),
    /// Makes packages beforehand and puts them on the shelf (exit 1: some could not be made).
    ///
    /// Without a choice: the bundles of the catalogue's bundles.csv. What is there already is read
    /// and kept; a batch that was stopped goes on where it was.
    Batch(batch::Batch),
    /// Shows, prunes or verifies the packages made beforehand.
    Shelf(shelf::Shelf),
    /// Cuts pieces out of a held map layer, cleaned and checked, without a transaction.
    Cut(cut::Cut),
    /// Issues the invoice of an approved request.
    Invoice(invoice::Invoice),
    /// Records the SIMPONI billing code of an invoice and prints the invoice with it.
    BillingCode(billing_code::BillingCode),
    /// Records the payment of an invoice, in cash or by SIMPONI.
    Pay(pay::Pay),
    /// Puts right what was recorded wrongly of a payment.
    Amend(amend::Amend),
    /// Issues the receipt of a paid invoice.
    Receipt(receipt::Receipt),
    /// Records that cash receipts were paid into the state treasury.
    Deposit(deposit::Deposit),
    /// Records that the treasury paid back an overpayment, or the claim of an amended request.
    Refund(refund::Refund),
    /// Voids a paper: its number stays taken, the paper is printed with BATAL.
    Void(void::Void),
    /// Prints a paper again with the same content, whatever happened to the request since.
    Print(print::Print),
    /// Cancels a request before it is handed over.
    Cancel(cancel::Cancel),
    /// Records what is wrong with what was handed over; then pack, verify and hand over again.
    Correct(correct::Correct),
    /// Closes a request that is handed over.
    Close(close::Close),
    /// Lists the day: receipts, cash not deposited, voids, totals by tariff row; PDF and CSV.
    CloseDay(close_day::CloseDay),
    /// Shows the cash that is not deposited, compares it with a count, or hands it over to another treasurer.
    Cash(cash::Cash),
    /// Closes a month: the cash book with opening and closing balance; PDF and CSV.
    CloseMonth(close_month::CloseMonth),
    /// Compares an export of SIMPONI with the ledger (exit 1: they differ).
    Reconcile(reconcile::Reconcile),
    /// Shows the state of a request and the steps that may come next (exit 1: the ledger does not know it).
    Status(status::Status),
    /// Enters a guest into the guest book and prints a ticket; the promised service time starts now.
    Visit(Box<visit::Visit>),
    /// Lists the guest book of a day or of a month.
    Visits(visits::Visits),
    /// Records a guest's answer to the poll, or shows the marks of each month.
    Poll(poll::Poll),
    /// Finds the sale, its editions and its corrections by the seal code of a medium (exit 1: not known).
    Code(code::Code),
    /// Records complaints and their answers, and shows their numbers by month.
    Complaint(complaint::Complaint),
    /// Shows who waits, what is unpaid, what is packed, and for whom the promised time is running out.
    Today(today::Today),
    /// Blanks the personal data of a visitor; the records stay and the ledger still verifies.
    Forget(forget::Forget),
    /// Destroys papers and evidence whose time is over, by a printed record with two names.
    Destroy(destroy::Destroy),
    /// Writes one sealed bag with the papers, evidence and records of a period, for an inspection (exit 1: something
    /// is not in order).
    Audit(audit::Audit),
    /// Verifies, exports or copies the ledger.
    Ledger(ledger::Ledger),
    /// Makes a backup of the office in one file and verifies it; old ones go by a rule.
    ///
    /// Everything but stores, shelf and media is in it. The newest backup of each of seven days, five
    /// weeks and twelve months stays.
    Backup(backup::Backup),
    /// Puts a backup back as the office; each series of papers begins behind the paper register.
    Restore(restore::Restore),
    /// Hands over what was packed, verified and paid.
    Handover(handover::Handover),
    /// Computes a price with its arithmetic.
    Price(price::Price),
    /// Writes an amount in Indonesian words.
    Terbilang(terbilang::Terbilang),
    /// Makes synthetic data.
    Synth(synth::Synth),
    /// Shows the manual, explains a code, or shows how a command is called.
    Help(help::Help),
}

impl Command {
    /// Runs the command and returns its answer.
    pub(super) fn run(&self, call: &Invocation) -> Result<Answer> {
        match self {
            Self::Init(args) => init::init(call, args),
            Self::Demo(args) => demo::demo(call, args),
            Self::Catalog(args) => catalog::catalog(call, args),
            Self::Doctor => doctor::doctor(call),
            Self::Index(args) => index::index(call, args),
            Self::Show(args) => show::show(call, args),
            Self::Request(args) => group::request(call, args),
            Self::Check(args) => check::check(call, args),
            Self::Suggest(args) => suggest::suggest(call, args),
            Self::Approve(args) => approve::approve(call, args),
            Self::Return(args) => send_back::send_back(call, args),
            Self::Refuse(args) => refuse::refuse(call, args),
            Self::Agree(args) => agree::agree(call, args),
            Self::Attach(args) => attach::attach(call, args),
            Self::Plan(args) => plan::plan(call, args),
            Self::Pack(args) => pack::pack(call, args),
            Self::Verify(args) => verify::verify(call, args),
            Self::Zip(args) => zip::zip(call, args),
            Self::Batch(args) => batch::batch(call, args),
            Self::Shelf(args) => shelf::shelf(call, args),
            Self::Cut(args) => cut::cut(call, args),
            Self::Invoice(args) => invoice::invoice(call, args),
            Self::BillingCode(args) => billing_code::billing_code(call, args),
            Self::Pay(args) => pay::pay(call, args),
            Self::Amend(args) => amend::amend(call, args),
            Self::Receipt(args) => receipt::receipt(call, args),
            Self::Deposit(args) => deposit::deposit(call, args),
            Self::Refund(args) => refund::refund(call, args),
            Self::Void(args) => void::void(call, args),
            Self::Print(args) => print::print(call, args),
            Self::Cancel(args) => cancel::cancel(call, args),
            Self::Correct(args) => correct::correct(call, args),
            Self::Close(args) => close::close(call, args),
            Self::CloseDay(args) => close_day::close_day(call, args),
            Self::Cash(args) => cash::cash(call, args),
            Self::CloseMonth(args) => close_month::close_month(call, args),
            Self::Reconcile(args) => reconcile::reconcile(call, args),
            Self::Status(args) => status::status(call, args),
            Self::Visit(args) => visit::visit(call, args),
            Self::Visits(args) => visits::visits(call, args),
            Self::Poll(args) => poll::poll(call, args),
            Self::Code(args) => code::code(call, args),
            Self::Complaint(args) => complaint::complaint(call, args),
            Self::Today(args) => today::today(call, args),
            Self::Forget(args) => forget::forget(call, args),
            Self::Destroy(args) => destroy::destroy(call, args),
            Self::Audit(args) => audit::audit(call, args),
            Self::Ledger(args) => ledger::ledger(call, args),
            Self::Backup(args) => backup::backup(call, args),
            Self::Restore(args) => restore::restore(call, args),
            Self::Handover(args) => handover::handover(call, args),
            Self::Price(args) => price::price(call, args),
            Self::Terbilang(args) => Ok(terbilang::terbilang(call, args)),
            Self::Synth(args) => synth::synth(call, args),
            Self::Help(args) => {
                let shown = |command| in_language(command, call.language, call.width);
                help::help(call, args, Args::command, shown)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }
}
