//! The agreement (SPPD) to be signed: it gets its number when a version of a request is approved, and is printed again
//! with the template and settings that it was printed with first.

use serde::Serialize;

use super::print::file_name;
use crate::billing::set_agreement;
use crate::conformity::request_digest;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{Ledger, PrintedAgreement};
use crate::message::message;
use crate::model::{AgreementPaper, PaperForm, Request, RequestNumber};
use crate::office::session::{EARLIER, Home, PaperToSign, Session};

/// An agreement that was printed again.
#[derive(Debug, Serialize)]
pub struct AgreementPrinted {
    /// The agreement's number.
    pub number: String,
    /// The request's number.
    pub request: String,
    /// Always `agreement`.
    pub kind: &'static str,
    /// The path of the file.
    pub path: String,
}

impl Session {
    /// Prints an agreement again, from the ledger and with the template and settings that it was printed with. `number`
    /// is that of the agreement, or of a request, whose current version is meant then. The agreement of another version
    /// gets a name of its own.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such agreement with a number; [`ErrorKind::Paper`] where its template
    /// cannot be rendered.
    pub fn print_agreement(&mut self, number: &str) -> Result<AgreementPrinted> {
        let (home, ledger) = self.parts()?;
        agreement_printed(home, ledger, number)
    }
}

/// As [`Session::print_agreement`].
pub(in crate::office) fn agreement_printed(
    home: &Home,
    ledger: &Ledger,
    number: &str,
) -> Result<AgreementPrinted> {
    let request = RequestNumber::parse(number);
    let current = match &request {
        Some(request) => ledger.agreement_to_sign(request)?,
        None => None,
    };
    let found = match current {
        Some(current) => Some(current),
        None => ledger.agreement_with_number(number)?,
    };
    let printed = found.ok_or_else(|| unknown(number, request.is_some()))?;
    let request = &printed.request;
    let latest = ledger.agreement_to_sign(&request.number)?;
    let is_latest = latest.is_some_and(|latest| latest.paper == printed.paper);
    let name = if is_latest {
        PaperToSign::Agreement.file_name()
    } else {
        file_name(EARLIER, &printed.paper.number)
    };
    let paper = rendered(home, &printed)?;
    let path = home.write_paper(request.number.as_str(), &name, &paper)?;
    Ok(AgreementPrinted {
        number: printed.paper.number,
        request: request.number.to_string(),
        kind: "agreement",
        path: path.display().to_string(),
    })
}

fn unknown(number: &str, is_request: bool) -> Error {
    let message = if is_request {
        message!("request {number} has no agreement with a number", number)
    } else {
        message!("there is no agreement {number}", number)
    };
    let hint = message!(
        "give the number that stands on the agreement, or that of a request; `kemas approve` gives the number"
    );
    Error::new(ErrorKind::State, message).hint(hint)
}

/// Makes the record of the agreement of a request that gets this number, and lays it out once, so that none which cannot
/// be printed takes a number.
///
/// # Errors
/// [`ErrorKind::Paper`] where the template cannot be rendered.
pub(in crate::office) fn new_agreement(
    home: &Home,
    form: &PaperForm,
    request: &Request,
    number: &str,
) -> Result<AgreementPaper> {
    let on = home.clock.today();
    let settings = home.settings();
    let represented_by = settings.head_on(on);
    let paper = AgreementPaper {
        number: number.to_owned(),
        request: request.number.to_string(),
        on,
        represented_by,
    };
    set_agreement(form, Some(&paper), request, home.catalog())?.pdf()?;
    Ok(paper)
}

/// Returns the agreement to be signed for a version of a request. Where a version of the program approved it that gave
/// no numbers, it has none, and is laid out with today's template.
///
/// # Errors
/// [`ErrorKind::Paper`] where the template cannot be rendered.
pub(in crate::office) fn whole_agreement(
    home: &Home,
    ledger: &Ledger,
    request: &Request,
) -> Result<Vec<u8>> {
    if let Some(printed) = ledger.agreement_of(&request.number, request_digest(request))? {
        return rendered(home, &printed);
    }
    let form = home.papers()?.agreement_form(home.settings());
    set_agreement(&form, None, request, home.catalog())?.pdf()
}

fn rendered(home: &Home, printed: &PrintedAgreement) -> Result<Vec<u8>> {
    let PrintedAgreement { paper, request, form } = printed;
    let sheet = set_agreement(form, Some(paper), request, home.catalog());
    sheet.and_then(|sheet| sheet.pdf()).map_err(|error| {
        error.file_note(message!("as {number} was issued with", number = &paper.number))
    })
}

/// Refuses a request whose agreement would have a sign that the fonts of papers lack, so that it is corrected before
/// anything is signed.
///
/// # Errors
/// [`ErrorKind::Request`] with the sign.
pub(in crate::office) fn refuse_illegible(home: &Home, request: &Request) -> Result<()> {
    let form = home.papers()?.agreement_form(home.settings());
    let paper = new_agreement(home, &form, request, "-")?;
    set_agreement(&form, Some(&paper), request, home.catalog())?.legible_pdf().map(drop)
}
