//! The papers with numbers, each set with what it was issued with: they print the same whatever the
//! office changes later, but for a billing code or a void that came since.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::error::Result;
use crate::model::{
    BillingCode, Correction, Handover, Invoice, PaperForm, PaperKind, PaymentMethod, Receipt, Void,
};
use crate::paper::Sheet;

/// Sets an invoice, with the billing code that is good for it and why it is void, where it is.
///
/// # Errors
/// [`ErrorKind::Paper`](crate::error::ErrorKind::Paper) with file and line, as for all papers.
pub fn set_invoice(
    form: &PaperForm,
    invoice: &Invoice,
    code: Option<&BillingCode>,
    void: Option<&Void>,
) -> Result<Sheet> {
    let office = &form.settings;
    let values = json!({ "invoice": invoice, "office": office, "code": code, "void": void });
    fill(form, &format!("Tagihan {}", invoice.number), &values)
}

/// Sets a receipt (*kuitansi*) of an invoice: the payer's copy and the office's.
pub fn set_receipt(
    form: &PaperForm,
    receipt: &Receipt,
    invoice: &Invoice,
    void: Option<&Void>,
) -> Result<Sheet> {
    let office = &form.settings;
    let ours = &office["treasurer"];
    // Another treasurer may have taken the cash or seen the proof; only the office's own number is known.
    let (PaymentMethod::Cash { treasurer }
    | PaymentMethod::Simponi { confirmed_by: treasurer, .. }) = &receipt.payment.method;
    let is_other = !treasurer.is_empty() && ours["name"].as_str() != Some(treasurer.as_str());
    let treasurer = if is_other { json!({ "name": treasurer, "nip": null }) } else { ours.clone() };
    let above = office["counter"]["receipt_meterai_above"].as_u64().unwrap_or_default();
    let values = json!({
        "receipt": receipt, "invoice": invoice, "office": office, "treasurer": treasurer,
        "void": void, "meterai": above > 0 && receipt.amount.0 > above,
    });
    fill(form, &format!("Kuitansi {}", receipt.number), &values)
}

/// Sets a handover note (*berita acara serah terima*); the invoice names what is handed over,
/// `correction` the note that it puts right.
pub fn set_handover(
    form: &PaperForm,
    handover: &Handover,
    invoice: &Invoice,
    correction: Option<&Correction>,
    void: Option<&Void>,
) -> Result<Sheet> {
    let values = json!({
        "handover": handover, "invoice": invoice, "office": form.settings,
        "correction": correction, "void": void,
    });
    fill(form, &format!("Serah terima {}", handover.number), &values)
}

/// Sets an invoice in every way in which it may have to be printed later, so that a template that
/// breaks in one of them takes no number. So do the two beside it.
pub fn prove_invoice(form: &PaperForm, invoice: &Invoice) -> Result<()> {
    let on = invoice.issued_on;
    let code = BillingCode { code: "0".repeat(15), issued_on: on, expires_on: on };
    let void = sample_void(PaperKind::Invoice, &invoice.number, on);
    set_invoice(form, invoice, None, None)?.pdf()?;
    set_invoice(form, invoice, Some(&code), Some(&void))?.pdf().map(drop)
}

/// As [`prove_invoice`], for a receipt.
pub fn prove_receipt(form: &PaperForm, receipt: &Receipt, invoice: &Invoice) -> Result<()> {
    let void = sample_void(PaperKind::Receipt, &receipt.number, receipt.issued_on);
    set_receipt(form, receipt, invoice, None)?.pdf()?;
    set_receipt(form, receipt, invoice, Some(&void))?.pdf().map(drop)
}

/// As [`prove_invoice`], for a handover note.
pub fn prove_handover(form: &PaperForm, handover: &Handover, invoice: &Invoice) -> Result<()> {
    let (number, on) = (&handover.number, handover.on);
    let void = sample_void(PaperKind::Handover, number, on);
    let correction = Correction { handover: number.clone(), because: "-".to_owned(), on };
    set_handover(form, handover, invoice, None, None)?.pdf()?;
    set_handover(form, handover, invoice, Some(&correction), Some(&void))?.pdf().map(drop)
}

fn sample_void(kind: PaperKind, number: &str, on: Date) -> Void {
    Void { kind, number: number.to_owned(), because: "-".to_owned(), on }
}

fn fill(form: &PaperForm, title: &str, values: &Value) -> Result<Sheet> {
    Sheet::fill(&form.name, &form.template, title, values)
}
