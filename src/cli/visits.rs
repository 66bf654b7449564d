//! The counter as it is now: guests, their hour, and where each request stands.

use std::fmt::Write as _;

use jiff::civil::Time;
use serde_json::json;

use super::args;
use super::endings::known;
use super::office::Desk;
use super::{Answer, Result};
use crate::error::{Error, ErrorKind};
use crate::ledger::{Guest, StepTaken, Waiting};
use crate::model::{Action, Goods, Money, Stage};

/// The steps that are told of a request, with the commands that take them.
const STEPS: [(Action, &str); 10] = [
    (Action::Agree, "agree"),
    (Action::Pack, "pack"),
    (Action::Verify, "verify"),
    (Action::Invoice, "invoice"),
    (Action::Pay, "pay"),
    (Action::Receive, "receipt"),
    (Action::HandOver, "handover"),
    (Action::Correct, "correct"),
    (Action::Close, "close"),
    (Action::Cancel, "cancel"),
];

/// Enters a guest.
pub(super) fn visit(desk: &Desk, args: &args::Visit) -> Result<Answer> {
    let name = args.name.trim();
    if name.is_empty() {
        return Err(Error::new(ErrorKind::Usage, "the guest has no name").field("name"));
    }
    let guest = Guest {
        person: json!({
            "name": name, "email": args.email, "phone": args.phone, "address": args.address,
            "sex": args.sex, "age": args.age, "work": args.work, "institution": args.institution,
        }),
        counted: json!({ "kind": args.kind, "use": args.r#use }),
    };
    let visit = desk.office()?.ledger()?.record_visit(&guest, desk.moment(args.at))?;
    let text = format!("visit {}, queue number {}", visit.number, visit.queue);
    Ok(Answer::yes(visit, text))
}

/// Records the poll.
pub(super) fn poll(desk: &Desk, visit: &str, importance: u8, satisfaction: u8) -> Result<Answer> {
    let mut ledger = desk.office()?.ledger()?;
    ledger.record_poll(visit, importance, satisfaction, desk.today)?;
    let json = json!({ "visit": visit, "importance": importance, "satisfaction": satisfaction });
    Ok(Answer::yes(json, format!("{visit}: thank you")))
}

/// Shows who waits, what is unpaid, what is packed, and whose hour is running out.
pub(super) fn today(desk: &Desk, at: Option<Time>) -> Result<Answer> {
    let office = desk.office()?;
    let minutes = i64::from(office.settings.counter.promised_minutes);
    let waiting = office.ledger()?.waiting(desk.moment(at), minutes)?;
    let unpaid = |one: &Waiting| one.standing.is_some_and(|s| s.money == Money::Invoiced);
    let packed = |one: &Waiting| one.standing.is_some_and(|s| s.goods >= Goods::Packed);
    // A quarter of the hour left is when an officer must hurry.
    let late = |one: &Waiting| one.minutes_left.is_some_and(|left| left <= minutes / 4);
    let mut text = format!("{}: {} waiting", desk.today, waiting.len());
    for one in &waiting {
        let number = one.request.as_deref().or(one.visit.as_deref()).unwrap_or("-");
        let _ = write!(text, "\n{number}  {}", one.name);
        if let Some(standing) = one.standing {
            let word = |value: serde_json::Value| value.as_str().unwrap_or("-").to_owned();
            let (goods, money) = (word(json!(standing.goods)), word(json!(standing.money)));
            let _ = write!(text, "  {goods}, {money}");
        }
        if unpaid(one) {
            let _ = write!(text, "  UNPAID {}", one.invoice.as_deref().unwrap_or("-"));
        }
        match one.minutes_left {
            Some(left) if left < 0 => {
                let _ = write!(text, "  {} min OVER the promised {minutes}", -left);
            }
            Some(left) => {
                let _ = write!(text, "  {left} min left{}", if late(one) { ", HURRY" } else { "" });
            }
            None => {}
        }
    }
    let numbers = |which: &dyn Fn(&Waiting) -> bool| {
        let of = |one: &Waiting| one.request.clone().or_else(|| one.visit.clone());
        waiting.iter().filter(|one| which(one)).filter_map(of).collect::<Vec<_>>()
    };
    let json = json!({
        "on": desk.today, "unpaid": numbers(&unpaid), "packed": numbers(&packed),
        "late": numbers(&late), "waiting": waiting,
    });
    Ok(Answer::yes(json, text))
}

/// Shows where a request stands and which steps it may take.
pub(super) fn status(desk: &Desk, request: &str) -> Result<Answer> {
    let number = known(request)?;
    let office = desk.office()?;
    let ledger = office.ledger()?;
    let Some(standing) = ledger.standing(&number)? else {
        let json = json!({ "number": number, "standing": null, "next": [], "steps": [] });
        return Ok(Answer::new(false, json, format!("the ledger knows no request {number}")));
    };
    let may = STEPS.iter().filter(|(step, _)| standing.missing(*step).is_empty());
    let next: Vec<&str> = may.map(|(_, command)| *command).collect();
    let word = |value: serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let mut text = format!(
        "{number}: {}, goods {}, money {}\nmay: {}",
        word(json!(standing.stage)),
        word(json!(standing.goods)),
        word(json!(standing.money)),
        next.join(", ")
    );
    let waits = matches!(standing.stage, Stage::Open | Stage::Correcting);
    let minutes = i64::from(office.settings.counter.promised_minutes);
    let left = ledger.minutes_left(&number, desk.moment(None), minutes)?.filter(|_| waits);
    if let Some(left) = left {
        let _ = write!(text, "\n{left} min left of the promised {minutes}");
    }
    let steps = ledger.steps(&number)?;
    for StepTaken { step, what, at } in &steps {
        let (at, what) = (at.as_deref().unwrap_or("-"), what.as_deref().unwrap_or_default());
        let _ = write!(text, "\n  {at:<19}  {step}  {what}");
    }
    let json = json!({
        "number": number, "standing": standing, "next": next, "minutes_left": left, "steps": steps,
    });
    Ok(Answer::yes(json, text))
}
