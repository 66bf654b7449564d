//! One run of the program: from its arguments to its exit status.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use super::args::Args;
use super::terminal::{
    Answer, Invocation, complain, language_of, listen_for_ctrl_c, show, show_document,
    use_words_of_office,
};
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
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::from(error.use_stderr()) * 2);
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
    args.command.run(&Invocation::new(args.office.clone(), args.today, args.json, language))
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
