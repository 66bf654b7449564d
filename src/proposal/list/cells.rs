//! What the cells of a list say directly.

use super::columns::Meaning;
use super::row::{Cell, Row};
use crate::message::{Message, and, message};
use crate::model::{MapEdition, Period};
use crate::proposal::names::{MapNames, Said, TableNames};
use crate::proposal::product::values;
use crate::proposal::product::{Context, Draft, Found};
use crate::proposal::rows::{require_month, require_variant_of_month};

/// Puts what cells say directly into the draft of either table.
pub(super) fn take_plain(draft: &mut Draft, row: Row<'_>) {
    let mut take = |column: &'static str, read: &dyn Fn(&str) -> Option<String>| {
        if let Some(cell) = row.column(column) {
            draft.given.insert(column, cell.found(column, read(cell.text)));
        }
    };
    take("id", &values::id);
    take("root", &values::root);
    take("access", &values::access);
    if let Some(cell) = row.column("title").filter(|cell| !cell.is_open()) {
        draft.given.insert("title", cell.found("title", Some(cell.text.to_owned())));
    }
    // What is open follows from the others.
    for column in ["id", "title"] {
        if row.column(column).is_some_and(Cell::is_open) {
            draft.given.remove(column);
        }
    }
}

/// Puts what cells say directly into the draft of a map layer.
pub(super) fn take_of_map(draft: &mut Draft, row: Row<'_>, names: &MapNames) {
    let level = |text: &str| values::level(text).map(|level| level.to_string());
    if let Some(cell) = row.column("lowest_level") {
        let value = level(cell.text);
        let found = match &value {
            Some(value) if !cell.is_open() => match other_than(value, &names.level) {
                Some(words) => Found::unclear(contradiction(cell.says(value), words)),
                None => cell.found("level", Some(value.clone())),
            },
            _ => cell.found("level", None),
        };
        draft.given.insert("level", found);
    }
    if let Some(cell) = row.column("cut") {
        draft.given.insert("cut", cell.found("cut", level(cell.text)));
    }
    let year = row.column("period").or(row.cell(Meaning::Year));
    let Some(cell) = row.column("edition").or(year) else { return };
    let semester = row.cell(Meaning::Semester).or(row.cell(Meaning::Month));
    let whole = match (values::written_edition(cell.text), semester) {
        (None, Some(semester)) => {
            values::written_edition(&[cell.text, "semester", semester.text].join(" "))
        }
        (found, _) => found,
    };
    let found = match (whole, values::year(cell.text)) {
        (Some(value), _) if !cell.is_open() => match other_than(&value, &names.edition) {
            Some(words) => Found::unclear(contradiction(cell.says(&value), words)),
            None => cell.found("edition", Some(value)),
        },
        // The year alone, where the words have the semester.
        (None, Some(year)) if names.edition != Said::Nothing => {
            let said = names.edition.value().and_then(MapEdition::parse);
            match said.filter(|said| said.year.to_string() == year) {
                Some(_) => return,
                None => match first_of(&names.edition) {
                    Some(words) => Found::unclear(contradiction(cell.says(&year), words)),
                    None => return,
                },
            }
        }
        _ => cell.found("edition", None),
    };
    draft.given.insert("edition", found);
}

/// Puts what cells say directly into the draft of a dataset, but for its period and regions.
pub(super) fn take_of_table(
    context: &Context<'_>,
    draft: &mut Draft,
    row: Row<'_>,
    names: &TableNames,
) {
    let catalog = context.catalog;
    let mut take = |column: &'static str, read: &dyn Fn(&str) -> Option<String>| {
        if let Some(cell) = row.column(column) {
            draft.given.insert(column, cell.found(column, read(cell.text)));
        }
    };
    take("lowest_level", &|text| values::level(text).map(|level| level.to_string()));
    take("unit", &values::units);
    take("topics", &|text| values::topics(text, catalog));
    if let Some(cell) = row.column("edition") {
        let same = |words: &str| issue(words) == issue(cell.text);
        let other = match &names.edition {
            Said::One { value, .. } if !same(value) => first_of(&names.edition),
            _ => None,
        };
        let value = Some(cell.text.to_owned()).filter(|text| {
            // A text that a spreadsheet made a date of is no edition.
            crate::catalog::damage_of("edition", text).is_none()
        });
        let found = match other {
            Some(words) => Found::unclear(contradiction(cell.says(cell.text), words)),
            None => cell.found("edition", value),
        };
        draft.given.insert("edition", found);
    }
    take_survey(context, draft, row, names);
}

