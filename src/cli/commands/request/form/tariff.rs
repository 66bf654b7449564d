//! The claim to the Rp0 tariff, and the letter that it needs.

use super::walk::{Form, Step, Turn};
use crate::error::Result;
use crate::message::message;
use crate::model::{ZeroTariffLetter, written_day};

pub(super) const STEPS: &[Step] = &[claim, number, date, issuer];

/// Asks for the claim where the kind of requester may have one: not the public, and not a business.
fn claim(form: &mut Form<'_>) -> Result<Turn> {
    let requester = &form.request.requester;
    let may = !matches!(requester.category.as_str(), "umum" | "swasta");
    if !may && !requester.zero_tariff {
        return Ok(Turn::Skip);
    }
    let now = requester.zero_tariff;
    let question = message!("Rp0 tariff, with a letter (number, date, issuer)?");
    let Some(claims) = form.ask.yes(&question, now)? else { return Ok(Turn::Back) };
    let requester = &mut form.request.requester;
    requester.zero_tariff = claims;
    let blank = || ZeroTariffLetter {
        number: String::new(),
        date: form.session.office_day(),
        issuer: String::new(),
    };
    match (claims, &requester.zero_tariff_letter) {
        (true, None) => requester.zero_tariff_letter = Some(blank()),
        (false, Some(_)) => requester.zero_tariff_letter = None,
        _ => {}
    }
    Ok(Turn::Next)
}

fn number(form: &mut Form<'_>) -> Result<Turn> {
    let Some(letter) = &form.request.requester.zero_tariff_letter else { return Ok(Turn::Skip) };
    let (now, field) = (letter.number.clone(), "requester.zero_tariff_letter.number");
    form.text(&message!("Number of the letter:"), field, &now, true, |request, text| {
        if let Some(letter) = &mut request.requester.zero_tariff_letter {
            text.clone_into(&mut letter.number);
        }
    })
}

fn date(form: &mut Form<'_>) -> Result<Turn> {
    let Some(letter) = &form.request.requester.zero_tariff_letter else { return Ok(Turn::Skip) };
    let (now, today) = (letter.date.to_string(), form.session.office_day());
    let question = message!("Date of the letter (year-month-day):");
    let asked = form.ask.suggest(&question, &now, |text| match written_day(text) {
        Some(day) if day <= today => Ok(()),
        Some(_) => Err(message!("the letter cannot be of a day after today")),
        None => Err(message!("a day such as 2026-11-24")),
    })?;
    let Some(text) = asked else { return Ok(Turn::Back) };
    if let (Some(letter), Some(day)) =
        (&mut form.request.requester.zero_tariff_letter, written_day(&text))
    {
        letter.date = day;
    }
    Ok(Turn::Next)
}

fn issuer(form: &mut Form<'_>) -> Result<Turn> {
    let Some(letter) = &form.request.requester.zero_tariff_letter else { return Ok(Turn::Skip) };
    let (now, field) = (letter.issuer.clone(), "requester.zero_tariff_letter.issuer");
    form.text(&message!("Issued by:"), field, &now, true, |request, text| {
        if let Some(letter) = &mut request.requester.zero_tariff_letter {
            text.clone_into(&mut letter.issuer);
        }
    })
}
