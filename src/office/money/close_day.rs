//! Close of a day: receipts, receipts of earlier days that became void, cash not deposited, claims on the treasury,
//! voids and totals, as PDF and as CSV.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::day_table::day_table;
use crate::error::{Error, Result};
use crate::message::{Message, message};
use crate::model::{
    CashInHand, Claim, DepositMade, MoneyAmendment, Overpayment, Receipt, Refund, Representative,
    Rupiah, TariffTotal, Void,
};
use crate::office::session::Session;

/// The folder of the day lists, in the office's folder.
pub(in crate::office) const DAY_LISTS: &str = "papers/tutup-hari";

/// The close of a day.
#[derive(Debug, Serialize)]
pub struct DayClosed {
    /// The day of the close, in place of a number.
    pub number: Date,
    /// The path of the list as PDF.
    pub path: String,
    /// The path of the list as CSV.
    pub csv: String,
    /// The numbers of the receipts that were issued on the day and were not void by its end.
    pub receipts: Vec<String>,
    /// The sum of these receipts.
    pub total: Rupiah,
    /// The part of this sum that was paid in cash.
    pub cash: Rupiah,
    /// The part of this sum that was paid through SIMPONI.
    pub simponi: Rupiah,
    /// The numbers of receipts of earlier days that became void on the day.
    pub reversed: Vec<String>,
    /// The sum of those receipts.
    pub reversed_total: Rupiah,
    /// Cash that was paid by the end of the day and was not deposited by then.
    pub undeposited: Vec<CashInHand>,
    /// The sum of that cash.
    pub undeposited_total: Rupiah,
    /// What was handed over beyond that sum by rounding, in rupiah; negative where that was less.
    pub undeposited_rounding: i64,
    /// Deposits that were made on the day, or recorded on it and made before.
    pub deposits: Vec<DepositMade>,
    /// What the treasury owes buyers at the end of the day.
    pub claims: Vec<Claim>,
    /// The sum of what it owes.
    pub claims_total: Rupiah,
    /// What reached the treasury beyond the payments that count, and was not paid back by the end of the day.
    pub overpayments: Vec<Overpayment>,
    /// The sum of these overpayments.
    pub overpayments_total: Rupiah,
    /// What the treasury paid back on the day, or what was recorded on it and paid back before.
    pub refunds: Vec<Refund>,
    /// The sum of these refunds.
    pub refunds_total: Rupiah,
    /// Papers that became void on the day.
    pub voids: Vec<Void>,
    /// Billing codes and payments that were amended on the day.
    pub amendments: Vec<MoneyAmendment>,
    /// The sums of the day's receipts for each tariff row.
    pub tariffs: Vec<TariffTotal>,
    /// The last hash of the ledger's chain when the list was made; empty where the ledger has no row.
    pub ledger_head: String,
}

impl Session {
    /// Writes the list of today's close as PDF and as CSV. Asked again on the same day, it replaces both files. Cash is
    /// due in the treasury on the working day on which it is taken, or on the next one after a day without work.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`](crate::error::ErrorKind::Catalog) where the office's list of holidays is broken.
    pub fn close_day(&mut self) -> Result<DayClosed> {
        let treasurer = self.signing_treasurer();
        let (home, ledger) = self.parts()?;
        let holidays = home.catalog().holidays()?;
        let mut day = ledger.day_close(home.clock.today())?;
        day.mark_late(|taken| holidays.working_day_from(taken));
        for row in &mut day.tariffs {
            if let Some(known) = home.catalog().tariffs.iter().find(|known| known.id == row.tariff)
            {
                let rate = Message::verbatim(&row.title);
                row.title =
                    message!("{subject}: {rate}", subject = known.words(), rate).indonesian();
            }
        }
        let paper = home.papers()?.close_day(&day, &treasurer, home.settings())?.pdf()?;
        let folder = Path::new(DAY_LISTS);
        let path = home.write(folder, &format!("tutup-hari-{}.pdf", day.on), &paper)?;
        let name = format!("tutup-hari-{}.csv", day.on);
        let table = day_table(&day)
            .map_err(|error| Error::io(Path::new(&name), message!("write the list"), error))?;
        let csv = home.write(folder, &name, &table)?;
        let numbers = |receipts: &[Receipt]| -> Vec<String> {
            receipts.iter().map(|receipt| receipt.number.clone()).collect()
        };
        Ok(DayClosed {
            number: day.on,
            path: path.display().to_string(),
            csv: csv.display().to_string(),
            receipts: numbers(&day.receipts),
            total: day.total,
            cash: day.cash,
            simponi: day.simponi,
            reversed: numbers(&day.reversed),
            reversed_total: day.reversed_total,
            undeposited: day.undeposited,
            undeposited_total: day.undeposited_total,
            undeposited_rounding: day.undeposited_rounding,
            deposits: day.deposits,
            claims: day.claims,
            claims_total: day.claims_total,
            overpayments: day.overpayments,
            overpayments_total: day.overpayments_total,
            refunds: day.refunds,
            refunds_total: day.refunds_total,
            voids: day.voids,
            amendments: day.amendments,
            tariffs: day.tariffs,
            ledger_head: day.ledger_head,
        })
    }

    /// Returns who signs a treasurer's list of today: who acts, where the office names its people and so knows its
    /// treasurers, or else the treasurer who serves.
    pub(super) fn signing_treasurer(&self) -> Representative {
        let (actor, home) = (self.actor().name, self.home());
        let acts = actor.filter(|_| !home.settings().people.is_empty());
        home.settings().treasurer_of(acts.as_deref(), home.clock.today())
    }
}
