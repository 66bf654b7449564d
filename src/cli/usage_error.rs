//! Errors of the command line in the user's language; clap has them in English only.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::message::{Message, carried_by, in_a_row, message, or, separated};

/// Returns the message for an error of clap.
pub(super) fn usage_error(error: &Error) -> Message {
    let one = |kind| texts(error, kind).join(", ");
    let argument = without_value(&one(ContextKind::InvalidArg)).to_owned();
    match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            let arguments = texts(error, ContextKind::InvalidArg);
            let argument = in_a_row(arguments.iter().map(|argument| quoted(argument)));
            message!("these arguments are missing: {argument}", argument)
        }
        ErrorKind::UnknownArgument if is_word(&argument) => {
            message!("the word '{argument}' is one too many", argument)
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
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg);
            let other = without_value(&other);
            if other == argument {
                message!("'{argument}' is given more than once", argument)
            } else {
                message!("'{argument}' cannot stand beside '{other}'", argument, other)
            }
        }
        ErrorKind::TooFewValues | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            message!("the number of values of '{argument}' is not right", argument)
        }
        ErrorKind::InvalidUtf8 => message!("the command line is not in UTF-8"),
        _ => message!("the command line cannot be read"),
    }
}

/// Returns the hint for an error of clap: what was perhaps meant and what is allowed, where that is known, and always
/// how the help of `command` is shown.
pub(super) fn usage_hint(error: &Error, command: &[String]) -> Message {
    let mut parts = Vec::new();
    let near =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let typed = texts(error, ContextKind::InvalidArg).join(" ");
    let near: Vec<String> = near.into_iter().flat_map(|kind| texts(error, kind)).collect();
    let near: Vec<String> = near.into_iter().filter(|near| is_meant(&typed, near)).collect();
    if !near.is_empty() {
        parts.push(message!(
            "perhaps {near} is meant",
            near = or(near.iter().map(|near| quoted(near)))
        ));
    }
    let allowed = texts(error, ContextKind::ValidValue);
    if !allowed.is_empty() {
        parts.push(message!("allowed are {values}", values = in_a_row(allowed)));
    }
    if let Some(what) = error.source().and_then(carried_by) {
        parts.push(message!("give {what}", what));
    }
    let argument = texts(error, ContextKind::InvalidArg).join(", ");
    if error.kind() == ErrorKind::UnknownArgument && is_word(&argument) {
        parts.push(message!("several words that are one value stand between quotes"));
    }
    let help = [&["kemas".to_owned(), "help".to_owned()], command].concat().join(" ");
    parts.push(message!("see `{help}`", help));
    message!("{parts}", parts = separated(parts, "; "))
}

/// Returns false for an option that only begins with the few letters that were typed, such as `--today` for `--to`:
/// it is another one.
fn is_meant(typed: &str, near: &str) -> bool {
    const FEW: usize = 6;
    !(typed.starts_with("--")
        && typed.chars().count() < FEW
        && near.starts_with(typed)
        && near.chars().count() > typed.chars().count() + 2)
}

/// Returns words to type, put between backticks, so that they stay in one line.
fn quoted(typed: &str) -> String {
    format!("`{typed}`")
}

fn is_word(argument: &str) -> bool {
    !argument.starts_with('-')
}

/// Returns an option without the name of its value: `--level` of `--level <LEVEL>`.
fn without_value(argument: &str) -> &str {
    match argument.split_once(' ') {
        Some((option, _)) if !is_word(option) => option,
        _ => argument,
    }
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) if !text.is_empty() => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_meant;

    #[test]
    fn an_option_of_which_only_two_letters_were_typed_is_not_suggested() {
        for (typed, near, meant) in [
            ("--to", "--today", false),
            ("--treas", "--treasurer", true),
            ("--regoin", "--region", true),
            ("--ou", "--out", true),
            ("", "pack", true),
        ] {
            assert_eq!(is_meant(typed, near), meant, "{typed} {near}");
        }
    }
}
