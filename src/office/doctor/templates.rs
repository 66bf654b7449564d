//! The office's own templates, and which of them an error is about.

use std::fs;
use std::path::{Path, PathBuf};

use super::checkup::HealthCheck;
use crate::catalog::builtin_file;
use crate::error::{Error, Result};
use crate::message::{Message, in_a_row, message};
use crate::model::find_code;
use crate::office::session::make_private;

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
    /// The names of templates that the program knows.
    known: Vec<String>,
    /// The names of other files.
    unknown: Vec<String>,
}

impl Templates {
    /// Returns those of a catalogue's folder.
    pub(super) fn of(catalog: &Path) -> Self {
        let folder = catalog.join("papers");
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let files = entries.filter(|entry| entry.path().is_file());
        let mut names: Vec<String> =
            files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        let (known, unknown) = names.into_iter().partition(|name| built_in(name).is_some());
        Self { folder, known, unknown }
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

    fn differs(&self, name: &str) -> bool {
        let text = fs::read(self.folder.join(name)).unwrap_or_default();
        built_in(name).is_none_or(|built_in| built_in.as_bytes() != text)
    }
}

fn mend() -> Message {
    message!("correct the file, or remove it to use the built-in one")
}

/// Returns the built-in text of a template.
pub(super) fn built_in(name: &str) -> Option<&'static str> {
    builtin_file(&format!("papers/{name}"))
}
