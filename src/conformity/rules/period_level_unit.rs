//! Does the item fit the period, level and unit of the use (K06, K09, K10, K14)?

use super::case::{Asked, Case, holds_all_regions, in_time};
use super::offer::offer;
use super::sentences::Sentences;
use crate::catalog::{Access, Dataset, Item, MapLayer};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};

/// A map may be this many years older or younger than the study (the contract's number).
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
        "Tanyakan periode penelitian yang sebenarnya; bila tetap, keluarkan item ini dari daftar \
         data."
            .to_owned()
    } else {
        format!("Tanyakan periode penelitian yang sebenarnya; untuk periode itu tersedia {others}.")
    };
    let sentences = Sentences {
        reason: format!(
            "Data ini mengenai periode {}, sedangkan penelitian menyatakan periode {}.",
            dataset.period,
            case.reading.period_words()
        ),
        evidence: case.reading.period_words(),
        remedy,
    };
    Some(sentences.on_item(Rule::K06, Severity::TidakSesuai, asked.line))
}

/// K09: results are wanted at a finer level than the survey's design carries.
pub(super) fn level(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let Item::Dataset(dataset) = asked.item else { return None };
    let wanted = case.reading.level.as_ref().filter(|l| l.value > dataset.lowest_level)?;
    let lowest = dataset.lowest_level;
    let reason = format!(
        "Hasil diminta pada tingkat {}, sedangkan rancangan survei ini mewakili paling rinci \
         tingkat {lowest}.",
        wanted.value
    );
    let (severity, sentences) = match &case.reading.small_area {
        Some(words) => (
            Severity::PerluPenjelasan,
            Sentences {
                reason: format!(
                    "{reason} Metodenya menyebut pendugaan area kecil ({}).",
                    wording::quote(words)
                ),
                evidence: format!("{}; {words}", wanted.words),
                remedy: "Pastikan pengunjung memahami bahwa dugaan langsung di bawah tingkat itu \
                         tidak mewakili, dan catat metode serta data penyertanya."
                    .to_owned(),
            },
        ),
        None => (
            Severity::TidakSesuai,
            Sentences {
                reason,
                evidence: wanted.words.clone(),
                remedy: finer(case, dataset, wanted.value),
            },
        ),
    };
    Some(sentences.on_item(Rule::K09, severity, asked.line))
}

fn finer(case: &Case<'_>, dataset: &Dataset, wanted: crate::model::Level) -> String {
    let lowest = dataset.lowest_level;
    let others = offer(case, |other| {
        other.lowest_level >= wanted
            && other.topics.iter().any(|topic| dataset.topics.contains(topic))
            && in_time(case, other)
            && holds_all_regions(case, &other.coverage)
    });
    let advice = format!(
        "Sarankan hasil pada tingkat {lowest}, atau bicarakan metode pendugaan area kecil dalam \
         konsultasi statistik"
    );
    if others.is_empty() {
        return format!("{advice}.");
    }
    format!("{advice}; yang mewakili tingkat {wanted} dengan topik serupa: {others}.")
}

/// K10: none of the stated units of analysis is in the dataset.
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
    let advice = "Tanyakan satuan analisis yang sebenarnya; bila tetap, keluarkan item ini dari \
                  daftar data";
    let sentences = Sentences {
        reason: format!(
            "Satuan analisis yang dinyatakan ialah {}, sedangkan data ini memuat {}.",
            case.reading.unit_words(),
            wording::list(dataset.units.clone(), "dan")
        ),
        evidence: case.reading.unit_words(),
        remedy: if others.is_empty() {
            format!("{advice}.")
        } else {
            format!("{advice}. Dengan satuan itu tersedia {others}.")
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
        reason: format!(
            "Peta ini edisi {}, lebih dari {MAP_YEARS} tahun dari periode penelitian ({}); batas \
             wilayahnya mungkin sudah berubah.",
            layer.edition,
            case.reading.period_words()
        ),
        evidence: format!("{}; edisi {}", case.reading.period_words(), layer.edition),
        remedy: match nearer {
            Some(other) => format!(
                "Tanyakan apakah edisi ini memang dikehendaki; yang lebih dekat ialah {} ({}).",
                other.id, other.title
            ),
            None => {
                "Tanyakan apakah edisi ini memang dikehendaki, dan catat jawabannya.".to_owned()
            }
        },
    };
    Some(sentences.on_item(Rule::K14, Severity::PerluPenjelasan, asked.line))
}
