//! The texts of the help in English, which translations must cover. Clap's own words are not among them.

use clap::{Command, CommandFactory};

use super::args::Args;

/// Returns the help texts of all commands, options and possible values, and the names of values that have more than one
/// letter, each once, sorted.
pub fn help_texts() -> Vec<String> {
    let mut texts = Vec::new();
    collect(&Args::command(), &mut texts);
    texts.sort_unstable();
    texts.dedup();
    texts
}

fn collect(command: &Command, texts: &mut Vec<String>) {
    let abouts = [command.get_about(), command.get_long_about()];
    texts.extend(abouts.into_iter().flatten().map(ToString::to_string));
    for argument in command.get_arguments() {
        let helps = [argument.get_help(), argument.get_long_help()];
        texts.extend(helps.into_iter().flatten().map(ToString::to_string));
        // A name of one letter stands for a number, or a name, in every language.
        let takes_values = argument.get_action().takes_values();
        let names = argument.get_value_names().unwrap_or_default().iter();
        let words = names.filter(|name| takes_values && name.len() > 1);
        texts.extend(words.map(ToString::to_string));
        for value in argument.get_possible_values() {
            texts.extend(value.get_help().map(ToString::to_string));
        }
    }
    command.get_subcommands().for_each(|one| collect(one, texts));
}