/// The number of an issue, or its word: `rev1`, `revisi 1` and `Revisi-1` are the same.
fn issue(text: &str) -> String {
    let plain: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let number: String = plain.chars().filter(char::is_ascii_digit).collect();
    if plain.starts_with("rev") && !number.is_empty() { format!("rev{number}") } else { plain }
}

/// Takes the survey and variant of a row as they are written, where surveys.csv has them or no name in the row says
/// another.
fn take_survey(context: &Context<'_>, draft: &mut Draft, row: Row<'_>, names: &TableNames) {
    let surveys = &context.words.surveys;
    if let Some(cell) = row.column("survey") {
        if cell.is_open() {
            draft.given.insert("survey", cell.found("survey", None));
        } else if matches!(names.survey, Said::Several { .. }) {
            // The words contradict each other, and the draft says so already.
        } else if surveys.survey(cell.text).is_some() {
            draft.given.insert("survey", cell.found("survey", Some(cell.text.to_owned())));
        } else if names.survey == Said::Nothing {
            let why = message!("the column '{name}'", name = cell.name);
            draft.given.insert("survey", Found::likely(cell.text, why));
        }
    }
    let Some(cell) = row.column("variant") else { return };
    let upper = cell.text.to_uppercase();
    let rows = surveys.variants(draft.text("survey").unwrap_or_default());
    if cell.is_open() {
        draft.given.insert("variant", cell.found("variant", None));
    } else if matches!(&names.variant, Said::Several { all } if !all.iter().any(|(v, _)| *v == upper))
    {
        // As with the survey.
    } else if rows.iter().any(|row| row.variant == upper) {
        // Words that say this one and another, such as `Desa` in the name of a survey, are no contradiction.
        let single = matches!(names.variant, Said::One { .. });
        let found = match other_than(&upper, &names.variant).filter(|_| single) {
            Some(words) => Found::unclear(contradiction(cell.says(&upper), words)),
            None => cell.found("variant", Some(upper)),
        };
        draft.given.insert("variant", found);
    } else if rows.is_empty() {
        let why = message!("the column '{name}'", name = cell.name);
        draft.given.insert("variant", Found::likely(upper, why));
    }
}

/// Makes what is stated unclear where it cannot be: a month in which the survey is not held, or a variant of another
/// month.
pub(super) fn hold_against_months(context: &Context<'_>, draft: &mut Draft) {
    require_month(context, draft);
    let surveys = &context.words.surveys;
    let Some(survey) = draft.text("survey").map(str::to_owned) else { return };
    let period = draft.text("period").map(str::to_owned);
    let month = period.as_deref().and_then(Period::parse).and_then(|period| period.month);
    let (Some(period), Some(month)) = (period, month) else { return };
    let held = surveys.survey(&survey).map_or(&[][..], |row| &row.months);
    if !held.is_empty() && !held.contains(&month) {
        let why = message!(
            "{survey} is not held in the month of {period}, but in {months}",
            survey = &survey,
            period = &period,
            months = and(held)
        );
        draft.given.insert("period", Found::unclear(why));
        return;
    }
    require_variant_of_month(context, draft);
}

/// Returns what words say otherwise than a cell.
fn other_than(value: &str, said: &Said) -> Option<Message> {
    let other = match said {
        Said::Nothing => None,
        Said::One { value: other, place } => {
            Some((other, place)).filter(|(other, _)| *other != value)
        }
        Said::Several { all } => {
            all.iter().map(|(other, place)| (other, place)).find(|(other, _)| *other != value)
        }
    };
    other.map(|(value, place)| message!("{value} in '{place}'", value, place))
}

fn first_of(said: &Said) -> Option<Message> {
    other_than("", said)
}

fn contradiction(one: Message, other: Message) -> Message {
    message!("the row contradicts itself: {both}", both = and([one, other]))
}
