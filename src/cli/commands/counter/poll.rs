//! `poll`: a guest's answer to the poll, and the answers of each month.

use crate::cli::terminal::{Answer, Invocation, Lines, Month, Officer, month, whole};
use crate::error::Result;
use crate::message::{Message, decimal, message};
use crate::office::{MARKS, Marks, PollSummary, Polls};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Poll {
    /// The queue number of today, or the visit's number.
    #[arg(required_unless_present = "summary")]
    visit: Option<String>,
    /// How important the service is, 1 to 10.
    #[arg(long, value_name = "N", value_parser = whole(MARKS), required_unless_present = "summary", allow_negative_numbers = true)]
    importance: Option<u8>,
    /// How satisfied the guest is, 1 to 10.
    #[arg(long, value_name = "N", value_parser = whole(MARKS), required_unless_present = "summary", allow_negative_numbers = true)]
    satisfaction: Option<u8>,
    /// Shows the marks of each month, without names; records nothing.
    #[arg(long, conflicts_with_all = ["visit", "importance", "satisfaction"])]
    summary: bool,
    /// With --summary: only this month.
    #[arg(long, value_name = "YYYY-MM", value_parser = month, requires = "summary", conflicts_with_all = ["visit", "importance", "satisfaction"])]
    month: Option<Month>,
    #[command(flatten)]
    officer: Officer,
}

/// Records the poll, or shows the marks of each month.
pub(in crate::cli) fn poll(call: &Invocation, args: &Poll) -> Result<Answer> {
    let (Some(visit), Some(importance), Some(satisfaction)) =
        (&args.visit, args.importance, args.satisfaction)
    else {
        let month = args.month.as_ref().map(ToString::to_string);
        let summary = call.session()?.poll_summary(month.as_deref())?;
        return Ok(self::summary(call, summary, month));
    };
    let mut session = call.act(&args.officer)?;
    let polled = session.poll(visit, importance, satisfaction)?;
    let mut text = call.text(&message!("{visit}: thank you", visit = &polled.visit));
    if polled.came_back {
        let number = &polled.visit;
        text.line(&message!("visit {number}: the guest had left, and is back", number));
    }
    Ok(Answer::act(polled, text, session.actor()))
}

/// Shows the marks of each month and of all, or those of the month that was asked for.
fn summary(call: &Invocation, summary: PollSummary, asked: Option<String>) -> Answer {
    let mut text = call.lines();
    for month in &summary.months {
        polls(&mut text, &Message::verbatim(month.month.clone()), &month.polls);
    }
    match asked {
        Some(month) if summary.months.is_empty() => {
            polls(&mut text, &Message::verbatim(month), &summary.total);
        }
        None if summary.months.len() != 1 => {
            polls(&mut text, &message!("all months"), &summary.total);
        }
        _ => {}
    }
    Answer::yes(summary, text)
}

/// Adds the marks of some visits: how many answered, and for each question the mean and how often each mark was given.
fn polls(text: &mut Lines, when: &Message, polls: &Polls) {
    let (visits, answers) = (polls.visits, polls.answers);
    text.line(&message!("{when}: {answers} answers of {visits} visits", when, answers, visits));
    if answers == 0 {
        return;
    }
    for (question, marks) in [
        (message!("importance:   mean"), polls.importance),
        (message!("satisfaction: mean"), polls.satisfaction),
    ] {
        text.indented(2, &question);
        let mean = decimal(marks.mean.unwrap_or_default(), 2);
        text.go_on(&message!(" {mean};", mean));
        text.go_on(&message!("  given: {marks}", marks = given(marks)));
    }
}

/// Returns the marks that were given, from the highest, each with how often: `10 (3), 9 (1)`.
fn given(marks: Marks) -> String {
    let counted = MARKS.zip(marks.counts).rev().filter(|(_, count)| *count > 0);
    counted.map(|(mark, count)| format!("{mark} ({count})")).collect::<Vec<_>>().join(", ")
}
