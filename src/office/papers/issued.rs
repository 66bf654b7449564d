//! A numbered paper that was issued, and the series of its number.

use std::path::Path;

use serde::Serialize;

use crate::ledger::Series;
use crate::model::{Numbering, PaperForm, Rupiah};
use crate::office::session::Home;

/// A numbered paper that was issued or printed again. For a payment it is the invoice that was paid.
#[derive(Debug, Serialize)]
pub struct Issued {
    /// The paper's number.
    pub number: String,
    /// The request's number.
    pub request: String,
    /// The amount of an invoice or receipt; for a handover note, the price of what is handed over.
    pub amount: Rupiah,
    /// The path of the file.
    pub path: String,
}

impl Issued {
    pub(in crate::office) fn new(
        number: String,
        request: String,
        amount: Rupiah,
        path: &Path,
    ) -> Self {
        Self { number, request, amount, path: path.display().to_string() }
    }
}

/// Returns what the ledger needs to number a paper that is issued today: the numbering of its kind, the unit code, the
/// day, and the form to store with it.
pub(in crate::office) fn series<'a>(
    home: &'a Home,
    numbering: &'a Numbering,
    form: &'a PaperForm,
) -> Series<'a> {
    Series { numbering, unit_code: &home.settings().unit_code, on: home.clock.today(), form }
}
