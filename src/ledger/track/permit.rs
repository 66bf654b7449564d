//! The refusal of a step that a request is not ready for: the table of `model/track.rs` in words.

use rusqlite::Connection;

use super::bags::unverified;
use super::papers::invoice_of_row;
use super::requests::{refuse_ended, required};
use super::state::{open_correction, state};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Action, Missing, RequestNumber};

/// Returns the row of a request that may take the step.
///
/// # Errors
/// [`ErrorKind::State`] with all that is missing; the hint names the first command.
pub(in crate::ledger) fn permit(
    connection: &Connection,
    number: &RequestNumber,
    step: Action,
) -> Result<i64> {
    let row = required(connection, number)?;
    refuse_ended(connection, number)?;
    let missing = state(connection, row, number)?.missing(step);
    if missing.is_empty() {
        return Ok(row);
    }
    let faults: Vec<Error> = missing
        .into_iter()
        .map(|missing| refusal(connection, row, number, missing))
        .collect::<Result<_>>()?;
    Err(together(faults, step, number))
}

/// Says what is missing, with the command that does it.
fn refusal(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
    missing: Missing,
) -> Result<Error> {
    let invoice = match missing {
        Missing::Payment | Missing::Receipt | Missing::AlreadyPaid => {
            invoice_of_row(connection, row)?.map(|(_, invoice)| invoice.number)
        }
        _ => None,
    };
    let invoice = invoice.unwrap_or_default();
    let (what, command) = match missing {
        Missing::Approval => (
            format!("request {number} is not approved as it stands"),
            format!("run `kemas approve {number} --by NAME`"),
        ),
        Missing::Agreement => (
            format!("request {number} has no signed agreement (SPPD)"),
            format!("run `kemas agree {number} --signed-by NAME --on DATE --scan FILE`"),
        ),
        Missing::Packages => (
            format!("request {number} is not packed"),
            format!("run `kemas pack {number} --to PATH`"),
        ),
        Missing::Verification => {
            let since = open_correction(connection, row)?.map_or(0, |open| open.after_verification);
            let bags = unverified(connection, row, since)?.unwrap_or_default();
            (
                format!("{bags} of the bags of request {number} are not verified as complete"),
                "run `kemas verify PATH --office DIR` on each bag".to_owned(),
            )
        }
        Missing::Invoice => {
            (format!("request {number} is not invoiced"), format!("run `kemas invoice {number}`"))
        }
        Missing::Payment => (
            format!("invoice {invoice} is not paid"),
            format!(
                "run `kemas pay {invoice} --cash --treasurer NAME` or \
                 `kemas pay {invoice} --ntpn N`"
            ),
        ),
        Missing::Receipt => {
            (format!("invoice {invoice} has no receipt"), format!("run `kemas receipt {invoice}`"))
        }
        Missing::Handover => (
            format!("request {number} is not in the buyer's hands"),
            format!("run `kemas handover {number}`"),
        ),
        Missing::AlreadyPaid => (
            format!("invoice {invoice} is paid"),
            "what the state has received is paid back by the treasury (KPPN) on the office's \
             request, never at the counter"
                .to_owned(),
        ),
        Missing::AlreadyHandedOver => (
            format!("request {number} is already handed over"),
            format!("run `kemas correct {number} --because REASON` where something is wrong"),
        ),
        Missing::Ended => (
            format!("request {number} has ended"),
            "hand in a new request under a new number".to_owned(),
        ),
    };
    Ok(Error::new(ErrorKind::State, what).hint(command))
}

/// Joins all that is missing into one error; the first command comes first.
fn together(mut faults: Vec<Error>, step: Action, number: &RequestNumber) -> Error {
    if faults.len() == 1
        && step != Action::HandOver
        && let Some(only) = faults.pop()
    {
        return only;
    }
    let all: Vec<_> = faults.iter().map(Error::message).collect();
    let what = if step == Action::HandOver { "be handed over" } else { "go on" };
    let message = format!("request {number} cannot {what}: {}", all.join("; "));
    let error = Error::new(ErrorKind::State, message);
    match faults.first().and_then(Error::hint_text) {
        Some(hint) => error.hint(hint),
        None => error,
    }
}
