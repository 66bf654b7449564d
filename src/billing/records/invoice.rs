//! Invoices: a price with its legal basis and its total in words.

use jiff::civil::Date;

use crate::billing::papers::{piece, terbilang_rupiah};
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Invoice, InvoiceLine, Price, PriceLine};
use crate::plan::PackPlan;

/// Makes the invoice for the price of a plan, under the number that the caller gives.
///
/// # Errors
/// [`ErrorKind::Catalog`] where a line has no legal basis: without one nothing may be charged, not even Rp0.
/// [`ErrorKind::State`] where the price has no line.
pub fn invoice(
    number: &str,
    plan: &PackPlan,
    catalog: &Catalog,
    price: &Price,
    on: Date,
) -> Result<Invoice> {
    if price.lines.is_empty() {
        return Err(Error::new(
            ErrorKind::State,
            message!("there is nothing to invoice: no line is charged"),
        ));
    }
    let mut legal_basis: Vec<String> = Vec::new();
    for line in &price.lines {
        if line.legal_basis.is_empty() {
            let message =
                message!("the tariff row {tariff} has no legal basis", tariff = line.tariff);
            return Err(Error::new(ErrorKind::Catalog, message)
                .file("tariffs.csv")
                .field("legal_basis")
                .hint(message!("fill in the regulation behind the row; an invoice must name it")));
        }
        if !legal_basis.contains(&line.legal_basis) {
            legal_basis.push(line.legal_basis.clone());
        }
    }
    let titled =
        |line: &PriceLine| InvoiceLine { title: title(plan, catalog, line), price: line.clone() };
    Ok(Invoice {
        number: number.to_owned(),
        request: plan.request.number.to_string(),
        issued_on: on,
        buyer: plan.request.requester.name.clone(),
        institution: plan.request.requester.institution.clone(),
        lines: price.lines.iter().map(titled).collect(),
        total: price.total,
        in_words: terbilang_rupiah(price.total),
        legal_basis,
        settings: price.settings.clone(),
        supplement: None,
    })
}

/// Returns the title of a line: title and edition of the package, and the piece and the format where the line has them.
fn title(plan: &PackPlan, catalog: &Catalog, line: &PriceLine) -> String {
    let package = plan.packages().find(|package| package.index == line.index);
    let mut parts = match package {
        Some(package) => vec![package.title.clone(), format!("edisi {}", package.edition)],
        None => vec![line.id.clone()],
    };
    parts.extend(line.region.as_deref().map(|code| piece(code, catalog)));
    parts.extend(line.format.as_ref().map(|format| format!("format {format}")));
    parts.join(", ")
}
