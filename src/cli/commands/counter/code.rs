//! `code`: the sale that a seal code belongs to.

use crate::cli::terminal::{Answer, Invocation, Lines};
use crate::error::Result;
use crate::message::{day, message, quantity};
use crate::office::{Sale, SoldUnderCode};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Code {
    /// The code as the caller reads it out, such as 7K3M-9QXT-2B4N.
    #[arg(value_name = "CODE", required = true)]
    code: Vec<String>,
}

/// Finds sale, editions and corrections by the seal code of a medium.
pub(in crate::cli) fn code(call: &Invocation, args: &Code) -> Result<Answer> {
    let found = call.session()?.sold_under(&args.code.join(" "))?;
    let mut text = call.lines();
    let code = &found.code;
    if found.sales.is_empty() {
        text.line(&message!("{code}: nothing was packed under this code in this office", code));
    }
    for sale in &found.sales {
        sold(&mut text, &found, sale);
    }
    for complaint in &found.complaints {
        text.line(&complaint.words());
    }
    Ok(Answer::new(!found.sales.is_empty(), found, text))
}

fn sold(text: &mut Lines, found: &SoldUnderCode, sale: &Sale) {
    let (code, number, on) = (&found.code, &sale.request, day(sale.packed_on));
    let (volume, bytes) = (sale.volume, quantity(sale.bytes));
    text.line(&message!(
        "{code}: request {number}, volume {volume}, {bytes} bytes, packed on {on}",
        code,
        number,
        volume,
        bytes,
        on
    ));
    if !sale.is_current {
        let what = message!("packed again, changed or returned since: it does not count any more");
        text.indented(2, &what);
    }
    contents(text, found, sale);
    if sale.handovers.is_empty() {
        text.indented(2, &message!("not handed over"));
    }
    for handover in &sale.handovers {
        let (number, on) = (&handover.number, day(handover.on));
        let what = if handover.is_void {
            message!("handed over on {on}, {number}, which is void", on, number)
        } else {
            message!("handed over on {on}, {number}", on, number)
        };
        text.indented(2, &what);
    }
    for correction in &sale.corrections {
        let (on, because) = (day(correction.on), &correction.because);
        let what = match &correction.answer {
            Some(answer) => {
                message!("correction of {on}: {because}; answered by {answer}", on, because, answer)
            }
            None => message!("correction of {on}, which is open: {because}", on, because),
        };
        text.indented(2, &what);
    }
}

/// Adds the products of a bag with their editions.
fn contents(text: &mut Lines, found: &SoldUnderCode, sale: &Sale) {
    for item in &sale.items {
        let (id, edition) = (&item.id, &item.edition);
        let what = match &item.region {
            Some(region) => {
                message!("{id}, region {region}, edition {edition}", id, region, edition)
            }
            None => message!("{id}, edition {edition}", id, edition),
        };
        text.indented(2, &what);
        let Some(product) = found.products.iter().find(|product| product.id == *id) else {
            continue;
        };
        if let Some(title) = &product.title {
            text.verbatim(&format!("    {title}"));
        }
        if let Some(now) = product.edition.as_ref().filter(|now| *now != edition) {
            text.indented(4, &message!("the catalogue has edition {now} today", now));
        }
    }
}
