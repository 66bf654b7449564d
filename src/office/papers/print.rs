//! Papers as files: numbered papers are printed from the ledger, void or not.

use std::path::PathBuf;

use serde::Serialize;

use crate::billing;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{Ledger, unknown_paper};
use crate::message::{Message, message};
use crate::model::{Handover, Invoice, PaperForm, PaperKind, Receipt, RequestNumber};
use crate::office::session::{Home, Session};
use crate::paper::Sheet;

/// A paper that was printed again.
#[derive(Debug, Serialize)]
pub struct Printed {
    /// The paper's number.
    pub number: String,
    /// Its kind.
    pub kind: PaperKind,
    /// The path of the file.
    pub path: String,
}

impl Session {
    /// Prints a paper again from the ledger, whatever has happened to its request since. Its content is the same,
    /// except for what was recorded later: a billing code, a payment, BATAL on a void paper, DIGANTI on a superseded invoice, or
    /// the blanked data of a person. A paper with which an older version of the program stored no template is printed
    /// with today's template and settings.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the ledger knows no such paper; [`ErrorKind::Paper`] where its template cannot be
    /// rendered.
    pub fn print(&mut self, kind: PaperKind, number: &str) -> Result<Printed> {
        let (home, ledger) = self.parts()?;
        let path = print_paper(home, ledger, kind, number)?.display().to_string();
        Ok(Printed { number: number.to_owned(), kind, path })
    }
}

/// Prints a paper of any kind by its number; returns the path of the file.
pub(in crate::office) fn print_paper(
    home: &Home,
    ledger: &Ledger,
    kind: PaperKind,
    number: &str,
) -> Result<PathBuf> {
    let unknown = || unknown_paper(kind, number);
    match kind {
        PaperKind::Invoice => {
            print_invoice(home, ledger, &ledger.invoice(number)?.ok_or_else(unknown)?)
        }
        PaperKind::Receipt => {
            print_receipt(home, ledger, &ledger.receipt(number)?.ok_or_else(unknown)?)
        }
        PaperKind::Handover => {
            print_handover(home, ledger, &ledger.handover(number)?.ok_or_else(unknown)?)
        }
    }
}

/// Prints an invoice with its latest billing code, if any, with LUNAS and the day where it was paid, with BATAL where it
/// is void, and with DIGANTI where its request was changed or returned before it was paid; returns the path of the file.
pub(in crate::office) fn print_invoice(
    home: &Home,
    ledger: &Ledger,
    invoice: &Invoice,
) -> Result<PathBuf> {
    let form = Form::of(home, ledger, PaperKind::Invoice, &invoice.number)?;
    let code = ledger.billing_code(&invoice.number)?;
    let void = ledger.void_of(PaperKind::Invoice, &invoice.number)?;
    let payment = ledger.payment_of(&invoice.number)?;
    let sheet = match (ledger.superseded_on(&invoice.number)?, &payment) {
        (Some(on), _) => billing::set_superseded_invoice(&form.form, invoice, on),
        (None, Some(payment)) if void.is_none() => {
            billing::set_paid_invoice(&form.form, invoice, payment)
        }
        (None, _) => billing::set_invoice(&form.form, invoice, code.as_ref(), void.as_ref()),
    };
    let name = file_name("tagihan", &invoice.number);
    home.write_paper(&invoice.request, &name, &form.pdf(sheet)?)
}

/// Prints a receipt, with BATAL where it is void; returns the path of the file.
pub(in crate::office) fn print_receipt(
    home: &Home,
    ledger: &Ledger,
    receipt: &Receipt,
) -> Result<PathBuf> {
    let form = Form::of(home, ledger, PaperKind::Receipt, &receipt.number)?;
    let invoice = invoice_of(ledger, &receipt.invoice)?;
    let void = ledger.void_of(PaperKind::Receipt, &receipt.number)?;
    let sheet = billing::set_receipt(&form.form, receipt, &invoice, void.as_ref());
    let name = file_name("kuitansi", &receipt.number);
    home.write_paper(&receipt.request, &name, &form.pdf(sheet)?)
}

/// Prints a handover note, with BATAL where it is void; returns the path of the file.
pub(in crate::office) fn print_handover(
    home: &Home,
    ledger: &Ledger,
    handover: &Handover,
) -> Result<PathBuf> {
    let form = Form::of(home, ledger, PaperKind::Handover, &handover.number)?;
    let receipt = ledger.receipt(&handover.receipt)?.ok_or_else(|| gone(&handover.receipt))?;
    let invoice = handed_over(ledger, handover, invoice_of(ledger, &receipt.invoice)?)?;
    let correction = ledger.correction_of(&handover.number)?;
    let void = ledger.void_of(PaperKind::Handover, &handover.number)?;
    let (correction, void) = (correction.as_ref(), void.as_ref());
    let sheet = billing::set_handover(&form.form, handover, &invoice, correction, void);
    let name = file_name("serah-terima", &handover.number);
    home.write_paper(&handover.request, &name, &form.pdf(sheet)?)
}

/// The template and settings that a paper was issued with, or today's where an older version of the program stored
/// none.
struct Form {
    form: PaperForm,
    /// What errors say of a template that the ledger kept; `None` for today's template.
    note: Option<Message>,
}

impl Form {
    /// Returns the template and settings that a paper was issued with, or today's where an older version stored none.
    fn of(home: &Home, ledger: &Ledger, kind: PaperKind, number: &str) -> Result<Self> {
        Ok(match ledger.form_of(kind, number)? {
            Some(form) => {
                Self { form, note: Some(message!("as {number} was issued with", number)) }
            }
            None => Self { form: home.papers()?.form(kind, home.settings()), note: None },
        })
    }

    /// Returns the paper as a PDF.
    fn pdf(self, sheet: Result<Sheet>) -> Result<Vec<u8>> {
        sheet.and_then(|sheet| sheet.pdf()).map_err(|error| match self.note {
            Some(note) => error.file_note(note),
            None => error,
        })
    }
}

/// Returns the file name of a paper. Each character of its number that is no letter, digit, period or hyphen becomes
/// `_`.
pub(in crate::office) fn file_name(kind: &str, number: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '.' || c == '-' { c } else { '_' };
    format!("{kind}-{}.pdf", number.chars().map(plain).collect::<String>())
}

fn invoice_of(ledger: &Ledger, number: &str) -> Result<Invoice> {
    ledger.invoice(number)?.ok_or_else(|| gone(number))
}

/// Returns the invoice that a handover note names, with the lines of what is handed over: where the request was amended
/// and what was paid before covers its price, those of the amendment.
pub(in crate::office) fn handed_over(
    ledger: &Ledger,
    handover: &Handover,
    invoice: Invoice,
) -> Result<Invoice> {
    let number = RequestNumber::parse(&handover.request);
    let amendment = match number.zip(handover.amendment) {
        Some((number, serial)) => ledger.amendment(&number, serial)?,
        None => None,
    };
    Ok(match amendment.and_then(|amendment| amendment.price) {
        Some(price) if price.sums.lacking().is_none() => Invoice { lines: price.lines, ..invoice },
        _ => invoice,
    })
}

fn gone(number: &str) -> Error {
    Error::new(ErrorKind::Ledger, message!("the paper {number} is gone from the ledger", number))
        .hint(message!("run `kemas ledger verify`"))
}
