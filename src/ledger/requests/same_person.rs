//! Whether a new version of a request is of the same requester as the version before.

use rusqlite::Connection;

use super::versions::requester;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::broken;
use crate::message::message;
use crate::model::{
    Request, RequestNumber, Requester, is_mistyped, is_one_letter_off, is_respelt, is_same_text,
};

/// Returns the error of a new version of a request whose name or e-mail address is another than that of `row`, the
/// current one: the number was probably typed by mistake. Case, blanks and how Unicode composes letters do not count,
/// and neither does what `is_corrected` takes as a correction. The caller does not ask this for a version that was
/// recorded before, which can so be handed in again after its person was forgotten.
fn other_requester(
    connection: &Connection,
    row: i64,
    request: &Request,
    is_corrected: fn(&Requester, &Requester) -> bool,
) -> Result<Option<Error>> {
    let asks = &request.requester;
    let same = |known: &Requester| {
        is_same_text(&known.name, &asks.name) && is_same_text(&known.email, &asks.email)
    };
    if requester(connection, row)?.is_none_or(|known| same(&known) || is_corrected(&known, asks)) {
        return Ok(None);
    }
    let number = &request.number;
    let message =
        message!("the number {number} belongs to the request of another requester", number);
    Ok(Some(Error::new(ErrorKind::State, message).field("number")))
}

/// Refuses a version at the counter that is one of another requester. One mistyped letter of a long word of the name is
/// a correction, where e-mail address and telephone number are the same.
pub(super) fn refuse_replacing(connection: &Connection, row: i64, request: &Request) -> Result<()> {
    let is_corrected = |known: &Requester, asks: &Requester| {
        is_same_text(&known.email, &asks.email)
            && known.phone.is_some()
            && known.phone == asks.phone
            && is_one_letter_off(&known.name, &asks.name)
    };
    let other = other_requester(connection, row, request, is_corrected)?;
    let Some(error) = other else { return Ok(()) };
    let (number, free) = (&request.number, next_free(connection, &request.number)?);
    Err(error.hint(message!(
        "hand in the request under the next free number, {free}; where it is the same person with a corrected name \
         or address, also cancel {number}",
        free,
        number
    )))
}

/// Refuses an amendment that is one of another requester. Its officer names the number and says why, so that more
/// counts as a correction. Where the e-mail address is the same, a name with the first word of the one before or nearly
/// the same is a correction; where the name is the same, so is an address with other letters, but never one with other
/// digits.
pub(in crate::ledger) fn refuse_amending_for_another(
    connection: &Connection,
    row: i64,
    request: &Request,
) -> Result<()> {
    let is_corrected = |known: &Requester, asks: &Requester| {
        let names = (&*known.name, &*asks.name);
        let addresses = (&*known.email, &*asks.email);
        (is_same_text(addresses.0, addresses.1) && is_respelt(names.0, names.1))
            || (is_same_text(names.0, names.1) && is_mistyped(addresses.0, addresses.1))
    };
    let other = other_requester(connection, row, request, is_corrected)?;
    let Some(error) = other else { return Ok(()) };
    let (number, free) = (&request.number, next_free(connection, &request.number)?);
    Err(error.hint(message!(
        "for another person, hand in the request under the next free number, {free}; for the same person, `kemas request \
         amend {number} FILE --because REASON` takes a corrected name that keeps its first word, with the e-mail \
         address as it was, and then a corrected address with the name as it is",
        free,
        number
    )))
}

/// Returns the number that follows the highest one of the recorded requests whose numbers differ from this one only in
/// the digits at the end. A number without digits at the end gets a hyphen and digits.
fn next_free(connection: &Connection, number: &RequestNumber) -> Result<String> {
    let digits =
        |text: &str| text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let width = digits(number.as_str());
    let stem = &number.as_str()[..number.as_str().len() - width];
    let mut query = connection.prepare("SELECT number FROM requests").map_err(broken)?;
    let numbers = query.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
    let mut last = 0;
    for known in numbers {
        let known = known.map_err(broken)?;
        let serial = known.strip_prefix(stem).filter(|rest| digits(rest) == rest.len());
        last = last.max(serial.and_then(|serial| serial.parse::<u64>().ok()).unwrap_or(0));
    }
    Ok(match width {
        0 => format!("{stem}-{}", last.max(1).saturating_add(1)),
        _ => format!("{stem}{:0width$}", last.saturating_add(1)),
    })
}
