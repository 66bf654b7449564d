//! A request's text, and the check of its form.

use std::path::Path;

use super::compare::compare;
use super::fields::{REQUEST, Shape};
use super::place::placed;
use super::{encoding, tree};
use crate::error::{Error, Result};

/// The text of a request. Where it is JSON, it has only known fields, each once and with a value of its type or `null`.
#[derive(Debug)]
pub struct Form {
    text: String,
    places: Vec<(String, usize)>,
}

impl Form {
    /// Reads the bytes of a file as text, and checks the form of the request in it. Text that is no JSON passes here;
    /// whoever takes the values out of it reports that.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Request`] for the first thing at fault, with the file, line, column and a hint, and
    /// with the field if one is at fault.
    pub fn read(bytes: &[u8], file: &Path) -> Result<Self> {
        let text = encoding::text_of(bytes).map_err(|error| error.file(file))?;
        // `serde_json` also limits the depth, which `tree` does not.
        let is_json = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        let Some(root) = is_json.then(|| tree::read(&text)).flatten() else {
            return Ok(Self { text, places: Vec::new() });
        };
        let mut places = Vec::new();
        compare(&Shape::Object(&REQUEST), &root, &text, &mut places)
            .map_err(|error| error.file(file))?;
        Ok(Self { text, places })
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds to an error about a field the line and column at which its value begins. Where the text does not have the
    /// field, the error stays as it is.
    pub fn placed(&self, error: Error, field: &str) -> Error {
        match self.places.iter().find(|(path, _)| path == field) {
            Some((_, at)) => placed(error, &self.text, *at),
            None => error,
        }
    }
}
