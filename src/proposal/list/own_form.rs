//! Lists in the form of the tables themselves, such as the sheet that a proposal is written into.
//!
//! What a person wrote there is taken as it stands. A cell that is empty or `?` stays unclear: nothing is taken in its
//! place from the words of other cells. Only id and title follow from the others, as they do everywhere.

use super::columns::Meaning;
use super::row::Row;
use crate::catalog::ProductTable;
use crate::message::{Message, message};
use crate::proposal::product::{Draft, Found};

/// Returns the table that a header has all columns of.
pub(super) fn table_of(names: &[String]) -> Option<ProductTable> {
    let has = |column: &&str| names.iter().any(|name| name.trim() == *column);
    let has_all = |table: &ProductTable| table.columns().iter().all(has);
    ProductTable::ALL.into_iter().find(has_all)
}

/// Makes the cells of a row that are empty or `?` unclear. The column `?` says why they are.
pub(super) fn keep_open(draft: &mut Draft, row: Row<'_>, has_variants: bool) {
    let table = draft.table;
    let whys = row.cell(Meaning::Why).map(|cell| cell.text).unwrap_or_default();
    for column in table.columns().iter().copied() {
        let place = row.header.iter().position(|name| name.trim() == column);
        let text = place.and_then(|place| row.under.cells.get(place)).map_or("", String::as_str);
        let open = text.is_empty() || text == "?";
        if !open || matches!(column, "id" | "title") {
            continue;
        }
        if column == "variant" && text.is_empty() && !has_variants {
            let why = message!("the column '{name}'", name = column);
            draft.given.insert("variant", Found::sure("", why));
            continue;
        }
        let why = why_of(table, whys, column).unwrap_or_else(|| {
            let name = match column {
                "level" => "lowest_level",
                other => other,
            };
            message!(
                "the cell {place} of the column '{column}' is empty",
                place = row.place_of(name),
                column
            )
        });
        draft.given.insert(column, Found::unclear(why));
        if column == "coverage" {
            draft.contradicted = true;
        }
    }
}

/// Returns why a column is unclear, as the sheet has it: `period: …; coverage: …`.
fn why_of(table: ProductTable, whys: &str, column: &str) -> Option<Message> {
    let start_of = |column: &str| {
        let mark = format!("{column}: ");
        if whys.starts_with(&mark) {
            return Some((0, mark.len()));
        }
        whys.find(&format!("; {mark}")).map(|at| (at, at + 2 + mark.len()))
    };
    let (_, from) = start_of(column)?;
    let ends = table.columns().iter().filter_map(|other| start_of(other));
    let end = ends.map(|(at, _)| at).filter(|at| *at >= from).min().unwrap_or(whys.len());
    Some(Message::verbatim(&whys[from..end]))
}
