//! Amendments of payments: a payment that was recorded with a wrong NTPN or bank's day, or on the wrong invoice.
//!
//! The row of the payment stays. The amendment has the payment as it should have been recorded, and that one counts
//! from then. A valid receipt becomes void, and another one is issued for what counts now.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::billing_code::{AmendingMoney, refuse_open_code};
use super::ntpn::refuse_used_ntpn;
use super::paper_rows::{handover_of_row, receipt_of_row, required_invoice};
use super::payments::{Stands, add_standing};
use super::permit::permit_invoice;
use super::receipts::issue;
use super::refuse::{missing, not_before, unpaid};
use super::voids::{add_void, refuse_deposited};
use crate::error::Result;
use crate::ledger::amendments::last_amendment;
use crate::ledger::refunds::{NewOverpayment, add_overpayment, has_overpayment};
use crate::ledger::requests::ended;
use crate::ledger::store::{Ledger, Series, broken, counted_payments, day, from_body};
use crate::message::message;
use crate::model::{
    Action, Invoice, MoneyAmendment, Overpayment, PaperKind, Payment, PaymentMethod, Receipt,
    Repriced, RequestNumber, Rupiah, Void,
};

/// What is wrong with a payment, and what is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentFault<'a> {
    /// The NTPN; this is the right one.
    Ntpn(&'a str),
    /// The invoice; this is the number of the right one.
    Invoice(&'a str),
    /// The bank's day; this is the right one.
    Day(Date),
}

/// A payment that was amended.
#[derive(Debug, Clone, PartialEq)]
pub struct AmendedPayment {
    /// The payment that counts now.
    pub payment: Payment,
    /// What counted before, and what counts instead.
    pub told: MoneyAmendment,
    /// The receipt that became void; `None` where no valid one was issued.
    pub void: Option<Void>,
    /// The receipt that was issued in its place.
    pub receipt: Option<Receipt>,
}

/// A payment whose proof shows another sum than the invoice's total.
#[derive(Debug, Clone, PartialEq)]
pub struct AmendedAmount {
    /// What the treasury owes the buyer.
    pub overpayment: Overpayment,
    /// The receipt that became void; `None` where the invoice stays paid, or no valid one was issued.
    pub void: Option<Void>,
}

/// A payment that counts, and the row that it stands in.
struct Counted {
    payment: Payment,
    /// Its row in the table of payments; else `amendment` is its row in that of amendments.
    row: Option<i64>,
    amendment: Option<i64>,
}

impl Ledger {
    /// Amends the payment of an invoice. `make` makes the receipt that replaces a valid one from the next number.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where the invoice is not known or not paid, and where the
    /// day is before the payment or its last amendment. For an NTPN also where the payment is in cash, has this NTPN or
    /// where the NTPN was used; for another invoice where that one cannot be paid, has another total or is younger than
    /// the day of the payment, and where the cash is deposited, or the request of the wrong invoice is handed over, has ended or
    /// was amended. For a bank's day also where the payment is in cash or has this day, and where the day is before the
    /// invoice or after the day of the amendment.
    pub fn amend_payment(
        &mut self,
        invoice: &str,
        fault: PaymentFault<'_>,
        why: &AmendingMoney<'_>,
        series: &Series<'_>,
        make: impl FnOnce(&str, &Invoice, &Payment) -> Result<Receipt>,
    ) -> Result<AmendedPayment> {
        self.change(|change| {
            let (row, paper) = required_invoice(change, invoice)?;
            let before = counted(change, row)?.ok_or_else(|| unpaid(invoice))?;
            let day = last_day(change, &before)?;
            not_before(why.on, day, &message!("the payment of invoice {invoice}", invoice))?;
            let (of, charged, payment, was, becomes) = match fault {
                PaymentFault::Ntpn(ntpn) => {
                    let (was, payment) = with_ntpn(change, &before.payment, ntpn)?;
                    (row, paper, payment, was, ntpn.to_owned())
                }
                PaymentFault::Day(day) => {
                    refuse_later(day, why.on)?;
                    let (was, payment) = with_day(&paper, &before.payment, day)?;
                    (row, paper, payment, was, day.to_string())
                }
                PaymentFault::Invoice(to) => {
                    let (of, charged, payment) =
                        on_invoice(change, &paper, &before.payment, to, why.on)?;
                    (of, charged, payment, paper.number, to.to_owned())
                }
            };
            let told = MoneyAmendment {
                invoice: invoice.to_owned(),
                was,
                becomes: Some(becomes),
                because: why.because.to_owned(),
                by: why.by.to_owned(),
                on: why.on,
            };
            let receipt = receipt_of_row(change, row)?;
            let void = receipt.map(|receipt| void(change, &receipt, &told)).transpose()?;
            let stands = Stands::Instead([before.row, before.amendment], &told);
            add_standing(change, (row, of), &payment, &charged, stands)?;
            let receipt = match void {
                None => series.given.refuse_unneeded().map(|()| None)?,
                Some(_) => Some(issue(change, (of, &charged), &payment, series, make)?),
            };
            Ok(AmendedPayment { payment, told, void, receipt })
        })
    }
}

impl Ledger {
    /// Amends the sum of the payment of an invoice through SIMPONI: the proof shows `amount`. An invoice is paid whole
    /// or not at all. Where the proof shows more than its total, the payment stays and the rest is an overpayment.
    /// Where it shows less, the payment counts no more, the invoice is to be paid again, its receipt becomes void, and
    /// what was paid is an overpayment. `prove` renders the paper; if it fails, nothing is recorded.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where the invoice is not known or not paid, the payment is
    /// in cash or of this sum, or the day is before the payment or its last amendment; where the payment's sum was
    /// amended before; for less than the total also where [`Self::amend_payment`] refuses to move the payment away.
    pub fn amend_amount(
        &mut self,
        invoice: &str,
        amount: Rupiah,
        why: &AmendingMoney<'_>,
        prove: impl FnOnce(&Overpayment) -> Result<()>,
    ) -> Result<AmendedAmount> {
        self.change(|change| {
            let (row, paper) = required_invoice(change, invoice)?;
            let before = counted(change, row)?.ok_or_else(|| unpaid(invoice))?;
            let day = last_day(change, &before)?;
            not_before(why.on, day, &message!("the payment of invoice {invoice}", invoice))?;
            let total = before.payment.amount;
            let Some(ntpn) = before.payment.ntpn() else {
                return Err(missing(
                    message!("invoice {invoice} was paid in cash", invoice),
                    message!("cash is taken whole; what was counted wrongly is given back or taken at once"),
                ));
            };
            if amount == total || amount == Rupiah(0) {
                return Err(missing(
                    message!("{amount} cannot be right; {total} is recorded", amount, total),
                    message!("compare it with the proof (BPN)"),
                ));
            }
            refuse_overpaid(change, invoice, Some(ntpn))?;
            let is_less = amount < total;
            let new = NewOverpayment {
                ntpn,
                amount: if is_less { amount } else { Rupiah(amount.0 - total.0) },
                paid_on: before.payment.paid_on(),
                because: why.because,
                on: why.on,
            };
            let mut told = None;
            let mut less = [None; 2];
            if is_less {
                refuse_bound(change, &paper, why.on)?;
                less = [before.row, before.amendment];
                told = receipt_of_row(change, row)?;
            }
            let words = MoneyAmendment {
                invoice: invoice.to_owned(),
                was: total.to_string(),
                becomes: Some(amount.to_string()),
                because: why.because.to_owned(),
                by: why.by.to_owned(),
                on: why.on,
            };
            let void = told.map(|receipt| void(change, &receipt, &words)).transpose()?;
            let overpayment = add_overpayment(change, (row, &paper), &new, less)?;
            prove(&overpayment)?;
            Ok(AmendedAmount { overpayment, void })
        })
    }
}

/// Refuses to amend a payment once an overpayment of its invoice rests on it.
fn refuse_overpaid(connection: &Connection, invoice: &str, ntpn: Option<&str>) -> Result<()> {
    if !has_overpayment(connection, invoice, ntpn)? {
        return Ok(());
    }
    Err(missing(
        message!("an overpayment of invoice {invoice} is recorded", invoice),
        message!("tell the manager; the accounts are put right with the treasury (KPPN)"),
    ))
}

/// Returns the payment of an invoice that counts.
fn counted(connection: &Connection, invoice: i64) -> Result<Option<Counted>> {
    let sql =
        format!("SELECT body, payment, amendment FROM {} WHERE invoice = ?1", counted_payments());
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, Option<i64>, Option<i64>)> =
        connection.query_row(&sql, [invoice], cells).optional().map_err(broken)?;
    let Some((body, row, amendment)) = found else { return Ok(None) };
    Ok(Some(Counted { payment: from_body(&body)?, row, amendment }))
}

