//! What could not be done beside the work, in words.

use super::screen::tell;
use crate::office::Warning;

/// Tells a warning.
pub(super) fn warn(warning: &Warning) {
    tell(&match warning {
        Warning::RatesNotWritten(error) => {
            format!("note: the speed of this packing is not remembered: {error}")
        }
        Warning::PageNotWritten(reason) => {
            format!("note: the page beside the bags was not written: {reason}")
        }
        Warning::CoverNotWritten(error) => {
            format!("note: the cover sheet was not written: {error}")
        }
        Warning::NotRecorded(error) => format!("note: this verification is not recorded: {error}"),
        Warning::OtherBag { label, request } => {
            format!("{label}: not the bag packed last for {request}; not recorded")
        }
    });
}
