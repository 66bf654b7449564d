//! How a command is called, in one line or several.

use std::ffi::OsString;

use clap::Command;

use super::terminal::laid_out_pieces;
use crate::message::{Language, message};

/// Returns the names of the command that a call is for, as far as they are known.
pub(super) fn named_command(root: &Command, arguments: &[OsString]) -> Vec<String> {
    let (mut command, mut names) = (root, Vec::new());
    let mut arguments = arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if let Some(option) = argument.strip_prefix("--") {
            let takes_value = |one: &&clap::Arg| one.get_action().takes_values();
            let known = root.get_arguments().filter(takes_value);
            if known.filter_map(clap::Arg::get_long).any(|long| long == option) {
                arguments.next();
            }
        } else if !argument.starts_with('-') {
            let Some(found) = command.find_subcommand(argument.as_ref()) else { break };
            names.push(argument.into_owned());
            command = found;
        }
    }
    names
}

/// Returns how a command is called, in pieces that are not broken; each except the first begins with a blank.
pub(super) fn usage(command: &mut Command, language: Language) -> Vec<String> {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let (options, command) = (message!("[OPTIONS]"), message!("COMMAND").render(language));
    let usage = usage
        .replace("[OPTIONS]", &options.render(language))
        .replace("<COMMAND>", &format!("<{command}>"));
    let mut pieces: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    for word in usage.split_whitespace() {
        let needs_value = |piece: &String| piece.trim().starts_with("--") && !piece.contains('<');
        let is_value = word.starts_with('<') && pieces.last().is_some_and(needs_value);
        match pieces.last_mut() {
            Some(before) if depth > 0 || is_value => before.extend([" ", word]),
            None => pieces.push(word.to_owned()),
            Some(_) => pieces.push(format!(" {word}")),
        }
        depth += word.matches(['<', '[']).count();
        depth = depth.saturating_sub(word.matches(['>', ']']).count());
    }
    pieces
}

/// Lets the help of a command, and of those below it, show how each is called within a width.
pub(super) fn with_usage(command: &mut Command, language: Language, width: usize) {
    let title = letters_of_title(language);
    let pieces = usage(command, language);
    let indented: Vec<String> = std::iter::once(" ".repeat(title)).chain(pieces).collect();
    let lines = laid_out_pieces(&indented, width, title);
    *command = std::mem::take(command).override_usage(lines.trim_start().to_owned());
    command.get_subcommands_mut().for_each(|one| with_usage(one, language, width));
}

fn letters_of_title(language: Language) -> usize {
    message!("Usage:").render(language).chars().count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command() -> Command {
        use clap::Arg;
        let below = Command::new("below")
            .arg(Arg::new("to").long("to").value_name("PATH").required(true))
            .arg(Arg::new("what").value_name("WHAT").required(true));
        let office = Arg::new("office").long("office").global(true);
        let mut root = Command::new("kemas").arg(office).subcommand(below);
        root.build();
        root
    }

    #[test]
    fn the_command_of_a_call_is_found_behind_options() {
        let named = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            named_command(&command(), &words)
        };
        assert_eq!(named(&["kemas", "--office", "below", "below", "x"]), ["below"]);
        assert_eq!(named(&["kemas", "--office=below", "x"]), Vec::<String>::new());
        assert_eq!(named(&["kemas", "--json", "below", "--to"]), ["below"]);
    }

    #[test]
    fn an_option_and_its_value_are_one_piece() {
        let mut root = command();
        let below = root.find_subcommand_mut("below").cloned();
        let pieces = usage(&mut below.unwrap_or_default(), Language::En);
        assert_eq!(pieces, ["kemas", " below", " [OPTIONS]", " --to <PATH>", " <WHAT>"]);
    }
}
