//! What is wrong with a command line, in the words of this program.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::message::{Message, message, separated};

/// Returns what clap found wrong.
pub(super) fn usage_error(error: &Error) -> Message {
    let one = |kind| text(error, kind).unwrap_or_default();
    let argument = one(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            message!("these arguments are missing: {argument}", argument)
        }
        ErrorKind::UnknownArgument => message!("the option '{argument}' is not known", argument),
        ErrorKind::InvalidSubcommand => message!(
            "the command '{command}' is not known",
            command = one(ContextKind::InvalidSubcommand)
        ),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            message!("a command is missing")
        }
        ErrorKind::InvalidValue if one(ContextKind::InvalidValue).is_empty() => {
            message!("'{argument}' needs a value", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => message!(
            "'{value}' is not a value of '{argument}'",
            value = one(ContextKind::InvalidValue),
            argument
        ),
        ErrorKind::ArgumentConflict => message!(
            "'{argument}' cannot stand beside '{other}'",
            argument,
            other = one(ContextKind::PriorArg)
        ),
        ErrorKind::TooFewValues | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            message!("the number of values of '{argument}' is not right", argument)
        }
        _ => message!("the command line cannot be read"),
    }
}

/// Returns what may have been meant, or what is allowed.
pub(super) fn usage_hint(error: &Error) -> Message {
    let near =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().find_map(|kind| text(error, kind)) {
        return message!("perhaps {near} is meant; see `kemas --help`", near);
    }
    match text(error, ContextKind::ValidValue).filter(|values| !values.is_empty()) {
        Some(values) => message!("allowed are {values}", values),
        None => message!("see `kemas --help`"),
    }
}

/// Returns the line that shows how the command is called.
pub(super) fn usage_line(error: &Error) -> Option<Message> {
    let ContextValue::StyledStr(usage) = error.get(ContextKind::Usage)? else { return None };
    let usage = usage.to_string();
    let words = usage.trim().trim_start_matches("Usage:").trim().to_owned();
    Some(message!("usage: {words}", words))
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => {
            Some(separated(texts, ", ").render(crate::message::Language::En))
        }
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}
