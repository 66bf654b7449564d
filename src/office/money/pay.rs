//! Pay: an invoice's payment, in cash or by SIMPONI.

use crate::billing;
use crate::error::Result;
use crate::model::{PaymentMethod, Rupiah};
use crate::office::papers::{Issued, print_invoice};
use crate::office::session::Session;

/// A payment as the treasurer saw it.
#[derive(Debug, Clone)]
pub struct Paid {
    /// The NTPN of the proof of payment; `None` for cash.
    pub ntpn: Option<String>,
    /// Who took the cash, or saw the proof; for the latter, `None` is the treasurer of the settings.
    pub treasurer: Option<String>,
    /// What was paid; `None` for the invoice's total.
    pub amount: Option<Rupiah>,
}

impl Session {
    /// Records the payment of an invoice.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for an amount that is not the total, or an NTPN that is none;
    /// `State` where the invoice is paid, void or superseded.
    pub fn pay(&mut self, invoice: &str, paid: Paid) -> Result<Issued> {
        let (home, ledger) = self.parts()?;
        let invoice = ledger.known_invoice(invoice)?;
        let method = match paid.ntpn {
            Some(ntpn) => {
                let ours = || home.settings().treasurer.name.clone();
                PaymentMethod::Simponi { ntpn, confirmed_by: paid.treasurer.unwrap_or_else(ours) }
            }
            None => PaymentMethod::Cash { treasurer: paid.treasurer.unwrap_or_default() },
        };
        let amount = paid.amount.unwrap_or(invoice.total);
        let payment = billing::payment(&invoice, method, amount, home.clock.today())?;
        ledger.record_payment(&payment)?;
        let path = print_invoice(home, ledger, &invoice)?;
        Ok(Issued::new(invoice.number, invoice.request, payment.amount, &path))
    }
}
