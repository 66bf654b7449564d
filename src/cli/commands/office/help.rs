//! `help`: shows the manual, explains a code, or shows how a command is called.

use std::path::Path;

use clap::Command;

use crate::cli::terminal::{Answer, Invocation, Lines, tell};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{in_a_row, message, or};
use crate::office::{
    Page, all_codes, code_families, explain_code, glossary_page, glossary_terms, manual_page,
    manual_words,
};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Help {
    /// A document of the manual (petugas, bendahara, pengelola, istilah), a code such as P13 or no-space, a command, or
    /// a term of the glossary.
    #[arg(value_name = "TOPIC|CODE|COMMAND|TERM")]
    words: Vec<String>,
}

/// Shows a document of the manual, the help of a command, or explains a code or a term; without words, shows the help
/// of the program. Where a command and an error code have the same name, such as `catalog`, both are shown. `commands`
/// makes the whole command line with its help in English, and `shown` puts that help into the user's language. Both
/// take a while, so they are called only where a command may be meant.
pub(in crate::cli) fn help(
    call: &Invocation,
    args: &Help,
    commands: impl FnOnce() -> Command,
    shown: impl FnOnce(Command) -> Command,
) -> Result<Answer> {
    let page = |text: String| Page { text, own_not_read: None };
    let home: Option<&Path> = call.office_folder().ok();
    if let [word] = args.words.as_slice()
        && let Some(page) = manual_page(word, home)
    {
        let text = page.text.clone();
        let mut lines = call.lines();
        lines.verbatim(text.trim_end());
        return Ok(answer(call, page, lines));
    }
    let code = match args.words.as_slice() {
        [word] => explain_code(word),
        _ => None,
    };
    let commands = commands();
    // JSON does not depend on the user's language.
    if let Some(json) = help_of(&commands, &args.words)
        && let Some(text) = help_of(&shown(commands.clone()), &args.words)
    {
        let mut lines = call.lines();
        let (Some(code), Some(word)) = (code, args.words.first()) else {
            lines.literal(&text);
            return Ok(answer(call, page(json), lines));
        };
        // An error code of the same name is explained below the command.
        let both = message!("{word}  (a command; the error code of that name stands below)", word);
        let json = format!("{}\n\n{json}\n{}", both.indonesian(), code.json_text());
        lines.line(&both).literal("").literal(&text);
        lines.literal("").literal(&code.text(call.language, call.width));
        return Ok(answer(call, page(json), lines));
    }
    if let Some(code) = code {
        let mut lines = call.lines();
        lines.literal(&code.text(call.language, call.width));
        return Ok(answer(call, page(code.json_text()), lines));
    }
    let words = args.words.join(" ");
    let Some(page) = glossary_page(&words, home) else {
        return Err(unknown(&words, &commands, home));
    };
    let mut lines = call.lines();
    lines.verbatim(&page.text);
    Ok(answer(call, page, lines))
}

fn answer(call: &Invocation, page: Page, text: Lines) -> Answer {
    if let Some(error) = &page.own_not_read {
        tell(&call.say(&message!("note: {error}", error)));
    }
    Answer::yes(page, text)
}

/// Returns the help of a command, as `--help` prints it; `None` where there is no such command.
fn help_of(commands: &Command, words: &[String]) -> Option<String> {
    let mut found = commands;
    for word in words {
        found = found.find_subcommand(word)?;
    }
    let call = ["kemas"].into_iter().chain(words.iter().map(String::as_str)).chain(["--help"]);
    let help = commands.clone().try_get_matches_from(call).err()?;
    Some(help.render().to_string())
}

fn unknown(word: &str, commands: &Command, home: Option<&Path>) -> Error {
    let commands = commands.get_subcommands().map(|command| command.get_name().to_owned());
    let known = manual_words().chain(all_codes()).map(str::to_owned).chain(commands);
    let known: Vec<String> = known.chain(glossary_terms(home)).collect();
    let hint = match nearest(word, &known) {
        Some(nearest) => message!("perhaps `kemas help {nearest}` is meant", nearest),
        None => message!(
            "codes are {families}, and those of errors such as {error}; the manual is shown by \
             {topics}, a command and a term of the glossary by their names",
            families = in_a_row(code_families()),
            error = ErrorKind::NoSpace.code(),
            topics = or(manual_words())
        ),
    };
    Error::new(ErrorKind::Usage, message!("'{word}' is no topic, code, command or term", word))
        .hint(hint)
}

/// Returns the known word that was most likely meant; `None` where even the nearest differs in more than one letter and
/// in more than a third of the word's length. Codes look alike: for a code only the one with the same letter and number
/// is returned.
fn nearest<'a>(word: &str, known: &'a [String]) -> Option<&'a String> {
    let word = word.to_uppercase();
    let number = |code: &str| {
        let (family, number) = code.split_at_checked(1)?;
        let all_digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        Some((family.to_owned(), number.parse::<u64>().ok()?)).filter(|_| all_digits)
    };
    if let Some(code) = number(&word) {
        return known.iter().find(|one| number(one).as_ref() == Some(&code));
    }
    let distance = |one: &&String| strsim::damerau_levenshtein(&one.to_uppercase(), &word);
    known.iter().min_by_key(distance).filter(|one| distance(one) <= 1.max(word.len() / 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_is_offered() {
        let known = ["petugas", "P01", "P13", "I13", "pay", "no-space", "zip"].map(str::to_owned);
        for (word, near) in [
            ("petgas", Some("petugas")),
            ("pya", Some("pay")),
            ("no-spaec", Some("no-space")),
            ("p1", Some("P01")),
            ("P013", Some("P13")),
            ("P31", None),
            ("I25", None),
            ("xyzzy", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &known).map(String::as_str), near, "{word}");
        }
    }
}
