//! Close of the day: receipts, cash not deposited, voids and totals, as PDF and as a table.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::day_table::day_table;
use crate::error::{Error, Result};
use crate::message::message;
use crate::model::{CashInHand, Receipt, Rupiah, TariffTotal, Void};
use crate::office::session::Session;

/// Where the lists of days lie.
pub(in crate::office) const DAY_LISTS: &str = "papers/tutup-hari";

/// The close of a day.
#[derive(Debug, Serialize)]
pub struct DayClosed {
    /// The day.
    pub number: Date,
    /// The list for people.
    pub path: String,
    /// The same as a table.
    pub csv: String,
    /// The numbers of the day's receipts.
    pub receipts: Vec<String>,
    /// What was taken.
    pub total: Rupiah,
    /// Of it in cash.
    pub cash: Rupiah,
    /// Of it by SIMPONI.
    pub simponi: Rupiah,
    /// The numbers of receipts of earlier days that became void.
    pub reversed: Vec<String>,
    /// Their sum.
    pub reversed_total: Rupiah,
    /// Cash that is not deposited yet.
    pub undeposited: Vec<CashInHand>,
    /// Its sum.
    pub undeposited_total: Rupiah,
    /// Papers that became void on the day.
    pub voids: Vec<Void>,
    /// Totals by tariff row.
    pub tariffs: Vec<TariffTotal>,
    /// The last link of the ledger's chain.
    pub ledger_head: String,
}

impl Session {
    /// Lists the day.
    pub fn close_day(&mut self) -> Result<DayClosed> {
        let (home, ledger) = self.parts()?;
        let day = ledger.day_close(home.clock.today())?;
        let paper = home.papers()?.close_day(&day, home.settings())?.pdf()?;
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
            voids: day.voids,
            tariffs: day.tariffs,
            ledger_head: day.ledger_head,
        })
    }
}
