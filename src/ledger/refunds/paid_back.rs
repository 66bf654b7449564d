//! What the treasury paid back: an overpayment, or the claim of a request that an amendment made cheaper.

use jiff::civil::Date;
use rusqlite::{Connection, ToSql, Transaction};

use super::overpayments::open_overpayments;
use crate::error::Result;
use crate::ledger::amendments::{buyer_of, claims_with_rows};
use crate::ledger::store::{Ledger, add_row, broken, day, stored};
use crate::ledger::track::{missing, not_before};
use crate::message::message;
use crate::model::{Refund, RequestNumber, Rupiah};

/// What the treasury owes, and the day from which it can be paid back.
struct Owed {
    overpayment: Option<i64>,
    claim: Option<i64>,
    amount: Rupiah,
    since: Date,
}

impl Ledger {
    /// Records that the treasury paid back what it owed: for an invoice's number or an NTPN an overpayment, for a
    /// request's number its claim, or else the overpayment of one of its invoices. `proof` is the number of the
    /// treasury's order (SP2D), `on` its day, and `amount`, where it is given, must be what was owed.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where nothing is owed, or several sums are; where the
    /// amount is another one, the day is before that of the payment or of the amendment, or where the order paid
    /// something back for another request.
    pub fn record_refund(
        &mut self,
        of: &str,
        proof: &str,
        amount: Option<Rupiah>,
        (on, today): (Date, Date),
    ) -> Result<Refund> {
        self.change(|change| {
            let owed = owed(change, of, amount, today)?;
            if let Some(paid) = amount.filter(|paid| *paid != owed.amount) {
                return Err(missing(
                    message!(
                        "{paid} is not what the treasury owes for {of}, which is {amount}",
                        paid,
                        of,
                        amount = owed.amount
                    ),
                    message!("compare it with the order (SP2D); a part is not recorded"),
                ));
            }
            not_before(on, owed.since, &message!("what was overpaid for {of}", of))?;
            let (sum, day) = (stored(owed.amount.0)?, on.to_string());
            let cells: [(&str, &dyn ToSql); 5] = [
                ("overpayment", &owed.overpayment),
                ("claim", &owed.claim),
                ("proof", &proof),
                ("amount", &sum),
                ("refunded_on", &day),
            ];
            let row = add_row(change, "refunds", &cells)?;
            let made = refunds(change, "refunds.id = ?1", &row)?.pop();
            let Some(made) = made else { return Err(nothing_owed(of)) };
            refuse_other_request(change, &made)?;
            Ok(made)
        })
    }
}

/// Returns what the treasury owes for an invoice, an NTPN or a request.
fn owed(change: &Transaction<'_>, of: &str, paid: Option<Rupiah>, today: Date) -> Result<Owed> {
    let request = RequestNumber::parse(of);
    if let Some(request) = &request
        && let Some((row, claim)) = claims_with_rows(change, today, Some(request))?.pop()
    {
        let (amount, since) = (claim.amount, claim.on);
        let overpaid = open_overpayments(change, today, Some(request))?.pop();
        let is_either = |other: Rupiah| paid != Some(amount) || amount == other;
        if let Some((_, other)) = overpaid.filter(|(_, other)| is_either(other.amount)) {
            return Err(missing(
                message!("the treasury owes several sums for {of}", of),
                message!(
                    "give `--amount {amount}` for the claim, or the NTPN {ntpn} for the overpayment",
                    amount = amount.0,
                    ntpn = &other.ntpn
                ),
            ));
        }
        return Ok(Owed { overpayment: None, claim: Some(row), amount, since });
    }
    // An NTPN has the form of a request's number, too.
    let mut open = open_overpayments(change, today, None)?;
    open.retain(|(_, one)| [&one.request, &one.invoice, &one.ntpn].iter().any(|own| *own == of));
    if open.len() > 1 {
        let proofs: Vec<&str> = open.iter().map(|(_, one)| &*one.ntpn).collect();
        return Err(missing(
            message!("the treasury owes several sums for {of}", of),
            message!("give the NTPN of one: {proofs}", proofs = proofs.join(", ")),
        ));
    }
    if let Some((row, one)) = open.pop() {
        let (amount, since) = (one.amount, one.paid_on);
        return Ok(Owed { overpayment: Some(row), claim: None, amount, since });
    }
    let cond = "?1 IN (requests.number, invoices.number, overpayments.ntpn)";
    Err(match refunds(change, cond, &of)?.pop() {
        Some(known) => missing(
            message!(
                "the treasury has paid back {amount} for {of} already, by order {proof} of {day}",
                amount = known.amount,
                of,
                proof = known.proof,
                day = known.on
            ),
            message!("nothing is left to do"),
        ),
        None => nothing_owed(of),
    })
}

fn nothing_owed(of: &str) -> crate::error::Error {
    missing(
        message!("the treasury owes nothing for {of}", of),
        message!("`kemas today` and `kemas close-day` list what it owes"),
    )
}

/// Refuses a refund by an order that paid something back for another request.
fn refuse_other_request(change: &Transaction<'_>, made: &Refund) -> Result<()> {
    let same = refunds(change, "refunds.proof = ?1", &made.proof)?;
    let Some(other) = same.into_iter().find(|one| one.request != made.request) else {
        return Ok(());
    };
    Err(missing(
        message!(
            "order {proof} paid back {amount} for request {request}",
            proof = other.proof,
            amount = other.amount,
            request = other.request
        ),
        message!("type the number of the order (SP2D) for this buyer"),
    ))
}

/// Returns what the treasury paid back on a day.
pub(in crate::ledger) fn refunds_of_day(connection: &Connection, on: Date) -> Result<Vec<Refund>> {
    refunds(
        connection,
        "refunds.refunded_on = ?1 OR (refunds.refunded_on < ?1 AND EXISTS
        (SELECT 1 FROM chain WHERE of_table = 'refunds' AND of_row = refunds.id
         AND substr(recorded_at, 1, 10) = ?1))",
        &on.to_string(),
    )
}

/// Returns the refunds for which the condition is true, the first one first; `key` is its `?1`.
fn refunds(connection: &Connection, condition: &str, key: &dyn ToSql) -> Result<Vec<Refund>> {
    type Cells = (String, i64, String, String, Option<String>, Option<String>);
    let sql = format!(
        "SELECT refunds.proof, refunds.amount, refunds.refunded_on, requests.number,
         invoices.number, overpayments.ntpn FROM refunds
         LEFT JOIN overpayments ON overpayments.id = refunds.overpayment
         LEFT JOIN invoices ON invoices.id = overpayments.invoice
         LEFT JOIN claims ON claims.id = refunds.claim
         LEFT JOIN amended_requests AS amended ON amended.id = claims.amendment
         JOIN requests ON requests.id = coalesce(invoices.request, amended.request)
         WHERE {condition} ORDER BY refunds.id"
    );
    let mut select = connection.prepare_cached(&sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
    };
    let found = select.query_map([key], cells).map_err(broken)?;
    let found: Vec<Cells> = found.collect::<rusqlite::Result<_>>().map_err(broken)?;
    let refund = |(proof, amount, on, request, invoice, ntpn): Cells| {
        Ok(Refund {
            buyer: buyer_of(connection, &request)?,
            request,
            invoice,
            ntpn,
            proof,
            amount: Rupiah(amount.unsigned_abs()),
            on: day(&on)?,
        })
    };
    found.into_iter().map(refund).collect()
}
