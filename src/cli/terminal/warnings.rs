//! Warnings as text.

use crate::message::{Message, and, message};
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
        Warning::BagNotRecorded { label, recorded, error } if recorded.is_empty() => {
            message!("note: the verification of {label} is not recorded: {error}", label, error)
        }
        Warning::BagNotRecorded { label, recorded, error } => message!(
            "note: the verification of {label} is not recorded: {error}; recorded beside it: {others}",
            label,
            error,
            others = and(recorded)
        ),
        Warning::OtherBag { label, request, is_of_before: true } => message!(
            "{label}: packed before request {request} was changed or returned; nothing is packed since, and this is \
             not recorded",
            label,
            request = request.to_string()
        ),
        Warning::OtherBag { label, request, .. } => message!(
            "{label}: not the bag packed last for {request}; not recorded",
            label,
            request = request.to_string()
        ),
    }
}
