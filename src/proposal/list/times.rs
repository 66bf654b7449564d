//! The period of a row: by its columns for period, year and month, held against what its words say.

use super::columns::Meaning;
use super::row::{Cell, Row};
use crate::message::{Message, and, message};
use crate::model::Period;
use crate::proposal::names::{Said, TableNames};
use crate::proposal::product::{Context, Draft, Found, values};
use crate::proposal::rows::month_of_part;

/// Puts the period of a row into its draft. `names` is what the words of the row say without these columns.
pub(super) fn take_period(
    context: &Context<'_>,
    draft: &mut Draft,
    row: Row<'_>,
    names: &TableNames,
) {
    let cells = [row.column("period"), row.cell(Meaning::Year), row.cell(Meaning::Month)];
    let [period, year, month] = cells;
    let semester = row.cell(Meaning::Semester);
    if let Some(open) = [period, year, month, semester].into_iter().flatten().find(|c| c.is_open())
    {
        draft.given.insert("period", Found::unclear(open.not_understood("period")));
        return;
    }
    let Some(found) = of_cells(context, draft.text("survey"), [period, year, month, semester])
    else {
        return;
    };
    let found = match found {
        Err(why) => Found::unclear(why),
        Ok((value, cell)) => {
            match against_words(draft, &value, cell, names) {
                Some(why) => Found::unclear(why),
                // A year alone is refined by what the names say of the month.
                None if draft.text("period").is_some_and(|said| said.starts_with(&value)) => return,
                None => cell.found("period", Some(value)),
            }
        }
    };
    draft.given.insert("period", found);
}

type OfCells<'r> = Option<Result<(String, Cell<'r>), Message>>;

/// Returns what the columns say together, and the cell that says the most; the error is why that is unclear.
fn of_cells<'r>(
    context: &Context<'_>,
    survey: Option<&str>,
    [period, year, month, semester]: [Option<Cell<'r>>; 4],
) -> OfCells<'r> {
    let months = &context.words.months;
    let read = |cell: Cell<'r>| {
        let part = values::part(cell.text);
        match part.zip(values::year(cell.text)) {
            Some((part, year)) => month_of_part(context, survey, part, &cell.says(cell.text))
                .map(|month| format!("{year}-{month:02}")),
            None => values::written_period(cell.text, months)
                .ok_or_else(|| cell.not_understood("period")),
        }
    };
    let by_year = match (year, month) {
        (Some(year), Some(month)) => {
            let whole = format!("{} {}", month.text, year.text);
            Some((
                values::period_of_two(&whole, months).ok_or_else(|| month.not_understood("")),
                month,
            ))
        }
        (Some(year), None) => Some((read(year), year)),
        (None, _) => None,
    };
    let by_year = match (by_year, semester, month) {
        (Some((Ok(value), _)), Some(cell), None) if value.len() == 4 => {
            let words = ["semester", cell.text.trim_start_matches(|c: char| !c.is_alphanumeric())]
                .join(" ");
            let part = values::part(&words).or_else(|| values::part(cell.text));
            let month = match part {
                Some(part) => month_of_part(context, survey, part, &cell.says(cell.text)),
                None => Err(cell.not_understood("period")),
            };
            Some((month.map(|month| format!("{value}-{month:02}")), cell))
        }
        (other, ..) => other,
    };
    let by_period = period.map(|cell| (read(cell), cell));
    match (by_period, by_year) {
        (Some((Err(why), _)), _) | (_, Some((Err(why), _))) => Some(Err(why)),
        (Some((Ok(one), cell)), Some((Ok(two), other))) => {
            let both = Period::parse(&one).zip(Period::parse(&two));
            if both.is_some_and(|(a, b)| !a.overlaps(&b)) {
                let values = and([cell.says(&one), other.says(&two)]);
                return Some(Err(message!("the row contradicts itself: {both}", both = values)));
            }
            let (value, cell) = if two.len() > one.len() { (two, other) } else { (one, cell) };
            Some(Ok((value, cell)))
        }
        (Some((Ok(value), cell)), None) | (None, Some((Ok(value), cell))) => {
            Some(Ok((value, cell)))
        }
        (None, None) => None,
    }
}

/// Says with which words of the row a period does not agree.
fn against_words(
    draft: &Draft,
    value: &str,
    cell: Cell<'_>,
    names: &TableNames,
) -> Option<Message> {
    let period = Period::parse(value)?;
    let all = |said: &Said| match said {
        Said::Nothing => Vec::new(),
        Said::One { value, place } => vec![(value.clone(), place.clone())],
        Said::Several { all } => all.clone(),
    };
    // The year in the name of a census is not that of its data.
    let survey = draft.text("survey").unwrap_or_default();
    let years = all(&names.year).into_iter().filter(|(year, _)| !survey.ends_with(&**year));
    let is_other = |text: &str| Period::parse(text).is_some_and(|other| !other.overlaps(&period));
    let mut other = years.filter(|(year, _)| is_other(year));
    let of_month = || {
        let month = period.month?;
        all(&names.month).into_iter().find(|(other, _)| other.parse() != Ok(month))
    };
    let (other, place) = other.next().or_else(of_month)?;
    let both = and([cell.says(value), message!("{value} in '{place}'", value = other, place)]);
    Some(message!("the row contradicts itself: {both}", both))
}
