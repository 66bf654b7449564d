//! `surveys.csv`: how surveys and their variants are called in the names of files and folders.
//!
//! The list is not part of the catalogue's edition, because it does not change what is sold.

use std::path::Path;

use super::builtin::builtin_file;
use super::bundles::List;
use super::catalogue::Catalog;
use super::table::{Row, Table};
use crate::error::{Error, Result};
use crate::message::message;

const COLUMNS: &[&str] = &["survey", "variant", "id", "title", "names", "months"];

/// The name of the list in a catalogue's folder.
const FILE: &str = "surveys.csv";

/// Stands for the year in the name of a survey that has its year in it, such as `ST{year}`.
pub const YEAR: &str = "{year}";

/// A row of `surveys.csv`: a survey, or one of its variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyName {
    /// The survey, as `datasets.csv` has it. It may hold [`YEAR`].
    pub survey: String,
    /// The variant, as `datasets.csv` has it; empty in the row of the survey itself.
    pub variant: String,
    /// Its part of a dataset's id; may be empty.
    pub id: String,
    /// Its part of a dataset's title; may be empty.
    pub title: String,
    /// Its names in lower case. Blanks separate their words.
    pub names: Vec<String>,
    /// The months in which it is held; none where its periods are whole years.
    pub months: Vec<u8>,
}

impl Catalog {
    /// Reads the names of surveys: from the catalogue's folder, else the built-in ones.
    ///
    /// # Errors
    /// [`Catalog`](crate::error::ErrorKind::Catalog) with what is broken in the list;
    /// [`Io`](crate::error::ErrorKind::Io) where it cannot be read.
    pub fn survey_names(&self) -> Result<Vec<SurveyName>> {
        let (rows, list) = self.read_survey_names()?;
        list.sound()?;
        Ok(rows)
    }

    /// Reads the list as [`Self::survey_names`] does: the right rows, and what was found in the file.
    pub(super) fn read_survey_names(&self) -> Result<(Vec<SurveyName>, List)> {
        let own = self.folder.as_ref().map(|folder| folder.join(FILE));
        let (file, text) = if let Some(file) = own.filter(|own| own.exists()) {
            let text = std::fs::read(&file);
            let text = text.map_err(|e| Error::io(&file, message!("read the file"), e))?;
            (file, text)
        } else {
            let text = builtin_file(FILE).unwrap_or_default().as_bytes().to_vec();
            (Path::new("(built-in)").join(FILE), text)
        };
        let mut table = Table::read(&file, &text, COLUMNS);
        let rows = table.map(None, survey_name);
        Ok((rows, List::of(FILE, table)))
    }
}

fn survey_name(row: &mut Row<'_>) -> Option<SurveyName> {
    let survey = row.filled("survey");
    let names =
        row.many("names", message!("names parted by ';'"), |text| Some(text.to_lowercase()));
    let months = row.many("months", message!("months from 1 to 12 parted by ';'"), |text| {
        text.parse().ok().filter(|month| (1..=12).contains(month))
    });
    let text = |column: &str| row.text(column).to_owned();
    Some(SurveyName {
        survey: survey?,
        variant: text("variant"),
        id: text("id"),
        title: text("title"),
        names: names?,
        months: months?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_has_every_survey_and_variant_of_the_built_in_datasets() {
        let catalog = Catalog::load(None).unwrap();
        let names = catalog.survey_names().unwrap();
        for dataset in &catalog.datasets {
            let year = dataset.survey.chars().filter(char::is_ascii_digit).collect::<String>();
            let has = |variant: &str| {
                names.iter().any(|row| {
                    let survey = row.survey.replace(YEAR, &year);
                    survey == dataset.survey && row.variant == variant
                })
            };
            assert!(has("") && has(&dataset.variant), "{}", dataset.id);
        }
    }
}
