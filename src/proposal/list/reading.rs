//! The rows of a list as products.

use std::path::Path;

use super::cells::take_cells;
use super::columns::{Meaning, is_header, meaning};
use super::sheet::{Sheet, SheetRow, sheets};
use crate::catalog::ProductTable;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, and, in_a_row, message};
use crate::proposal::names::{Name, Said};
use crate::proposal::product::{Context, Draft, Found, LeftOut};
use crate::proposal::rows::{take_names_of_map, take_names_of_table};

/// The products of a list.
pub(in crate::proposal) struct ListRead {
    pub(in crate::proposal) drafts: Vec<Draft>,
    pub(in crate::proposal) left: Vec<LeftOut>,
    pub(in crate::proposal) notes: Vec<Message>,
    /// How many rows the list has.
    pub(in crate::proposal) rows: u64,
}

/// How many rows at the top may stand before the header, such as a title.
const ABOVE: usize = 15;

/// Reads a list. Of a workbook, sheets without a header are left out.
///
/// # Errors
/// [`ErrorKind::Usage`] for a file of another kind; [`ErrorKind::Catalog`] for one that cannot be read or has no header.
pub(in crate::proposal) fn read_list(context: &Context<'_>, path: &Path) -> Result<ListRead> {
    let sheets = sheets(path)?;
    let mut read = ListRead { drafts: Vec::new(), left: Vec::new(), notes: Vec::new(), rows: 0 };
    let mut headers = 0;
    for sheet in &sheets {
        let header = sheet.rows.iter().take(ABOVE).position(|row| is_header(&row.cells));
        let Some(at) = header else { continue };
        headers += 1;
        read.take(context, sheet, at);
    }
    if headers == 0 {
        return Err(Error::new(ErrorKind::Catalog, message!("the list has no header"))
            .file(path)
            .line(1)
            .hint(message!(
                "name the columns in the first row, such as Nama survei, Tahun, Wilayah, File"
            )));
    }
    Ok(read)
}

impl ListRead {
    fn take(&mut self, context: &Context<'_>, sheet: &Sheet, header: usize) {
        let names = &sheet.rows[header].cells;
        let meanings: Vec<Option<Meaning>> = names.iter().map(|name| meaning(name)).collect();
        let unknown: Vec<&String> = names
            .iter()
            .zip(&meanings)
            .filter(|(name, meaning)| meaning.is_none() && !name.is_empty())
            .map(|(name, _)| name)
            .collect();
        if !unknown.is_empty() {
            let names = and(unknown);
            self.notes.push(message!("columns that are not used: {names}", names));
        }
        for row in &sheet.rows[header + 1..] {
            self.rows += 1;
            let place = place(sheet, row);
            if let Some(mut draft) = draft(context, names, &meanings, row) {
                draft.files = vec![place];
                self.drafts.push(draft);
            } else {
                let text = row.cells.iter().filter(|cell| !cell.is_empty());
                let text = in_a_row(text).up_to(4);
                let why = message!("no survey, title or file in the row: {text}", text);
                self.left.push(LeftOut { path: place, why });
            }
        }
    }
}

fn place(sheet: &Sheet, row: &SheetRow) -> String {
    match &*sheet.name {
        "" => format!(":{}", row.line),
        name => format!("{name}:{}", row.line),
    }
}

/// Returns the draft of a row; `None` where it does not say what it is about.
fn draft(
    context: &Context<'_>,
    header: &[String],
    meanings: &[Option<Meaning>],
    row: &SheetRow,
) -> Option<Draft> {
    let cell = |wanted: Meaning| {
        let mut all = meanings.iter().zip(&row.cells).zip(header);
        all.find(|((meaning, text), _)| **meaning == Some(wanted) && !text.is_empty())
            .map(|((_, text), name)| (text.as_str(), name.as_str()))
    };
    let column = |name: &'static str| cell(Meaning::Column(name));
    let said = [
        column("survey"),
        column("variant"),
        column("title"),
        cell(Meaning::File),
        column("root"),
        column("id"),
    ];
    if said.iter().all(Option::is_none) {
        return None;
    }
    let words = said.iter().flatten().map(|(text, _)| *text).collect::<Vec<_>>().join(" ");
    let words = words.to_lowercase();
    let is_map = column("cut").is_some()
        || ["peta ", "wilkerstat", "shapefile"].iter().any(|word| words.contains(word));
    let table = if is_map { ProductTable::Layers } else { ProductTable::Datasets };
    let mut draft = Draft::new(table);
    draft.is_row = true;
    let times = [column("period"), cell(Meaning::Year), cell(Meaning::Month)];
    let names: Vec<Name> = said
        .iter()
        .chain(&times)
        .flatten()
        // The name of a file is read without its ending.
        .map(|(text, _)| {
            text.rsplit_once('.').filter(|(_, end)| end.len() <= 5).map_or(*text, |p| p.0)
        })
        .map(Name::of)
        .collect();
    let region = if is_map {
        let names = context.words.of_map(&names);
        take_names_of_map(&mut draft, &names, &[]);
        names.region
    } else {
        let names = context.words.of_table(&names);
        take_names_of_table(context, &mut draft, &names);
        draft.has_survey_name = names.survey != Said::Nothing;
        names.region
    };
    match region {
        Said::One { value, place } => {
            let why = message!("the name '{place}'", place);
            draft.given.insert("coverage", Found::likely(value, why));
        }
        Said::Several { .. } => draft.contradicted = true,
        Said::Nothing => {}
    }
    take_cells(context, &mut draft, &column, times, is_map);
    if let Some((text, _)) = cell(Meaning::File)
        && column("root").is_none()
        && text.contains('/')
    {
        draft.given.insert("root", Found::likely(text, message!("the file in the list")));
    }
    Some(draft)
}
