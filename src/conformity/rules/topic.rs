//! Do the items serve the topics of the use (K05), and does a dataset serve each declared topic (K16)?

use super::case::{Asked, Case, holds_all_regions, in_time};
use super::offer::offer;
use super::sentences::Sentences;
use crate::catalog::{Dataset, Item};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::message::{Message, message};
use crate::model::nearest;

/// K05: the dataset serves no topic that is declared or stated in the texts. For a map: the texts say nothing of
/// mapping, areas or location.
pub(super) fn off_topic(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let sentences = match asked.item {
        Item::Dataset(dataset) => off_topic_dataset(case, dataset)?,
        Item::Layer(_) if !case.reading.mapping.is_empty() => return None,
        Item::Layer(_) => Sentences {
            reason: message!(
                "A map is asked for, but the abstraction does not speak of mapping, borders, \
                 location or spatial analysis."
            ),
            evidence: message!("no word on mapping in the four texts of the abstraction"),
            remedy: message!(
                "Ask what the map is for; where it is needed, complete the abstraction, \
                 otherwise take it off the list."
            ),
        },
    };
    Some(sentences.on_item(Rule::K05, Severity::TidakSesuai, asked.line))
}

fn off_topic_dataset(case: &Case<'_>, dataset: &Dataset) -> Option<Sentences> {
    if dataset.topics.iter().any(|topic| case.reading.has_topic(topic)) {
        return None;
    }
    let label = |topic: &String| wording::topic(topic, case.catalog);
    let mut stated: Vec<String> = case.reading.declared_topics.iter().map(label).collect();
    for topic in &case.reading.topics {
        if !case.reading.declared_topics.contains(&topic.value) {
            stated.push(format!("{} ({})", label(&topic.value), wording::quote(&topic.words)));
        }
    }
    let others = offer(case, |other| {
        other.topics.iter().any(|topic| case.reading.has_topic(topic))
            && in_time(case, other)
            && holds_all_regions(case, &other.coverage)
    });
    Some(Sentences {
        reason: message!(
            "These data are on the topic {label}, but {stated}.",
            label = wording::all_of(dataset.topics.iter().map(label).collect()),
            stated = if stated.is_empty() {
                message!("the abstraction names no topic of the catalogue")
            } else {
                let topics = wording::all_of(stated.clone());
                message!("the abstraction states the topic {topics}", topics)
            }
        ),
        evidence: if stated.is_empty() {
            message!("no topic is stated")
        } else {
            Message::verbatim(stated.join("; "))
        },
        remedy: if others.is_empty() {
            message!(
                "Ask what these data are for; where they have nothing to do with the study, \
                 take them off the list."
            )
        } else {
            message!(
                "Ask what these data are for; what fits the topic of the study: {others}.",
                others
            )
        },
    })
}

/// K16: a finding for each declared topic that no requested dataset serves. Nothing is reported where an item is not in
/// the catalogue, since it may serve the topic once it is corrected; nor where no dataset is requested.
pub(super) fn unserved(case: &Case<'_>) -> Vec<Finding> {
    let items = case.request.items.iter().map(|line| case.catalog.item(&line.id));
    let Some(items) = items.collect::<Option<Vec<_>>>() else { return Vec::new() };
    let datasets: Vec<&Dataset> = items
        .into_iter()
        .filter_map(|item| match item {
            Item::Dataset(dataset) => Some(dataset),
            Item::Layer(_) => None,
        })
        .collect();
    if datasets.is_empty() {
        return Vec::new();
    }
    let declared = case.reading.declared_topics.iter();
    declared
        .filter(|topic| !datasets.iter().any(|dataset| serves(dataset, topic)))
        .map(|topic| unserved_topic(case, topic))
        .collect()
}

fn serves(dataset: &Dataset, topic: &str) -> bool {
    dataset.topics.iter().any(|served| served == topic)
}

fn unserved_topic(case: &Case<'_>, topic: &str) -> Finding {
    let known = case.catalog.topics.iter().find(|known| known.id == topic);
    let fitting = offer(case, |dataset| {
        serves(dataset, topic)
            && in_time(case, dataset)
            && holds_all_regions(case, &dataset.coverage)
    });
    let near = || nearest(topic, case.catalog.topics.iter().map(|known| known.id.as_str()));
    let remedy = if known.is_none() {
        match near() {
            Some(near) => {
                message!("That topic is not in the catalogue. Ask whether `{near}` is meant.", near)
            }
            None => message!(
                "That topic is not in the catalogue. Ask what is meant and choose a topic that is."
            ),
        }
    } else if !fitting.is_empty() {
        message!("Ask whether data on this topic are needed; it is served by {fitting}.", fitting)
    } else {
        match offer(case, |dataset| serves(dataset, topic)) {
            any if any.is_empty() => message!(
                "There is no product on this topic. Ask whether the topic is dropped, or refer \
                 to a statistical consultation."
            ),
            any => message!(
                "Ask whether data on this topic are needed; outside of the stated period or \
                 region there is {any}.",
                any
            ),
        }
    };
    let label = known.map_or_else(|| wording::quote(topic), |known| known.label.clone());
    Sentences {
        reason: message!("The topic {label} is stated, but no item serves it.", label),
        evidence: Message::verbatim(topic.to_owned()),
        remedy,
    }
    .on_request(Rule::K16, Severity::PerluPenjelasan)
}
