//! One template: the office's own copy, or the built-in one.

use std::path::Path;

use serde::Serialize;

use crate::catalog::builtin_file;
use crate::error::{Error, ErrorKind, Result, read_text};
use crate::message::message;
use crate::paper::{Escape, Sheet, render};

/// A template, and the path that errors name.
#[derive(Debug, Clone)]
pub(super) struct Template {
    /// The path that errors name. It is in the office's folder also where the built-in text stands in for a missing
    /// file.
    pub(super) name: String,
    pub(super) text: String,
}

impl Template {
    pub(super) fn load(folder: Option<&Path>, name: &str) -> Result<Self> {
        let builtin = || builtin_file(name).unwrap_or_default().to_owned();
        let Some(folder) = folder else {
            return Ok(Self { name: format!("(built-in)/{name}"), text: builtin() });
        };
        let file = folder.join(name);
        let text = match read_text(&file, ErrorKind::Paper)? {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => builtin(),
            Err(error) => {
                let message = message!("the template cannot be read: {error}", error);
                return Err(Error::new(ErrorKind::Paper, message)
                    .file(&file)
                    .hint(message!("correct the file, or remove it to use the built-in one"))
                    .source(error));
            }
        };
        Ok(Self { name: file.display().to_string(), text })
    }

    /// Returns the template where it knows of `word`, or else the built-in one: an office's own template may be older
    /// than what is to be printed.
    pub(super) fn knowing(&self, word: &str, name: &str) -> Result<Self> {
        if self.text.contains(word) { Ok(self.clone()) } else { Self::load(None, name) }
    }

    pub(super) fn set(&self, values: &impl Serialize) -> Result<String> {
        render(&self.name, &self.text, values, Escape::Text)
    }

    pub(super) fn fill(&self, title: &str, values: &impl Serialize) -> Result<Sheet> {
        Sheet::fill(&self.name, &self.text, title, values)
    }
}
