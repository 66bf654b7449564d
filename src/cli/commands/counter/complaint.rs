//! `complaint`: what people complain about, the answers, and their numbers by month.

use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, Lines, Month, Officer, day, month};
use crate::error::Result;
use crate::message::{Carried, Message, day as day_words, in_a_row, message};
use crate::model::{ComplaintChannel, ComplaintOutcome};
use crate::office::{
    ComplaintCounts, ComplaintSummary, GivenComplaint, ListedComplaint, channel_words,
    outcome_words,
};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Complaint {
    #[command(subcommand)]
    command: ComplaintCommand,
}

#[derive(Debug, Subcommand)]
enum ComplaintCommand {
    /// Records a complaint; it gets a number and a last day to answer it.
    New(Box<New>),
    /// Records the answer to a complaint and how it ended.
    Answer(Answering),
    /// Shows a complaint and its answer.
    Show(Show),
    /// Lists the complaints.
    List(List),
    /// Shows the complaints of each month in numbers, without names.
    Summary(Summary),
}

#[derive(Debug, clap::Args)]
struct New {
    /// How it came: suggestion box, website, e-mail, WhatsApp or SMS, or at the counter.
    #[arg(long, value_name = "CHANNEL", value_parser = channel())]
    channel: ComplaintChannel,
    /// What it says.
    #[arg(long, value_name = "TEXT")]
    text: String,
    /// The request that it is about.
    #[arg(long, value_name = "REQUEST", conflicts_with = "code")]
    request: Option<String>,
    /// The seal code of the medium that it is about.
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    /// Who complains.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The e-mail address or telephone number for the answer.
    #[arg(long, value_name = "CONTACT")]
    contact: Option<String>,
    /// The day on which it reached the office [default: today].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    received_on: Option<Date>,
    #[command(flatten)]
    officer: Officer,
}

#[derive(Debug, clap::Args)]
struct Answering {
    /// The complaint's number.
    #[arg(value_name = "P-001/2026")]
    complaint: String,
    /// How it ended: met, explained, rejected, or passed on.
    #[arg(long, value_name = "OUTCOME", value_parser = outcome())]
    outcome: ComplaintOutcome,
    /// What was answered.
    #[arg(long, value_name = "TEXT")]
    text: String,
    #[command(flatten)]
    officer: Officer,
}

#[derive(Debug, clap::Args)]
struct Show {
    /// The complaint's number.
    #[arg(value_name = "P-001/2026")]
    complaint: String,
}

#[derive(Debug, clap::Args)]
struct List {
    /// Only those that are not answered.
    #[arg(long)]
    open: bool,
    /// Only those that were received in this month.
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<Month>,
}

#[derive(Debug, clap::Args)]
struct Summary {
    /// Only this month.
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<Month>,
}

/// Returns the parser of a channel.
fn channel() -> impl TypedValueParser<Value = ComplaintChannel> {
    let words = PossibleValuesParser::new(ComplaintChannel::ALL.map(ComplaintChannel::as_str));
    words.try_map(|word| {
        ComplaintChannel::parse(&word).ok_or_else(|| Carried(Message::verbatim(word)))
    })
}

/// Returns the parser of an outcome.
fn outcome() -> impl TypedValueParser<Value = ComplaintOutcome> {
    let words = PossibleValuesParser::new(ComplaintOutcome::ALL.map(ComplaintOutcome::as_str));
    words.try_map(|word| {
        ComplaintOutcome::parse(&word).ok_or_else(|| Carried(Message::verbatim(word)))
    })
}

/// Runs a command of the group.
pub(in crate::cli) fn complaint(call: &Invocation, args: &Complaint) -> Result<Answer> {
    match &args.command {
        ComplaintCommand::New(args) => new(call, args),
        ComplaintCommand::Answer(args) => answer(call, args),
        ComplaintCommand::Show(args) => show(call, args),
        ComplaintCommand::List(args) => list(call, args),
        ComplaintCommand::Summary(args) => summary(call, args),
    }
}

