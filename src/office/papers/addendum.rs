//! The paper of an amendment that is to be signed, and its printing again.

use serde::Serialize;

use super::agreement::whole_agreement;
use super::print_to_sign::print_to_sign;
use crate::billing::Signing;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{Ledger, Signed, unknown_request};
use crate::message::message;
use crate::model::{Amendment, Request};
use crate::office::session::{Home, PaperToSign, Session, number_of};

/// The paper of an amendment that was printed again.
#[derive(Debug, Serialize)]
pub struct AddendumPrinted {
    /// The request's number.
    pub number: String,
    /// Always `addendum`.
    pub kind: &'static str,
    /// The serial of the amendment.
    pub serial: u32,
    /// The path of the file.
    pub path: String,
}

impl Session {
    /// Prints the paper of an amendment again, from the ledger and with today's template: that of the last amendment, or
    /// of the one with the serial that is given. Where no agreement was signed before the amendment, its paper is the
    /// whole agreement; that of an amendment before the last one gets a name of its own then, so that it does not take
    /// the place of the agreement to be signed now.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a malformed number; [`ErrorKind::State`] where the request is unknown, or was not amended
    /// so often; [`ErrorKind::Paper`] where the template cannot be rendered.
    pub fn print_addendum(&mut self, number: &str, serial: Option<u32>) -> Result<AddendumPrinted> {
        let number = number_of(number)?;
        let (home, ledger) = self.parts()?;
        if ledger.request(&number)?.is_none() {
            return Err(Error::new(ErrorKind::State, unknown_request(&number))
                .hint(message!("give the number of the request whose addendum is printed again")));
        }
        let last = ledger.last_amendment(&number)?.map(|last| last.serial);
        let wanted = match serial.or(last) {
            Some(serial) => ledger.amended(&number, serial)?,
            None => None,
        };
        let Some((request, amendment, signed)) = wanted else {
            let message = match (serial, last) {
                (Some(serial), Some(_)) => {
                    message!("request {number} has no amendment {serial}", number, serial)
                }
                _ => message!("request {number} was not amended", number),
            };
            return Err(Error::new(ErrorKind::State, message)
                .hint(message!("run `kemas status {number}`, which shows what was done", number)));
        };
        let paper = agreement_paper(home, ledger, &request, signed.as_ref(), &amendment)?;
        let name = match &signed {
            None if last != Some(amendment.serial) => {
                PaperToSign::ReplacedAgreement(amendment.serial)
            }
            _ => PaperToSign::of_amendment(signed.is_some(), amendment.serial),
        };
        let path =
            print_to_sign(home, ledger, &number, &name.file_name(), &paper)?.display().to_string();
        let (number, serial) = (number.to_string(), amendment.serial);
        Ok(AddendumPrinted { number, kind: "addendum", serial, path })
    }
}

/// Returns the paper to be signed for an amendment: the addendum to the agreement that was signed before, or the whole
/// agreement where none was.
pub(in crate::office) fn agreement_paper(
    home: &Home,
    ledger: &Ledger,
    request: &Request,
    signed: Option<&Signed>,
    amendment: &Amendment,
) -> Result<Vec<u8>> {
    let Some(signed) = signed else { return whole_agreement(home, ledger, request) };
    let number = ledger.first_agreement_number(&request.number)?;
    let signing = Signing {
        before: &signed.request,
        number: number.as_deref(),
        first_on: signed.first_on,
        last_on: signed.agreement.on,
        amended: signed.is_addendum,
    };
    home.papers()?.addendum(request, &signing, amendment, home.catalog(), home.settings())?.pdf()
}
