//! Handover notes (*berita acara serah terima*).

use jiff::civil::Date;

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Handover, Receipt, Request, SealedBag};

/// Makes the handover note (*berita acara serah terima*) of these bags. Whether they are verified is for the ledger to
/// check, which also names the amendment and the other receipts of an amended request.
///
/// # Errors
/// [`ErrorKind::State`] where there is no bag, or where the receipt belongs to another request.
pub fn handover(
    number: &str,
    request: &Request,
    receipt: &Receipt,
    seals: Vec<SealedBag>,
    on: Date,
) -> Result<Handover> {
    let request_number = request.number.as_str();
    if receipt.request != request_number {
        let message = message!(
            "receipt {receipt} is of request {request}, not of {request_number}",
            receipt = receipt.number,
            request = receipt.request,
            request_number
        );
        return Err(Error::new(ErrorKind::State, message));
    }
    if seals.is_empty() {
        let message = message!("request {request_number} has no bag to hand over", request_number);
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("run `kemas pack {request_number} --to PATH`", request_number)));
    }
    Ok(Handover {
        number: number.to_owned(),
        request: request_number.to_owned(),
        on,
        to: request.requester.name.clone(),
        receipt: receipt.number.clone(),
        earlier_receipts: Vec::new(),
        by: None,
        amendment: None,
        seals,
    })
}
