//! The money track: price, invoice, payment, receipt, and the handover where both tracks meet.

use std::path::Path;

use serde_json::json;

use super::args;
use super::medium::{capacity, planned};
use super::office::{Desk, Office};
use super::{Answer, Result, health};
use crate::billing::{self, price_map, price_microdata, terbilang_rupiah};
use crate::catalog::{Catalog, TariffClass};
use crate::conformity::request_digest;
use crate::error::{Error, ErrorKind};
use crate::ledger::Series;
use crate::model::{
    Invoice, Numbering, PaymentMethod, Price, Request, Rupiah, TariffSettings, ZeroTariffLetter,
};
use crate::plan::{Form, PackPlan};

/// Returns the tariff class that a request may claim: Rp0 only with its letter.
pub(super) fn class(request: &Request) -> TariffClass {
    let requester = &request.requester;
    let letter = requester.zero_tariff_letter.as_ref();
    if requester.zero_tariff && letter.is_some_and(ZeroTariffLetter::is_complete) {
        TariffClass::Nol
    } else {
        TariffClass::Umum
    }
}

/// Quotes a plan with the office's tariff and settings.
pub(super) fn quote(desk: &Desk, office: &Office, plan: &PackPlan) -> Result<Price> {
    let class = class(&plan.request);
    billing::quote(plan, &office.catalog, &office.settings.tariff, class, desk.today)
}

fn series<'a>(desk: &Desk, office: &'a Office, numbering: &'a Numbering) -> Series<'a> {
    Series { numbering, unit_code: &office.settings.unit_code, on: desk.today }
}

/// Issues the invoice of an approved request; asked again, prints the same one.
pub(super) fn invoice(desk: &Desk, given: &str) -> Result<Answer> {
    let office = desk.office()?;
    let request = Desk::request(given, &office.catalog, Some(&office))?;
    let capacity = capacity(&office, &request, None, None)?;
    let plan = planned(desk, &office, &request, &capacity, Form::default())?;
    let price = quote(desk, &office, &plan)?;
    health::examine(desk, &office, &plan)?;
    let series = series(desk, &office, &office.settings.numbering.invoice);
    let papers = office.papers()?;
    // A paper that cannot be set is not issued: its number stays free.
    let invoice = office.ledger()?.issue_invoice(&request.number, &series, |number| {
        let invoice = billing::invoice(number, &plan, &office.catalog, &price, desk.today)?;
        papers.invoice(&invoice, &office.settings)?;
        Ok(invoice)
    })?;
    let paper = papers.invoice(&invoice, &office.settings)?;
    let path =
        office.keep_paper(&invoice.request, &paper_name("tagihan", &invoice.number), &paper)?;
    Ok(issued("invoice", &invoice.number, &invoice.request, invoice.total, &path))
}

/// Records the payment of an invoice.
pub(super) fn pay(desk: &Desk, args: &args::Pay) -> Result<Answer> {
    let office = desk.office()?;
    let mut ledger = office.ledger()?;
    let invoice = known_invoice(&ledger, &args.invoice)?;
    let method = match (&args.ntpn, &args.treasurer) {
        (Some(ntpn), _) => PaymentMethod::Simponi { ntpn: ntpn.clone() },
        (None, treasurer) => {
            PaymentMethod::Cash { treasurer: treasurer.clone().unwrap_or_default() }
        }
    };
    let payment = billing::payment(&invoice, method, invoice.total, desk.today)?;
    let paper = office.papers()?.invoice(&invoice, &office.settings)?;
    ledger.record_payment(&payment)?;
    let path =
        office.keep_paper(&invoice.request, &paper_name("tagihan", &invoice.number), &paper)?;
    Ok(issued("payment of", &invoice.number, &invoice.request, payment.amount, &path))
}

/// Issues the receipt of a paid invoice; asked again, prints the same one.
pub(super) fn receipt(desk: &Desk, number: &str) -> Result<Answer> {
    let office = desk.office()?;
    let mut ledger = office.ledger()?;
    let invoice = known_invoice(&ledger, number)?;
    let series = series(desk, &office, &office.settings.numbering.receipt);
    let papers = office.papers()?;
    let receipt = ledger.issue_receipt(number, &series, |number, invoice, payment| {
        let receipt = billing::receipt(number, invoice, payment, desk.today)?;
        papers.receipt(&receipt, invoice, &office.settings)?;
        Ok(receipt)
    })?;
    let paper = papers.receipt(&receipt, &invoice, &office.settings)?;
    let path =
        office.keep_paper(&receipt.request, &paper_name("kuitansi", &receipt.number), &paper)?;
    Ok(issued("receipt", &receipt.number, &receipt.request, receipt.amount, &path))
}

