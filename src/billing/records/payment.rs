//! Payments: the whole total of an invoice, in cash or proved by an NTPN.

use jiff::civil::Date;

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{CashSum, Invoice, Payment, PaymentMethod, Rupiah, TariffSettings};
use crate::paper::illegible;

/// The characters of an NTPN, the number of the state treasury's proof of a payment.
const NTPN_LENGTH: usize = 16;

/// Makes the payment of an invoice: its whole total, in cash or proved by an NTPN.
///
/// # Errors
/// [`ErrorKind::State`] where the amount is not the invoice's total, or `on` is before the day of the invoice;
/// [`ErrorKind::Usage`] where the NTPN is malformed, where the bank's day is before that of the invoice or after `on`,
/// or where the name of the treasurer or of whoever checked the proof is blank or has a sign that the fonts of papers
/// lack.
pub fn payment(
    invoice: &Invoice,
    method: PaymentMethod,
    amount: Rupiah,
    on: Date,
) -> Result<Payment> {
    if amount != invoice.total {
        let Invoice { number, total, .. } = invoice;
        let message = message!(
            "{amount} is not the total of invoice {number}, which is {total}",
            amount,
            number,
            total
        );
        return Err(Error::new(ErrorKind::State, message).hint(message!(
            "an invoice is paid whole: partial payment and overpayment are refused"
        )));
    }
    if on < invoice.issued_on {
        let Invoice { number, issued_on, .. } = invoice;
        let message = message!(
            "{on} is before invoice {number} was issued, on {issued_on}",
            on,
            number,
            issued_on
        );
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("check the date of this computer, or `--today`")));
    }
    if invoice.total == Rupiah(0) && matches!(method, PaymentMethod::Simponi { .. }) {
        let message = message!(
            "invoice {number} is of Rp0, and no bank has proof of that",
            number = &invoice.number
        );
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("record it with `--cash`, without any money")));
    }
    let method = match method {
        PaymentMethod::Cash { treasurer } => PaymentMethod::Cash { treasurer: named(&treasurer)? },
        PaymentMethod::Simponi { ntpn, confirmed_by, paid_on } => PaymentMethod::Simponi {
            ntpn: checked_ntpn(&ntpn)?,
            confirmed_by: named(&confirmed_by)?,
            paid_on: paid_on.map(|day| checked_day(day, invoice, on)).transpose()?,
        },
    };
    Ok(Payment { invoice: invoice.number.clone(), method, amount, on, rounding: 0 })
}

/// Returns what is handed over in cash for a sum, as the office rounds it.
///
/// # Errors
/// [`ErrorKind::Office`] for a setting that would round too much.
pub fn cash_sum(sum: Rupiah, settings: &TariffSettings) -> Result<CashSum> {
    match settings.wrong_cash_rounding() {
        Some(wrong) => Err(Error::new(ErrorKind::Office, wrong).field("tariff.cash_rounding")),
        None => Ok(CashSum::of(sum, settings.cash_rounding)),
    }
}

/// Returns what is to be recorded of a second payment of an invoice: its NTPN, the bank's day (else `today`), and the
/// sum (else the invoice's total).
///
/// # Errors
/// [`ErrorKind::Usage`] for a malformed NTPN, a bank's day before the invoice or after `today`, or a sum of Rp0.
pub fn second_payment(
    invoice: &Invoice,
    ntpn: &str,
    (paid_on, today): (Option<Date>, Date),
    amount: Option<Rupiah>,
) -> Result<(String, Date, Rupiah)> {
    let amount = amount.unwrap_or(invoice.total);
    if amount == Rupiah(0) {
        return Err(Error::new(ErrorKind::Usage, message!("nothing was overpaid"))
            .field("--amount")
            .hint(message!("give the sum that stands on the payment's proof (BPN)")));
    }
    Ok((checked_ntpn(ntpn)?, checked_day(paid_on.unwrap_or(today), invoice, today)?, amount))
}

/// Returns the number of an order of the treasury (SP2D) without white space.
///
/// # Errors
/// [`ErrorKind::Usage`] where what is left is not 5 to 30 letters A–Z, digits, `/`, `.` and `-`.
pub fn checked_order(text: &str) -> Result<String> {
    let number: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"/.-".contains(&b);
    if (5..=30).contains(&number.len()) && number.bytes().all(fits) {
        return Ok(number);
    }
    let message = message!("'{text}' is no number of an order (SP2D)", text);
    Err(Error::new(ErrorKind::Usage, message)
        .field("--proof")
        .hint(message!("it stands on the order with which the treasury (KPPN) paid back")))
}

/// Refuses a bank's day that is before the invoice, or after `today`.
fn checked_day(day: Date, invoice: &Invoice, today: Date) -> Result<Date> {
    let Invoice { number, issued_on, .. } = invoice;
    let what = if day > today {
        message!("{day} is after today, {today}", day, today)
    } else if day < *issued_on {
        message!(
            "{on} is before invoice {number} was issued, on {issued_on}",
            on = day,
            number,
            issued_on
        )
    } else {
        return Ok(day);
    };
    Err(Error::new(ErrorKind::Usage, what)
        .field("--paid-on")
        .hint(message!("give the day that stands on the payment's proof (BPN)")))
}

fn named(treasurer: &str) -> Result<String> {
    let name = treasurer.trim();
    if name.is_empty() {
        let message = message!("cash goes to a treasurer with a name, and so a proof of payment");
        return Err(Error::new(ErrorKind::Usage, message)
            .field("treasurer")
            .hint(message!("give the name with `--treasurer NAME`")));
    }
    // The receipt names this person, and cannot be corrected once the payment is recorded.
    if let Some(why) = illegible(name)? {
        return Err(Error::new(ErrorKind::Usage, why)
            .field("treasurer")
            .hint(message!("give the name as it is spelled in Latin letters")));
    }
    Ok(name.to_owned())
}

/// Returns an NTPN in upper case and without white space.
///
/// # Errors
/// [`ErrorKind::Usage`] where what is left is not 16 letters A–Z and digits.
pub fn checked_ntpn(text: &str) -> Result<String> {
    let ntpn: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
    if ntpn.len() == NTPN_LENGTH && ntpn.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Ok(ntpn);
    }
    let message = message!(
        "'{text}' is no NTPN, expected {length} letters A-Z and digits",
        text,
        length = NTPN_LENGTH
    );
    Err(Error::new(ErrorKind::Usage, message)
        .field("ntpn")
        .hint(message!("it stands on the payment's proof (BPN) of the bank or of SIMPONI")))
}
