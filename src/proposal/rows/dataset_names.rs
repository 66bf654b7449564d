//! What the names of files say of a dataset's period and variant.

use super::months::is_held;
use crate::catalog::{SurveyName, YEAR};
use crate::message::{Message, and, message};
use crate::model::Period;
use crate::proposal::names::{Part, Said, TableNames};
use crate::proposal::product::{Context, Found, contradiction, of_said};

/// Returns the period that the names say.
pub(super) fn period(context: &Context<'_>, names: &TableNames, survey: Option<&str>) -> Found {
    let row = survey.and_then(|survey| context.words.surveys.survey(survey));
    let of_census = survey.zip(row).filter(|(_, row)| row.survey.contains(YEAR));
    let year = match (&names.year, of_census) {
        (Said::Nothing, Some((survey, _))) => {
            let year = survey.trim_start_matches(|c: char| !c.is_ascii_digit());
            Found::sure(year, message!("the survey's name has its year"))
        }
        (said, _) => of_said(said),
    };
    let Some(of_year) = year.text() else { return year };
    let held = row.map_or(&[][..], |row| &row.months);
    if let Some(month) = of_part(context, names, survey) {
        return match month {
            Ok((month, why)) => not_held(context, names, survey, month)
                .unwrap_or_else(|| Found::likely(format!("{of_year}-{month:02}"), why)),
            Err(why) => Found::unclear(why),
        };
    }
    if row.is_some() && held.is_empty() {
        return match &names.month {
            Said::One { value, place } => Found::unclear(message!(
                "the name '{place}' says month {value}, and surveys.csv has no months of the survey",
                place,
                value
            )),
            _ => year,
        };
    }
    let (month, why) = match &names.month {
        Said::One { value, place } => {
            let known: u8 = value.parse().unwrap_or_default();
            if row.is_some() && !held.contains(&known) {
                return Found::unclear(message!(
                    "the name '{place}' says month {value}, in which the survey is not held",
                    place,
                    value
                ));
            }
            if let Some(unclear) = not_held(context, names, survey, known) {
                return unclear;
            }
            (value.clone(), year.why.clone())
        }
        Said::Several { .. } => return Found::unclear(contradiction(&names.month)),
        Said::Nothing if row.is_none() => return year,
        Said::Nothing => match month_of_variant(context, names, survey) {
            Some((variant, month)) => {
                let why = message!("{variant} is held in this month", variant);
                return Found::likely(format!("{of_year}-{month:02}"), why);
            }
            None => {
                return Found::unclear(message!(
                    "the names say the year {year} and no month",
                    year = of_year
                ));
            }
        },
    };
    Found::sure(format!("{of_year}-{month}"), why)
}

/// Says where the variant that the names say is never held in a month.
fn not_held(
    context: &Context<'_>,
    names: &TableNames,
    survey: Option<&str>,
    month: u8,
) -> Option<Found> {
    let variants = context.words.surveys.variants(survey?);
    let row = variants.into_iter().find(|row| Some(&*row.variant) == names.variant.value())?;
    (!is_held(row, Some(month))).then(|| {
        Found::unclear(message!(
            "the names say the month {month} and {variant}, which is held in the months {months}",
            month,
            variant = &row.variant,
            months = and(&row.months)
        ))
    })
}

/// Returns the variant that the names say and its month, where it is always held in the same one.
fn month_of_variant(
    context: &Context<'_>,
    names: &TableNames,
    survey: Option<&str>,
) -> Option<(String, u8)> {
    let variants = context.words.surveys.variants(survey?);
    let row = variants.into_iter().find(|row| Some(&*row.variant) == names.variant.value())?;
    match row.months[..] {
        [month] => Some((row.variant.clone(), month)),
        _ => None,
    }
}

/// Returns the month of the semester, quarter or round that the names say, where they say no month; an error where none
/// or several are meant.
fn of_part(
    context: &Context<'_>,
    names: &TableNames,
    survey: Option<&str>,
) -> Option<Result<(u8, Message), Message>> {
    match (&names.part, &names.month) {
        (Said::One { value, place }, Said::Nothing) => {
            let said = message!("{value} in '{place}'", value, place);
            let month = month_of_part(context, survey, Part::parse(value)?, &said);
            let why = message!("the name '{place}'; the survey is held once in that time", place);
            Some(month.map(|month| (month, why)))
        }
        (Said::Several { .. }, Said::Nothing) => Some(Err(contradiction(&names.part))),
        _ => None,
    }
}

/// Returns the only month of a part of a year in which a survey is held. `said` is what says the part.
///
/// # Errors
/// Why there is not exactly one.
pub(in crate::proposal) fn month_of_part(
    context: &Context<'_>,
    survey: Option<&str>,
    part: Part,
    said: &Message,
) -> Result<u8, Message> {
    let row = survey.and_then(|survey| context.words.surveys.survey(survey));
    let held = row.map_or(&[][..], |row| &row.months);
    match part.months(held)[..] {
        [month] => Ok(month),
        _ if held.is_empty() => Err(message!(
            "{said}: a period is a year or a month, and surveys.csv has no months of the survey",
            said
        )),
        _ => Err(message!(
            "{said}: the survey is held in the months {months}, not once in that time",
            said,
            months = and(held)
        )),
    }
}

/// Returns the variant that the names say, or else the usual one of the survey.
pub(super) fn variant(
    context: &Context<'_>,
    said: &Said,
    survey: &str,
    period: Option<&str>,
) -> Found {
    if *said != Said::Nothing {
        return of_said(said);
    }
    let rows = context.words.surveys.variants(survey);
    if rows.is_empty() {
        return Found::likely("", message!("surveys.csv has no variants of {survey}", survey));
    }
    let month = period.and_then(Period::parse).and_then(|period| period.month);
    // The usual variant of a survey has no part in the id.
    let usual = |row: &&&SurveyName| {
        row.id.is_empty()
            && (row.months.is_empty() || month.is_some_and(|month| row.months.contains(&month)))
    };
    let usual: Vec<&&SurveyName> = rows.iter().filter(usual).collect();
    if let [row] = usual[..] {
        return Found::likely(&*row.variant, message!("the usual variant of {survey}", survey));
    }
    // Where none is held in this month, all are named.
    let any = rows.iter().any(|row| is_held(row, month));
    let fits = |row: &&&SurveyName| !any || is_held(row, month);
    Found::unclear(message!(
        "{survey} has the variants {variants}, and the names say none",
        survey,
        variants = and(rows.iter().filter(fits).map(|row| &*row.variant))
    ))
}
