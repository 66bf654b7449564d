//! Approve: the officer's decision to serve a request, and the agreement to be signed.

use jiff::civil::Date;
use serde::Serialize;

use super::at_visit::VisitOfRequest;
use super::changed::{Change, Undone, compared};
use super::decision_papers::{DecisionPapers, handed_in};
use super::hindrances::Hindrances;
use super::references::references;
use crate::conformity::{Approved, Conformity, Report, Verdict};
use crate::error::Result;
use crate::ledger::{GivenNumber, Ledger, NewAgreement, Series};
use crate::message::{Language, message};
use crate::model::{Decided, Request, RequestNumber, Ruling};
use crate::office::goods::ReferencePrice;
use crate::office::papers::{
    Signature, Signing, new_agreement, print_to_sign, series, whole_agreement,
};
use crate::office::session::{Given, Home, Session, seen};

/// An officer's decision.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// The officer's name.
    pub by: &'a str,
    /// The officer's reason, which is needed where the verdict of the check is not `sesuai`, or where an item cannot
    /// be delivered.
    pub because: Option<&'a str>,
    /// The visit at which the request was handed in, by its number or its queue number of today. For `None` the request
    /// keeps the visit that it has, gets that of its requester, or a new one is entered.
    pub visit: Option<&'a str>,
    /// The number of the agreement in the office's own register, where its series goes by that.
    pub number: Option<&'a str>,
}

/// A request that was approved, with the papers that were written.
#[derive(Debug, Serialize)]
pub struct ApprovedRequest {
    /// The request's number.
    pub request: RequestNumber,
    /// The verdict of the check.
    pub verdict: &'static str,
    /// The officer; in JSON it stands with the act.
    #[serde(skip)]
    pub by: String,
    /// The day.
    pub on: Date,
    /// The officer's reason.
    pub because: Option<String>,
    /// The path of the paper that is signed for this version. Where it is not there any more, that of its scan.
    pub path: String,
    /// The number of the agreement (SPPD) of this version; left out where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// True where that paper is an addendum.
    pub is_addendum: bool,
    /// The day on which this version was signed; `None` where it is not signed yet.
    pub signed_on: Option<Date>,
    /// The path of the report of the check.
    pub report: String,
    /// The path of the file of the request (*berkas permintaan*): the request, its check and the decision.
    pub file: String,
    /// The codes of the findings that stop the sale of its data; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<String>,
    /// Those of [`Self::stops`] over which the officer's reason carries the sale; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carried_over: Vec<String>,
    /// The places in the request, from 0, of items that are not held; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_held: Vec<usize>,
    #[serde(skip)]
    stock: Option<Report>,
    /// Why no invoice of it could be issued today; left out where nothing is known to stop one.
    #[serde(skip_serializing_if = "Hindrances::is_empty")]
    pub no_invoice: Hindrances,
    /// The sets that cost something else in the central catalogue; left out where none is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_prices: Vec<ReferencePrice>,
    /// What differs from the version before; empty where there is none.
    pub changed: Vec<Change>,
    /// What was done for the version before and does not hold any more.
    pub undoes: Vec<Undone>,
    /// The visit that it belongs to.
    #[serde(flatten)]
    pub visit: VisitOfRequest,
}

impl ApprovedRequest {
    /// Returns the codes that still stop the sale: the officer's reason does not name them, or may not carry them over.
    pub fn still_stops(&self) -> Vec<&str> {
        let stops = self.stops.iter().filter(|code| !self.carried_over.contains(code));
        stops.map(String::as_str).collect()
    }

    /// Returns as text what the office has of each item, where one of them cannot be delivered as it is; `None` where
    /// all can.
    pub fn stock_page(&self, language: Language, width: usize) -> Option<String> {
        self.stock.as_ref().map(|report| report.stock(language, width))
    }
}

