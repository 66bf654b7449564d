//! The command line: what can be asked, and how answers and errors are shown.
//!
//! Knows clap, the terminal, the environment and today's date; decides nothing. Each command
//! turns its arguments into calls of the stations and returns an `Answer`.

mod args;
mod bars;
mod cash;
mod cut;
mod demo;
mod endings;
mod goods;
mod health;
mod home;
mod keeping;
mod medium;
mod money;
mod office;
mod print;
mod rates;
mod screen;
mod shelf;
mod show;
mod synth;
mod tables;
mod verifying;
mod visits;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use args::{Args, Command};
use office::Desk;

/// What a command has to say.
struct Answer {
    /// The one JSON document of `--json`.
    json: Box<dyn Document>,
    /// The same for people.
    text: String,
    /// False when the answer is no (exit status 1).
    yes: bool,
}

/// A JSON document that is written when it is asked for: of a hundred thousand members it is far
/// larger than what it tells.
trait Document {
    /// Writes the document.
    fn write(&self, out: &mut dyn Write) -> std::io::Result<()>;
    /// Returns the document's value.
    fn value(&self) -> serde_json::Value;
}

impl<T: Serialize> Document for T {
    fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        serde_json::to_writer(out, self).map_err(Into::into)
    }

    fn value(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

impl Answer {
    fn new(yes: bool, json: impl Serialize + 'static, text: impl Into<String>) -> Self {
        Self { json: Box::new(json), text: text.into(), yes }
    }

    fn yes(json: impl Serialize + 'static, text: impl Into<String>) -> Self {
        Self::new(true, json, text)
    }
}

/// Runs the program with its arguments, the first being its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let wants_json =
        arguments.iter().any(|argument| argument.to_string_lossy().starts_with("--json"));
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) if wants_json && error.use_stderr() => {
            let message = error.render().to_string();
            let message = message.trim().trim_start_matches("error: ").to_owned();
            return fail(&Error::new(ErrorKind::Usage, message).hint("see `kemas --help`"), true);
        }
        Err(error) if wants_json => {
            screen::show(&serde_json::json!({ "text": error.render().to_string() }).to_string());
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::from(error.use_stderr()) * 2);
        }
    };
    screen::listen_for_ctrl_c();
    // A fault of the program's own is an error like any other: told, and never half an answer.
    let answered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| answer(&args)));
    match answered.unwrap_or_else(|_| Err(broken())) {
        Ok(answer) => {
            if args.json {
                screen::show_document(&*answer.json);
            } else {
                screen::show(&answer.text);
            }
            ExitCode::from(u8::from(!answer.yes))
        }
        Err(error) => fail(&error, args.json),
    }
}

fn answer(args: &Args) -> Result<Answer> {
    let desk = Desk::new(args);
    match &args.command {
        Command::Init { dir } => home::init(dir),
        Command::Demo { size } => demo::demo(&desk, *size),
        Command::Index { rehash } => goods::index(&desk, *rehash),
        Command::Show(show) => show::show(&desk, show),
        Command::Check { request, catalog, explain } => {
            goods::check(&desk, request, catalog.as_deref(), *explain)
        }
        Command::Suggest { request, catalog } => goods::suggest(&desk, request, catalog.as_deref()),
        Command::Approve(approve) => goods::approve(&desk, approve),
        Command::Agree(agree) => goods::agree(&desk, agree),
        Command::Plan(plan) => medium::plan(&desk, plan),
        Command::Pack(pack) => medium::pack(&desk, pack),
        Command::Verify { path } => verifying::verify(&desk, path),
        Command::Zip(zip) => medium::zip(&desk, zip),
        Command::Batch(batch) => shelf::batch(&desk, batch),
        Command::Shelf { command } => shelf::shelf(&desk, command),
        Command::Cut(cut) => cut::cut(&desk, cut),
        Command::Invoice { request } => money::invoice(&desk, request),
        Command::BillingCode { invoice, code, expires } => {
            money::billing_code(&desk, invoice, code, *expires)
        }
        Command::Pay(pay) => money::pay(&desk, pay),
        Command::Deposit { receipts, ntpn, code } => {
            cash::deposit(&desk, receipts, ntpn, code.as_deref())
        }
        Command::CloseDay => cash::close_day(&desk),
        Command::Void { kind, number, because } => {
            endings::void(&desk, (*kind).into(), number, because)
        }
        Command::Print { kind, number } => endings::print(&desk, (*kind).into(), number),
        Command::Cancel(args) => endings::cancel(&desk, args),
        Command::Correct(args) => endings::correct(&desk, args),
        Command::Close { request } => endings::close(&desk, request),
        Command::Status { request } => visits::status(&desk, request),
        Command::Visit(visit) => visits::visit(&desk, visit),
        Command::Poll { visit, importance, satisfaction } => {
            visits::poll(&desk, visit, *importance, *satisfaction)
        }
        Command::Today { at } => visits::today(&desk, *at),
        Command::Forget { visit, because } => keeping::forget(&desk, visit, because.as_deref()),
        Command::Ledger { command } => keeping::ledger(&desk, command),
        Command::Receipt { invoice } => money::receipt(&desk, invoice),
        Command::Handover { request } => money::handover(&desk, request),
        Command::Price(price) => money::price(&desk, price),
        Command::Terbilang { number } => Ok(money::terbilang(*number)),
        Command::Synth(synth) => synth::synth(&desk, synth),
    }
}

fn broken() -> Error {
    Error::new(ErrorKind::Internal, "kemas met a fault of its own; nothing was finished")
        .hint("run the command again; if it stays, report the lines above")
}

fn fail(error: &Error, json: bool) -> ExitCode {
    if json {
        screen::show(&error.to_json().to_string());
    } else {
        screen::complain(error);
    }
    ExitCode::from(2)
}
