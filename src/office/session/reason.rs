//! Checking a request's number, a seal code and a reason, as the user typed them.

use crate::bag::{CodeFault, read_short_code};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Actor, LONGEST_NAME, RequestNumber, Room, unfit_character};

/// Parses a request's number.
///
/// # Errors
/// [`ErrorKind::Usage`] where the text is not the number of a request.
pub(in crate::office) fn number_of(request: &str) -> Result<RequestNumber> {
    RequestNumber::parse(request).ok_or_else(|| {
        Error::new(ErrorKind::Usage, message!("'{request}' is no number of a request", request))
            .field("request")
            .hint(message!("give a number such as 8100-2026-0001"))
    })
}

/// Returns a reason without spaces at its ends.
///
/// # Errors
/// [`ErrorKind::Usage`] where nothing else is left.
pub(in crate::office) fn stated_reason(because: &str) -> Result<&str> {
    let because = because.trim();
    if because.is_empty() {
        return Err(Error::new(ErrorKind::Usage, message!("the reason is empty"))
            .field("because")
            .hint(message!("say why with `--because REASON`")));
    }
    seen("because", because)?;
    Ok(because)
}

/// Refuses a text of one line that has a control character, or one that cannot be seen, and a word that only stands for
/// the text in commands that are shown.
///
/// # Errors
/// [`ErrorKind::Usage`] with the field, and with the text as it was probably meant.
pub(in crate::office) fn seen(field: &str, text: &str) -> Result<()> {
    if Actor::is_any_placeholder(text) {
        let message = message!("{text} stands for what is to be written there", text);
        return Err(Error::new(ErrorKind::Usage, message)
            .field(field)
            .hint(message!("write what is meant in its place")));
    }
    let Some((what, meant)) = unfit_character(text, Room::Line) else { return Ok(()) };
    let meant: String = meant.chars().take(LONGEST_NAME).collect();
    Err(Error::new(ErrorKind::Usage, what)
        .field(field)
        .hint(message!("type it anew: {meant}", meant)))
}

/// Returns a seal code in the form `XXXX-XXXX-XXXX`.
///
/// # Errors
/// [`ErrorKind::Usage`] for a text that is no code, and for one whose last character does not fit the others.
pub(in crate::office) fn seal_code_of(text: &str) -> Result<String> {
    read_short_code(text).map_err(|fault| not_a_code(text, fault))
}

fn not_a_code(text: &str, fault: CodeFault) -> Error {
    let (what, hint) = match fault {
        CodeFault::Form => (
            message!("'{text}' is no seal code", text),
            message!("a seal code has twelve letters and digits, as in 7K3M-9QXT-2B4N"),
        ),
        CodeFault::Check => (
            message!("a character of the seal code '{text}' is wrong, or two changed places", text),
            message!("let the caller read it out again, character by character"),
        ),
    };
    Error::new(ErrorKind::Usage, what).hint(hint)
}
