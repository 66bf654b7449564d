//! `approve`: an officer's decision to serve a request.

use super::decision_words::{agreement_to_sign, changes, visit};
use crate::cli::terminal::{Answer, Invocation, Lines, Officer, RegisterNumber, verdict_words};
use crate::error::Result;
use crate::message::{and, message};
use crate::office::{ApprovedRequest, Decision};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Approve {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// Why, required when the verdict is not `sesuai`, or the data cannot be delivered.
    #[arg(long, value_name = "REASON")]
    pub(in crate::cli) because: Option<String>,
    /// The visit at which it was handed in, or its queue number of today [default: that of the requester, or one that
    /// begins now].
    #[arg(long, value_name = "VISIT")]
    pub(in crate::cli) visit: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) number: RegisterNumber,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// Records the decision; writes the report of the check, the request file and the agreement to be signed.
pub(in crate::cli) fn approve(call: &Invocation, args: &Approve) -> Result<Answer> {
    let mut session = call.decide(&args.officer)?;
    let officer = session.actor();
    let by = officer.name.as_deref().unwrap_or_default();
    let decision = Decision {
        by,
        because: args.because.as_deref(),
        visit: args.visit.as_deref(),
        number: args.number.typed(),
    };
    let approved = session.approve(&Invocation::given(&args.request)?, &decision)?;
    let mut text = call.lines();
    let (request, verdict, by) = (&approved.request, verdict_words(approved.verdict), &approved.by);
    text.line(&message!("{request}: approved ({verdict}) by {by}", request, verdict, by))
        .line(&message!("Report of the check: {path}", path = approved.report))
        .line(&match (approved.signed_on, approved.is_addendum) {
            (Some(day), _) => {
                message!("Signed already on {day}: {path}", day, path = approved.path)
            }
            (None, true) => message!("Addendum to be signed: {path}", path = approved.path),
            (None, false) => agreement_to_sign(approved.agreement.as_deref(), &approved.path),
        });
    visit(&mut text, &approved.visit);
    changes(&mut text, &approved.changed, &approved.undoes);
    if let Some(page) = approved.stock_page(call.language, call.width) {
        text.verbatim(page.trim_end());
    }
    stops(&mut text, &approved);
    text.no_invoice(approved.no_invoice.words());
    text.reference_prices(&approved.reference_prices);
    Ok(Answer::act(approved, text, officer))
}

/// Adds what still stops the sale, what the reason carries it over, and what is not held.
fn stops(text: &mut Lines, approved: &ApprovedRequest) {
    let still = approved.still_stops();
    if !still.is_empty() {
        let codes = and(&still);
        text.line(&message!(
            "still stopped by {codes}; packing needs a reason that names what is let through",
            codes
        ));
    }
    if !approved.carried_over.is_empty() {
        let codes = and(&approved.carried_over);
        text.line(&if still.is_empty() {
            message!(
                "still stopped by {codes}; packing needs a reason, and the one given lets them through",
                codes
            )
        } else {
            message!("let through by the reason: {codes}", codes)
        });
    }
    if !approved.not_held.is_empty() {
        let items = and(approved.not_held.iter().map(|index| (index + 1).to_string()));
        text.line(&message!(
            "not held: item {items}; packing waits until its data are in a data folder and `kemas index` has run",
            items
        ));
    }
}
