//! The paper that is signed for the current version of a request.

use std::path::PathBuf;

use jiff::civil::Date;

use super::addendum::agreement_paper;
use super::agreement::refuse_illegible;
use crate::conformity::request_digest;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::model::{Amendment, Request};
use crate::office::session::{Home, PaperToSign};

/// The paper that is signed for a version of a request, and whether it is.
pub(in crate::office) struct Signing {
    /// Which paper it is.
    pub(in crate::office) paper: PaperToSign,
    /// Whether it is signed.
    pub(in crate::office) signed: Signature,
}

/// Whether a paper is signed.
pub(in crate::office) enum Signature {
    /// It is signed, and stays as it is.
    Given {
        /// The day.
        on: Date,
        /// The path of its scan.
        scan: PathBuf,
    },
    /// The whole agreement is to be signed, which is printed once it has its number.
    LackingAgreement,
    /// The addendum is to be signed, and has this content.
    LackingAddendum(Vec<u8>),
}

impl Signing {
    /// Returns the agreement of a request or, where `amendment`, its last one, made this version the current one, the
    /// paper of that amendment.
    ///
    /// # Errors
    /// Where it is to be signed, as [`refuse_illegible`].
    pub(in crate::office) fn of(
        home: &Home,
        ledger: &Ledger,
        request: &Request,
        amendment: Option<&Amendment>,
    ) -> Result<Self> {
        let current = ledger.request(&request.number)?;
        let is_current = current.is_some_and(|current| current.digest == request_digest(request));
        let amended = match amendment.filter(|_| is_current) {
            Some(amendment) => ledger.amended(&request.number, amendment.serial)?,
            None => None,
        };
        let paper = match &amended {
            Some((_, amendment, before)) => {
                PaperToSign::of_amendment(before.is_some(), amendment.serial)
            }
            None => PaperToSign::Agreement,
        };
        if is_current && let Some(signed) = ledger.agreement(&request.number)? {
            let signed = Signature::Given { on: signed.agreement.on, scan: signed.scan };
            return Ok(Self { paper, signed });
        }
        refuse_illegible(home, request)?;
        let signed = match &amended {
            Some((request, amendment, Some(before))) => Signature::LackingAddendum(
                agreement_paper(home, ledger, request, Some(before), amendment)?,
            ),
            _ => Signature::LackingAgreement,
        };
        Ok(Self { paper, signed })
    }
}
