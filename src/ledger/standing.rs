//! Where a request stands, read from the rows; and the refusal of a step that it is not ready for.

use rusqlite::{Connection, OptionalExtension, params};

use super::goods::{latest_agreement, unverified};
use super::papers::{handover_of_row, invoice_of_row, payment_of_row, receipt_of_row};
use super::requests::{current, refuse_ended, required};
use super::{Ledger, broken};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Action, Goods, Missing, Money, RequestNumber, Stage, Standing};

impl Ledger {
    /// Returns where a request stands; `None` where it was never handed in.
    pub fn standing(&self, number: &RequestNumber) -> Result<Option<Standing>> {
        let row = current(&self.connection, number)?;
        row.map(|row| standing(&self.connection, row, number)).transpose()
    }
}

/// A complaint that no handover has answered yet.
pub(super) struct OpenCorrection {
    pub(super) id: i64,
    /// Readings up to this one were before the complaint.
    pub(super) after_verification: i64,
}

/// Returns the row of a request that may take the step.
///
/// # Errors
/// [`ErrorKind::State`] with all that is missing; the hint names the first command.
pub(super) fn permit(connection: &Connection, number: &RequestNumber, step: Action) -> Result<i64> {
    let row = required(connection, number)?;
    refuse_ended(connection, number)?;
    let missing = standing(connection, row, number)?.missing(step);
    if missing.is_empty() {
        return Ok(row);
    }
    let faults: Vec<Error> = missing
        .into_iter()
        .map(|missing| told(connection, row, number, missing))
        .collect::<Result<_>>()?;
    Err(together(faults, step, number))
}

/// Reads where a request stands.
pub(super) fn standing(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
) -> Result<Standing> {
    let complaint = open_correction(connection, row)?;
    Ok(Standing {
        goods: goods(connection, row, complaint.as_ref())?,
        money: money(connection, row)?,
        stage: stage(connection, row, number, complaint.is_some())?,
    })
}

/// Returns the complaint that is being put right.
pub(super) fn open_correction(connection: &Connection, row: i64) -> Result<Option<OpenCorrection>> {
    let sql = "SELECT id, after_verification FROM corrections WHERE request = ?1
               AND NOT EXISTS (SELECT 1 FROM handovers
                   WHERE handovers.correction = corrections.id AND NOT EXISTS
                   (SELECT 1 FROM voids WHERE kind = 'handover' AND voids.number = handovers.number))
               ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| {
        Ok(OpenCorrection { id: row.get(0)?, after_verification: row.get(1)? })
    };
    connection.query_row(sql, [row], cells).optional().map_err(broken)
}

fn goods(connection: &Connection, row: i64, complaint: Option<&OpenCorrection>) -> Result<Goods> {
    let since = complaint.map_or(0, |complaint| complaint.after_verification);
    if latest_agreement(connection, row)?.is_some() {
        return Ok(match unverified(connection, row, since)? {
            None => Goods::Agreed,
            Some(0) => Goods::Verified,
            Some(_) => Goods::Packed,
        });
    }
    let approved = "SELECT EXISTS (SELECT 1 FROM approvals WHERE request = ?1)";
    let approved: bool = connection.query_row(approved, [row], |row| row.get(0)).map_err(broken)?;
    Ok(if approved { Goods::Approved } else { Goods::Checked })
}

fn money(connection: &Connection, row: i64) -> Result<Money> {
    let Some((invoice, _)) = invoice_of_row(connection, row)? else { return Ok(Money::Quoted) };
    if payment_of_row(connection, invoice)?.is_none() {
        return Ok(Money::Invoiced);
    }
    let received = receipt_of_row(connection, invoice)?.is_some();
    Ok(if received { Money::Received } else { Money::Paid })
}

fn stage(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
    complaint: bool,
) -> Result<Stage> {
    let sql = "SELECT how FROM endings WHERE number = ?1";
    let how: Option<String> = connection
        .query_row(sql, params![number.as_str()], |row| row.get(0))
        .optional()
        .map_err(broken)?;
    Ok(match how.as_deref() {
        Some("cancelled") => Stage::Cancelled,
        Some(_) => Stage::Closed,
        None if complaint => Stage::Correcting,
        None if handover_of_row(connection, row)?.is_some() => Stage::HandedOver,
        None => Stage::Open,
    })
}

/// Says what is missing, with the command that does it.
fn told(
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
