//! What the cells of a list say directly.

use crate::message::message;
use crate::proposal::product::values;
use crate::proposal::product::{Context, Draft, Found};
use crate::proposal::rows::require_month;

/// Puts what cells say directly into a draft.
pub(super) fn take_cells<'r>(
    context: &Context<'_>,
    draft: &mut Draft,
    column: &impl Fn(&'static str) -> Option<(&'r str, &'r str)>,
    [period, year, month]: [Option<(&'r str, &'r str)>; 3],
    is_map: bool,
) {
    let catalog = context.catalog;
    let found = |value: Option<String>, text: &str, name: &str| match value {
        Some(value) => Found::sure(value, message!("the column '{name}'", name)),
        None => Found::unclear(message!(
            "the column '{name}' says '{text}', which is not understood",
            name,
            text
        )),
    };
    let mut take = |to: &'static str, cell: Option<(&str, &str)>, value: Option<String>| {
        if let Some((text, name)) = cell {
            draft.given.insert(to, found(value, text, name));
        }
    };
    let as_written = |cell: Option<(&str, &str)>| cell.map(|(text, _)| text.to_owned());
    take("title", column("title"), as_written(column("title")));
    let read = |name: &'static str, read: &dyn Fn(&str) -> Option<String>| {
        column(name).and_then(|(text, _)| read(text))
    };
    take("id", column("id"), read("id", &values::id));
    take("root", column("root"), read("root", &values::root));
    take("coverage", column("coverage"), read("coverage", &|t| values::coverage(t, catalog)));
    take("access", column("access"), read("access", &values::access));
    let level = read("lowest_level", &|text| values::level(text).map(|level| level.to_string()));
    let time = period.or(year);
    if is_map {
        take("level", column("lowest_level"), level);
        take("cut", column("cut"), read("cut", &|text| values::level(text).map(|l| l.to_string())));
        let edition = column("edition").or(time);
        let value = edition.and_then(|(text, _)| values::map_edition(text));
        if value.is_some() {
            take("edition", edition, value);
        }
        return;
    }
    take("lowest_level", column("lowest_level"), level);
    take("unit", column("unit"), read("unit", &values::units));
    take("topics", column("topics"), read("topics", &|text| values::topics(text, catalog)));
    take("edition", column("edition"), as_written(column("edition")));
    let months = &context.words.months;
    let whole = match (period, year, month) {
        (Some((text, _)), _, _) => values::period(text, months),
        (None, Some((year, _)), Some((month, _))) => {
            values::period(&format!("{month} {year}"), months)
        }
        (None, Some((year, _)), None) => values::period(year, months),
        _ => None,
    };
    // A year alone is refined by what the names say of the month.
    let refined = draft.text("period").zip(whole.as_deref());
    let is_refined = refined.is_some_and(|(names, cell)| names.starts_with(cell));
    if !is_refined && (whole.is_some() || period.is_some()) {
        let (text, name) = time.unwrap_or_default();
        draft.given.insert("period", found(whole, text, name));
    }
    take_survey(context, draft, column("survey"), column("variant"));
    require_month(context, draft);
}

/// Takes the survey and variant of a row as they are written, where surveys.csv has them or no name in the row says
/// another.
fn take_survey(
    context: &Context<'_>,
    draft: &mut Draft,
    survey: Option<(&str, &str)>,
    variant: Option<(&str, &str)>,
) {
    let surveys = &context.words.surveys;
    if let Some((text, name)) = survey {
        let why = message!("the column '{name}'", name);
        if surveys.survey(text).is_some() {
            draft.given.insert("survey", Found::sure(text, why));
        } else if !draft.has_survey_name {
            draft.given.insert("survey", Found::likely(text, why));
        }
    }
    if let Some((text, name)) = variant {
        let why = message!("the column '{name}'", name);
        let upper = text.to_uppercase();
        let rows = surveys.variants(draft.text("survey").unwrap_or_default());
        if rows.iter().any(|row| row.variant == upper) {
            draft.given.insert("variant", Found::sure(upper, why));
        } else if rows.is_empty() {
            draft.given.insert("variant", Found::likely(upper, why));
        }
    }
}
