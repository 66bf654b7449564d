//! What the texts ask for or intend: a selection of variables (K11), identities of respondents (K12), a use that the
//! agreement forbids (K13).

use super::case::{Asked, Case};
use super::sentences::Sentences;
use crate::catalog::Item;
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::conformity::reading::Quote;
use crate::message::{Message, message};

/// K11: the texts ask for a selection of variables; a full set is sold whole.
pub(super) fn selection(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let Item::Dataset(dataset) = asked.item else { return None };
    let quotes = &case.reading.selection;
    let first = first_quote(quotes)?;
    let sentences = Sentences {
        reason: message!(
            "The abstraction asks for some of the variables ({first}), but microdata are sold \
             whole, without a choice of variables.",
            first
        ),
        evidence: evidence(quotes),
        remedy: message!(
            "Explain that {id} is handed over with all of its variables; ask whether the \
             visitor still wants it, and write down the answer.",
            id = dataset.id
        ),
    };
    Some(sentences.on_item(Rule::K11, Severity::PerluPenjelasan, asked.line))
}

/// K12: the texts ask for identities of respondents.
pub(super) fn identities(case: &Case<'_>) -> Option<Finding> {
    let quotes = &case.reading.identities;
    let first = first_quote(quotes)?;
    let sentences = Sentences {
        reason: message!(
            "The abstraction asks for identities of respondents ({first}); Law 16 of 1997 on \
             statistics keeps them secret, and the data that are sold do not hold them.",
            first
        ),
        evidence: evidence(quotes),
        remedy: message!(
            "Explain that names, addresses, identity numbers, telephone numbers and coordinates \
             of houses are given to nobody; ask whether the study can do without them, then \
             correct the abstraction."
        ),
    };
    Some(sentences.on_request(Rule::K12, Severity::TidakSesuai))
}

/// K13: the texts state a use that the agreement forbids.
pub(super) fn forbidden(case: &Case<'_>) -> Option<Finding> {
    let quotes = &case.reading.forbidden;
    let first = first_quote(quotes)?;
    let sentences = Sentences {
        reason: message!(
            "The abstraction states a use that the agreement forbids ({first}): the data may \
             not be copied for others, their records may not be uploaded or published, nor sold \
             again.",
            first
        ),
        evidence: evidence(quotes),
        remedy: message!(
            "Ask what is meant. Results of the study may be published, the records may not; \
             others who need the data hand in a request of their own. Correct the abstraction \
             where only results are meant."
        ),
    };
    Some(sentences.on_request(Rule::K13, Severity::TidakSesuai))
}

/// Returns the words of the first quote with the name of their text; `None` where there are none.
fn first_quote(quotes: &[Quote]) -> Option<Message> {
    let first = quotes.first()?;
    Some(message!(
        "{words} in the {field}",
        words = wording::quote(&first.words),
        field = wording::field(first.field)
    ))
}

/// Returns the words of the first three quotes, for a finding.
pub(super) fn evidence(quotes: &[Quote]) -> Message {
    const MOST: usize = 3;
    let words: Vec<&str> = quotes.iter().take(MOST).map(|quote| quote.words.as_str()).collect();
    Message::verbatim(words.join("; "))
}
