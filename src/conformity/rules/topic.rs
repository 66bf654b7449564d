//! Do the items serve the topics of the use (K16)?

use super::{Case, Sentences, holds_all_regions, in_time, offer};
use crate::catalog::{Dataset, Item};
use crate::conformity::show;
use crate::conformity::verdict::{Finding, Rule, Severity};

/// K16: a topic is declared that no item serves. Asked only when a dataset is requested and every
/// item is known, for otherwise the list of data is not yet what the visitor means.
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
    let remedy = if known.is_none() {
        "Topik itu tidak ada dalam katalog. Tanyakan maksudnya dan pilih topik yang ada.".to_owned()
    } else if !fitting.is_empty() {
        format!("Tanyakan apakah data untuk topik ini diperlukan; yang melayaninya: {fitting}.")
    } else {
        match offer(case, |dataset| serves(dataset, topic)) {
            any if any.is_empty() => "Tidak ada produk untuk topik ini. Tanyakan apakah topiknya \
                                      dihapus, atau arahkan ke konsultasi statistik."
                .to_owned(),
            any => format!(
                "Tanyakan apakah data untuk topik ini diperlukan; di luar periode atau wilayah \
                 yang dinyatakan ada {any}."
            ),
        }
    };
    let label = known.map_or_else(|| show::quote(topic), |known| known.label.clone());
    Sentences {
        reason: format!("Topik {label} dinyatakan, tetapi tidak ada item yang melayaninya."),
        evidence: topic.to_owned(),
        remedy,
    }
    .on_request(Rule::K16, Severity::PerluPenjelasan)
}