/// Returns the day of a payment, or of the amendment that it stands in.
fn last_day(connection: &Connection, counted: &Counted) -> Result<Date> {
    let Some(amendment) = counted.amendment else { return Ok(counted.payment.on) };
    let sql = "SELECT amended_on FROM amendments WHERE id = ?1";
    let on: String = connection.query_row(sql, [amendment], |row| row.get(0)).map_err(broken)?;
    Ok(day(&on)?.max(counted.payment.on))
}

/// Returns the NTPN of a payment, and the payment with another one.
fn with_ntpn(connection: &Connection, before: &Payment, ntpn: &str) -> Result<(String, Payment)> {
    let invoice = &before.invoice;
    let PaymentMethod::Simponi { ntpn: was, confirmed_by, paid_on } = &before.method else {
        return Err(missing(
            message!("invoice {invoice} was paid in cash, which has no NTPN", invoice),
            message!("the NTPN of a deposit is recorded by `kemas deposit`"),
        ));
    };
    if was == ntpn {
        return Err(missing(
            message!("NTPN {ntpn} is recorded already", ntpn),
            message!("compare it with the proof (BPN); there is nothing to amend"),
        ));
    }
    refuse_used_ntpn(connection, Some(ntpn))?;
    refuse_overpaid(connection, invoice, Some(was))?;
    let (ntpn, confirmed_by) = (ntpn.to_owned(), confirmed_by.clone());
    let method = PaymentMethod::Simponi { ntpn, confirmed_by, paid_on: *paid_on };
    Ok((was.clone(), Payment { method, ..before.clone() }))
}

