//! Papers as files: any paper that the ledger knows can be printed again, void or not.

use std::path::PathBuf;

use super::office::Office;
use crate::billing;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::Ledger;
use crate::model::{Handover, Invoice, PaperForm, PaperKind, Receipt};

/// Prints an invoice with its latest billing code.
pub(super) fn invoice(office: &Office, ledger: &Ledger, invoice: &Invoice) -> Result<PathBuf> {
    let form = form(office, ledger, PaperKind::Invoice, &invoice.number)?;
    let code = ledger.billing_code(&invoice.number)?;
    let void = ledger.void_of(PaperKind::Invoice, &invoice.number)?;
    let sheet = billing::set_invoice(&form, invoice, code.as_ref(), void.as_ref())?;
    let name = file_name("tagihan", &invoice.number);
    office.keep_paper(&invoice.request, &name, &sheet.pdf()?)
}

/// Prints a receipt.
pub(super) fn receipt(office: &Office, ledger: &Ledger, receipt: &Receipt) -> Result<PathBuf> {
    let form = form(office, ledger, PaperKind::Receipt, &receipt.number)?;
    let invoice = invoice_of(ledger, &receipt.invoice)?;
    let void = ledger.void_of(PaperKind::Receipt, &receipt.number)?;
    let sheet = billing::set_receipt(&form, receipt, &invoice, void.as_ref())?;
    let name = file_name("kuitansi", &receipt.number);
    office.keep_paper(&receipt.request, &name, &sheet.pdf()?)
}

/// Prints a handover note.
pub(super) fn handover(office: &Office, ledger: &Ledger, handover: &Handover) -> Result<PathBuf> {
    let form = form(office, ledger, PaperKind::Handover, &handover.number)?;
    let receipt = ledger.receipt(&handover.receipt)?.ok_or_else(|| gone(&handover.receipt))?;
    let invoice = invoice_of(ledger, &receipt.invoice)?;
    let correction = ledger.correction_of(&handover.number)?;
    let void = ledger.void_of(PaperKind::Handover, &handover.number)?;
    let (correction, void) = (correction.as_ref(), void.as_ref());
    let sheet = billing::set_handover(&form, handover, &invoice, correction, void)?;
    let name = file_name("serah-terima", &handover.number);
    office.keep_paper(&handover.request, &name, &sheet.pdf()?)
}

/// Returns what a paper was issued with; today's form where an older version of the program kept none.
fn form(office: &Office, ledger: &Ledger, kind: PaperKind, number: &str) -> Result<PaperForm> {
    match ledger.form_of(kind, number)? {
        Some(form) => Ok(form),
        None => Ok(office.papers()?.form(kind, &office.settings)),
    }
}

/// Numbers hold slashes; a file's name does not.
pub(super) fn file_name(kind: &str, number: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '.' || c == '-' { c } else { '_' };
    format!("{kind}-{}.pdf", number.chars().map(plain).collect::<String>())
}

fn invoice_of(ledger: &Ledger, number: &str) -> Result<Invoice> {
    ledger.invoice(number)?.ok_or_else(|| gone(number))
}

fn gone(number: &str) -> Error {
    Error::new(ErrorKind::Ledger, format!("the paper {number} is gone from the ledger"))
        .hint("run `kemas ledger verify`")
}
