//! Who asks: the visit, and what the guest book does not say of the guest.

use super::walk::{Form, Step, Turn, some};
use crate::cli::ask::Choice;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::CATEGORIES;

pub(super) const STEPS: &[Step] =
    &[visit, name, email, phone, address, category, institution, taxpayer];

/// Asks which of today's visits the request belongs to, where there are some and none is named.
fn visit(form: &mut Form<'_>) -> Result<Turn> {
    if form.visit_is_set {
        return Ok(Turn::Skip);
    }
    let visits = form.session.guests_without_request()?;
    if visits.is_empty() {
        return Ok(Turn::Skip);
    }
    let line = |(visit, name): &(String, String)| {
        Choice::new(format!("{visit}  {name}"), Some(visit.clone()))
    };
    let mut choices: Vec<_> = visits.iter().map(line).collect();
    choices.push(Choice::new(form.ask.say(&message!("none of these visits")), None));
    let before = form.guest.as_ref().map(|guest| guest.visit.clone());
    // Enter alone keeps what was answered.
    let now = match &before {
        Some(before) => visits.iter().position(|(visit, _)| visit == before).unwrap_or(0),
        None if form.visit_is_answered => visits.len(),
        None => 0,
    };
    let Some(taken) = form.ask.search(&message!("Visit:"), choices, now)? else {
        return Ok(Turn::Back);
    };
    form.visit_is_answered = true;
    // What was answered for the same visit stays.
    if taken == before {
        return Ok(Turn::Next);
    }
    form.guest = taken.map(|visit| form.session.guest(&visit)).transpose()?;
    form.guest.clone().unwrap_or_default().fill(&mut form.request);
    Ok(Turn::Next)
}

fn name(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.requester.name.clone();
    if form.is_known("requester.name", |guest| &guest.name, Some(&now)) {
        return Ok(Turn::Skip);
    }
    form.text(&message!("Name:"), "requester.name", &now, true, |request, text| {
        text.clone_into(&mut request.requester.name);
    })
}

fn email(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.requester.email.clone();
    if form.is_known("requester.email", |guest| &guest.email, Some(&now)) {
        return Ok(Turn::Skip);
    }
    form.text(&message!("E-mail:"), "requester.email", &now, true, |request, text| {
        text.clone_into(&mut request.requester.email);
    })
}

fn phone(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.requester.phone.clone();
    if form.is_known("requester.phone", |guest| &guest.phone, now.as_deref()) {
        return Ok(Turn::Skip);
    }
    let now = now.unwrap_or_default();
    form.text(
        &message!("Telephone (may be empty):"),
        "requester.phone",
        &now,
        false,
        |request, text| {
            request.requester.phone = some(text);
        },
    )
}

fn address(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.requester.address.clone();
    if form.is_known("requester.address", |guest| &guest.address, now.as_deref()) {
        return Ok(Turn::Skip);
    }
    let (question, now) = (message!("Address (may be empty):"), now.unwrap_or_default());
    form.text(&question, "requester.address", &now, false, |request, text| {
        request.requester.address = some(text);
    })
}

fn category(form: &mut Form<'_>) -> Result<Turn> {
    let now = CATEGORIES.iter().position(|one| *one == form.request.requester.category);
    let choices = CATEGORIES
        .iter()
        .map(|one| Choice::new(form.ask.say(&category_words(one)), *one))
        .collect();
    let asked = form.ask.choose(&message!("Kind of requester:"), choices, now.unwrap_or(0))?;
    let Some(category) = asked else { return Ok(Turn::Back) };
    category.clone_into(&mut form.request.requester.category);
    Ok(Turn::Next)
}

fn institution(form: &mut Form<'_>) -> Result<Turn> {
    let requester = &form.request.requester;
    let now = requester.institution.clone();
    let is_private = requester.category == "umum" && now.is_none();
    if is_private
        || form.is_known("requester.institution", |guest| &guest.institution, now.as_deref())
    {
        return Ok(Turn::Skip);
    }
    let (question, now) = (message!("Institution (may be empty):"), now.unwrap_or_default());
    form.text(&question, "requester.institution", &now, false, |request, text| {
        request.requester.institution = some(text);
    })
}

/// Asks for the taxpayer number of a business.
fn taxpayer(form: &mut Form<'_>) -> Result<Turn> {
    let requester = &form.request.requester;
    if requester.category != "swasta" && requester.npwp.is_none() {
        return Ok(Turn::Skip);
    }
    let now = requester.npwp.clone().unwrap_or_default();
    form.text(
        &message!("Taxpayer number, NPWP (may be empty):"),
        "requester.npwp",
        &now,
        false,
        |request, text| request.requester.npwp = some(text),
    )
}

/// Returns the words for a kind of requester; a kind that is not listed stays as it is.
pub(super) fn category_words(category: &str) -> Message {
    match category {
        "umum" => message!("member of the public"),
        "mahasiswa" => message!("student"),
        "peneliti" => message!("researcher"),
        "pemerintah" => message!("government"),
        "swasta" => message!("business"),
        "lembaga-internasional" => message!("international body"),
        "perguruan-tinggi" => message!("university"),
        _ => Message::verbatim(category),
    }
}
