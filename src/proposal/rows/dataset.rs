//! The row of a dataset.

use super::dataset_id::{id, title};
use super::dataset_names::{period, variant};
use crate::catalog::Dataset;
use crate::message::{Joined, Message, and, message};
use crate::model::Period;
use crate::proposal::names::{Said, TableNames};
use crate::proposal::product::{Context, Draft, Found, ProposedCell, of_said};

/// Puts what the names of its files say into a draft.
pub(in crate::proposal) fn take_names(
    context: &Context<'_>,
    draft: &mut Draft,
    names: &TableNames,
) {
    let survey = match &names.survey {
        Said::Nothing => {
            Found::unclear(message!("no name of a survey of surveys.csv is in the names"))
        }
        said => of_said(said),
    };
    let period = period(context, names, survey.text());
    // Where the names say no variant, it follows from the others when the row is made.
    let said = survey.text().filter(|_| names.variant != Said::Nothing);
    let variant = said.map(|survey| variant(context, &names.variant, survey, period.text()));
    let edition = match &names.edition {
        Said::Nothing => Found::likely("1", message!("no word for a corrected issue in the names")),
        said => of_said(said),
    };
    draft.given.insert("survey", survey);
    draft.given.insert("period", period);
    draft.given.extend(variant.map(|variant| ("variant", variant)));
    draft.given.insert("edition", edition);
}

/// Returns the cells of the row in the table's order.
pub(in crate::proposal) fn cells(context: &Context<'_>, draft: &Draft) -> Vec<ProposedCell> {
    let survey = draft.text("survey");
    let variant = draft.or("variant", || match survey {
        Some(survey) => variant(context, &Said::Nothing, survey, draft.text("period")),
        None => Found::unclear(message!("it depends on the survey, which is unclear")),
    });
    let period = draft.text("period").and_then(Period::parse);
    let like = survey.zip(variant.text()).and_then(|(survey, variant)| {
        context.like_dataset(survey, variant, period.map(|period| period.first))
    });
    // Who may have data, and down to which level they are representative, differs from variant to variant. So nothing
    // is taken from another one.
    let as_there = |value: fn(&Dataset) -> String, what: Message| match like {
        Some(like) => Found::likely(value(like), message!("as {id} has it", id = &like.id)),
        None => Found::unclear(what),
    };
    let topics = draft.or("topics", || topics(context, draft, like));
    let unit = draft.or("unit", || {
        as_there(|like| like.units.join(";"), message!("no dataset like it is in the catalogue"))
    });
    let level = draft.or("lowest_level", || {
        let what = message!("no dataset like it says down to which level it is representative");
        as_there(|like| like.lowest_level.to_string(), what)
    });
    let open = || draft.open_coverage.clone();
    let mut coverage = draft
        .or("coverage", || open().unwrap_or_else(|| Found::unclear(message!("nothing says it"))));
    if coverage.value.is_none()
        && let Some(like) = like.filter(|_| level.text() == Some("nasional"))
        && !draft.contradicted
    {
        coverage = Found::likely("00", message!("as {id} has it", id = &like.id));
    }
    let access = draft.or("access", || {
        let what = message!("who may have it is for the office to decide");
        as_there(access_word, what)
    });
    let id = draft.or("id", || id(context, draft, variant.text(), coverage.text()));
    let title = draft.or("title", || title(context, draft, variant.text(), coverage.text()));
    let plain =
        |column: &'static str| draft.or(column, || Found::unclear(message!("nothing says it")));
    let root = draft.or("root", || match id.text() {
        Some(id) => Found::likely(format!("microdata/{id}"), message!("the usual folder")),
        None => Found::unclear(message!("it follows from the id")),
    });
    [
        ("id", id),
        ("title", title),
        ("survey", plain("survey")),
        ("period", plain("period")),
        ("edition", draft.or("edition", || Found::likely("1", message!("the usual edition")))),
        ("variant", variant),
        ("topics", topics),
        ("unit", unit),
        ("lowest_level", level),
        ("coverage", coverage),
        ("access", access),
        ("root", root),
    ]
    .map(|(column, found)| ProposedCell::of(column, found))
    .into()
}

fn access_word(like: &Dataset) -> String {
    serde_json::json!(like.access).as_str().unwrap_or_default().to_owned()
}

fn topics(context: &Context<'_>, draft: &Draft, like: Option<&Dataset>) -> Found {
    let known = |topic: &&String| context.catalog.topics.iter().any(|row| row.id == **topic);
    if let Some(like) = like {
        let topics: Vec<&str> = like.topics.iter().filter(known).map(String::as_str).collect();
        return Found::likely(topics.join(";"), message!("as {id} has it", id = &like.id));
    }
    let named = said_topics(context, &draft.files.join(" "));
    if let Some((topics, terms)) = named {
        return Found::likely(topics, message!("the words {terms} in the names", terms));
    }
    match said_topics(context, &draft.columns) {
        Some((topics, terms)) => {
            Found::likely(topics, message!("the words {terms} in the columns", terms))
        }
        None => Found::unclear(message!("no dataset like it is in the catalogue")),
    }
}

/// Returns the topics of which a text has a term of five letters or more, and these terms; `None` where there is none.
fn said_topics(context: &Context<'_>, text: &str) -> Option<(String, Joined)> {
    let words = format!(" {} ", text.to_lowercase().replace(['_', '-', '/', '.', '\n'], " "));
    let said = context.catalog.topics.iter().filter_map(|topic| {
        let is_said = |term: &&String| {
            term.len() > 4 && words.contains(&format!(" {} ", term.to_lowercase()))
        };
        Some((topic.id.as_str(), topic.terms.iter().find(is_said)?.as_str()))
    });
    let (topics, terms): (Vec<&str>, Vec<&str>) = said.unzip();
    (!topics.is_empty()).then(|| (topics.join(";"), and(terms)))
}
