//! A request's text whose form is right.

use std::path::Path;

use super::compare::compare;
use super::fields::{REQUEST, Shape};
use super::place::placed;
use super::{encoding, tree};
use crate::error::{Error, Result};

/// The text of a request that has only known fields, each once and with a value of its type.
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
    /// [`crate::error::ErrorKind::Request`] with the file, line and column, the field, and what was probably meant, for
    /// the first thing at fault.
    pub fn read(bytes: &[u8], file: &Path) -> Result<Self> {
        let text = encoding::text_of(bytes).map_err(|error| error.file(file))?;
        // This reader limits the depth. What it accepts is JSON without a fault.
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

    /// Adds line and column to an error about a field, where the field stands in the text.
    pub fn placed(&self, error: Error, field: &str) -> Error {
        match self.places.iter().find(|(path, _)| path == field) {
            Some((_, at)) => placed(error, &self.text, *at),
            None => error,
        }
    }
}
