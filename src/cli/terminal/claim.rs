//! What the treasury owes buyers, in words.

use super::lines::Lines;
use crate::message::{Message, message};
use crate::model::{Claim, Rupiah};

/// Returns what the treasury owes the buyer of one request.
pub(in crate::cli) fn claim_words(claim: &Claim) -> Message {
    let Claim { request, buyer, amount, paid, due, because, .. } = claim;
    message!(
        "the treasury owes {amount} to {buyer} for request {request} ({paid} paid, {due} due): {because}",
        amount,
        buyer,
        request,
        paid,
        due,
        because
    )
}

/// Adds what the treasury owes: the sum, and each claim. Adds nothing where it owes nothing.
pub(in crate::cli) fn claims(text: &mut Lines, owed: &[Claim]) {
    if owed.is_empty() {
        return;
    }
    let total = owed.iter().fold(Rupiah::default(), |sum, claim| sum.plus(claim.amount));
    text.line(&message!(
        "overpaid: {total} in {count} claims on the treasury",
        total,
        count = owed.len()
    ));
    for claim in owed {
        text.indented(2, &claim_words(claim));
    }
}
