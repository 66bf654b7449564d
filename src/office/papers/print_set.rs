//! The papers that a transaction needs, printed again in the order and with the number of copies in which they go to
//! the counter.

use jiff::civil::Date;
use serde::Serialize;

use super::agreement::whole_agreement;
use super::print::{print_handover, print_invoice, print_receipt};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::unknown_request;
use crate::message::{Message, message};
use crate::office::session::{PaperToSign, Session, number_of};

/// The papers of a transaction that were printed again.
#[derive(Debug, Serialize)]
pub struct PrintedSet {
    /// The request's number.
    pub request: String,
    /// The papers, in the order of the transaction.
    pub papers: Vec<SetPaper>,
    /// True where the data were packed, but the cover sheet of the medium is not among the request's papers any more;
    /// only packing prints it. Left out where it is there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lacks_cover: bool,
}

/// One paper of a transaction.
#[derive(Debug, Serialize)]
pub struct SetPaper {
    /// What it is: `agreement`, `addendum`, `invoice`, `receipt`, `cover` or `handover`.
    pub kind: &'static str,
    /// Its number; that of the request for a paper without one.
    pub number: String,
    /// How often its file is sent to the printer. The file of a receipt has both of its sheets.
    pub copies: u8,
    /// The day on which it was signed; left out where it is not a paper to be signed, or is not signed yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
    /// The path of the file.
    pub path: String,
}

impl SetPaper {
    fn new(kind: &'static str, number: String, copies: u8, path: String) -> Self {
        Self { kind, number, copies, signed_on: None, path }
    }

    /// Returns what it is, in words.
    pub fn words(&self) -> Message {
        match self.kind {
            "agreement" => message!("agreement (SPPD)"),
            "addendum" => message!("addendum"),
            "invoice" => message!("invoice"),
            "receipt" => message!("receipt"),
            "cover" => message!("cover sheet of the medium"),
            _ => message!("handover note"),
        }
    }
}

impl Session {
    /// Prints the papers of a transaction again, as far as it has come: the paper to be signed and the handover note
    /// twice, one copy for each side; the invoice, the receipt and the cover sheet of the medium once.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a malformed number; [`ErrorKind::State`] where the request is not known, or has no paper
    /// yet; [`ErrorKind::Paper`] where a template cannot be rendered.
    pub fn print_set(&mut self, number: &str) -> Result<PrintedSet> {
        let number = number_of(number)?;
        if self.ledger()?.request(&number)?.is_none() {
            return Err(Error::new(ErrorKind::State, unknown_request(&number))
                .hint(message!("give the number of the request whose papers are printed")));
        }
        let mut papers = Vec::new();
        let amended = self.ledger()?.last_amendment(&number)?.is_some();
        if amended {
            let addendum = self.print_addendum(number.as_str(), None)?;
            papers.push(SetPaper::new("addendum", addendum.number, 2, addendum.path));
        }
        let (home, ledger) = self.parts()?;
        let current = ledger.known_request(&number)?.request;
        if !amended && ledger.approval(&number)?.is_some() {
            let printed = ledger.agreement_to_sign(&number)?;
            let bytes = whole_agreement(home, ledger, &current)?;
            let name = PaperToSign::Agreement.file_name();
            let path = home.write_paper(number.as_str(), &name, &bytes)?.display().to_string();
            let own = printed.map_or_else(|| number.to_string(), |printed| printed.paper.number);
            papers.push(SetPaper::new("agreement", own, 2, path));
        }
        if let (Some(paper), Some(signed)) = (papers.first_mut(), ledger.agreement(&number)?) {
            paper.signed_on = Some(signed.agreement.on);
        }
        if let Some(invoice) = ledger.invoice_of_request(&number)? {
            let path = print_invoice(home, ledger, &invoice)?.display().to_string();
            let receipt = ledger.receipt_of(&invoice.number)?;
            papers.push(SetPaper::new("invoice", invoice.number, 1, path));
            if let Some(receipt) = receipt {
                let path = print_receipt(home, ledger, &receipt)?.display().to_string();
                papers.push(SetPaper::new("receipt", receipt.number, 1, path));
            }
        }
        let mut lacks_cover = false;
        if let Some(cover) = home.written_paper(number.as_str(), COVER) {
            let path = cover.display().to_string();
            papers.push(SetPaper::new("cover", number.to_string(), 1, path));
        } else {
            lacks_cover = !ledger.packages(&number)?.is_empty();
        }
        if let Some(handover) = ledger.handover_of_request(&number)? {
            let path = print_handover(home, ledger, &handover)?.display().to_string();
            papers.push(SetPaper::new("handover", handover.number, 2, path));
        }
        if papers.is_empty() {
            let message = message!("request {number} has no paper yet", number);
            return Err(Error::new(ErrorKind::State, message).hint(message!(
                "run `kemas approve {number} --by NAME`, which prints its agreement",
                number
            )));
        }
        Ok(PrintedSet { request: number.to_string(), papers, lacks_cover })
    }
}

/// The name of the cover sheet's file among the papers of a request.
const COVER: &str = "sampul.pdf";