fn new(call: &Invocation, args: &New) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let given = GivenComplaint {
        request: args.request.as_deref(),
        code: args.code.as_deref(),
        name: args.name.as_deref(),
        contact: args.contact.as_deref(),
        text: &args.text,
        received_on: args.received_on,
    };
    let recorded = session.record_complaint(args.channel, &given)?;
    let mut text = call.text(&recorded.words());
    let number = &recorded.complaint.number;
    text.line(&message!("next:")).indented(
        2,
        &message!("kemas complaint answer {number} --outcome OUTCOME --text TEXT", number),
    );
    Ok(Answer::act(recorded, text, session.actor()))
}

fn answer(call: &Invocation, args: &Answering) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let answered = session.answer_complaint(&args.complaint, args.outcome, &args.text)?;
    let text = call.text(&answered.words());
    Ok(Answer::act(answered, text, session.actor()))
}

fn show(call: &Invocation, args: &Show) -> Result<Answer> {
    let shown = call.session()?.complaint(&args.complaint)?;
    let mut text = call.lines();
    whole(&mut text, &shown);
    Ok(Answer::yes(shown, text))
}

/// Adds a complaint with all that was said.
fn whole(text: &mut Lines, shown: &ListedComplaint) {
    text.line(&shown.words());
    let complaint = &shown.complaint;
    if let Some(name) = &complaint.name {
        text.indented(2, &message!("from {name}", name));
    }
    if let Some(contact) = &complaint.contact {
        text.indented(2, &message!("to be reached at {contact}", contact));
    }
    if let Some(request) = &complaint.request {
        text.indented(2, &message!("about request {request}", request));
    }
    for line in complaint.text.lines() {
        text.verbatim(&format!("  {line}"));
    }
    let Some(answer) = &complaint.answer else { return };
    let on = day_words(answer.on);
    text.line(&if answer.corrected {
        message!("answer of {on}, by a correction of what was handed over:", on)
    } else {
        message!("answer of {on}:", on)
    });
    for line in answer.text.lines() {
        text.verbatim(&format!("  {line}"));
    }
}

fn list(call: &Invocation, args: &List) -> Result<Answer> {
    let found = call.session()?.complaints(args.month.map(Month::days), args.open)?;
    let mut text = call.lines();
    for listed in &found.complaints {
        text.line(&listed.words());
        if let Some(request) = &listed.complaint.request {
            text.go_on(&message!("  request {request}", request));
        }
    }
    if found.complaints.is_empty() {
        text.line(&message!("no complaint"));
    }
    Ok(Answer::yes(found, text))
}

fn summary(call: &Invocation, args: &Summary) -> Result<Answer> {
    let month = args.month.map(|month| month.to_string());
    let summary = call.session()?.complaint_summary(month.as_deref())?;
    let mut text = call.lines();
    let ComplaintSummary { months, total } = &summary;
    for one in months {
        counted(&mut text, &Message::verbatim(one.month.clone()), &one.counts);
    }
    match month {
        Some(month) if months.is_empty() => counted(&mut text, &Message::verbatim(month), total),
        None if months.len() != 1 => counted(&mut text, &message!("all months"), total),
        _ => {}
    }
    Ok(Answer::yes(summary, text))
}

/// Adds how many complaints there were, how they came and how they ended.
fn counted(text: &mut Lines, when: &Message, counts: &ComplaintCounts) {
    let (received, open, late) = (counts.received, counts.open, counts.late);
    text.line(&message!(
        "{when}: {received} complaints received, {open} open, {late} late",
        when,
        received,
        open,
        late
    ));
    let counted = |words: Message, count: u64| format!("{} {count}", text.say(&words));
    let channels: Vec<String> =
        counts.by_channel().map(|(one, count)| counted(channel_words(one), count)).collect();
    let outcomes: Vec<String> =
        counts.by_outcome().map(|(one, count)| counted(outcome_words(one), count)).collect();
    if !channels.is_empty() {
        text.indented(2, &message!("came by: {channels}", channels = in_a_row(&channels)));
    }
    if !outcomes.is_empty() {
        text.indented(2, &message!("ended: {outcomes}", outcomes = in_a_row(&outcomes)));
    }
}
