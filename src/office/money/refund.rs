//! Refund: what the treasury paid back to a buyer.

use jiff::civil::Date;
use serde::Serialize;

use crate::billing;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Refund, Rupiah};
use crate::office::session::Session;

/// A refund that was recorded.
#[derive(Debug, Serialize)]
pub struct Refunded {
    /// The number of the treasury's order (SP2D).
    pub number: String,
    /// The refund.
    #[serde(flatten)]
    pub refund: Refund,
}

impl Session {
    /// Records that the treasury paid back what it owed for an invoice, an NTPN or a request, by an order (SP2D) with
    /// this number. `on` is the day of the order, `None` for today; `amount` must be what was owed, where it is given.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a malformed number or a day after today; `State` as
    /// [`crate::ledger::Ledger::record_refund`].
    pub fn refund(
        &mut self,
        of: &str,
        proof: &str,
        amount: Option<Rupiah>,
        on: Option<Date>,
    ) -> Result<Refunded> {
        let proof = billing::checked_order(proof)?;
        self.needs_second(&message!("the record of a refund"))?;
        let (home, ledger) = self.parts()?;
        let today = home.clock.today();
        let on = on.unwrap_or(today);
        if on > today {
            let message = message!("{day} is after today, {today}", day = on, today);
            return Err(Error::new(ErrorKind::Usage, message)
                .field("--on")
                .hint(message!("give the day that stands on the order (SP2D)")));
        }
        let refund = ledger.record_refund(of.trim(), &proof, amount, (on, today))?;
        Ok(Refunded { number: proof, refund })
    }
}
