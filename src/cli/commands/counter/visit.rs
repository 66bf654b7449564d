//! `visit`: a guest enters the guest book and gets a queue number.

use jiff::civil::Time;
use serde_json::json;

use crate::cli::terminal::{
    Answer, Invocation, Lines, Officer, guest_field, guest_value, time, whole,
};
use crate::error::Result;
use crate::message::{and, in_a_row, message};
use crate::model::Duty;
use crate::office::{AGES, Arrival, CorrectedVisit, EarlierGuest, FieldChange, Filled, NewGuest};

/// The most guests that are listed where several may be meant.
const MOST_LISTED: usize = 20;

/// All that says something of a guest.
const FIELDS: [&str; 13] = [
    "name",
    "returning",
    "email",
    "phone",
    "address",
    "sex",
    "age",
    "work",
    "institution",
    "kind",
    "use",
    "at",
    "amend",
];

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Visit {
    /// The guest's name.
    #[arg(long, required_unless_present_any = ["returning", "amend", "left"])]
    name: Option<String>,
    /// Takes what is not given from the earlier visits of a guest: a name or part of it, an e-mail address or the
    /// number of a visit, or its queue number of today (exit 1: several guests are found).
    #[arg(long, value_name = "WORDS")]
    returning: Option<String>,
    /// E-mail, such as nama@contoh.ac.id.
    #[arg(long)]
    email: Option<String>,
    /// Telephone, with 8 to 15 digits.
    #[arg(long, allow_hyphen_values = true)]
    phone: Option<String>,
    /// Address.
    #[arg(long)]
    address: Option<String>,
    /// Sex: laki-laki or perempuan.
    #[arg(long)]
    sex: Option<String>,
    /// Age in years.
    #[arg(long, value_parser = whole(AGES), allow_negative_numbers = true)]
    age: Option<u8>,
    /// Work.
    #[arg(long)]
    work: Option<String>,
    /// Institution.
    #[arg(long)]
    institution: Option<String>,
    /// The kind of institution: lembaga negara, K/L, TNI/Polri, pemda, lembaga internasional,
    /// penelitian/pendidikan, BUMN/D, swasta or lainnya.
    #[arg(long)]
    kind: Option<String>,
    /// What the data are for: tugas sekolah/kuliah, pemerintah, komersial, penelitian or lainnya.
    #[arg(long)]
    r#use: Option<String>,
    /// When the guest came [default: now].
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    at: Option<Time>,
    /// Corrects a visit that was entered wrongly: only the fields that are given with it change, and an empty text
    /// takes a field away. Takes the visit's number, or its queue number of today.
    #[arg(long, value_name = "VISIT", conflicts_with_all = ["returning", "at"])]
    amend: Option<String>,
    /// Records that the guest left without being served, so that the visit does not wait any more. Takes the visit's
    /// number, or its queue number of today.
    #[arg(long, value_name = "VISIT", conflicts_with_all = FIELDS)]
    left: Option<String>,
    /// With --left: why the guest left; else why it is entered late.
    #[arg(long, value_name = "REASON")]
    because: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Enters a guest into the guest book, corrects an entry, or records that the guest left. For a new entry, shows the
/// visit's number, the number in the queue, the path of the ticket, and what was taken from earlier visits. Where
/// several guests may return, lists them and enters none.
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
    if let Some(visit) = &args.left {
        let departed = session.guest_left(visit, args.because.as_deref())?;
        let number = &departed.number;
        let text = call.text(&message!("visit {number}: the guest left; it waits no more", number));
        return Ok(Answer::act(departed, text, session.actor()));
    }
    if let Some(visit) = &args.amend {
        let corrected = session.correct_visit(visit, &guest)?;
        let text = corrected_words(call, &corrected);
        return Ok(Answer::act(corrected, text, session.actor()));
    }
    let entered = match session.visit(&guest, args.returning.as_deref(), args.at)? {
        Arrival::Entered(entered) => entered,
        Arrival::Several(guests) => return Ok(several(call, guests)),
    };
    let (number, queue) = (&entered.visit.number, entered.visit.queue);
    let waits = entered.returning.as_ref().and_then(|filled| filled.waits.as_ref());
    let mut text = call.text(&message!("visit {number}, queue number {queue}", number, queue));
    text.line(&message!("ticket: {path}", path = entered.ticket));
    if let Some(waits) = waits {
        let undo = session.named(message!("kemas visit --left {number}", number), Duty::Anyone);
        text.line(&message!(
            "the guest waits already as visit {waits}; where both are one, undo this entry: {undo}",
            waits,
            undo
        ));
    }
    if let Some(Filled { visit, values, left_out, .. }) = &entered.returning {
        if !values.is_empty() {
            text.line(&message!("taken from visit {visit}; ask whether it is still right:", visit));
        }
        for (field, value) in values {
            text.indented(2, &message!("{field}: {value}", field = guest_field(field), value));
        }
        if !left_out.is_empty() {
            let fields = in_a_row(left_out.iter().map(|field| guest_field(field)));
            text.line(&message!(
                "not taken, since the guest book no longer allows it: {fields}",
                fields
            ));
        }
    }
    text.line(&message!("next: kemas request new --visit {number}", number));
    Ok(Answer::act(entered, text, session.actor()))
}

/// Shows what was corrected.
fn corrected_words(call: &Invocation, corrected: &CorrectedVisit) -> Lines {
    let number = &corrected.number;
    let mut text = call.text(&message!("visit {number} is corrected:", number));
    for FieldChange { field, before, after } in &corrected.changed {
        let (field, before, after) = (guest_field(field), guest_value(before), guest_value(after));
        text.indented(2, &message!("{field}: {before} -> {after}", field, before, after));
    }
    if !corrected.requests.is_empty() {
        text.line(&message!(
            "the requests of this visit stay as they are: {requests}; a new version of the file corrects them",
            requests = and(&corrected.requests)
        ));
    }
    text
}

/// Lists the guests of earlier visits who may be meant.
fn several(call: &Invocation, guests: Vec<EarlierGuest>) -> Answer {
    let count = guests.len();
    let mut text = call.text(&message!("{count} guests of earlier visits are found:", count));
    for guest in guests.iter().take(MOST_LISTED) {
        let EarlierGuest { visit, name, email, phone, institution, .. } = guest;
        text.verbatim(&format!("  {visit}  {name}"));
        for more in [email, phone, institution].into_iter().flatten() {
            text.go_on_with(format!("  {more}"));
        }
    }
    if count > MOST_LISTED {
        text.indented(2, &message!("… and {count} more", count = count - MOST_LISTED));
    }
    text.line(&message!(
        "nothing is entered; choose one by the number: `kemas visit --returning NUMBER`"
    ));
    Answer::new(false, json!({ "matches": guests }), text)
}
