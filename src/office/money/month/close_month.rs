//! Close of a month: the treasurer's register in the manner of the *Buku Kas Umum*, as PDF and as CSV.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::month_table::month_table;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{CashCount, MonthClose, month_name};
use crate::office::session::Session;

/// The folder of the month lists, in the office's folder.
const MONTH_LISTS: &str = "papers/tutup-bulan";

/// The close of a month.
#[derive(Debug, Serialize)]
pub struct MonthClosed {
    /// The month, in place of a number, such as `2026-11`.
    pub number: String,
    /// The path of the register as PDF.
    pub path: String,
    /// The path of the register as CSV.
    pub csv: String,
    /// True where it was recorded; false where the close before said the same.
    pub recorded: bool,
    /// The register, with the counted cash.
    #[serde(flatten)]
    pub close: MonthClose,
}

impl Session {
    /// Closes the month of a day, `None` for this month, and writes its register as PDF and as CSV; a month that is not
    /// over is closed until today. `count` is the cash that was counted, which is compared with the closing balance.
    /// Closed again, the register replaces both files, and is recorded again only where anything differs.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a month to come. Where the paper cannot be rendered, nothing is recorded.
    pub fn close_month(
        &mut self,
        of: Option<Date>,
        count: Option<&CashCount>,
    ) -> Result<MonthClosed> {
        let actor = self.actor();
        let (home, ledger) = self.parts()?;
        let (papers, today) = (home.papers()?, home.clock.today());
        let of = started_month(of, today, "month")?;
        let treasurer = home.settings().treasurer_of(actor.name.as_deref(), today);
        let (mut paper, mut table) = (Vec::new(), Vec::new());
        let month = month_name(of);
        let csv = format!("tutup-bulan-{month}.csv");
        let prove = |close: &MonthClose| {
            paper = papers.close_month(close, &treasurer, today, home.settings())?.pdf()?;
            table = month_table(close)
                .map_err(|error| Error::io(Path::new(&csv), message!("write the list"), error))?;
            Ok(())
        };
        let folder = Path::new(MONTH_LISTS);
        home.ready(folder)?;
        let by = actor.recorded_name();
        let (close, recorded) = ledger.record_month_close(of, today, count, by, prove)?;
        let path = home.write(folder, &format!("tutup-bulan-{month}.pdf"), &paper)?;
        let csv = home.write(folder, &csv, &table)?;
        Ok(MonthClosed {
            number: month,
            path: path.display().to_string(),
            csv: csv.display().to_string(),
            recorded,
            close,
        })
    }
}

/// Returns a day of the month that is meant, which is this month where none is given.
///
/// # Errors
/// [`ErrorKind::Usage`] for a month to come.
pub(super) fn started_month(of: Option<Date>, today: Date, field: &str) -> Result<Date> {
    let of = of.unwrap_or(today);
    if of.first_of_month() <= today {
        return Ok(of);
    }
    let message = message!(
        "the month {month} has not begun; today is {today}",
        month = month_name(of),
        today
    );
    Err(Error::new(ErrorKind::Usage, message).field(field).hint(message!(
        "give this month or an earlier one, such as {month}",
        month = month_name(today)
    )))
}
