//! Is the abstraction complete, and long enough to judge (K04)?

use super::case::Case;
use super::sentences::Sentences;
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::language::{count, is_blank};
use crate::message::{Message, and, in_a_row, message};

/// The four texts together must have at least so many words.
const FEWEST_WORDS: usize = 25;

/// K04: a mandatory text is empty, or the four together are too short.
pub(super) fn texts(case: &Case<'_>) -> Option<Finding> {
    let texts = case.request.abstraction.texts();
    let empty = texts.iter().filter(|(_, text)| is_blank(text));
    let empty: Vec<Message> = empty.map(|(field, _)| wording::field(field)).collect();
    if !empty.is_empty() {
        return Some(
            Sentences {
                reason: message!(
                    "The abstraction is not complete: {empty} is empty.",
                    empty = and(&empty)
                ),
                evidence: message!("{texts}", texts = in_a_row(&empty)),
                remedy: message!(
                    "Ask the visitor to fill in that part, then check the request again."
                ),
            }
            .on_request(Rule::K04, Severity::TidakSesuai),
        );
    }
    let count: usize = texts.iter().map(|(_, text)| count(text)).sum();
    (count < FEWEST_WORDS).then(|| {
        Sentences {
            reason: message!(
                "The abstraction is too short to judge: its four texts have {count} words, \
                 fewer than {fewest}.",
                count,
                fewest = FEWEST_WORDS
            ),
            evidence: Message::verbatim(texts.map(|(_, text)| text.trim()).join(" / ")),
            remedy: message!(
                "Ask the visitor to tell background, purpose, method and expected output in \
                     more detail."
            ),
        }
        .on_request(Rule::K04, Severity::PerluPenjelasan)
    })
}
