//! Void: a paper becomes invalid and is printed with BATAL; its number stays taken.

use jiff::civil::Date;
use serde::Serialize;

use super::print::print_paper;
use crate::error::Result;
use crate::message::message;
use crate::model::PaperKind;
use crate::office::session::{Session, stated_reason};

/// A paper that became void.
#[derive(Debug, Serialize)]
pub struct Voided {
    /// The paper's number.
    pub number: String,
    /// Its kind.
    pub kind: PaperKind,
    /// The reason.
    pub because: String,
    /// The day on which it became void.
    pub on: Date,
    /// The path of the paper with BATAL.
    pub path: String,
}

impl Session {
    /// Voids a paper and prints it with BATAL.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for an empty reason; `State` where there is no such paper, it is void
    /// already, or the state of its request forbids it, for example because the invoice is paid, the receipt's cash is
    /// deposited, or the request is closed.
    pub fn void(&mut self, kind: PaperKind, number: &str, because: &str) -> Result<Voided> {
        let because = stated_reason(because)?;
        self.needs_second(&message!("the voiding of a paper"))?;
        let (home, ledger) = self.parts()?;
        if let Some(request) = ledger.request_of_paper(kind, number)? {
            home.ready_for_papers(&request)?;
        }
        let void = ledger.void(kind, number, because, home.clock.today())?;
        let path = print_paper(home, ledger, kind, number)?.display().to_string();
        Ok(Voided {
            number: number.to_owned(),
            kind: void.kind,
            because: void.because,
            on: void.on,
            path,
        })
    }
}
