//! Amend: a request that is agreed or invoiced is changed. It is checked and approved anew, the addendum to its
//! agreement is written, and what was paid is settled with what it costs now.

use jiff::civil::Date;
use serde::Serialize;

use super::changed::{Change, Undone, compared, mark};
use super::decision_papers::{DecisionPapers, handed_in};
use crate::billing;
use crate::conformity::{Approved, Conformity, Report, Verdict, request_digest};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{Amendable, Amending, GivenNumber, NewAgreement, Series, Supplementary};
use crate::message::{Language, message};
use crate::model::{
    Amendment, Claim, Converted, Decided, Invoice, PaperForm, Repriced, Request, RequestNumber,
    Requester, Ruling, Rupiah, Supplement,
};
use crate::office::goods::{basis, capacity, charged_before, examine, quote};
use crate::office::papers::{
    Issued, agreement_paper, new_agreement, print_invoice, print_to_sign, refuse_illegible, series,
    whole_agreement,
};
use crate::office::session::{Given, Home, PaperToSign, Session, Watch, number_of, stated_reason};
use crate::plan::{Form, PackPlan};

/// The officer's decision to amend a request.
#[derive(Debug, Clone, Copy)]
pub struct Amend<'a> {
    /// The officer's name.
    pub by: &'a str,
    /// Why the request is amended. It is also the officer's reason where the verdict of the check is not `sesuai`.
    pub because: &'a str,
    /// The number of the supplementary invoice in the office's own register, where its series goes by that.
    pub invoice_number: Option<&'a str>,
    /// As [`Self::invoice_number`], of the agreement.
    pub agreement_number: Option<&'a str>,
}

/// A request that was amended, with the papers that were written.
#[derive(Debug, Serialize)]
pub struct AmendedRequest {
    /// The request's number.
    pub request: RequestNumber,
    /// The amendments of a request are counted from 1.
    pub serial: u32,
    /// The verdict of the check.
    pub verdict: &'static str,
    /// The check, with the rules that it names and what the office has of each item.
    pub check: Conformity,
    /// What the check says, for people.
    #[serde(skip)]
    notes: Report,
    /// The officer; in JSON it stands with the act.
    #[serde(skip)]
    pub by: String,
    /// The day.
    pub on: Date,
    /// The reason.
    pub because: String,
    /// The path of the addendum to be signed, or of the whole agreement where none was signed before.
    pub path: String,
    /// The number of the agreement (SPPD) where the whole agreement is to be signed; left out where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// True for an addendum.
    pub is_addendum: bool,
    /// The path of the report of the check.
    pub report: String,
    /// The path of the file of the request (*berkas permintaan*).
    pub file: String,
    /// What differs from the version before.
    pub changed: Vec<Change>,
    /// What was done for the version before and does not hold any more.
    pub undoes: Vec<Undone>,
    /// What was paid before; `None` where nothing was paid.
    pub paid: Option<Rupiah>,
    /// What the amended request costs; `None` where nothing was paid, so that it gets a whole invoice of its own.
    pub due: Option<Rupiah>,
    /// The supplementary invoice, where the price lacks something.
    pub invoice: Option<Issued>,
    /// The claim on the treasury, where more was paid than the price.
    pub claim: Option<Claim>,
}

impl AmendedRequest {
    /// Returns as text what the reason had to answer for: the findings of a verdict other than `sesuai`, and what the
    /// office has, where an item cannot be delivered as it is.
    pub fn notes_page(&self, language: Language, width: usize) -> String {
        let mut page = String::new();
        if self.check.verdict != Verdict::Sesuai {
            page += &self.notes.findings(language, width);
        }
        let mut stocks = self.check.items.iter().filter_map(|item| item.stock.as_ref());
        if stocks.any(|stock| !stock.can_be_delivered()) {
            page += &self.notes.stock(language, width);
        }
        page
    }
}

/// The price of an amended request, as the supplementary invoice and the ledger need it.
struct Priced {
    plan: PackPlan,
    basis: serde_json::Value,
    price: crate::model::Price,
    repriced: Repriced,
}

