//! The papers with numbers. Each is laid out with the template and settings of a given form. With the form that it was
//! issued with, a paper prints in the same way whatever the office changes later. A billing code or a void that came
//! later is added.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::error::Result;
use crate::message::message;
use crate::model::{
    BillingCode, Correction, Handover, Invoice, PaperForm, PaperKind, Payment, Receipt, Void,
};
use crate::paper::Sheet;

/// Returns the sheet of an invoice. `code` is its billing code, and `void` the record that it is void, if any.
///
/// # Errors
/// [`ErrorKind::Paper`](crate::error::ErrorKind::Paper) with file and line, as for all papers.
pub fn set_invoice(
    form: &PaperForm,
    invoice: &Invoice,
    code: Option<&BillingCode>,
    void: Option<&Void>,
) -> Result<Sheet> {
    set(form, invoice, code, void, None)
}

/// Returns the sheet of an invoice that was paid, with LUNAS and the day.
///
/// # Errors
/// As [`set_invoice`].
pub fn set_paid_invoice(form: &PaperForm, invoice: &Invoice, payment: &Payment) -> Result<Sheet> {
    set(form, invoice, None, None, Some(payment))
}

fn set(
    form: &PaperForm,
    invoice: &Invoice,
    code: Option<&BillingCode>,
    void: Option<&Void>,
    payment: Option<&Payment>,
) -> Result<Sheet> {
    let office = &form.settings;
    let days = office["counter"]["pay_within_days"].as_i64().unwrap_or(PAY_WITHIN_DAYS);
    let in_cash = invoice.issued_on.saturating_add(days.days());
    let paid = payment.map(|payment| {
        let on = payment.earlier_at_bank().unwrap_or(payment.on);
        json!({ "on": on, "payment": payment })
    });
    let values = json!({
        "invoice": invoice, "office": office, "code": code, "void": void, "paid": paid,
        "pay_by": code.map_or(in_cash, |code| code.expires_on),
    });
    fill(form, &format!("Tagihan {}", invoice.number), &values)
}

/// The days from the invoice's own to the last one to pay it, where the settings that it was issued with say nothing.
const PAY_WITHIN_DAYS: i64 = 7;

/// Returns the sheet of an invoice that its request's change or return replaced on this day, so that nobody may pay it:
/// as one that is void, with the word DIGANTI for BATAL, and without its billing code.
///
/// # Errors
/// As [`set_invoice`].
pub fn set_superseded_invoice(form: &PaperForm, invoice: &Invoice, on: Date) -> Result<Sheet> {
    // The template that the invoice was issued with may be older than this mark; each one has the mark of a void paper.
    let mut form = form.clone();
    if form.template.contains(VOID_MARK) {
        form.template = form.template.replace(VOID_MARK, SUPERSEDED_MARK);
    } else {
        form.template.push_str("\ncap | ");
        form.template.push_str(SUPERSEDED_MARK);
        form.template.push('\n');
    }
    let because = message!("the request was changed or returned after this invoice; do not pay it");
    let void = Void {
        kind: PaperKind::Invoice,
        number: invoice.number.clone(),
        because: because.indonesian(),
        on,
    };
    set_invoice(&form, invoice, None, Some(&void))
}

/// The word across a paper that is void.
const VOID_MARK: &str = "BATAL";
/// The word across an invoice that was superseded.
const SUPERSEDED_MARK: &str = "DIGANTI";

/// Returns the sheet of a receipt (*kuitansi*). The built-in template prints a copy for the payer and one for the
/// treasurer.
pub fn set_receipt(
    form: &PaperForm,
    receipt: &Receipt,
    invoice: &Invoice,
    void: Option<&Void>,
) -> Result<Sheet> {
    let office = &form.settings;
    let ours = &office["treasurer"];
    // Another treasurer may have taken the cash or checked the proof. A receipt that does not record that one's NIP is of
    // an earlier version of the program, which knew only that of the office's own treasurer.
    let taker = receipt.payment.method.treasurer();
    let is_other = !taker.is_empty() && ours["name"].as_str() != Some(taker);
    let treasurer = match &receipt.treasurer {
        Some(recorded) => json!(recorded),
        None if is_other => json!({ "name": taker, "nip": null, "position": "" }),
        None => json!({ "name": ours["name"], "nip": ours["nip"], "position": "" }),
    };
    let above = office["counter"]["receipt_meterai_above"].as_u64().unwrap_or_default();
    let values = json!({
        "receipt": receipt, "invoice": invoice, "office": office, "treasurer": treasurer,
        "void": void, "paid_on": receipt.payment.paid_on(), "meterai": above > 0 && receipt.amount.0 > above,
    });
    fill(form, &format!("Kuitansi {}", receipt.number), &values)
}

/// Returns the sheet of a handover note (*berita acara serah terima*). The lines of the invoice say what is handed
/// over; `correction` is the complaint that the note answers.
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

fn fill(form: &PaperForm, title: &str, values: &Value) -> Result<Sheet> {
    Sheet::fill(&form.name, &form.template, title, values)
}
