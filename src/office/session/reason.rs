//! What acts on a request are given: its number, and a reason in words.

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::RequestNumber;

/// Parses a request's number.
pub(in crate::office) fn number_of(request: &str) -> Result<RequestNumber> {
    RequestNumber::parse(request).ok_or_else(|| {
        Error::new(ErrorKind::Usage, message!("'{request}' is no number of a request", request))
            .field("request")
            .hint(message!("give a number such as 8100-2026-0001"))
    })
}

/// Returns the words of a reason.
///
/// # Errors
/// [`ErrorKind::Usage`] where there are none.
pub(in crate::office) fn stated_reason(because: &str) -> Result<&str> {
    let because = because.trim();
    if because.is_empty() {
        return Err(Error::new(ErrorKind::Usage, message!("the reason is empty"))
            .field("because")
            .hint(message!("say why with `--because REASON`")));
    }
    Ok(because)
}
