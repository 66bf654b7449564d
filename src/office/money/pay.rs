//! Pay: the payment of an invoice, in cash or through SIMPONI.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::billing;
use crate::error::Result;
use crate::ledger::EvidenceKind;
use crate::model::{PaymentMethod, Rupiah};
use crate::office::evidence::Document;
use crate::office::papers::{Issued, print_invoice};
use crate::office::session::{Session, number_of};

/// How an invoice was paid.
#[derive(Debug, Clone)]
pub enum Paid {
    /// In cash.
    Cash {
        /// The name of the treasurer who took it.
        treasurer: String,
    },
    /// Through SIMPONI.
    Simponi {
        /// The NTPN of the proof of payment.
        ntpn: String,
        /// The name of whoever checked the proof; `None` for the treasurer in the settings, or for who acts where the
        /// office names its people and the treasurer in the settings is none of them.
        confirmed_by: Option<String>,
        /// The bank's day on the proof of payment; `None` where it is not given.
        paid_on: Option<Date>,
        /// The scan of the bank's proof (BPN), which is attached in the same act; `None` where it comes later.
        evidence: Option<PathBuf>,
    },
}

impl Session {
    /// Records the payment of an invoice and prints the invoice again. `amount` must be its total; `None` stands for
    /// the total.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::State`] for an amount that is not the total or an NTPN that was used before, and
    /// where the invoice is unknown, paid, void, superseded or of a day after today, or its request has ended; `Usage`
    /// for a malformed NTPN, an empty name, a proof that is no whole PDF or picture, or a bank's day before the invoice
    /// or after today.
    pub fn pay(&mut self, invoice: &str, paid: Paid, amount: Option<Rupiah>) -> Result<Issued> {
        let who_acts = self.actor().name;
        let (home, ledger) = self.parts()?;
        let invoice = ledger.known_invoice(invoice)?;
        let mut evidence = None;
        let method = match paid {
            Paid::Cash { treasurer } => PaymentMethod::Cash { treasurer },
            Paid::Simponi { ntpn, confirmed_by, paid_on, evidence: file } => {
                let read = |file: PathBuf| Document::read(&file, "--evidence");
                evidence = file.map(read).transpose()?;
                let settings = home.settings();
                let ours = || settings.treasurer_on(home.clock.today()).or(who_acts);
                let by = confirmed_by.or_else(ours).unwrap_or_default();
                PaymentMethod::Simponi { ntpn, confirmed_by: by, paid_on }
            }
        };
        let taker = match &method {
            PaymentMethod::Cash { treasurer } => treasurer.as_str(),
            PaymentMethod::Simponi { confirmed_by, .. } => confirmed_by.as_str(),
        };
        let acts = self.actor().name;
        let takers: Vec<&str> = [Some(taker), acts.as_deref()].into_iter().flatten().collect();
        self.refuse_approver(&number_of(&invoice.request)?, &takers)?;
        let (home, ledger) = self.parts()?;
        let amount = amount.unwrap_or(invoice.total);
        let payment = billing::payment(&invoice, method, amount, home.clock.today())?;
        home.ready_for_papers(&invoice.request)?;
        match evidence {
            None => ledger.record_payment(&payment)?,
            Some(proof) => proof.attached(home, EvidenceKind::Bpn, &invoice.request, |proof| {
                ledger.record_proven_payment(&payment, Some(proof))
            })?,
        }
        let path = print_invoice(home, ledger, &invoice)?;
        Ok(Issued::new(invoice.number, invoice.request, payment.amount, &path))
    }
}
