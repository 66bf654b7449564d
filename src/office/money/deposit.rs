//! Deposit: cash that was paid into the state treasury.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use crate::billing;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::EvidenceKind;
use crate::message::message;
use crate::model::{Deposit, Rupiah};
use crate::office::evidence::Document;
use crate::office::papers::file_name;
use crate::office::session::Session;

/// The folder of the deposit lists, in the office's folder.
pub(in crate::office) const DEPOSIT_LISTS: &str = "papers/setoran";

/// A deposit that was recorded.
#[derive(Debug, Serialize)]
pub struct Deposited {
    /// The number of the state treasury's proof (NTPN).
    pub number: String,
    /// The day of the deposit.
    pub on: Date,
    /// The sum of the receipts.
    pub amount: Rupiah,
    /// The numbers of the receipts whose cash was deposited.
    pub receipts: Vec<String>,
    /// The path of the deposit list.
    pub path: String,
}

impl Session {
    /// Records that the cash of these receipts was deposited under one NTPN, and writes the deposit list. `code` is the
    /// billing code that was used, if any; `on` is the day of the deposit, `None` for today; `evidence` is the scan of
    /// the deposit's proof, which is attached in the same act.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a malformed NTPN or code, or a day after today, or a proof that is no whole PDF or picture; `State` where
    /// the office requires the proof and none is given, where the NTPN was used before, no
    /// receipt is named, or a receipt is unknown, named twice, not for cash, for Rp0, void, deposited already or of a
    /// day after `on`. Where the list cannot be rendered, nothing is recorded.
    pub fn deposit(
        &mut self,
        receipts: &[String],
        ntpn: &str,
        code: Option<&str>,
        on: Option<Date>,
        evidence: Option<&Path>,
    ) -> Result<Deposited> {
        let ntpn = billing::checked_ntpn(ntpn)?;
        let code = code.map(billing::checked_code).transpose()?;
        let treasurer = self.signing_treasurer();
        let (home, ledger) = self.parts()?;
        let proof = evidence.map(|file| Document::read(file, "--evidence")).transpose()?;
        if proof.is_none() && home.settings().counter.require_evidence {
            return Err(unproven());
        }
        let (papers, today) = (home.papers()?, home.clock.today());
        let on = on.unwrap_or(today);
        if on > today {
            let message = message!("{day} is after today, {today}", day = on, today);
            return Err(Error::new(ErrorKind::Usage, message)
                .field("--on")
                .hint(message!("give the day that stands on the deposit's proof (BPN)")));
        }
        let mut paper = Vec::new();
        let prove = |deposit: &Deposit| {
            paper = papers.deposit(deposit, &treasurer, home.settings())?.pdf()?;
            Ok(())
        };
        home.ready(Path::new(DEPOSIT_LISTS))?;
        let code = code.as_deref();
        let deposit = match proof {
            None => ledger.record_deposit(receipts, &ntpn, code, on, prove)?,
            Some(proof) => proof.attached(home, EvidenceKind::Setoran, "setoran", |proof| {
                ledger.record_proven_deposit(receipts, &ntpn, code, on, Some(proof), prove)
            })?,
        };
        let name = file_name("setoran", &format!("{on}-{ntpn}"));
        let path = home.write(Path::new(DEPOSIT_LISTS), &name, &paper)?;
        Ok(Deposited {
            number: ntpn,
            on: deposit.on,
            amount: deposit.amount,
            receipts: deposit.receipts.iter().map(|receipt| receipt.number.clone()).collect(),
            path: path.display().to_string(),
        })
    }
}

/// Returns the error of a deposit without its proof, where the office requires it.
fn unproven() -> Error {
    Error::new(ErrorKind::State, message!("this office records no deposit without its proof"))
        .field("--evidence")
        .hint(message!("give the scan of the deposit's proof (BPN) with `--evidence FILE`"))
}
