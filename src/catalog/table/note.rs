//! What is worth knowing of tables that were read all the same.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::damage::is_only_hidden;
use crate::error::{Fault, shown};
use crate::message::{Language, Message, and, in_a_row, message};
use crate::model::Letters;

/// Cells that a note shows; further ones are counted.
const EXAMPLES: usize = 3;

/// Something that a person should look at once in the tables of a catalogue. Nothing is refused because of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableNote {
    /// The table's file, or the folder where several tables are meant.
    #[serde(serialize_with = "shown")]
    pub file: PathBuf,
    /// What there is to know.
    #[serde(serialize_with = "crate::message::english")]
    pub what: Message,
    /// What to do now.
    #[serde(serialize_with = "crate::message::english")]
    pub hint: Message,
}

impl TableNote {
    /// Returns the note, preceded by the file.
    pub fn placed(&self, language: Language) -> String {
        format!("{}: {}", self.file.display(), self.what.render(language))
    }
}

/// The form that a table was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::catalog) struct TableForm {
    pub(super) separator: u8,
    pub(super) letters: Letters,
    /// Where the encoding is not Unicode: the first word with letters that are not ASCII, and its line.
    pub(super) letters_in: Option<(u64, String)>,
}

/// Tells of all tables that have another form than CSV with commas in UTF-8: one note for each separator and encoding,
/// whatever the number of tables.
pub(in crate::catalog) fn notes_on_forms(
    folder: &Path,
    forms: &[(String, TableForm)],
) -> Vec<TableNote> {
    let files = |fits: &dyn Fn(&TableForm) -> bool| -> Vec<&str> {
        forms.iter().filter(|(_, form)| fits(form)).map(|(name, _)| name.as_str()).collect()
    };
    let mut notes = Vec::new();
    let mut tell = |files: Vec<&str>, form: Message, hint: Message| {
        if !files.is_empty() {
            let what = message!("read {form}: {files}", form, files = and(files));
            notes.push(TableNote { file: folder.to_path_buf(), what, hint });
        }
    };
    for (separator, form) in [
        (b';', message!("with ';' between the cells")),
        (b'\t', message!("with tabs between the cells")),
        (b'|', message!("with '|' between the cells")),
    ] {
        let files = files(&|form| form.separator == separator);
        tell(files, form, message!("nothing needs to be done; such tables are read as well"));
    }
    let files_in = |letters| files(&|form| form.letters == letters);
    tell(
        files_in(Letters::Utf16),
        message!("in the encoding UTF-16"),
        message!("nothing needs to be done; such tables are read as well"),
    );
    let letters = match examples_of_letters(forms) {
        Some(examples) => message!(
            "look at the letters, as in {examples}; better save such a table as \"CSV UTF-8\"",
            examples
        ),
        None => message!("better save such a table as \"CSV UTF-8\""),
    };
    tell(files_in(Letters::Windows1252), message!("in the encoding Windows-1252"), letters);
    notes
}

/// Tells of what is doubtful in tables that are used all the same: a few places of each table, and how many there are.
pub(in crate::catalog) fn notes_on_doubts(doubts: &[Fault]) -> Vec<TableNote> {
    let mut notes = Vec::new();
    for same in doubts.chunk_by(|one, other| one.file == other.file) {
        for doubt in same.iter().take(EXAMPLES) {
            let Fault { file, line, column, value, instead_of_row, hint, .. } = doubt;
            let what = match instead_of_row {
                Some(found) => message!("line {line}: {found}", line = *line, found),
                None if !is_only_hidden(value) => message!(
                    "line {line}, column '{column}': '{value}' looks like the work of a spreadsheet",
                    line = *line,
                    column,
                    value
                ),
                None => message!(
                    "line {line}, column '{column}': characters that a screen obeys or hides",
                    line = *line,
                    column
                ),
            };
            let hint = hint.clone().unwrap_or_else(|| doubt.expected.clone());
            notes.push(TableNote { file: file.clone(), what, hint });
        }
        let more = same.len().saturating_sub(EXAMPLES);
        if more > 0 {
            let what = message!("{more} further such places", more);
            let hint = message!("correct the rows that are named, and check the table again");
            notes.push(TableNote { file: same[0].file.clone(), what, hint });
        }
    }
    notes
}

/// Returns the first letters that are right only if their table is in Windows-1252, each with its place; `None` where
/// all tables are in Unicode.
pub(in crate::catalog) fn examples_of_letters(forms: &[(String, TableForm)]) -> Option<Message> {
    let example = |(name, form): &(String, TableForm)| {
        form.letters_in.as_ref().map(|(line, word)| format!("'{word}' ({name}:{line})"))
    };
    let examples: Vec<String> = forms.iter().filter_map(example).collect();
    let shown = || message!("{examples}", examples = in_a_row(examples.clone()).up_to(EXAMPLES));
    (!examples.is_empty()).then(shown)
}