/// Returns the bank's day of a payment, and the payment with another one.
fn with_day(invoice: &Invoice, before: &Payment, day: Date) -> Result<(String, Payment)> {
    let number = &invoice.number;
    let PaymentMethod::Simponi { ntpn, confirmed_by, .. } = &before.method else {
        return Err(missing(
            message!(
                "invoice {invoice} was paid in cash, which has no day of a bank",
                invoice = number
            ),
            message!("cash counts on the day on which it was recorded"),
        ));
    };
    let was = before.paid_on();
    if was == day {
        return Err(missing(
            message!("{day} is recorded already as the bank's day", day),
            message!("compare it with the proof (BPN); there is nothing to amend"),
        ));
    }
    refuse_earlier(day, invoice)?;
    let (ntpn, confirmed_by) = (ntpn.clone(), confirmed_by.clone());
    let method = PaymentMethod::Simponi { ntpn, confirmed_by, paid_on: Some(day) };
    Ok((was.to_string(), Payment { method, ..before.clone() }))
}

/// Refuses a bank's day after that of the amendment.
fn refuse_later(day: Date, today: Date) -> Result<()> {
    if day <= today {
        return Ok(());
    }
    Err(missing(
        message!("{day} is after today, {today}", day, today),
        message!("give the day that stands on the payment's proof (BPN)"),
    ))
}

/// Refuses a day of a payment that is before its invoice was issued.
fn refuse_earlier(day: Date, invoice: &Invoice) -> Result<()> {
    if day >= invoice.issued_on {
        return Ok(());
    }
    Err(missing(
        message!(
            "the payment of {day} is before invoice {number} was issued, on {issued}",
            day,
            number = &invoice.number,
            issued = invoice.issued_on
        ),
        message!("it cannot have paid this invoice; give another one with `--to`"),
    ))
}

/// Returns the row and the invoice with the number `to`, and a payment as one of that invoice.
fn on_invoice(
    connection: &Connection,
    from: &Invoice,
    before: &Payment,
    to: &str,
    on: Date,
) -> Result<(i64, Invoice, Payment)> {
    let number = &from.number;
    if number == to {
        return Err(missing(
            message!("the payment is recorded on invoice {number} already", number),
            message!("give the number of the invoice that was paid with `--to`"),
        ));
    }
    refuse_bound(connection, from, on)?;
    refuse_overpaid(connection, number, before.ntpn())?;
    let (row, right) = permit_invoice(connection, to, Action::Pay)?;
    if right.total != before.amount {
        return Err(missing(
            message!(
                "{amount} is not the total of invoice {number}, which is {total}",
                amount = before.amount,
                number = to,
                total = right.total
            ),
            message!("a payment moves to an invoice of the same total only"),
        ));
    }
    refuse_earlier(before.paid_on(), &right)?;
    let payment = Payment { invoice: to.to_owned(), ..before.clone() };
    if payment.ntpn().is_none() {
        refuse_open_code(connection, row, &payment)?;
    }
    Ok((row, right, payment))
}

/// Refuses to take the payment away from an invoice, where what was done since rests on it.
fn refuse_bound(connection: &Connection, from: &Invoice, on: Date) -> Result<()> {
    let Some(number) = RequestNumber::parse(&from.request) else { return Ok(()) };
    let sql = "SELECT invoices.request FROM invoices WHERE number = ?1";
    let version: i64 =
        connection.query_row(sql, [&from.number], |row| row.get(0)).map_err(broken)?;
    if let Some(handover) = handover_of_row(connection, version)? {
        return Err(missing(
            message!(
                "request {number} is already handed over, by handover note {note}",
                number,
                note = &handover.number
            ),
            message!(
                "void the handover note first: `kemas void handover {note} --because REASON`",
                note = &handover.number
            ),
        ));
    }
    if let Some(ended) = ended(connection, &number)? {
        return Err(ended);
    }
    let Some((_, last)) = last_amendment(connection, &number)? else { return Ok(()) };
    let counts = |price: Repriced| price.sums.earlier.iter().any(|paid| paid.number == from.number);
    if last.on <= on && last.price.is_some_and(counts) {
        return Err(missing(
            message!(
                "the amendment of request {number} counts the payment of this invoice",
                number
            ),
            message!("tell the manager; the accounts are put right with the treasury (KPPN)"),
        ));
    }
    Ok(())
}

/// Makes a valid receipt void. The paper tells what was amended.
fn void(change: &Transaction<'_>, receipt: &Receipt, told: &MoneyAmendment) -> Result<Void> {
    let number = &receipt.number;
    refuse_deposited(change, number)?;
    not_before(told.on, receipt.issued_on, &message!("receipt {number}", number))?;
    add_void(change, PaperKind::Receipt, number, &told.in_words(), told.on)
}
