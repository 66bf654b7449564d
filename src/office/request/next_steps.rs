//! Which of the steps that are allowed bring a request nearer to its end.

use crate::model::{Action, Goods, Money, RequestState, Stage};

/// Returns the steps that bring a request nearer to its end, of those that are allowed now.
pub(super) fn moving_on(state: RequestState) -> Vec<Action> {
    let goods = match state.goods {
        Goods::Returned | Goods::Checked => Action::Approve,
        Goods::Approved => Action::Agree,
        Goods::Agreed => Action::Pack,
        Goods::Packed => Action::Verify,
        Goods::Verified => Action::HandOver,
    };
    let money = match state.money {
        Money::Quoted => Action::Invoice,
        Money::Invoiced => Action::Pay,
        Money::Paid => Action::Receive,
        Money::Received => Action::HandOver,
    };
    let mut steps = match state.stage {
        Stage::Open if goods == money => vec![goods],
        Stage::Open => vec![goods, money],
        // A correction may be about a medium that turns out complete, or about one that must be packed again.
        Stage::Correcting if state.goods == Goods::Packed => vec![Action::Pack, Action::Verify],
        Stage::Correcting => vec![goods],
        Stage::HandedOver => vec![Action::Close],
        Stage::Cancelled | Stage::Refused if state.money == Money::Paid => vec![Action::Receive],
        Stage::Closed | Stage::Cancelled | Stage::Refused => Vec::new(),
    };
    steps.retain(|step| state.missing(*step).is_empty());
    steps
}

/// Returns true for a step that would only show again the paper that it issued.
pub(super) fn only_prints_again(state: RequestState, step: Action) -> bool {
    match step {
        Action::Invoice => state.money >= Money::Invoiced,
        Action::Receive => state.money >= Money::Received,
        Action::HandOver => state.stage == Stage::HandedOver,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_moves_on_by_the_next_step_of_each_track() {
        use Stage::{Cancelled, Closed, Correcting, HandedOver, Open};
        for (goods, money, stage, steps) in [
            (Goods::Checked, Money::Quoted, Open, &[Action::Approve][..]),
            (Goods::Returned, Money::Quoted, Open, &[Action::Approve]),
            (Goods::Approved, Money::Quoted, Open, &[Action::Agree, Action::Invoice]),
            (Goods::Agreed, Money::Invoiced, Open, &[Action::Pack, Action::Pay]),
            (Goods::Packed, Money::Paid, Open, &[Action::Verify, Action::Receive]),
            (Goods::Packed, Money::Received, Open, &[Action::Verify]),
            (Goods::Verified, Money::Invoiced, Open, &[Action::Pay]),
            (Goods::Verified, Money::Received, Open, &[Action::HandOver]),
            (Goods::Verified, Money::Received, HandedOver, &[Action::Close]),
            (Goods::Packed, Money::Received, Correcting, &[Action::Pack, Action::Verify]),
            (Goods::Verified, Money::Received, Correcting, &[Action::HandOver]),
            (Goods::Verified, Money::Received, Closed, &[]),
            (Goods::Agreed, Money::Paid, Cancelled, &[Action::Receive]),
            (Goods::Agreed, Money::Quoted, Cancelled, &[]),
        ] {
            let state = RequestState { goods, money, stage };
            assert_eq!(moving_on(state), steps, "{state:?}");
        }
    }

    #[test]
    fn after_the_handover_papers_are_only_printed_again() {
        let (goods, money) = (Goods::Verified, Money::Received);
        let state = RequestState { goods, money, stage: Stage::HandedOver };
        for step in [Action::Invoice, Action::Receive, Action::HandOver] {
            assert!(only_prints_again(state, step), "{step:?}");
        }
        assert!(!only_prints_again(state, Action::Correct));
    }
}
