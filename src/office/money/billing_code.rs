//! Billing code: the code of SIMPONI with which an invoice is paid at a bank.

use jiff::civil::Date;
use serde::Serialize;

use crate::billing;
use crate::error::Result;
use crate::model::Rupiah;
use crate::office::papers::print_invoice;
use crate::office::session::Session;

/// A billing code that was recorded.
#[derive(Debug, Serialize)]
pub struct BillingCodeRecorded {
    /// The invoice's number.
    pub number: String,
    /// The request's number.
    pub request: String,
    /// The code, without spaces and dashes.
    pub code: String,
    /// The last day on which it can be used.
    pub expires: Date,
    /// The invoice's total.
    pub amount: Rupiah,
    /// The path of the invoice, printed with the code.
    pub path: String,
}

impl Session {
    /// Records an invoice's billing code and prints the invoice with it. The same code with the same last day is
    /// recorded only once; the invoice is printed again.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] where the code is malformed or has expired; `State` where there is no such
    /// invoice, it cannot be paid or is of Rp0, it has another valid code, or the code was recorded before, for another
    /// invoice or with another last day.
    pub fn record_billing_code(
        &mut self,
        number: &str,
        code: &str,
        expires: Date,
    ) -> Result<BillingCodeRecorded> {
        let (home, ledger) = self.parts()?;
        let invoice = ledger.known_invoice(number)?;
        let code = billing::billing_code(&invoice, code, expires, home.clock.today())?;
        home.ready_for_papers(&invoice.request)?;
        ledger.record_billing_code(number, &code)?;
        let path = print_invoice(home, ledger, &invoice)?;
        Ok(BillingCodeRecorded {
            number: invoice.number,
            request: invoice.request,
            code: code.code,
            expires,
            amount: invoice.total,
            path: path.display().to_string(),
        })
    }
}
