//! Receipts (*kuitansi*) of paid invoices.

use jiff::civil::Date;

use crate::billing::papers::terbilang_rupiah;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Invoice, Payment, Receipt};

/// Makes the receipt (*kuitansi*) of a paid invoice, without [`Receipt::treasurer`], who is for its caller to name.
///
/// # Errors
/// [`ErrorKind::State`] where the payment belongs to another invoice or is not the invoice's total.
pub fn receipt(number: &str, invoice: &Invoice, payment: &Payment, on: Date) -> Result<Receipt> {
    if payment.invoice != invoice.number || payment.amount != invoice.total {
        let message = message!(
            "the payment of {amount} for {invoice} does not pay invoice {other}",
            amount = payment.amount,
            invoice = payment.invoice,
            other = invoice.number
        );
        return Err(Error::new(ErrorKind::State, message));
    }
    Ok(Receipt {
        number: number.to_owned(),
        invoice: invoice.number.clone(),
        request: invoice.request.clone(),
        issued_on: on,
        received_from: invoice.buyer.clone(),
        amount: payment.amount,
        amount_in_words: terbilang_rupiah(payment.amount),
        payment: payment.clone(),
        treasurer: None,
    })
}
