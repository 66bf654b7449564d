//! The money track: price, invoice, payment, receipt, and the handover where both tracks meet.

use std::path::Path;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::args;
use super::medium::{capacity, planned};
use super::office::{Desk, Office};
use super::{Answer, Result, health, print};
use crate::billing::{self, price_map, price_microdata, terbilang_rupiah};
use crate::catalog::{Catalog, TariffClass};
use crate::conformity::request_digest;
use crate::error::{Error, ErrorKind};
use crate::ledger::Series;
use crate::model::{
    Invoice, Numbering, PaperForm, PaperKind, PaymentMethod, Price, Request, Rupiah,
    TariffSettings, ZeroTariffLetter,
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

fn series<'a>(
    desk: &Desk,
    office: &'a Office,
    numbering: &'a Numbering,
    form: &'a PaperForm,
) -> Series<'a> {
    Series { numbering, unit_code: &office.settings.unit_code, on: desk.today, form }
}

/// Returns what an invoice or a packing rests on, as the ledger keeps it.
pub(super) fn basis(plan: &PackPlan, price: &Price) -> Value {
    json!({ "volumes": plan.record(), "price": price })
}

/// Issues the invoice of an approved request; asked again, prints the same one.
pub(super) fn invoice(desk: &Desk, given: &str) -> Result<Answer> {
    let office = desk.office()?;
    let request = Desk::request(given, &office.catalog, Some(&office))?;
    let capacity = capacity(&office, &request, None, None)?;
    let plan = planned(desk, &office, &office.index()?, &request, &capacity, Form::default())?;
    let price = quote(desk, &office, &plan)?;
    let mut ledger = office.ledger()?;
    // One that is issued is printed again; its pieces were looked at before.
    if ledger.invoice_of_request(&request.number)?.is_none() {
        health::examine(desk, &office, &plan)?;
    }
    let papers = office.papers()?;
    let form = papers.form(PaperKind::Invoice, &office.settings);
    let series = series(desk, &office, &office.settings.numbering.invoice, &form);
    let basis = basis(&plan, &price);
    // A paper that cannot be set is not issued: its number stays free.
    let invoice = ledger.issue_invoice(&request.number, &series, &basis, |number| {
        let invoice = billing::invoice(number, &plan, &office.catalog, &price, desk.today)?;
        billing::prove_invoice(&form, &invoice)?;
        papers.invoice_for_medium(&invoice, &office.settings)?;
        Ok(invoice)
    })?;
    let path = print::invoice(&office, &ledger, &invoice)?;
    Ok(issued("invoice", &invoice.number, &invoice.request, invoice.total, &path))
}

/// Records an invoice's billing code and prints the invoice with it.
pub(super) fn billing_code(desk: &Desk, number: &str, code: &str, expires: Date) -> Result<Answer> {
    let office = desk.office()?;
    let mut ledger = office.ledger()?;
    let invoice = known_invoice(&ledger, number)?;
    let code = billing::billing_code(&invoice, code, expires, desk.today)?;
    ledger.record_billing_code(number, &code)?;
    let path = print::invoice(&office, &ledger, &invoice)?;
    let text = format!("billing code {} until {}\n{}", code.code, expires, path.display());
    let json = json!({
        "number": invoice.number, "request": invoice.request, "code": code.code,
        "expires": expires, "amount": invoice.total, "path": path.display().to_string(),
    });
    Ok(Answer::yes(json, text))
}

/// Records the payment of an invoice.
pub(super) fn pay(desk: &Desk, args: &args::Pay) -> Result<Answer> {
    let office = desk.office()?;
    let mut ledger = office.ledger()?;
    let invoice = known_invoice(&ledger, &args.invoice)?;
    let treasurer = args.treasurer.clone();
    let method = match args.ntpn.clone() {
        Some(ntpn) => {
            let ours = || office.settings.treasurer.name.clone();
            PaymentMethod::Simponi { ntpn, confirmed_by: treasurer.unwrap_or_else(ours) }
        }
        None => PaymentMethod::Cash { treasurer: treasurer.unwrap_or_default() },
    };
    let amount = args.amount.map_or(invoice.total, Rupiah);
    let payment = billing::payment(&invoice, method, amount, desk.today)?;
    ledger.record_payment(&payment)?;
    let path = print::invoice(&office, &ledger, &invoice)?;
    Ok(issued("payment of", &invoice.number, &invoice.request, payment.amount, &path))
}

/// Issues the receipt of a paid invoice; asked again, prints the same one.
pub(super) fn receipt(desk: &Desk, number: &str) -> Result<Answer> {
    let office = desk.office()?;
    let mut ledger = office.ledger()?;
    let form = office.papers()?.form(PaperKind::Receipt, &office.settings);
    let series = series(desk, &office, &office.settings.numbering.receipt, &form);
    let receipt = ledger.issue_receipt(number, &series, |number, invoice, payment| {
        let receipt = billing::receipt(number, invoice, payment, desk.today)?;
        billing::prove_receipt(&form, &receipt, invoice)?;
        Ok(receipt)
    })?;
    let path = print::receipt(&office, &ledger, &receipt)?;
    Ok(issued("receipt", &receipt.number, &receipt.request, receipt.amount, &path))
}

/// Hands over what was packed, verified and paid.
pub(super) fn handover(desk: &Desk, given: &str) -> Result<Answer> {
    let office = desk.office()?;
    let mut ledger = office.ledger()?;
    let request = recorded(&ledger, &Desk::request(given, &office.catalog, Some(&office))?)?;
    let form = office.papers()?.form(PaperKind::Handover, &office.settings);
    let series = series(desk, &office, &office.settings.numbering.handover, &form);
    let invoice = ledger.invoice_of_request(&request.number)?;
    let handover = ledger.issue_handover(&request.number, &series, |number, receipt, bags| {
        let handover = billing::handover(number, &request, receipt, bags, desk.today)?;
        if let Some(invoice) = &invoice {
            billing::prove_handover(&form, &handover, invoice)?;
        }
        Ok(handover)
    })?;
    let total = invoice.map(|invoice| invoice.total).unwrap_or_default();
    let path = print::handover(&office, &ledger, &handover)?;
    Ok(issued("handover", &handover.number, &handover.request, total, &path))
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
