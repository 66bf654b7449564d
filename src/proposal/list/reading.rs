//! The rows of a list as products.

use std::path::Path;

use super::cells::{hold_against_months, take_of_map, take_of_table, take_plain};
use super::columns::{Meaning, is_header, meaning};
use super::is_map::is_map;
use super::own_form::{keep_open, table_of};
use super::places::take_regions;
use super::row::{Cell, Row};
use super::sheet::{Sheet, SheetRow, sheets};
use super::times::take_period;
use crate::catalog::ProductTable;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, and, in_a_row, message};
use crate::proposal::names::{Name, Said, TableNames};
use crate::proposal::product::{Context, Draft, Found, LeftOut, values};
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
/// [`ErrorKind::Usage`] for a file of another kind; [`ErrorKind::Catalog`] for one that cannot be read or has no
/// header.
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
        let own = table_of(names);
        for row in &sheet.rows[header + 1..] {
            self.rows += 1;
            let place = place(sheet, row);
            let cells = Row { header: names, meanings: &meanings, under: row };
            if let Some(mut draft) = draft(context, own, cells) {
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

/// Returns the draft of a row; `None` where it does not say what it is about. `own` is the table whose form the list
/// has.
fn draft(context: &Context<'_>, own: Option<ProductTable>, row: Row<'_>) -> Option<Draft> {
    // Several columns may hold a title, such as an Indonesian and an English one.
    let says = |column: &'static str| row.cells(move |meaning| meaning == Meaning::Column(column));
    let stated: Vec<Cell<'_>> =
        says("survey").chain(says("variant")).chain(says("title")).collect();
    let places =
        row.cells(|meaning| meaning == Meaning::File).chain(says("root")).chain(says("id"));
    let places: Vec<Cell<'_>> = places.collect();
    if stated.is_empty() && places.is_empty() {
        return None;
    }
    let is_map = own.map_or_else(|| is_map(context, row), |own| own == ProductTable::Layers);
    let table = if is_map { ProductTable::Layers } else { ProductTable::Datasets };
    let mut draft = Draft::new(table);
    draft.is_row = true;
    // In a list of the tables' own form, folder and id may be called anything.
    // The sign of a variant is no word: `FEB` is no month, and `KBLI5-NP` is not `KBLI5`.
    let is_sign = |cell: &Cell<'_>| context.words.surveys.has_variant(&cell.text.to_uppercase());
    let stated = stated.into_iter().filter(|cell| !is_sign(cell));
    let words = stated.chain(places.into_iter().filter(|_| own.is_none()));
    let times = [row.column("period"), row.cell(Meaning::Year), row.cell(Meaning::Month)];
    let semester = row.cell(Meaning::Semester);
    let name = |cell: Cell<'_>| {
        let text = cell.text;
        // The name of a file is read without its ending.
        let end = text.rsplit_once('.').filter(|(_, end)| end.len() <= 5);
        Name::of_file(end.map_or(text, |(stem, _)| stem))
    };
    let words: Vec<Name> = words.filter(|cell| !cell.is_open()).map(name).collect();
    let with_times: Vec<Name> = words
        .iter()
        .cloned()
        .chain(times.into_iter().chain([semester]).flatten().map(name))
        .collect();
    let region = if is_map {
        let names = context.words.of_map(&words);
        take_names_of_map(&mut draft, &context.words.of_map(&with_times), &[]);
        take_plain(&mut draft, row);
        take_of_map(&mut draft, row, &names);
        names.region
    } else {
        let names = context.words.of_table(&words);
        let all = context.words.of_table(&with_times);
        // Where the columns and the words differ, both are named below.
        let of_draft = TableNames { year: names.year.clone(), month: names.month.clone(), ..all };
        take_names_of_table(context, &mut draft, &of_draft);
        take_plain(&mut draft, row);
        take_of_table(context, &mut draft, row, &names);
        take_period(context, &mut draft, row, &names);
        hold_against_months(context, &mut draft);
        names.region
    };
    match &region {
        Said::One { value, place } => {
            let why = message!("the name '{place}'", place);
            draft.given.insert("coverage", Found::likely(value, why));
        }
        Said::Several { .. } => draft.contradicted = true,
        Said::Nothing => {}
    }
    take_regions(context, &mut draft, row, &region);
    if let Some(cell) = row.cell(Meaning::File)
        && row.column("root").is_none()
        && cell.text.contains('/')
    {
        let found = match values::root(cell.text) {
            Some(root) => Found::likely(root, message!("the file in the list")),
            None => Found::unclear(cell.not_understood("root")),
        };
        draft.given.insert("root", found);
    }
    if own.is_some() {
        let survey = draft.text("survey").unwrap_or_default();
        let has_variants = !context.words.surveys.variants(survey).is_empty();
        keep_open(&mut draft, row, has_variants);
    }
    Some(draft)
}
