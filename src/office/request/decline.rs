//! Return and refuse: an officer sends a request back to be corrected, or decides not to serve it.

use jiff::civil::Date;
use serde::Serialize;

use super::at_visit::VisitOfRequest;
use super::cancel::Ended;
use super::changed::{OpenCode, Undone, mark, undone};
use super::decision_papers::{DecisionPapers, handed_in};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{AtVisit, HandedIn, Ledger};
use crate::message::message;
use crate::model::{Decided, Request, Ruling};
use crate::office::session::{Given, Session, seen, stated_reason};

/// An officer's decision to return a request, or not to serve it.
#[derive(Debug, Clone, Copy)]
pub struct Declining<'a> {
    /// What is to be corrected, or why the request is not served.
    pub because: &'a str,
    /// The officer's name; `None` where it is not given.
    pub by: Option<&'a str>,
    /// The number of the visit at which the request was handed in. For `None` the request keeps the visit that it has,
    /// or a new one is entered.
    pub visit: Option<&'a str>,
}

/// A request that was returned.
#[derive(Debug, Serialize)]
pub struct Returned {
    /// The request.
    #[serde(flatten)]
    pub request: Request,
    /// What is to be corrected.
    pub note: String,
    /// The day.
    pub on: Date,
    /// The number of the unpaid invoice of this version of the request, which cannot be paid any more; empty where
    /// there was none.
    pub superseded: Vec<String>,
    /// The billing code of that invoice that can still be used at a bank; `null` where there is none.
    pub open_code: Option<OpenCode>,
    /// True where something was packed, which does not count any more.
    pub packed_before: bool,
    /// The steps that do not hold any more.
    pub undoes: Vec<Undone>,
    /// The path of the report of the check.
    pub report: String,
    /// The path of the file of the request (*berkas permintaan*).
    pub file: String,
    /// The visit that it belongs to.
    #[serde(flatten)]
    pub visit: VisitOfRequest,
}

/// A request that was refused.
#[derive(Debug, Serialize)]
pub struct Refused {
    /// The request's number, the reason, and the papers that became void.
    #[serde(flatten)]
    pub ended: Ended,
    /// The day.
    pub on: Date,
    /// The path of the report of the check.
    pub report: String,
    /// The path of the file of the request (*berkas permintaan*).
    pub file: String,
    /// The visit that it belongs to.
    #[serde(flatten)]
    pub visit: VisitOfRequest,
}

/// What was written and recorded of a decision.
struct Recorded<T> {
    /// What the ledger returned.
    outcome: T,
    on: Date,
    report: String,
    file: String,
    visit: VisitOfRequest,
}

impl Session {
    /// Records a request and that it is returned to be corrected. Before it can go on it has to be approved again, in
    /// another version or as it stands. An unpaid invoice of this version cannot be paid any more.
    ///
    /// # Errors
    /// As [`Session::request`]; [`ErrorKind::Usage`] for an empty note or name; [`ErrorKind::State`] where the request
    /// is paid, is handed over or has ended, where another version of it is bound ([`Ledger::bond`]), where its number
    /// belongs to another requester, or where the visit does not exist or is not the request's. Where a paper cannot be
    /// rendered, or the folder of papers cannot be written, nothing is recorded either.
    pub fn return_request(&mut self, given: &Given, declining: &Declining<'_>) -> Result<Returned> {
        let note = declining.because.trim();
        if note.is_empty() {
            return Err(Error::new(ErrorKind::Usage, message!("the note is empty"))
                .field("note")
                .hint(message!("say with `--note NOTE` what is to be corrected")));
        }
        seen("note", note)?;
        let request = self.request(given)?;
        let declining = Declining { because: note, ..*declining };
        let today = self.home().clock.today();
        let undoes = undone(self.ledger()?, &request.number, today)?;
        let recorded =
            self.decline(&request, Decided::Returned, &declining, |ledger, of, ruling| {
                ledger.hand_back(of, ruling)
            })?;
        let superseded: Vec<String> = recorded.outcome.into_iter().collect();
        let (home, ledger) = self.parts()?;
        mark(home, ledger, &superseded)?;
        let open_code = match superseded.first() {
            Some(invoice) => OpenCode::of(ledger, invoice, recorded.on)?,
            None => None,
        };
        Ok(Returned {
            open_code,
            packed_before: undoes.iter().any(Undone::takes_back_medium),
            undoes,
            superseded,
            request,
            note: note.to_owned(),
            on: recorded.on,
            report: recorded.report,
            file: recorded.file,
            visit: recorded.visit,
        })
    }

    /// Records a request and that it is not served, which ends it. An unpaid invoice of this version becomes void and
    /// is printed again with BATAL.
    ///
    /// # Errors
    /// As [`Session::request`]; [`ErrorKind::Usage`] for an empty reason or name; [`ErrorKind::State`] as
    /// [`Session::cancel`], where another version of the request is bound ([`Ledger::bond`]), where its number belongs
    /// to another requester, or where the visit does not exist or is not the request's. Where a paper cannot be
    /// rendered, or the folder of papers cannot be written, nothing is recorded either.
    pub fn refuse(&mut self, given: &Given, declining: &Declining<'_>) -> Result<Refused> {
        let because = stated_reason(declining.because)?;
        let request = self.request(given)?;
        let declining = Declining { because, ..*declining };
        let recorded =
            self.decline(&request, Decided::Refused, &declining, |ledger, of, ruling| {
                ledger.decline(of, ruling)
            })?;
        let (home, ledger) = self.parts()?;
        Ok(Refused {
            ended: Ended::with(home, ledger, request.number, because, recorded.outcome)?,
            on: recorded.on,
            report: recorded.report,
            file: recorded.file,
            visit: recorded.visit,
        })
    }

    /// Records a decision with `record`, and writes the report of the check and the file of the request.
    fn decline<T>(
        &mut self,
        request: &Request,
        decision: Decided,
        declining: &Declining<'_>,
        record: impl FnOnce(&mut Ledger, &HandedIn<'_>, &Ruling<'_>) -> Result<(T, AtVisit)>,
    ) -> Result<Recorded<T>> {
        let by = declining.by.map(str::trim);
        if by.is_some_and(str::is_empty) {
            return Err(Error::new(ErrorKind::Usage, message!("the officer has no name"))
                .field("--by")
                .hint(message!("give who decided with `--by NAME`")));
        }
        let amendment = self.ledger()?.last_amendment(&request.number)?;
        let home = self.home();
        let on = home.clock.today();
        let ruling = Ruling { decision, by, on, because: Some(declining.because) };
        let conformity = home.with_stock(home.check(request));
        let papers =
            DecisionPapers::render(home, (request, amendment.as_ref()), &conformity, &ruling)?;
        let (visit, is_found) = self.visit_for(request, declining.visit)?;
        let (home, ledger) = self.parts()?;
        home.ready_for_papers(request.number.as_str())?;
        let (outcome, at_visit) =
            record(ledger, &handed_in(home, request, visit.as_deref()), &ruling)?;
        let (report, file) = papers.write(home, request)?;
        let visit = VisitOfRequest::new(at_visit, is_found);
        Ok(Recorded { outcome, on, report, file, visit })
    }
}
