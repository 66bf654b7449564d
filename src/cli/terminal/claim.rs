//! What the treasury owes buyers, in words.

use super::lines::Lines;
use crate::message::{Message, message};
use crate::model::{Claim, Overpayment, Rupiah};

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

/// Adds what reached the treasury beyond the payments that count: the sum, and each overpayment. Adds nothing where
/// there is none.
pub(in crate::cli) fn overpayments(text: &mut Lines, open: &[Overpayment]) {
    if open.is_empty() {
        return;
    }
    let total = open.iter().fold(Rupiah::default(), |sum, one| sum.plus(one.amount));
    text.line(&message!("overpaid to the treasury, to be paid back by it: {total}", total));
    for one in open {
        let Overpayment { invoice, buyer, amount, ntpn, because, .. } = one;
        let words = message!(
            "{amount} to {buyer} for invoice {invoice}, NTPN {ntpn}: {because}",
            amount,
            buyer,
            invoice,
            ntpn,
            because
        );
        text.indented(2, &words);
    }
}
