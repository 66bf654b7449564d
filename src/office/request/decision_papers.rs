//! What every decision on a request writes: the report of the check, and the file of the request with the decision.

use crate::conformity::{Conformity, Report, request_digest};
use crate::error::Result;
use crate::ledger::HandedIn;
use crate::message::Language;
use crate::model::{Amendment, Request, Ruling};
use crate::office::session::Home;

/// The papers of a decision, rendered but not written.
pub(super) struct DecisionPapers {
    report: String,
    file: Vec<u8>,
}

impl DecisionPapers {
    /// Renders the papers, with the last amendment of the request if any, so that one that cannot be rendered stops the
    /// decision before it is recorded.
    pub(super) fn render(
        home: &Home,
        (request, amendment): (&Request, Option<&Amendment>),
        conformity: &Conformity,
        ruling: &Ruling<'_>,
    ) -> Result<Self> {
        let (catalog, settings) = (home.catalog(), home.settings());
        let report = Report::of(conformity, catalog, request).page(Language::Id, Report::WIDTH);
        let request = (request, amendment);
        let file = home.papers()?.request_file(request, catalog, settings, ruling, conformity)?;
        Ok(Self { report, file: file.pdf()? })
    }

    /// Writes the papers into the folder of the request; returns the paths of the report and of the file.
    pub(super) fn write(&self, home: &Home, request: &Request) -> Result<(String, String)> {
        let number = request.number.as_str();
        let file = home.write_paper(number, "berkas-permintaan.pdf", &self.file)?;
        let report = home.write_paper(number, "kesesuaian.txt", self.report.as_bytes())?;
        Ok((report.display().to_string(), file.display().to_string()))
    }
}

/// Returns a request with its digest, the number of the visit if one is given, and the present moment.
pub(super) fn handed_in<'a>(
    home: &Home,
    request: &'a Request,
    visit: Option<&'a str>,
) -> HandedIn<'a> {
    HandedIn { request, digest: request_digest(request), visit, at: home.clock.moment(None) }
}
