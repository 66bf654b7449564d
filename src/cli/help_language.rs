//! The help in the user's language. The English texts are beside the commands; clap's own words, such as its
//! headings, are translated here.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};

use super::usage_line::with_usage;
use crate::message::{Language, Message, in_a_row, message};

/// Returns the command line with its help in a language and within a width.
pub(super) fn in_language(command: Command, language: Language, width: usize) -> Command {
    let mut command = command.term_width(width);
    if language != Language::En {
        command = translated(command, language, true);
    }
    command.build();
    with_usage(&mut command, language, width);
    command
}

/// The position of clap's own options in the help.
const LAST: usize = 999;

fn translated(mut command: Command, language: Language, root: bool) -> Command {
    let say = |message: Message| message.render(language);
    let words = |text: &StyledStr| Message::of_words(text.to_string()).render(language);
    if let Some(about) = command.get_about().map(words) {
        command = command.about(about);
    }
    if let Some(about) = command.get_long_about().map(words) {
        command = command.long_about(about);
    }
    let usage = say(message!("Usage:"));
    let names: Vec<String> =
        command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    command = command
        .mut_args(|argument| translated_argument(argument, language))
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .display_order(LAST)
                .help(say(message!("Print help")))
                .help_heading(say(message!("Options"))),
        )
        .subcommand_help_heading(say(message!("Commands")))
        .subcommand_value_name(say(message!("COMMAND")))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"));
    if root {
        command = command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .display_order(LAST)
                .help(say(message!("Print version")))
                .help_heading(say(message!("Options"))),
        );
    }
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |one| translated(one, language, false))
    })
}

/// Returns the command line with the names of values in a language, as usage lines and errors show them.
pub(super) fn with_names_of_values(command: Command, language: Language) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let command = command.mut_args(|argument| with_value_names(argument, language));
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |one| with_names_of_values(one, language))
    })
}

fn with_value_names(argument: Arg, language: Language) -> Arg {
    let names = argument.get_value_names().unwrap_or_default().iter();
    let names: Vec<String> =
        names.map(|name| Message::of_words(name.as_str()).render(language)).collect();
    if names.is_empty() { argument } else { argument.value_names(names) }
}

/// Translates the help of an argument, and adds what clap would add in English: the default value and the possible
/// values.
fn translated_argument(argument: Arg, language: Language) -> Arg {
    let heading =
        if argument.is_positional() { message!("Arguments") } else { message!("Options") };
    let takes_values = argument.get_action().takes_values();
    let mut notes = Vec::new();
    if takes_values {
        let defaults = argument.get_default_values().iter().map(|value| value.to_string_lossy());
        let default = defaults.collect::<Vec<_>>().join(" ");
        if !default.is_empty() {
            notes.push(message!("[default: {default}]", default));
        }
        let values = argument.get_possible_values();
        let names = values.iter().map(clap::builder::PossibleValue::get_name);
        if !values.is_empty() {
            notes.push(message!("[possible values: {values}]", values = in_a_row(names)));
        }
    }
    let argument = with_value_names(argument, language);
    let help = argument.get_help().map(|help| Message::of_words(help.to_string()));
    let parts: Vec<String> =
        help.into_iter().chain(notes).map(|part| part.render(language)).collect();
    argument
        .help(parts.join(" "))
        .help_heading(heading.render(language))
        .hide_default_value(takes_values)
        .hide_possible_values(takes_values)
}
