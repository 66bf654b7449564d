//! `request amend`: the change of a request that is agreed or invoiced.

use super::decision_words::{agreement_to_sign, changes};
use super::step_command::step_command;
use crate::cli::terminal::{Answer, Invocation, Lines, Officer, claim_words, verdict_words};
use crate::error::Result;
use crate::message::message;
use crate::model::Action;
use crate::office::{Amend as Amending, AmendedRequest};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Amend {
    /// The request's number.
    number: String,
    /// The file with the changed request, or `-`; its number and its requester stay the same.
    file: String,
    /// Why it is changed; also the officer's reason where the verdict is not `sesuai`.
    #[arg(long, value_name = "REASON")]
    because: String,
    /// The number of the supplementary invoice in the office's own register, where `register = true` is set for invoices.
    #[arg(long, value_name = "NUMBER")]
    invoice_number: Option<String>,
    /// The number of the agreement (SPPD) in the office's own register, where `register = true` is set for agreements.
    #[arg(long, value_name = "NUMBER")]
    agreement_number: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Amends a request; shows what changed, what does not hold any more, how the money is settled, and what follows.
pub(in crate::cli) fn amend(call: &Invocation, args: &Amend) -> Result<Answer> {
    let mut session = call.decide(&args.officer)?;
    let officer = session.actor();
    let by = officer.name.as_deref().unwrap_or_default();
    let amending = Amending {
        by,
        because: &args.because,
        invoice_number: args.invoice_number.as_deref(),
        agreement_number: args.agreement_number.as_deref(),
    };
    let given = Invocation::given(&args.file)?;
    let amended = session.amend(&args.number, &given, &amending, &call.progress)?;
    let mut text = call.lines();
    let (request, serial) = (&amended.request, amended.serial);
    let (verdict, by) = (verdict_words(amended.verdict), &amended.by);
    text.line(&message!(
        "{request}: amended for the {serial}. time, approved ({verdict}) by {by}",
        request,
        serial,
        verdict,
        by
    ));
    let notes = amended.notes_page(call.language, call.width);
    if !notes.is_empty() {
        text.verbatim(notes.trim_end());
    }
    text.line(&message!("Report of the check: {path}", path = amended.report)).line(&if amended
        .is_addendum
    {
        message!("Addendum to be signed: {path}", path = amended.path)
    } else {
        agreement_to_sign(amended.agreement.as_deref(), &amended.path)
    });
    changes(&mut text, &amended.changed, &amended.undoes);
    money(&mut text, &amended);
    if let Some(command) = step_command(&session, Action::Agree, request.as_str(), "") {
        text.line(&message!("next:")).indented(2, &command);
    }
    Ok(Answer::act(amended, text, officer))
}

/// Adds how what was paid is settled with what the request costs now.
fn money(text: &mut Lines, amended: &AmendedRequest) {
    let (Some(paid), Some(due)) = (amended.paid, amended.due) else { return };
    text.line(&message!("Paid before: {paid}; the changed request costs {due}.", paid, due));
    match (&amended.invoice, &amended.claim) {
        (Some(invoice), _) => {
            let (number, amount) = (&invoice.number, invoice.amount);
            text.line(&message!("Supplementary invoice {number}: {amount}", number, amount))
                .verbatim(&invoice.path);
        }
        (None, Some(claim)) => {
            text.line(&claim_words(claim)).line(&message!(
                "The treasury (KPPN) pays it back on the office's request, never at the counter."
            ));
        }
        (None, None) => {
            text.line(&message!("Nothing is left to be paid."));
        }
    }
}
