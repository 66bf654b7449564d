//! Reconcile: what SIMPONI says of a month, compared with the ledger.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::close_month::started_month;
use super::reconciliation::{Reconciliation, reconcile};
use super::simponi_export::simponi_export;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity;
use crate::message::message;
use crate::model::{Sha256Digest, month_name};
use crate::office::session::Session;

/// The folder of the comparisons, in the office's folder.
const RECONCILIATIONS: &str = "papers/rekonsiliasi";

/// The most bytes that an export has; a list of a year has fewer.
const MOST_BYTES: u64 = 64_000_000;

/// A comparison that was recorded.
#[derive(Debug, Serialize)]
pub struct Reconciled {
    /// The month, in place of a number, such as `2026-11`.
    pub number: String,
    /// The name of the export.
    pub file: String,
    /// Its SHA-256.
    pub sha256: Sha256Digest,
    /// The path of the sheet.
    pub path: String,
    /// The comparison.
    #[serde(flatten)]
    pub found: Reconciliation,
}

impl Session {
    /// Compares an export of SIMPONI with the ledger for the month of a day, `None` for this month; records the
    /// comparison and writes its sheet.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a month to come, for a file that is no such export, and for one without a row of
    /// the month; `Io` where it cannot be read.
    /// Where the sheet cannot be rendered, nothing is recorded.
    pub fn reconcile(&mut self, file: &Path, of: Option<Date>) -> Result<Reconciled> {
        let actor = self.actor();
        let (home, ledger) = self.parts()?;
        let (papers, today) = (home.papers()?, home.clock.today());
        let of = started_month(of, today, "--month")?;
        let unread = |error| Error::io(file, message!("read the export of SIMPONI"), error);
        let long = std::fs::metadata(file).map_err(unread)?.len();
        if long > MOST_BYTES {
            let message = message!("the file is larger than any export of SIMPONI");
            return Err(Error::new(ErrorKind::Usage, message)
                .file(file)
                .hint(message!("export the list of SIMPONI as CSV and give that file")));
        }
        let bytes = std::fs::read(file).map_err(unread)?;
        let month = month_name(of);
        let rows = simponi_export(file, &bytes, &home.settings().simponi)?;
        let found = reconcile(of.first_of_month(), &rows, &ledger.reached_treasury()?);
        if found.rows == 0 && found.other_months > 0 {
            let message = message!("no row of the export is of the month {month}", month);
            return Err(Error::new(ErrorKind::Usage, message).file(file).hint(message!(
                "nothing was compared; export the list of that month, or name its month with --month"
            )));
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let treasurer = home.settings().treasurer_of(actor.name.as_deref(), today);
        let paper =
            papers.reconcile((&month, &found), &name, &treasurer, today, home.settings())?.pdf()?;
        let folder = Path::new(RECONCILIATIONS);
        home.ready(folder)?;
        let sha256 = fixity::sha256(&bytes);
        ledger.record_reconciliation(&month, &found, (&name, sha256), today)?;
        let path = home.write(folder, &format!("rekonsiliasi-{month}.pdf"), &paper)?;
        Ok(Reconciled {
            number: month,
            file: name,
            sha256,
            path: path.display().to_string(),
            found,
        })
    }
}
