//! `help`: the manual, what a code means, or how a command is called.

use std::path::Path;

use clap::Command;

use crate::cli::terminal::{Answer, Invocation, tell};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Language, message, or};
use crate::office::{Page, all_codes, explain_code, manual_page, manual_words};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Help {
    /// A document of the manual (petugas, bendahara, pengelola, istilah), a code such as P13, or a command.
    #[arg(value_name = "TOPIC|CODE|COMMAND")]
    words: Vec<String>,
}

/// Explains a word. `commands` gives the whole command line, with its help in a language; that of JSON is the
/// English one, since JSON is the same in every language.
pub(in crate::cli) fn help(
    call: &Invocation,
    args: &Help,
    commands: &dyn Fn(Language) -> Command,
) -> Result<Answer> {
    let page = |text: String| Page { text, own_not_read: None };
    if let [word] = args.words.as_slice() {
        let home: Option<&Path> = call.office_folder().ok();
        if let Some(page) = manual_page(word, home) {
            let text = page.text.clone();
            return Ok(shown(call, page, text));
        }
        if let Some(code) = explain_code(word) {
            return Ok(shown(call, page(code.json_text()), code.text(call.language)));
        }
    }
    let in_language = |language| help_of(&commands(language), &args.words);
    match (in_language(Language::En), in_language(call.language)) {
        (Some(json), Some(text)) => Ok(shown(call, page(json), text)),
        _ => Err(unknown(&args.words.join(" "), &commands(Language::En))),
    }
}

fn shown(call: &Invocation, page: Page, text: String) -> Answer {
    if let Some(error) = &page.own_not_read {
        tell(&call.say(&message!("note: {error}", error)));
    }
    Answer::yes(page, text)
}

/// Returns the help of a command, as its option `--help` prints it; `None` where there is no such command.
fn help_of(commands: &Command, words: &[String]) -> Option<String> {
    let mut found = commands;
    for word in words {
        found = found.find_subcommand(word)?;
    }
    let call = ["kemas"].into_iter().chain(words.iter().map(String::as_str)).chain(["--help"]);
    let help = commands.clone().try_get_matches_from(call).err()?;
    Some(help.render().to_string())
}

fn unknown(word: &str, commands: &Command) -> Error {
    let commands = commands.get_subcommands().map(|command| command.get_name().to_owned());
    let known = manual_words().chain(all_codes()).map(str::to_owned).chain(commands);
    let distance =
        |one: &String| strsim::damerau_levenshtein(&one.to_lowercase(), &word.to_lowercase());
    let nearest = known.min_by_key(distance).unwrap_or_default();
    let topics = or(manual_words());
    Error::new(ErrorKind::Usage, message!("'{word}' is no topic, code or command", word))
        .field("help")
        .hint(message!(
            "the nearest is `kemas help {nearest}`; the manual is shown by {topics}, a code by its letters \
             and digits, a command by its name",
            nearest,
            topics
        ))
}
