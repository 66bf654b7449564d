//! One run of the program, from its arguments to its exit status.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use super::args::Args;
use super::help_language::{in_language, with_names_of_values};
use super::terminal::{
    Answer, Invocation, language_of, listen_for_ctrl_c, show, show_document, show_error,
    show_usage_error, use_words_of_office, width_of,
};
use super::usage_error::{usage_error, usage_hint};
use super::usage_line::{named_command, usage};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Language, message};

/// Runs the program and returns its exit status: 0, 1 where the answer is no, 2 where it failed. The first argument is
/// the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let wants_json =
        arguments.iter().any(|argument| argument.to_string_lossy().starts_with("--json"));
    let language = language_of(&arguments);
    use_words_of_office(&arguments, language);
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) if error.use_stderr() => {
            return misused(error, &arguments, wants_json, language);
        }
        Err(error) if wants_json => {
            show(&serde_json::json!({ "text": error.render().to_string() }).to_string());
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            // Help or version is asked for. The help is translated here only, since most calls do not need it.
            let width = width_of(std::io::stdout());
            let command = in_language(Args::command(), language, width);
            let asked = command.try_get_matches_from(&arguments);
            let _ = asked.err().unwrap_or(error).print();
            return ExitCode::SUCCESS;
        }
    };
    listen_for_ctrl_c();
    // A panic is reported like any other error, without a partial answer.
    let answered =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| answer(&args, language)));
    match answered.unwrap_or_else(|_| Err(broken())) {
        Ok(answer) => {
            if args.json {
                show_document(&*answer.json);
            } else {
                show(&answer.text.laid_out());
            }
            ExitCode::from(u8::from(!answer.yes))
        }
        Err(error) if args.json => fail(&error, true, language),
        Err(error) => fail(&naming_options(error, &arguments), false, language),
    }
}

/// Says what is wrong with a command line and, unless JSON is asked for, how the command is called.
fn misused(error: clap::Error, arguments: &[OsString], json: bool, language: Language) -> ExitCode {
    let names_in = if json { Language::En } else { language };
    let mut command = with_names_of_values(Args::command(), names_in);
    // The arguments are parsed again, for the same error with the names of values in the language.
    let error = command.clone().try_get_matches_from(arguments).err().unwrap_or(error);
    command.build();
    let path = named_command(&command, arguments);
    let told = Error::new(ErrorKind::Usage, usage_error(&error)).hint(usage_hint(&error, &path));
    if json {
        return fail(&told, json, language);
    }
    let called = path.iter().try_fold(&mut command, |one, name| one.find_subcommand_mut(name));
    // `named_command` found each of these names in this command line.
    let usage = called.map(|called| usage(called, language)).unwrap_or_default();
    show_usage_error(&told, &usage, language);
    ExitCode::from(2)
}

/// Names the option of the called command that an error is about as it is typed, where the error has its bare name.
fn naming_options(error: Error, arguments: &[OsString]) -> Error {
    let Some(field) = error.field_name().filter(|_| error.in_file().is_none()) else {
        return error;
    };
    let mut command = Args::command();
    command.build();
    let path = named_command(&command, arguments);
    let called = path.iter().try_fold(&command, |one, name| one.find_subcommand(name));
    let long = field.replace('_', "-");
    let is_option = called
        .is_some_and(|called| called.get_arguments().any(|one| one.get_long() == Some(&long)));
    if is_option { error.field(format!("--{long}")) } else { error }
}

fn answer(args: &Args, language: Language) -> Result<Answer> {
    let call =
        Invocation::new(args.office.clone(), args.today, args.because.clone(), args.json, language);
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
        show_error(error, language);
    }
    ExitCode::from(2)
}
