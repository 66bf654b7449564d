//! The check of all tables of a catalogue, for whoever edits them.

use std::path::Path;

use serde::Serialize;

use super::catalogue::Catalog;
use super::loading::{Instead, Loaded};
use super::table::{TableNote, notes_on_doubts, notes_on_forms};
use crate::error::{Error, Fault};
use crate::message::message;

/// What a check found in the tables of a catalogue.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogCheck {
    /// The catalogue as it was read. Of broken tables it has only the rows that are right.
    #[serde(skip)]
    pub catalog: Catalog,
    /// The names of the tables that were read. A table that the folder lacks is the built-in one.
    pub tables: Vec<String>,
    /// All broken headers, rows and cells, and files that cannot be read. With one of them no office opens, unless it
    /// is in the list of bundles or in that of the names of surveys, or is a second tariff row for the same block, or a
    /// code that has not the digits of its level, or a text in a form that only a spreadsheet gives it.
    pub faults: Vec<Fault>,
    /// What a person should look at once. Nothing is refused because of it.
    pub notes: Vec<TableNote>,
    /// The cells and rows of the tables that notes tell of. In a new row they are faults.
    #[serde(skip)]
    pub doubts: Vec<Fault>,
}

impl Catalog {
    /// Checks all tables of a folder, its list of bundles, its names of surveys and, where it has a list, its holidays.
    pub fn check(folder: &Path) -> CatalogCheck {
        Self::check_with(folder, &Instead::new())
    }

    /// Checks the tables as [`Self::check`] does, with the bytes of some files replaced. Nothing is written.
    pub fn check_with(folder: &Path, instead: &Instead) -> CatalogCheck {
        let Loaded { catalog, mut faults, of_check, mut doubts, unreadable, mut forms } =
            Loaded::of(Some(folder), instead);
        faults.extend(unreadable.iter().map(|error| without_table(folder, error)));
        let broken_tables = !faults.is_empty();
        faults.extend(of_check);
        match catalog.read_bundles(None, instead) {
            Ok((_, list)) => {
                forms.extend(list.form.map(|form| (list.name.to_owned(), form)));
                doubts.extend(list.doubts);
                faults.extend(list.of_check);
                // Of broken tables, products and regions are missing that the list may name.
                let names = |fault: &Fault| matches!(&*fault.column, "id" | "region");
                let sure = |fault: &Fault| !broken_tables || !names(fault);
                faults.extend(list.faults.into_iter().filter(sure));
            }
            Err(error) => faults.push(without_table(folder, &error)),
        }
        let names = catalog.read_survey_names().map(|(_, list)| Some(list));
        let holidays = catalog.read_holidays().map(|found| found.map(|(_, list)| list));
        for list in [names, holidays] {
            match list {
                Ok(Some(list)) => {
                    forms.extend(list.form.map(|form| (list.name.to_owned(), form)));
                    doubts.extend(list.doubts);
                    faults.extend(list.faults);
                    faults.extend(list.of_check);
                }
                Ok(None) => {}
                Err(error) => faults.push(without_table(folder, &error)),
            }
        }
        let mut notes = notes_on_forms(folder, &forms);
        notes.extend(notes_on_doubts(&doubts));
        let tables = forms.into_iter().map(|(name, _)| name).collect();
        CatalogCheck { catalog, tables, faults, notes, doubts }
    }
}

/// Returns the fault of a file that cannot be read.
fn without_table(folder: &Path, error: &Error) -> Fault {
    let file = error.in_file().unwrap_or(folder);
    let fault =
        Fault::of_row(file, 1, error.message().clone(), message!("a file of the catalogue"));
    Fault { hint: error.hint_message().cloned(), ..fault }
}