/// Hands over what was packed, verified and paid.
pub(super) fn handover(desk: &Desk, given: &str) -> Result<Answer> {
    let office = desk.office()?;
    let mut ledger = office.ledger()?;
    let request = recorded(&ledger, &Desk::request(given, &office.catalog, Some(&office))?)?;
    let series = series(desk, &office, &office.settings.numbering.handover);
    let papers = office.papers()?;
    let invoice = ledger.invoice_of_request(&request.number)?;
    let handover = ledger.issue_handover(&request.number, &series, |number, receipt, bags| {
        let handover = billing::handover(number, &request, receipt, bags, desk.today)?;
        if let Some(invoice) = &invoice {
            papers.handover(&handover, invoice, &office.settings)?;
        }
        Ok(handover)
    })?;
    let invoice = invoice.ok_or_else(|| {
        Error::new(ErrorKind::Ledger, format!("the invoice of {} is gone", request.number))
    })?;
    let paper = papers.handover(&handover, &invoice, &office.settings)?;
    let name = paper_name("serah-terima", &handover.number);
    let path = office.keep_paper(&handover.request, &name, &paper)?;
    Ok(issued("handover", &handover.number, &handover.request, invoice.total, &path))
}

/// Returns the request as the ledger knows it; a file that says otherwise is refused.
fn recorded(ledger: &crate::ledger::Ledger, given: &Request) -> Result<Request> {
    let number = &given.number;
    let known = ledger.request(number)?.ok_or_else(|| {
        Error::new(ErrorKind::State, format!("the ledger knows no request {number}"))
            .hint(format!("run `kemas approve {number} --by NAME`"))
    })?;
    if request_digest(given) == known.digest && given.requester == known.request.requester {
        return Ok(known.request);
    }
    let message = format!("the file is not request {number} as it was approved and paid");
    Err(Error::new(ErrorKind::State, message).hint(format!("give the number: {number}")))
}

fn known_invoice(ledger: &crate::ledger::Ledger, number: &str) -> Result<Invoice> {
    ledger.invoice(number)?.ok_or_else(|| {
        Error::new(ErrorKind::State, format!("there is no invoice {number}"))
            .hint("`kemas invoice REQUEST` issues one and prints its number")
    })
}

/// Numbers hold slashes; a file's name does not.
fn paper_name(kind: &str, number: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '.' || c == '-' { c } else { '_' };
    format!("{kind}-{}.txt", number.chars().map(plain).collect::<String>())
}

fn issued(what: &str, number: &str, request: &str, amount: Rupiah, path: &Path) -> Answer {
    let text = format!("{what} {number}: {amount}\n{}", path.display());
    let json = json!({ "number": number, "request": request, "amount": amount, "path": path.display().to_string() });
    Answer::yes(json, text)
}

/// Computes a price; without an office the built-in tariff and default settings hold.
pub(super) fn price(desk: &Desk, args: &args::Price) -> Result<Answer> {
    let office = match &args.catalog {
        Some(_) => desk.office_if_given().ok().flatten(),
        None => desk.office_if_given()?,
    };
    let own = match (&args.catalog, &office) {
        (Some(folder), _) => Some(Catalog::load(Some(folder))?),
        (None, Some(_)) => None,
        (None, None) => Some(Catalog::load(None)?),
    };
    let defaults = TariffSettings::default();
    let settings = office.as_ref().map_or(&defaults, |office| &office.settings.tariff);
    let Some(catalog) = own.as_ref().or(office.as_ref().map(|office| &office.catalog)) else {
        return Err(Desk::no_office());
    };
    let class = match args.class {
        args::PricedClass::Umum => TariffClass::Umum,
        args::PricedClass::Nol => TariffClass::Nol,
    };
    let on = args.on.unwrap_or(desk.today);
    let price = match (args.subject, args.level, args.cut) {
        (args::PricedSubject::Peta, Some(level), Some(cut)) => {
            price_map(level, cut, args.maps, catalog, settings, class, on)?
        }
        _ => price_microdata(args.bytes.unwrap_or_default(), catalog, settings, class, on)?,
    };
    let mut text: String = price
        .lines
        .iter()
        .map(|line| format!("[{}] {}  ({})\n", line.tariff, line.arithmetic, line.legal_basis))
        .collect();
    text.push_str(&price.total.to_string());
    Ok(Answer::yes(json!({ "amount": price.total, "lines": price.lines }), text))
}

/// Writes an amount in words.
pub(super) fn terbilang(number: u64) -> Answer {
    let text = terbilang_rupiah(Rupiah(number));
    Answer::yes(json!({ "text": text }), text)
}
