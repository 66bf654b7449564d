//! A numbered paper that was issued, and the series of its number.

use std::path::Path;

use serde::Serialize;

use crate::error::Result;
use crate::ledger::{GivenNumber, Series};
use crate::model::{Numbering, PaperForm, Rupiah};
use crate::office::session::{Home, register_number};

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
/// day, the form to store with it, and the number that was typed in from the office's own register.
///
/// # Errors
/// [`crate::error::ErrorKind::Usage`] for such a number that no paper can bear, or where the program counts the series.
pub(in crate::office) fn series<'a>(
    home: &'a Home,
    numbering: &'a Numbering,
    form: &'a PaperForm,
    given: GivenNumber<'a>,
) -> Result<Series<'a>> {
    let given = given_number(numbering, given)?;
    let unit_code = &home.settings().unit_code;
    Ok(Series { numbering, unit_code, on: home.clock.today(), form, given })
}

/// Returns a number from the office's own register, if any, without the blanks around it.
///
/// # Errors
/// As [`series`].
pub(in crate::office) fn given_number<'a>(
    numbering: &Numbering,
    given: GivenNumber<'a>,
) -> Result<GivenNumber<'a>> {
    given.refuse_unless_register(numbering)?;
    let number = given.number.map(|number| register_number(number, given.option)).transpose()?;
    Ok(GivenNumber { number, ..given })
}
