//! The questions of `catalog add`: one for each open column of a new product.

use crate::cli::ask::{Ask, Choice, interrupted};
use crate::cli::terminal::Lines;
use crate::error::Result;
use crate::message::{Message, message};
use crate::office::{ColumnChoice, ColumnKind, ProductForm, ProductTable};

/// Asks for the open columns, one by one; Esc goes back to the one before. At the end the row is shown and has to be
/// confirmed, unless nothing is written anyway.
///
/// # Errors
/// [`crate::error::ErrorKind::Interrupted`] where the person stops.
pub(super) fn ask_open(ask: &Ask, form: &mut ProductForm, dry_run: bool) -> Result<()> {
    let columns = form.open();
    let mut at = 0;
    // What was answered before stands in the line again where the person comes back.
    let mut before: Vec<Option<String>> = vec![None; columns.len()];
    while at <= columns.len() {
        let Some(column) = columns.get(at).copied() else {
            match confirmed(ask, form, dry_run)? {
                Some(true) => return Ok(()),
                Some(false) => return Err(interrupted()),
                None => at -= 1,
            }
            form.unset(columns[at]);
            continue;
        };
        let now = before[at].clone().unwrap_or_else(|| form.likely(column));
        if let Some(value) = asked(ask, form, column, &now)? {
            before[at] = Some(value.clone());
            form.set(column, value);
            at += 1;
        } else {
            at = at.checked_sub(1).ok_or_else(interrupted)?;
            form.unset(columns[at]);
        }
    }
    Ok(())
}

fn asked(ask: &Ask, form: &ProductForm, column: &str, now: &str) -> Result<Option<String>> {
    let question = question(form.product().table, column);
    let text = |now: &str| {
        ask.suggest(&question, now, |text| match form.wrong(column, text) {
            Some(why) => Err(why),
            None => Ok(()),
        })
    };
    let mut marks = now.to_owned();
    match form.kind(column) {
        ColumnKind::Text => text(now),
        ColumnKind::One(all) => {
            let place = place_of(&all, now).unwrap_or(0);
            ask.choose(&question, all.iter().map(line).collect(), place)
        }
        ColumnKind::Open(all) => {
            let other = Choice::new(ask.say(&message!("another one, typed in")), String::new());
            let place = place_of(&all, now).map_or(0, |place| place + 1);
            let all = std::iter::once(other).chain(all.iter().map(line)).collect();
            match ask.search(&question, all, place)? {
                Some(typed) if typed.is_empty() => text(""),
                chosen => Ok(chosen),
            }
        }
        ColumnKind::Several(all) => loop {
            let marked: Vec<usize> =
                marks.split(';').filter_map(|value| place_of(&all, value)).collect();
            let chosen = ask.several(&question, all.iter().map(line).collect(), &marked)?;
            let Some(chosen) = chosen else { return Ok(None) };
            let value = chosen.join(";");
            let (why, rest) =
                match (form.rest_of_whole(column, &chosen), form.wrong(column, &value)) {
                    (Some((why, rest)), _) => (why, rest),
                    (None, Some(why)) => (why, value),
                    (None, None) => return Ok(Some(value)),
                };
            marks = rest;
            let mut lines = ask.lines();
            lines.line(&why);
            ask.tell(&lines);
        },
    }
}

/// Shows the row and asks whether it is to be written.
fn confirmed(ask: &Ask, form: &ProductForm, dry_run: bool) -> Result<Option<bool>> {
    if dry_run {
        return Ok(Some(true));
    }
    let product = form.product();
    let mut lines = ask.lines();
    show_cells(&mut lines, product.table, |column| product.cell(column));
    ask.tell(&lines);
    let table = product.table.file();
    ask.yes(&message!("Write this row into {table}?", table), true)
}

/// Shows the cells of a row, one in a line.
pub(super) fn show_cells<'c>(
    lines: &mut Lines,
    table: ProductTable,
    cell: impl Fn(&str) -> &'c str,
) {
    for column in table.columns() {
        let value = cell(column).replace(';', "; ");
        lines.verbatim(&format!("  {column:<12} {value}"));
    }
}

fn line(choice: &ColumnChoice) -> Choice<String> {
    let label = if choice.meaning.is_empty() {
        choice.value.clone()
    } else {
        format!("{}  {}", choice.value, choice.meaning)
    };
    Choice::new(label, choice.value.clone())
}

fn place_of(all: &[ColumnChoice], value: &str) -> Option<usize> {
    all.iter().position(|one| one.value == value)
}

fn question(table: ProductTable, column: &str) -> Message {
    match (table, column) {
        (_, "survey") => message!("Survey:"),
        (_, "period") => message!("Period (2025, 2025-03 or 2020/2021):"),
        (_, "variant") => message!("Module or variant, such as KOR (may be empty):"),
        (ProductTable::Datasets, "edition") => message!("Edition (1, or a corrected one as rev1):"),
        (ProductTable::Layers, "edition") => message!("Edition (year and semester, as 2025-1):"),
        (_, "coverage") => message!("Regions that it covers:"),
        (_, "lowest_level") => message!("Finest level of its estimates:"),
        (_, "unit") => message!("What its records describe:"),
        (_, "topics") => message!("Topics:"),
        (_, "level") => message!("Level of its areas:"),
        (_, "cut") => message!("Level of the pieces that are sold:"),
        (_, "access") => message!("Who may have it:"),
        (_, "id") => message!("Id:"),
        (_, "title") => message!("Title:"),
        (_, "root") => message!("Folder below the store:"),
        (_, other) => Message::verbatim(other.to_owned()),
    }
}