impl Session {
    /// Amends a request that is agreed or invoiced: checks and approves its new version, writes the addendum to the
    /// signed agreement, the report of the check and the file of the request, and settles what was paid before. What
    /// the new price lacks is charged by a supplementary invoice, which is printed; what was paid beyond it is recorded
    /// as a claim on the treasury. Where only the person who asks was corrected, the price stays. Where nothing was
    /// paid, an invoice of the version before cannot be paid any more.
    ///
    /// # Errors
    /// As [`Session::request`] and [`crate::conformity::Conformity::approve`]; [`ErrorKind::Usage`] for a malformed
    /// number or an empty reason; [`ErrorKind::Request`] for a file with another number; [`ErrorKind::State`] where the
    /// request is unknown, is neither agreed nor invoiced, is handed over or has ended, belongs to another requester, or
    /// asks this already. Where something was paid, also as [`Session::invoice`]. After an error nothing is recorded.
    pub fn amend(
        &mut self,
        number: &str,
        given: &Given,
        amend: &Amend<'_>,
        watch: &dyn Watch,
    ) -> Result<AmendedRequest> {
        let (number, because) = (number_of(number)?, stated_reason(amend.because)?);
        self.ledger()?.refuse_step(&number, crate::model::Action::Amend)?;
        let request = self.request(given)?;
        refuse_other_number(&number, &request).map_err(|error| given.placed(error, "number"))?;
        let digest = request_digest(&request);
        let from = self.ledger()?.amendable(&request, digest)?;
        let today = self.home().clock.today();
        let home = self.home();
        let conformity = home.with_stock(home.check(&request));
        let approved = conformity.approve(amend.by, today, Some(because))?;
        let kept = self.kept_price(&from, &request)?;
        let before = charged_before(self.ledger()?, &number)?;
        let priced = match &from.paid {
            Some(paid) if kept.is_none() => Some(self.priced(&approved, paid, before, watch)?),
            _ => None,
        };
        let approval = approved.approval();
        let ruling = Ruling {
            decision: Decided::Approved,
            by: Some(&approval.by),
            on: today,
            because: Some(because),
        };
        let amendment = Amendment {
            serial: from.serial,
            because: because.to_owned(),
            by: approval.by.clone(),
            on: today,
            price: kept.or_else(|| priced.as_ref().map(|priced| priced.repriced.clone())),
        };
        let home = self.home();
        refuse_illegible(home, &request)?;
        let papers =
            DecisionPapers::render(home, (&request, Some(&amendment)), &conformity, &ruling)?;
        let form = home.papers()?.supplementary_form(home.settings())?;
        let agreement_form = home.papers()?.agreement_form(home.settings());
        let (home, ledger) = self.parts()?;
        home.ready_for_papers(number.as_str())?;
        let (changed, undoes) = compared(ledger, &request, today)?;
        let signed = from.signed.as_ref();
        let addendum =
            signed.map(|signed| agreement_paper(home, ledger, &request, Some(signed), &amendment));
        let addendum = addendum.transpose()?;
        let make = |number: &str| new_agreement(home, &agreement_form, &request, number);
        let (agreements, invoices) =
            numbered(home, amend, (&agreement_form, addendum.is_some()), &form)?;
        let new = NewAgreement { series: &agreements, make: &make };
        let invoice = ledger.amend(
            &handed_in(home, &request, None),
            approval,
            (conformity.verdict.as_str(), &conformity.to_kept()),
            &Amending {
                because,
                from: &from,
                price: amendment.price.as_ref(),
                agreement: addendum.is_none().then_some(&new),
            },
            &Supplementary {
                series: &invoices,
                plan: &priced.as_ref().map(|priced| priced.basis.clone()).unwrap_or_default(),
                make: &|invoice| supplementary(home, &form, priced.as_ref(), invoice),
            },
        )?;
        mark(home, ledger, &Undone::invoices(&undoes))?;
        let whole = || whole_agreement(home, ledger, &request);
        let agreement = addendum.map_or_else(whole, Ok)?;
        let paper = PaperToSign::of_amendment(from.signed.is_some(), from.serial);
        let path = print_to_sign(home, ledger, &number, &paper.file_name(), &agreement)?;
        let path = path.display().to_string();
        let (report, file) = papers.write(home, &request)?;
        let sums = amendment.price.map(|price| price.sums);
        let invoice = match invoice {
            Some(invoice) => {
                let path = print_invoice(home, ledger, &invoice)?;
                Some(Issued::new(invoice.number, invoice.request, invoice.total, &path))
            }
            None => None,
        };
        Ok(AmendedRequest {
            serial: from.serial,
            verdict: conformity.verdict.as_str(),
            notes: Report::of(&conformity, home.catalog(), &request),
            check: conformity,
            by: approval.by.clone(),
            on: today,
            because: because.to_owned(),
            path,
            agreement: ledger.agreement_to_sign(&number)?.map(|printed| printed.paper.number),
            is_addendum: paper.is_addendum(),
            report,
            file,
            changed,
            undoes,
            paid: sums.as_ref().map(|sums| sums.paid),
            due: sums.as_ref().map(|sums| sums.due),
            invoice,
            claim: ledger.claim_of(&number, today)?,
            request: number,
        })
    }

