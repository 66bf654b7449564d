//! Supplementary invoices, over what the price of an amended request exceeds what was paid before.

use crate::billing::papers::terbilang_rupiah;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Invoice, Repriced, Supplement};

/// Returns the price of an amended request beside what was paid before. `whole` is an invoice over that price, whose
/// number does not matter.
pub fn repriced(whole: &Invoice, paid: &Supplement) -> Repriced {
    let sums = Supplement { due: whole.total, ..paid.clone() };
    Repriced { sums, lines: whole.lines.clone() }
}

/// Makes a supplementary invoice from one over the whole price of the amended request: its lines stay, and its total is
/// what they exceed `paid` by.
///
/// # Errors
/// [`ErrorKind::State`] where what was paid covers the price.
pub fn supplementary(whole: Invoice, paid: &Supplement) -> Result<Invoice> {
    let Repriced { sums, .. } = repriced(&whole, paid);
    let Some(total) = sums.lacking() else {
        let message = message!(
            "request {request} needs no invoice: {paid} was paid, and it costs {due}",
            request = whole.request,
            paid = sums.paid,
            due = sums.due
        );
        let hint = message!("run `kemas status {request}`", request = whole.request);
        return Err(Error::new(ErrorKind::State, message).hint(hint));
    };
    Ok(Invoice { total, in_words: terbilang_rupiah(total), supplement: Some(sums), ..whole })
}
