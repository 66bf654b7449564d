//! Billing codes of SIMPONI, checked as they are typed in.

use jiff::civil::Date;

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{BillingCode, Invoice, Rupiah};

/// The digits of a SIMPONI billing code.
const BILLING_DIGITS: usize = 15;

/// Makes the record of an invoice's billing code, which SIMPONI issued; `on` is the day on which it is recorded.
///
/// # Errors
/// [`ErrorKind::Usage`] where the code does not have 15 digits or expired before `on`; [`ErrorKind::State`] where the
/// invoice is of Rp0.
pub fn billing_code(
    invoice: &Invoice,
    code: &str,
    expires_on: Date,
    on: Date,
) -> Result<BillingCode> {
    if invoice.total == Rupiah(0) {
        let message = message!(
            "invoice {invoice} is of Rp0: there is nothing to pay",
            invoice = invoice.number
        );
        return Err(Error::new(ErrorKind::State, message));
    }
    if expires_on < on {
        let message =
            message!("the code expired on {expires_on}, before today ({on})", expires_on, on);
        return Err(Error::new(ErrorKind::Usage, message)
            .field("expires")
            .hint(message!("have SIMPONI issue a new code")));
    }
    let code = checked_code(code)?;
    Ok(BillingCode { code, issued_on: on, expires_on })
}

/// Makes a recorded code anew with its right last day, which may be over.
///
/// # Errors
/// [`ErrorKind::Usage`] where the day is before that of the code's record.
pub fn with_last_day(code: &BillingCode, expires_on: Date) -> Result<BillingCode> {
    if expires_on < code.issued_on {
        let message = message!(
            "{expires_on} is before the day on which the code was recorded, {issued_on}",
            expires_on,
            issued_on = code.issued_on
        );
        return Err(Error::new(ErrorKind::Usage, message)
            .field("expires")
            .hint(message!("give the last day that SIMPONI shows for this code")));
    }
    Ok(BillingCode { expires_on, ..code.clone() })
}

/// Returns a billing code without the white space and hyphens with which it was typed.
///
/// # Errors
/// [`ErrorKind::Usage`] where what is left is not 15 digits.
pub fn checked_code(text: &str) -> Result<String> {
    let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if code.len() == BILLING_DIGITS && code.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(code);
    }
    let message = message!(
        "'{text}' is no billing code, expected {digits} digits",
        text,
        digits = BILLING_DIGITS
    );
    Err(Error::new(ErrorKind::Usage, message)
        .field("code")
        .hint(message!("it stands on the page that SIMPONI shows when the bill is made")))
}