    /// Returns the price that stays where only who asks is corrected, so that nothing is priced anew. `None` where
    /// nothing was paid, something is still to be paid, or anything else changes.
    fn kept_price(&mut self, from: &Amendable, request: &Request) -> Result<Option<Repriced>> {
        if !is_correction(&from.before.request, request) {
            return Ok(None);
        }
        let price = self.ledger()?.priced_before(&request.number)?;
        Ok(price.filter(|price| price.sums.lacking().is_none()))
    }

    /// Plans the amended request, calculates its price, and checks its pieces of maps. Converted tables are charged as
    /// `before`.
    fn priced(
        &self,
        approved: &Approved,
        paid: &Supplement,
        before: Option<Converted>,
        watch: &dyn Watch,
    ) -> Result<Priced> {
        let home = self.home();
        let capacity = capacity(home, approved.request(), None, None)?;
        let index = home.index()?;
        let plan = self.planned_as(&index, approved, &capacity, Form::default(), watch)?;
        let price = quote(home, &plan, before)?;
        examine(home, &plan, watch)?;
        let whole = billing::invoice("-", &plan, home.catalog(), &price, home.clock.today())?;
        let (basis, repriced) = (basis(&plan, &price), billing::repriced(&whole, paid));
        Ok(Priced { plan, basis, price, repriced })
    }
}

/// Returns the series of agreements and of invoices, with the numbers that were typed in. An addendum has no number.
fn numbered<'a>(
    home: &'a Home,
    amend: &Amend<'a>,
    (agreement, is_addendum): (&'a PaperForm, bool),
    invoice: &'a PaperForm,
) -> Result<(Series<'a>, Series<'a>)> {
    let numbering = &home.settings().numbering;
    let typed = GivenNumber { number: amend.agreement_number, option: "--agreement-number" };
    let agreements = series(home, &numbering.agreement, agreement, typed)?;
    if is_addendum {
        typed.refuse_unneeded()?;
    }
    let typed = GivenNumber { number: amend.invoice_number, option: "--invoice-number" };
    Ok((agreements, series(home, &numbering.invoice, invoice, typed)?))
}

/// Returns true where two versions of a request differ at most in who asks, and not in what is priced.
fn is_correction(before: &Request, after: &Request) -> bool {
    let requester = Requester {
        zero_tariff: before.requester.zero_tariff,
        zero_tariff_letter: before.requester.zero_tariff_letter.clone(),
        category: before.requester.category.clone(),
        ..after.requester.clone()
    };
    Request { requester, ..before.clone() } == *after
}

fn refuse_other_number(number: &RequestNumber, request: &Request) -> Result<()> {
    if request.number == *number {
        return Ok(());
    }
    let message = message!(
        "the file is request {other}, not {number}",
        other = request.number.to_string(),
        number
    );
    Err(Error::new(ErrorKind::Request, message).field("number").hint(message!(
        "an amended request keeps its number: write {number} into the file",
        number
    )))
}

/// Makes the supplementary invoice with this number, and lays it out once, so that one that cannot be rendered is not
/// issued.
fn supplementary(
    home: &Home,
    form: &PaperForm,
    priced: Option<&Priced>,
    number: &str,
) -> Result<Invoice> {
    let Some(priced) = priced else {
        let message = message!("there is nothing to invoice: no line is charged");
        return Err(Error::new(ErrorKind::State, message));
    };
    let today = home.clock.today();
    let whole = billing::invoice(number, &priced.plan, home.catalog(), &priced.price, today)?;
    let invoice = billing::supplementary(whole, &priced.repriced.sums)?;
    billing::prove_invoice(form, &invoice)?;
    home.papers()?.invoice_for_medium(&invoice, home.settings())?;
    Ok(invoice)
}