impl Session {
    /// Records the request and the officer's decision, and writes the agreement to be signed, the report of the check
    /// and the file of the request.
    ///
    /// # Errors
    /// As [`crate::conformity::Conformity::approve`]. [`crate::error::ErrorKind::State`] also where the request is
    /// handed over or has ended, where a newer version of it waits in the office, where another version of it is bound
    /// ([`crate::ledger::Ledger::bond`]), where its number belongs to another requester, where the visit does not
    /// exist, and where the request belongs to another visit. Where a paper cannot be rendered, or the folder of papers
    /// cannot be written, nothing is recorded either.
    pub fn approve(&mut self, given: &Given, decision: &Decision<'_>) -> Result<ApprovedRequest> {
        decision.because.map_or(Ok(()), |because| seen("because", because.trim()))?;
        self.refuse_older(given)?;
        let request = self.request(given)?;
        let amendment = self.ledger()?.last_amendment(&request.number)?;
        let home = self.home();
        let today = home.clock.today();
        let conformity = home.with_stock(home.check(&request));
        let approved = conformity.approve(decision.by, today, decision.because)?;
        let approval = approved.approval();
        self.refuse_taker(&request.number, &approval.by)?;
        if request.requester.zero_tariff && conformity.verdict != Verdict::Sesuai {
            self.needs_second(&message!("the approval of Rp0 against the check"))?;
        }
        let home = self.home();
        let ruling = Ruling {
            decision: Decided::Approved,
            by: Some(&approval.by),
            on: approval.on,
            because: approval.because.as_deref(),
        };
        let papers =
            DecisionPapers::render(home, (&request, amendment.as_ref()), &conformity, &ruling)?;
        let verdict = conformity.verdict.as_str();
        let (visit, is_found) = self.visit_for(&request, decision.visit)?;
        let no_invoice = self.hindrances(&request)?;
        let reference_prices = references(self.home(), &request);
        let (home, ledger) = self.parts()?;
        let number = &request.number;
        let Signing { paper, signed } = Signing::of(home, ledger, &request, amendment.as_ref())?;
        home.ready_for_papers(number.as_str())?;
        let (changed, undoes) = compared(ledger, &request, today)?;
        let handed_in = handed_in(home, &request, visit.as_deref());
        let form = home.papers()?.agreement_form(home.settings());
        let given = GivenNumber::typed(decision.number);
        let series = series(home, &home.settings().numbering.agreement, &form, given)?;
        let make = |number: &str| new_agreement(home, &form, &request, number);
        let new = NewAgreement { series: &series, make: &make };
        let new = matches!(signed, Signature::LackingAgreement).then_some(&new);
        refuse_number(ledger, number, &signed, &series)?;
        let at_visit = ledger.approve(&handed_in, approval, verdict, &conformity.to_kept(), new)?;
        let name = paper.file_name();
        let (path, signed_on) = match signed {
            Signature::LackingAgreement => {
                let bytes = whole_agreement(home, ledger, &request)?;
                (print_to_sign(home, ledger, number, &name, &bytes)?, None)
            }
            Signature::LackingAddendum(bytes) => {
                (print_to_sign(home, ledger, number, &name, &bytes)?, None)
            }
            Signature::Given { on, scan } => {
                (home.written_paper(number.as_str(), &name).unwrap_or(scan), Some(on))
            }
        };
        let agreement = ledger.agreement_to_sign(number)?.map(|printed| printed.paper.number);
        let Lacking { lacks, stops, carried_over, not_held } =
            lacking(home, &conformity, approval.because.as_deref());
        let stock = lacks.then(|| Report::of(&conformity, home.catalog(), &request));
        let (report, file) = papers.write(home, &request)?;
        Ok(ApprovedRequest {
            request: number.clone(),
            verdict,
            by: approval.by.clone(),
            on: approval.on,
            because: approval.because.clone(),
            path: path.display().to_string(),
            agreement,
            is_addendum: paper.is_addendum(),
            signed_on,
            report,
            file,
            stops,
            carried_over,
            not_held,
            no_invoice,
            reference_prices,
            stock,
            changed,
            undoes,
            visit: VisitOfRequest::new(at_visit, is_found),
        })
    }

    /// Checks a request again, and returns it with its approval from the ledger, as a plan needs it.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::State`] where the current version of the request is not approved, where `request` is
    /// another version, or where it could not be approved today with the same reason.
    pub(in crate::office) fn approved(&mut self, request: &Request) -> Result<Approved> {
        let (home, ledger) = self.parts()?;
        let conformity = home.check(request);
        let recorded = ledger.known_approval(&request.number)?;
        conformity.recognise(&recorded.approval)
    }
}

/// Refuses a number that was typed in where no agreement gets one: an addendum has none, and what is signed stays.
fn refuse_number(
    ledger: &Ledger,
    request: &RequestNumber,
    signed: &Signature,
    series: &Series<'_>,
) -> Result<()> {
    match signed {
        Signature::LackingAgreement => Ok(()),
        Signature::LackingAddendum(_) => series.given.refuse_unneeded(),
        Signature::Given { .. } => match ledger.agreement_to_sign(request)? {
            Some(printed) => series.refuse_other(&printed.paper.number),
            None => series.given.refuse_unneeded(),
        },
    }
}

/// What speaks against the delivery of the items.
struct Lacking {
    /// True where an item cannot be delivered as it is.
    lacks: bool,
    stops: Vec<String>,
    carried_over: Vec<String>,
    not_held: Vec<usize>,
}

/// Returns what speaks against the delivery of the items, and what of it the officer's reason carries over, by the rule
/// that a plan goes by.
fn lacking(home: &Home, conformity: &Conformity, because: Option<&str>) -> Lacking {
    let (mut stops, mut still, mut not_held) = (Vec::new(), Vec::new(), Vec::new());
    let mut lacks = false;
    let holdings = home.holdings(conformity.asked_items().iter().map(|item| &*item.id)).ok();
    for (item, asked) in conformity.items.iter().zip(conformity.asked_items()) {
        let Some(stock) = item.stock.as_ref().filter(|stock| !stock.can_be_delivered()) else {
            continue;
        };
        lacks = true;
        if !stock.held {
            not_held.push(item.index);
        }
        stops.extend(stock.stops.iter().cloned());
        still.extend(holdings.iter().flat_map(|holdings| holdings.of(asked, because).stops));
    }
    stops.sort_unstable();
    stops.dedup();
    let carried_over = stops.iter().filter(|code| !still.contains(code)).cloned().collect();
    Lacking { lacks, stops, carried_over, not_held }
}
