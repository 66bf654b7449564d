//! The months in which surveys and their variants are held.

use crate::catalog::SurveyName;
use crate::message::{Message, and, message};
use crate::model::Period;
use crate::proposal::product::{Context, Draft, Found};

/// Returns true where a variant may be of a period with this month.
pub(in crate::proposal) fn is_held(row: &SurveyName, month: Option<u8>) -> bool {
    row.months.is_empty() || month.is_none_or(|month| row.months.contains(&month))
}

/// Makes a period of a whole year unclear where the survey is held in certain months.
pub(in crate::proposal) fn require_month(context: &Context<'_>, draft: &mut Draft) {
    let survey = draft.text("survey").and_then(|survey| context.words.surveys.survey(survey));
    let of_months = survey.is_some_and(|row| !row.months.is_empty());
    if let Some(year) = draft.text("period").filter(|period| of_months && period.len() == 4) {
        let unclear = Found::unclear(message!("the names say the year {year} and no month", year));
        draft.given.insert("period", unclear);
    }
}

/// Makes a variant unclear that is not held in the month of the period.
pub(in crate::proposal) fn require_variant_of_month(context: &Context<'_>, draft: &mut Draft) {
    let (survey, period) = (draft.text("survey"), draft.text("period"));
    let (Some(survey), Some(period), Some(variant)) = (survey, period, draft.text("variant"))
    else {
        return;
    };
    let Some(month) = Period::parse(period).and_then(|period| period.month) else { return };
    let rows = context.words.surveys.variants(survey);
    let row = rows.into_iter().find(|row| row.variant == variant);
    if let Some(row) = row.filter(|row| !is_held(row, Some(month))) {
        let why = message!(
            "the variant {variant} of {survey} is held in month {months}, and the period is {period}",
            variant,
            survey,
            months = and(&row.months),
            period
        );
        draft.given.insert("variant", Found::unclear(why));
    }
}

/// Says which period is expected instead of one in which a survey is not held; `None` where it may be held.
pub(in crate::proposal) fn other_than_held(
    context: &Context<'_>,
    survey: Option<&str>,
    period: &str,
) -> Option<Message> {
    let row = context.words.surveys.survey(survey?)?;
    let month = Period::parse(period)?.month;
    let fits = row.months.is_empty() || month.is_some_and(|month| row.months.contains(&month));
    (!fits).then(|| {
        message!(
            "a year and a month in which {survey} is held by surveys.csv ({months})",
            survey = &row.survey,
            months = and(&row.months)
        )
    })
}
