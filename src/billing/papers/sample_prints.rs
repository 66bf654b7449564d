//! Sample prints: a paper is rendered twice before it is stored, as it is issued and with samples of what may be added
//! later.

use jiff::civil::Date;

use super::numbered::{set_handover, set_invoice, set_paid_invoice, set_receipt};
use crate::error::Result;
use crate::model::{
    BillingCode, Correction, Handover, Invoice, PaperForm, PaperKind, Payment, PaymentMethod,
    Receipt, Void,
};

/// Renders an invoice without additions, and then with a sample payment, a sample billing code and a sample void. A caller that stores
/// the invoice only afterwards issues none whose template cannot be rendered, or that has a sign which the fonts lack.
/// What follows from the invoice repeats its texts, and is issued also where an earlier version of the program let such
/// a sign pass.
pub fn prove_invoice(form: &PaperForm, invoice: &Invoice) -> Result<()> {
    let on = invoice.issued_on;
    let code = BillingCode { code: "0".repeat(15), issued_on: on, expires_on: on };
    let void = sample_void(PaperKind::Invoice, &invoice.number, on);
    set_invoice(form, invoice, None, None)?.legible_pdf()?;
    let (number, amount) = (invoice.number.clone(), invoice.total);
    let method = PaymentMethod::Cash { treasurer: "-".to_owned() };
    let payment = Payment { invoice: number, method, amount, on, rounding: 0 };
    set_paid_invoice(form, invoice, &payment)?.pdf()?;
    set_invoice(form, invoice, Some(&code), Some(&void))?.pdf().map(drop)
}

/// As [`prove_invoice`], for a receipt: without a void and with one.
pub fn prove_receipt(form: &PaperForm, receipt: &Receipt, invoice: &Invoice) -> Result<()> {
    let void = sample_void(PaperKind::Receipt, &receipt.number, receipt.issued_on);
    set_receipt(form, receipt, invoice, None)?.pdf()?;
    set_receipt(form, receipt, invoice, Some(&void))?.pdf().map(drop)
}

/// As [`prove_invoice`], for a handover note: without additions, and with a correction and a void.
pub fn prove_handover(form: &PaperForm, handover: &Handover, invoice: &Invoice) -> Result<()> {
    let (number, on) = (&handover.number, handover.on);
    let void = sample_void(PaperKind::Handover, number, on);
    let correction = Correction { handover: number.clone(), because: "-".to_owned(), on };
    set_handover(form, handover, invoice, None, None)?.pdf()?;
    set_handover(form, handover, invoice, Some(&correction), Some(&void))?.pdf().map(drop)
}

/// Returns a sample void.
fn sample_void(kind: PaperKind, number: &str, on: Date) -> Void {
    Void { kind, number: number.to_owned(), because: "-".to_owned(), on }
}
