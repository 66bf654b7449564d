//! The stated use: title and four texts, then what the texts say of topic, region, period, level and unit.

use super::walk::{Form, Step, Turn};
use crate::cli::ask::Choice;
use crate::error::Result;
use crate::message::{Message, in_a_row, message};
use crate::model::{DeclaredRegion, Level, Period, UNITS};

pub(super) const STEPS: &[Step] = &[title, background, purpose, method, expected_output, reading];

/// What is declared besides the texts, where the officer wants it.
const DECLARED: &[Step] = &[topics, regions, periods, level, units];

fn title(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.abstraction.title.clone();
    form.text(&message!("Title of the study:"), "abstraction.title", &now, true, |request, text| {
        text.clone_into(&mut request.abstraction.title);
    })
}

fn background(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.abstraction.background.clone();
    let field = "abstraction.background";
    form.text(&message!("Background:"), field, &now, true, |request, text| {
        text.clone_into(&mut request.abstraction.background);
    })
}

fn purpose(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.abstraction.purpose.clone();
    form.text(&message!("Purpose:"), "abstraction.purpose", &now, true, |request, text| {
        text.clone_into(&mut request.abstraction.purpose);
    })
}

fn method(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.abstraction.method.clone();
    form.text(&message!("Method:"), "abstraction.method", &now, true, |request, text| {
        text.clone_into(&mut request.abstraction.method);
    })
}

fn expected_output(form: &mut Form<'_>) -> Result<Turn> {
    let now = form.request.abstraction.expected_output.clone();
    let field = "abstraction.expected_output";
    form.text(&message!("Expected results:"), field, &now, true, |request, text| {
        text.clone_into(&mut request.abstraction.expected_output);
    })
}

/// Shows what the texts are read as. What is missing or wrong can be declared.
fn reading(form: &mut Form<'_>) -> Result<Turn> {
    loop {
        let read = form.session.reading_of(&form.request);
        let mut lines = form.ask.lines();
        lines.line(&message!("Read from the texts:"));
        for (what, values) in [
            (message!("topic"), &read.topics),
            (message!("region"), &read.regions),
            (message!("period"), &read.periods),
            (message!("level"), &read.level),
            (message!("unit"), &read.units),
        ] {
            let what = form.ask.say(&what);
            let values = match values.as_slice() {
                [] => message!("not stated"),
                values => message!("{values}", values = in_a_row(values)),
            };
            lines.beside(&format!("  {what:<10} "), &values);
        }
        form.ask.tell(&lines);
        match form.ask.yes(&message!("Is that what the visitor means?"), true)? {
            None => return Ok(Turn::Back),
            Some(true) => return Ok(Turn::Next),
            Some(false) => {
                super::walk::walk(form, DECLARED)?;
            }
        }
    }
}

fn topics(form: &mut Form<'_>) -> Result<Turn> {
    let topics = &form.session.catalog().topics;
    let declared = &form.request.abstraction.topics;
    let now: Vec<usize> =
        (0..topics.len()).filter(|at| declared.contains(&topics[*at].id)).collect();
    let choices = topics
        .iter()
        .map(|topic| {
            Choice::new(topic.label.clone(), topic.id.clone()).also(&topic.terms.join(" "))
        })
        .collect();
    let question = message!("Topics (none: as the texts say):");
    let Some(topics) = form.ask.several(&question, choices, &now)? else { return Ok(Turn::Back) };
    form.request.abstraction.topics = topics;
    Ok(Turn::Next)
}

fn regions(form: &mut Form<'_>) -> Result<Turn> {
    let regions = &form.session.catalog().regions;
    let declared = &form.request.abstraction.regions;
    let is_declared = |code: &str| declared.iter().any(|one| one.code.as_deref() == Some(code));
    let now: Vec<usize> =
        (0..regions.len()).filter(|at| is_declared(regions[*at].code.as_str())).collect();
    let choice = |region: &crate::catalog::Region| {
        let (code, name) = (region.code.to_string(), region.name.clone());
        let value = DeclaredRegion { code: Some(code.clone()), name: Some(name.clone()) };
        Choice::new(format!("{code}  {name}"), value).also(&region.aliases.join(" "))
    };
    let choices = regions.iter().map(choice).collect();
    let question = message!("Regions (none: as the texts say):");
    let Some(regions) = form.ask.several(&question, choices, &now)? else { return Ok(Turn::Back) };
    form.request.abstraction.regions = regions;
    Ok(Turn::Next)
}

fn periods(form: &mut Form<'_>) -> Result<Turn> {
    let now: Vec<_> = form.request.abstraction.periods.iter().map(Period::to_string).collect();
    let read = |text: &str| -> Option<Vec<Period>> {
        let words = text.split([',', ';', ' ']).filter(|word| !word.is_empty());
        words.map(Period::parse).collect()
    };
    let question = message!("Periods, such as 2024, 2025-03 (empty: as the texts say):");
    let asked = form.ask.text(&question, &now.join(", "), |text| match read(text) {
        Some(_) => Ok(()),
        None => Err(message!("years such as 2025, or years with months such as 2025-03")),
    })?;
    let Some(text) = asked else { return Ok(Turn::Back) };
    form.request.abstraction.periods = read(&text).unwrap_or_default();
    Ok(Turn::Next)
}

fn level(form: &mut Form<'_>) -> Result<Turn> {
    let levels: Vec<Level> = Level::ALL.into_iter().take(5).collect();
    let now = form.request.abstraction.level;
    let now = levels.iter().position(|level| Some(*level) == now).map_or(0, |at| at + 1);
    let mut choices = vec![Choice::new(form.ask.say(&message!("as the texts say")), None)];
    choices.extend(levels.iter().map(|level| Choice::new(level.as_str(), Some(*level))));
    let asked = form.ask.choose(&message!("Level of the results:"), choices, now)?;
    let Some(level) = asked else { return Ok(Turn::Back) };
    form.request.abstraction.level = level;
    Ok(Turn::Next)
}

fn units(form: &mut Form<'_>) -> Result<Turn> {
    let declared = &form.request.abstraction.units;
    let now: Vec<usize> =
        (0..UNITS.len()).filter(|at| declared.iter().any(|unit| unit == UNITS[*at])).collect();
    let choices = UNITS.iter().map(|unit| Choice::new(*unit, (*unit).to_owned())).collect();
    let question = message!("Units of analysis (none: as the texts say):");
    let Some(units) = form.ask.several(&question, choices, &now)? else { return Ok(Turn::Back) };
    form.request.abstraction.units = units;
    Ok(Turn::Next)
}

/// Returns the titles of the four texts, in their order.
pub(super) fn text_titles() -> [Message; 4] {
    [
        message!("Background:"),
        message!("Purpose:"),
        message!("Method:"),
        message!("Expected results:"),
    ]
}
