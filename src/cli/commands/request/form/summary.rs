//! The end: the request at a glance, the verdict, and whether to save it, to change it or to leave.

use std::path::{Path, PathBuf};

use super::items::{STEPS as ITEMS, item_lines, total_words};
use super::requester::{STEPS as REQUESTER, category_words};
use super::stated_use::{STEPS as USE, text_titles};
use super::tariff::STEPS as TARIFF;
use super::walk::{Form, walk};
use crate::cli::ask::{Choice, interrupted};
use crate::cli::terminal::{Lines, verdict_words};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::model::Request;
use crate::office::{Asked, Given, PriceSoFar, Saved};

/// What to do with a request that is asked for.
#[derive(Clone, Copy)]
enum Next {
    Save,
    Requester,
    Use,
    Items,
    Leave,
}

/// Shows the request with its verdict until it is saved. Also returns true where an approval of it needs a reason.
///
/// # Errors
/// [`ErrorKind::Interrupted`] where the user leaves.
pub(in crate::cli::commands::request) fn finish(
    form: &mut Form<'_>,
    from: Option<&Given>,
    out: Option<&Path>,
) -> Result<(Saved, bool)> {
    let mut out = out.map(Path::to_path_buf);
    loop {
        let price = form.session.price_so_far(&form.request, None, form.progress);
        let mut lines = form.ask.lines();
        lines.verbatim("");
        request_lines(
            &mut lines,
            &form.request,
            &price,
            form.session.medium_label(&form.request),
            false,
        );
        let checked = form.session.check_asked(&form.request)?;
        if !checked.matches_without_notes() {
            lines.verbatim(checked.findings_page(form.ask.language(), form.ask.width()).trim_end());
        }
        let stock = checked.stock_page(form.ask.language(), form.ask.width());
        if !stock.is_empty() {
            lines.verbatim(stock.trim_end());
        }
        lines.no_invoice(checked.no_invoice());
        // The verdict stands right above the question, whatever the length of its reasons.
        let verdict = verdict_words(checked.verdict());
        lines.line(&message!("Verdict: {verdict}", verdict));
        form.ask.tell(&lines);
        let may_save = !form.request.items.is_empty();
        let mut choices = Vec::new();
        let mut choice = |what: Message, next| choices.push(Choice::new(form.ask.say(&what), next));
        if may_save {
            choice(message!("save it"), Next::Save);
        }
        choice(message!("change the requester or the tariff"), Next::Requester);
        choice(message!("change the stated use"), Next::Use);
        choice(message!("change the data or the medium"), Next::Items);
        choice(message!("leave without saving"), Next::Leave);
        match form.ask.choose(&message!("This request:"), choices, 0)? {
            Some(Next::Save) => {
                let asked = Asked { request: form.request.clone(), from: from.cloned() };
                match form.session.save_request(asked, out.as_deref()) {
                    Ok(saved) => return Ok((saved, checked.needs_reason())),
                    // What was answered stays, so that it can be mended.
                    Err(error) => {
                        tell_error(form, &error);
                        if !is_about_the_file(&error) {
                            continue;
                        }
                        let question = message!("Another file (empty: back to the request):");
                        let other = form.ask.text(&question, "", |_| Ok(()))?.unwrap_or_default();
                        if !other.is_empty() {
                            out = Some(PathBuf::from(other));
                        }
                    }
                }
            }
            Some(Next::Requester) => {
                // All of it is asked again, also what the guest book says.
                form.guest = None;
                form.visit_is_set = true;
                walk(form, &[REQUESTER, TARIFF].concat())?;
            }
            Some(Next::Use) => {
                walk(form, USE)?;
            }
            Some(Next::Items) => {
                walk(form, ITEMS)?;
            }
            Some(Next::Leave) | None => leave(form)?,
        }
    }
}

/// Returns true where another file can mend the error.
fn is_about_the_file(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Exists | ErrorKind::Io | ErrorKind::Target)
}

/// Asks whether to leave; the answer yes is the error that ends the command.
pub(in crate::cli::commands::request) fn leave(form: &Form<'_>) -> Result<()> {
    let question = message!("Leave? Nothing of this request is saved then.");
    if form.ask.yes(&question, false)? == Some(true) {
        return Err(interrupted());
    }
    Ok(())
}

fn tell_error(form: &Form<'_>, error: &Error) {
    let mut lines = form.ask.lines();
    lines.verbatim(&error.placed(form.ask.language()));
    if let Some(hint) = error.hint_message() {
        lines.indented(2, hint);
    }
    form.ask.tell(&lines);
}

/// Adds a request as a person reads it; `whole` adds the four texts.
pub(in crate::cli::commands::request) fn request_lines(
    lines: &mut Lines,
    request: &Request,
    price: &PriceSoFar,
    medium: Option<String>,
    whole: bool,
) {
    let (number, requester) = (&request.number, &request.requester);
    match request.received_on {
        Some(day) => lines.line(&message!("Request {number}, received on {day}", number, day)),
        None => lines.line(&message!("Request {number}", number)),
    };
    let category = category_words(&requester.category);
    lines.line(&message!("Requester: {name} ({category})", name = &requester.name, category));
    let more = [
        requester.institution.as_deref(),
        Some(requester.email.as_str()),
        requester.phone.as_deref(),
        requester.address.as_deref(),
        requester.npwp.as_deref(),
    ];
    let more: Vec<&str> = more.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    if !more.is_empty() {
        lines.verbatim(&format!("  {}", more.join("; ")));
    }
    if let (true, letter) = (requester.zero_tariff, &requester.zero_tariff_letter) {
        lines.indented(
            2,
            &match letter {
                Some(letter) => {
                    let (number, day, issuer) = (&letter.number, letter.date, &letter.issuer);
                    message!("Rp0 tariff: letter {number} of {day}, {issuer}", number, day, issuer)
                }
                None => message!("Rp0 tariff: WITHOUT A LETTER"),
            },
        );
    }
    lines.line(&message!("Use: {title}", title = &request.abstraction.title));
    if whole {
        for (title, (_, text)) in text_titles().iter().zip(request.abstraction.texts()) {
            let title = lines.say(title);
            lines.verbatim(&format!("  {title} {text}"));
        }
    }
    lines.line(&message!("Data:"));
    for item in &price.items {
        item_lines(lines, item);
    }
    if let Some(fault) = &price.fault {
        lines.indented(2, fault);
    }
    let total = total_words(price);
    lines.line(&match medium {
        Some(medium) => message!("Total {total}, on {medium}", total, medium),
        None => message!("Total {total}", total),
    });
}
