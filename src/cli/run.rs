//! One run of the program: from its arguments to its exit status.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use super::args::Args;
use super::help_language::in_language;
use super::terminal::{
    Answer, Invocation, complain, language_of, listen_for_ctrl_c, show, show_document, tell,
    use_words_of_office,
};
use super::usage_error::{usage_error, usage_hint, usage_line};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Language, Message, message};

/// Runs the program with its arguments, the first being its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let wants_json =
        arguments.iter().any(|argument| argument.to_string_lossy().starts_with("--json"));
    let language = language_of(&arguments);
    use_words_of_office(&arguments, language);
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) if wants_json && error.use_stderr() => {
            let message = error.render().to_string();
            let message = message.trim().trim_start_matches("error: ").to_owned();
            return fail(
                &Error::new(ErrorKind::Usage, Message::verbatim(message))
                    .hint(message!("see `kemas --help`")),
                true,
                language,
            );
        }
        Err(error) if wants_json => {
            show(&serde_json::json!({ "text": error.render().to_string() }).to_string());
            return ExitCode::SUCCESS;
        }
        Err(error) if error.use_stderr() && language != Language::En => {
            let told = Error::new(ErrorKind::Usage, usage_error(&error)).hint(usage_hint(&error));
            if let Some(usage) = usage_line(&error) {
                tell(&usage.render(language));
            }
            return fail(&told, false, language);
        }
        Err(error) => {
            // Help or the version is asked for; most calls do neither, so that it is put into a language here.
            let asked = in_language(Args::command(), language).try_get_matches_from(&arguments);
            let wrong = error.use_stderr();
            let _ = asked.err().unwrap_or(error).print();
            return ExitCode::from(u8::from(wrong) * 2);
        }
    };
    listen_for_ctrl_c();
    // A fault of the program's own is an error like any other: told, and never half an answer.
    let answered =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| answer(&args, language)));
    match answered.unwrap_or_else(|_| Err(broken())) {
        Ok(answer) => {
            if args.json {
                show_document(&*answer.json);
            } else {
                show(&answer.text);
            }
            ExitCode::from(u8::from(!answer.yes))
        }
        Err(error) => fail(&error, args.json, language),
    }
}

fn answer(args: &Args, language: Language) -> Result<Answer> {
    let call = Invocation::new(args.office.clone(), args.today, args.json, language);
    args.command.run(&call)
}

fn broken() -> Error {
    Error::new(ErrorKind::Internal, message!("kemas met a fault of its own; nothing was finished"))
        .hint(message!("run the command again; if it stays, report the lines above"))
}

fn fail(error: &Error, json: bool, language: Language) -> ExitCode {
    if json {
        show(&error.to_json().to_string());
    } else {
        complain(error, language);
    }
    ExitCode::from(2)
}
