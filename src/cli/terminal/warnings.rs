//! Warnings as text.

use crate::message::{Message, message};
use crate::office::Warning;

/// Returns the message of a warning.
pub(super) fn warning_message(warning: &Warning) -> Message {
    match warning {
        Warning::RatesNotWritten(error) => {
            message!("note: the speed of this packing is not remembered: {error}", error)
        }
        Warning::PageNotWritten(reason) => {
            message!("note: the page beside the bags was not written: {reason}", reason)
        }
        Warning::CoverNotWritten(error) => {
            message!("note: the cover sheet was not written: {error}", error)
        }
        Warning::NotRecorded(error) => {
            message!("note: this verification is not recorded: {error}", error)
        }
        Warning::OtherBag { label, request } => message!(
            "{label}: not the bag packed last for {request}; not recorded",
            label,
            request = request.to_string()
        ),
    }
}
