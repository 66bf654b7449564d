//! Do the items serve the topics of the use (K05), and all declared ones (K16)?

use super::case::{Asked, Case, holds_all_regions, in_time};
use super::offer::offer;
use super::sentences::Sentences;
use crate::catalog::{Dataset, Item};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};

/// K05: the dataset serves no topic that is declared or stated in the texts; of a map, the texts
/// speak neither of mapping nor of areas or location.
pub(super) fn off_topic(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let sentences = match asked.item {
        Item::Dataset(dataset) => off_topic_dataset(case, dataset)?,
        Item::Layer(_) if !case.reading.mapping.is_empty() => return None,
        Item::Layer(_) => Sentences {
            reason: "Peta diminta, tetapi abstraksi tidak berbicara tentang pemetaan, batas \
                     wilayah, lokasi, atau analisis spasial."
                .to_owned(),
            evidence: "tidak ada kata tentang pemetaan dalam keempat bagian abstraksi".to_owned(),
            remedy: "Tanyakan untuk apa peta itu dipakai; bila memang diperlukan, lengkapi \
                     abstraksinya, bila tidak, keluarkan dari daftar data."
                .to_owned(),
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
        reason: format!(
            "Data ini memuat topik {}, sedangkan {}.",
            wording::list(dataset.topics.iter().map(label).collect(), "dan"),
            if stated.is_empty() {
                "abstraksi tidak menyebut satu pun topik dalam katalog".to_owned()
            } else {
                format!("abstraksi menyatakan topik {}", wording::list(stated.clone(), "dan"))
            }
        ),
        evidence: if stated.is_empty() {
            "tidak ada topik yang dinyatakan".to_owned()
        } else {
            stated.join("; ")
        },
        remedy: if others.is_empty() {
            "Tanyakan untuk apa data ini dipakai; bila tidak ada kaitannya dengan penelitian, \
             keluarkan dari daftar data."
                .to_owned()
        } else {
            format!(
                "Tanyakan untuk apa data ini dipakai; yang sesuai dengan topik penelitian: {others}."
            )
        },
    })
}

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
    let label = known.map_or_else(|| wording::quote(topic), |known| known.label.clone());
    Sentences {
        reason: format!("Topik {label} dinyatakan, tetapi tidak ada item yang melayaninya."),
        evidence: topic.to_owned(),
        remedy,
    }
    .on_request(Rule::K16, Severity::PerluPenjelasan)
}
