//! The office's own templates, and which of them an error is about.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::checkup::HealthCheck;
use crate::catalog::builtin_file;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, in_a_row, message};
use crate::model::find_code;
use crate::office::session::make_private;
use crate::pack::has_mark;

/// The template of the page beside the bags.
const OPEN_FIRST: &str = "buka-ini-dulu.html";

/// The id of the check.
pub(super) const ID: &str = "templates";

/// A template that cannot be filled in.
pub(super) struct BrokenTemplate {
    /// The name of its file.
    pub(super) name: String,
    /// Why; the file is the one in the office.
    error: Error,
}

/// The files in the folder of templates of an office.
pub(super) struct Templates {
    folder: PathBuf,
    /// Why the folder cannot be read; `None` where it can, or is not there.
    unreadable: Option<Error>,
    /// The names of templates that the program knows.
    known: Vec<String>,
    /// The names of other files.
    unknown: Vec<String>,
}

impl Templates {
    /// Returns those of a catalogue's folder.
    pub(super) fn of(catalog: &Path) -> Self {
        let folder = catalog.join("papers");
        let read = fs::read_dir(&folder);
        let unreadable = match &read {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Some(unread(&folder, error)),
            _ => None,
        };
        let entries = read.into_iter().flatten().flatten();
        let files = entries.filter(|entry| entry.path().is_file());
        let mut names: Vec<String> =
            files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        let (known, unknown) = names.into_iter().partition(|name| built_in(name).is_some());
        Self { folder, unreadable, known, unknown }
    }

    /// Copies all but the broken ones into the folder of another catalogue, where the built-in ones stand for those.
    pub(super) fn copy(&self, catalog: &Path, broken: &[BrokenTemplate]) -> Result<()> {
        let folder = catalog.join("papers");
        make_private(&folder)?;
        let sound = |name: &&String| broken.iter().all(|template| template.name != **name);
        for name in self.known.iter().filter(sound) {
            let from = self.folder.join(name);
            fs::copy(&from, folder.join(name))
                .map_err(|error| Error::io(&from, message!("read the template"), error))?;
        }
        Ok(())
    }

    /// Returns the template that an error is about; `None` where it is about something else. Errors name the file of a
    /// template, or the file that it becomes.
    pub(super) fn at_fault(&self, error: &Error) -> Option<String> {
        let name = error.in_file()?.file_name()?.to_str()?;
        self.known.iter().find(|known| known.eq_ignore_ascii_case(name)).cloned()
    }

    /// Returns a template as broken, with the error about it.
    pub(super) fn broken(&self, name: String, error: Error) -> BrokenTemplate {
        let error = error.file(self.folder.join(&name));
        BrokenTemplate { name, error }
    }

    /// Judges the templates by those that were found broken.
    pub(super) fn judged(&self, broken: &[BrokenTemplate]) -> HealthCheck {
        if let Some(error) = &self.unreadable {
            return HealthCheck::failed(ID, error);
        }
        let unmarked = self.unmarked().filter(|one| broken.iter().all(|b| b.name != one.name));
        let broken: Vec<&BrokenTemplate> = broken.iter().chain(&unmarked).collect();
        if let Some(first) = broken.first() {
            let errors = broken.iter().map(|template| &template.error);
            let remedy = || find_code(first.error.kind().code()).map(|(_, code)| &code.remedy);
            let hint = first.error.hint_message().or_else(remedy).cloned().unwrap_or_else(mend);
            return HealthCheck::bad(ID, message!("{errors}", errors = in_a_row(errors)), hint);
        }
        if !self.unknown.is_empty() {
            let files = in_a_row(&self.unknown).up_to(3);
            return HealthCheck::warn(
                ID,
                message!("catalog/papers has files of no use: {files}", files),
                message!(
                    "give a template the name that `kemas init` gives it, or move the file away"
                ),
            );
        }
        let own = self.known.iter().filter(|name| self.differs(name)).count();
        HealthCheck::good(
            ID,
            match own {
                0 => message!("the built-in templates"),
                _ => message!("{own} templates of the office can be filled in", own),
            },
        )
    }

    /// Returns the office's template of the page beside the bags, where it lacks the line by which the page is known.
    fn unmarked(&self) -> Option<BrokenTemplate> {
        let name = self.known.iter().find(|name| *name == OPEN_FIRST)?.clone();
        let text = fs::read(self.folder.join(&name)).ok()?;
        if has_mark(&text) {
            return None;
        }
        let text = String::from_utf8_lossy(&text).to_lowercase();
        let head = text.lines().position(|line| line.contains("<head"));
        let line = head.map_or(1, |place| place as u64 + 1);
        let message = message!(
            "the line {mark} is not at its beginning: without it kemas does not know its own page again",
            mark = "<meta name=\"generator\" content=\"kemas\">"
        );
        let error = Error::new(ErrorKind::Paper, message).line(line);
        let hint =
            message!("put that line below <head>, or remove the file to use the built-in one");
        Some(self.broken(name, error.hint(hint)))
    }

    fn differs(&self, name: &str) -> bool {
        let text = fs::read(self.folder.join(name)).unwrap_or_default();
        built_in(name).is_none_or(|built_in| built_in.as_bytes() != text)
    }
}

fn mend() -> Message {
    message!("correct the file, or remove it to use the built-in one")
}

fn unread(folder: &Path, error: &io::Error) -> Error {
    let again = io::Error::from(error.kind());
    Error::io(folder, message!("read the folder"), again).hint(message!(
        "it must be a folder that you may read; move it away to use the built-in templates"
    ))
}

/// Returns the built-in text of a template.
pub(super) fn built_in(name: &str) -> Option<&'static str> {
    builtin_file(&format!("papers/{name}"))
}
