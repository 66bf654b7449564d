//! Does the item fit the period, level and unit of the use (K06, K09, K10, K14)?

use super::case::{Asked, Case, holds_all_regions, in_time};
use super::offer::offer;
use super::sentences::Sentences;
use crate::catalog::{Access, Dataset, Item, MapLayer};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::message::{Message, message};

/// A map may be at most so many years older or younger than the study.
const MAP_YEARS: u16 = 3;

/// K06: the dataset's period lies wholly outside the stated periods.
pub(super) fn period(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let Item::Dataset(dataset) = asked.item else { return None };
    if in_time(case, dataset) {
        return None;
    }
    let others = offer(case, |other| {
        other.survey == dataset.survey
            && other.variant == dataset.variant
            && in_time(case, other)
            && holds_all_regions(case, &other.coverage)
    });
    let remedy = if others.is_empty() {
        message!("Ask for the true period of the study; if it stays, take this item off the list.")
    } else {
        message!("Ask for the true period of the study; for that period there is {others}.", others)
    };
    let sentences = Sentences {
        reason: message!(
            "These data are about {period}, but the study states the period {period_words}.",
            period = dataset.period,
            period_words = case.reading.period_words()
        ),
        evidence: Message::verbatim(case.reading.period_words()),
        remedy,
    };
    Some(sentences.on_item(Rule::K06, Severity::TidakSesuai, asked.line))
}

/// K09: results are wanted at a finer level than the survey represents. Where the method names small area estimation,
/// this needs an explanation only.
pub(super) fn level(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let Item::Dataset(dataset) = asked.item else { return None };
    let wanted = case.reading.level.as_ref().filter(|l| l.value > dataset.lowest_level)?;
    let lowest = dataset.lowest_level;
    let reason = message!(
        "Results are wanted at the level {value}, but the design of this survey represents the \
         level {lowest} at the finest.",
        value = wanted.value,
        lowest
    );
    let (severity, sentences) = match &case.reading.small_area {
        Some(words) => (
            Severity::PerluPenjelasan,
            Sentences {
                reason: message!(
                    "{reason} The method names small area estimation ({words}).",
                    reason,
                    words = wording::quote(words)
                ),
                evidence: message!("{words}; {method}", words = wanted.words, method = words),
                remedy: message!(
                    "Make sure that the visitor knows that direct estimates below that level \
                     represent nothing, and write down the method and the auxiliary data."
                ),
            },
        ),
        None => (
            Severity::TidakSesuai,
            Sentences {
                reason,
                evidence: Message::verbatim(wanted.words.clone()),
                remedy: finer(case, dataset, wanted.value),
            },
        ),
    };
    Some(sentences.on_item(Rule::K09, severity, asked.line))
}

/// Returns what to do instead: results at the survey's own level, or datasets that represent the wanted one.
fn finer(case: &Case<'_>, dataset: &Dataset, wanted: crate::model::Level) -> Message {
    let lowest = dataset.lowest_level;
    let others = offer(case, |other| {
        other.lowest_level >= wanted
            && other.topics.iter().any(|topic| dataset.topics.contains(topic))
            && in_time(case, other)
            && holds_all_regions(case, &other.coverage)
    });
    let advice = message!(
        "Suggest results at the level {lowest}, or talk about small area estimation in a \
         statistical consultation",
        lowest
    );
    if others.is_empty() {
        return message!("{advice}.", advice);
    }
    message!(
        "{advice}; what represents the level {wanted} on similar topics: {others}.",
        advice,
        wanted,
        others
    )
}

/// K10: the dataset has none of the stated units of analysis.
pub(super) fn unit(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let Item::Dataset(dataset) = asked.item else { return None };
    let units = &case.reading.units;
    let has = |dataset: &Dataset| units.iter().any(|unit| dataset.units.contains(&unit.value));
    if units.is_empty() || has(dataset) {
        return None;
    }
    let others = offer(case, |other| {
        has(other)
            && other.topics.iter().any(|topic| dataset.topics.contains(topic))
            && in_time(case, other)
            && holds_all_regions(case, &other.coverage)
    });
    let advice =
        message!("Ask for the true unit of analysis; if it stays, take this item off the list");
    let sentences = Sentences {
        reason: message!(
            "The stated unit of analysis is {unit_words}, but these data hold {units}.",
            unit_words = case.reading.unit_words(),
            units = wording::all_of(dataset.units.clone())
        ),
        evidence: Message::verbatim(case.reading.unit_words()),
        remedy: if others.is_empty() {
            message!("{advice}.", advice)
        } else {
            message!("{advice}. With that unit there is {others}.", advice, others)
        },
    };
    Some(sentences.on_item(Rule::K10, Severity::TidakSesuai, asked.line))
}

/// K14: the map's edition is more than three years from every stated period.
pub(super) fn map_edition(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let Item::Layer(layer) = asked.item else { return None };
    let periods = &case.reading.periods;
    let far = |year: u16| periods.iter().all(|p| p.value.years_from(year) > MAP_YEARS);
    if periods.is_empty() || !far(layer.edition.year) {
        return None;
    }
    let sold = |other: &&MapLayer| {
        other.level == layer.level
            && other.access != Access::Tertutup
            && !far(other.edition.year)
            && asked.piece.is_none_or(|piece| other.coverage.iter().any(|c| c.covers(&piece.code)))
    };
    let nearer = case.catalog.layers.iter().filter(sold).max_by_key(|other| other.edition);
    let sentences = Sentences {
        reason: message!(
            "This map is of the edition {edition}, more than {years} years from the period of \
             the study ({period_words}); borders may have changed since.",
            edition = layer.edition,
            years = MAP_YEARS,
            period_words = case.reading.period_words()
        ),
        evidence: message!(
            "{period_words}; edition {edition}",
            period_words = case.reading.period_words(),
            edition = layer.edition
        ),
        remedy: match nearer {
            Some(other) => message!(
                "Ask whether this edition is wanted; nearer is {id} ({title}).",
                id = other.id,
                title = other.title
            ),
            None => {
                message!("Ask whether this edition is wanted, and write down the answer.")
            }
        },
    };
    Some(sentences.on_item(Rule::K14, Severity::PerluPenjelasan, asked.line))
}
