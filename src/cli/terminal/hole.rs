//! Numbers without a paper, as text.

use crate::message::{Message, message};
use crate::model::Hole;

/// Returns a hole of a series in words.
pub(in crate::cli) fn hole_words(hole: &Hole) -> Message {
    let Hole { kind, year, first, last, because } = hole;
    let (kind, year) = (kind.as_str(), i64::from(*year));
    message!(
        "{kind} {year}: the numbers {first} to {last} stand for no paper here: {because}",
        kind,
        year,
        first,
        last,
        because
    )
}
