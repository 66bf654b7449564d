//! `visit`: a guest enters the guest book.

use jiff::civil::Time;

use crate::cli::terminal::{Answer, Invocation, Officer, time, whole};
use crate::error::Result;
use crate::message::message;
use crate::office::NewGuest;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Visit {
    /// The guest's name.
    #[arg(long)]
    name: String,
    /// E-mail.
    #[arg(long)]
    email: Option<String>,
    /// Telephone.
    #[arg(long)]
    phone: Option<String>,
    /// Address.
    #[arg(long)]
    address: Option<String>,
    /// Sex.
    #[arg(long)]
    sex: Option<String>,
    /// Age in years.
    #[arg(long, value_parser = whole(0..=u8::MAX))]
    age: Option<u8>,
    /// Work.
    #[arg(long)]
    work: Option<String>,
    /// Institution.
    #[arg(long)]
    institution: Option<String>,
    /// The kind of institution, such as `swasta`.
    #[arg(long)]
    kind: Option<String>,
    /// What the data are for, such as `penelitian`.
    #[arg(long)]
    r#use: Option<String>,
    /// When the guest came [default: now].
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    at: Option<Time>,
    #[command(flatten)]
    officer: Officer,
}

/// Enters a guest into the guest book; shows the visit's number and the guest's number in the queue.
pub(in crate::cli) fn visit(call: &Invocation, args: &Visit) -> Result<Answer> {
    let guest = NewGuest {
        name: args.name.clone(),
        email: args.email.clone(),
        phone: args.phone.clone(),
        address: args.address.clone(),
        sex: args.sex.clone(),
        age: args.age,
        work: args.work.clone(),
        institution: args.institution.clone(),
        kind: args.kind.clone(),
        purpose: args.r#use.clone(),
    };
    let mut session = call.act(&args.officer)?;
    let visit = session.visit(&guest, args.at)?;
    let (number, queue) = (&visit.number, visit.queue);
    let mut text = call.text(&message!("visit {number}, queue number {queue}", number, queue));
    text.line(&message!("next: kemas request new --visit {number}", number));
    Ok(Answer::act(visit, text, session.actor()))
}
