//! Void: a paper whose number stays taken, printed with BATAL.

use jiff::civil::Date;
use serde::Serialize;

use super::print::print_paper;
use crate::error::Result;
use crate::model::PaperKind;
use crate::office::session::{Session, stated_reason};

/// A paper that is void.
#[derive(Debug, Serialize)]
pub struct Voided {
    /// The paper's number.
    pub number: String,
    /// Its kind.
    pub kind: PaperKind,
    /// Why.
    pub because: String,
    /// The day.
    pub on: Date,
    /// The paper with BATAL.
    pub path: String,
}

impl Session {
    /// Voids a paper and prints it with BATAL.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::State`] where later steps rest on it.
    pub fn void(&mut self, kind: PaperKind, number: &str, because: &str) -> Result<Voided> {
        let because = stated_reason(because)?;
        let (home, ledger) = self.parts()?;
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
