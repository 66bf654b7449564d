//! A numbered paper that is issued: its answer, and the series that its number is of.

use std::path::Path;

use serde::Serialize;

use crate::ledger::Series;
use crate::model::{Numbering, PaperForm, Rupiah};
use crate::office::session::Home;

/// A paper that was issued, or printed again.
#[derive(Debug, Serialize)]
pub struct Issued {
    /// The paper's number.
    pub number: String,
    /// The request's number.
    pub request: String,
    /// The amount that it is about.
    pub amount: Rupiah,
    /// Where it lies.
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

/// Returns the series of a kind of paper.
pub(in crate::office) fn series<'a>(
    home: &'a Home,
    numbering: &'a Numbering,
    form: &'a PaperForm,
) -> Series<'a> {
    Series { numbering, unit_code: &home.settings().unit_code, on: home.clock.today(), form }
}
