//! Billing code: the code of SIMPONI with which an invoice is paid at a bank.

use jiff::civil::Date;
use serde::Serialize;

use crate::billing;
use crate::error::Result;
use crate::ledger::{AmendingMoney, Ledger};
use crate::message::message;
use crate::model::{BillingCode, Invoice, Rupiah};
use crate::office::papers::print_invoice;
use crate::office::session::{Home, Session, stated_reason};

/// A billing code that was recorded or made void.
#[derive(Debug, Serialize)]
pub struct BillingCodeRecorded {
    /// The invoice's number.
    pub number: String,
    /// The request's number.
    pub request: String,
    /// The code, without spaces and dashes; `None` where a code was made void without another one.
    pub code: Option<String>,
    /// The last day on which it can be used.
    pub expires: Option<Date>,
    /// The code that it replaces, which is void now.
    pub replaced: Option<String>,
    /// The invoice's total.
    pub amount: Rupiah,
    /// The path of the invoice, printed with the code that is good now.
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
        BillingCodeRecorded::printed(home, ledger, invoice, (Some(code), None))
    }

    /// Voids an invoice's open billing code, records `new` (a code and its last day) in its place, and prints the
    /// invoice. Without `new` the invoice has no code from then, so that it can be paid in cash. Where `new` is the
    /// code that the invoice has, only its last day is put right; the day may be over.
    ///
    /// # Errors
    /// As [`Self::record_billing_code`]; [`crate::error::ErrorKind::Usage`] also for an empty reason or where nobody is
    /// named; `State` also where the invoice has no open code.
    pub fn replace_billing_code(
        &mut self,
        number: &str,
        new: Option<(&str, Date)>,
        because: &str,
    ) -> Result<BillingCodeRecorded> {
        let because = stated_reason(because)?;
        let by = self.named_actor()?;
        self.needs_second(&message!("the replacement of a billing code"))?;
        let (home, ledger) = self.parts()?;
        let invoice = ledger.known_invoice(number)?;
        let on = home.clock.today();
        let known = ledger.billing_code(number)?;
        let code = |(code, expires)| match known {
            Some(known) if billing::checked_code(code)? == known.code => {
                billing::with_last_day(&known, expires)
            }
            _ => billing::billing_code(&invoice, code, expires, on),
        };
        let code = new.map(code).transpose()?;
        home.ready_for_papers(&invoice.request)?;
        let why = AmendingMoney { because, by: &by, on };
        let void = ledger.replace_billing_code(number, code.as_ref(), &why)?;
        BillingCodeRecorded::printed(home, ledger, invoice, (code, void))
    }
}

impl BillingCodeRecorded {
    /// Prints the invoice, and returns what was recorded for it: its code, and the code that is void now.
    fn printed(
        home: &Home,
        ledger: &Ledger,
        invoice: Invoice,
        (code, void): (Option<BillingCode>, Option<BillingCode>),
    ) -> Result<Self> {
        let path = print_invoice(home, ledger, &invoice)?;
        Ok(Self {
            number: invoice.number,
            request: invoice.request,
            expires: code.as_ref().map(|code| code.expires_on),
            code: code.map(|code| code.code),
            replaced: void.map(|code| code.code),
            amount: invoice.total,
            path: path.display().to_string(),
        })
    }
}
