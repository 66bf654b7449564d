//! Suggests products for a stated use: datasets that serve one of its topics, and at most one map. No rule for items
//! says of them that they do not match.

use jiff::civil::Date;
use serde::Serialize;

use super::answer::Severity;
use super::answer::wording;
use super::reading::Reading;
use super::rules::{self, Case};
use crate::catalog::{Access, Catalog, Dataset, Item, MapLayer};
use crate::message::{Message, message, separated};
use crate::model::{Level, RegionCode, Request, RequestedItem};

/// The most products that are suggested at once.
const SUGGESTED: usize = 10;

/// A product that fits, with the reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The product's id.
    pub id: String,
    /// The code of the piece of a map; `None` for a dataset, and where no region is stated.
    pub region: Option<String>,
    /// Why it fits; in JSON in Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub reason: Message,
}

/// Suggests up to ten products for the use that a request states, the best first: datasets that serve one of its topics
/// at least, and at most one map, where its texts speak of mapping. A product is left out where it is closed or a rule
/// for items says that it does not match; one that the officer must ask about stays. The request's list of data does
/// not matter. Of products that fit as well, those come first of which the office has files, as `holds` tells by a
/// product's id and the code of a piece.
pub fn suggest(
    request: &Request,
    catalog: &Catalog,
    today: Date,
    holds: Holds<'_>,
) -> Vec<Suggestion> {
    let day = request.received_on.unwrap_or(today);
    let reading = Reading::of(request, catalog, day);
    let case = Case { request, catalog, day, reading: &reading };
    let mut ranked: Vec<(Rank, Suggestion)> = Vec::new();
    for dataset in &catalog.datasets {
        let served: Vec<&String> =
            dataset.topics.iter().filter(|topic| reading.has_topic(topic)).collect();
        if served.is_empty() || dataset.access == Access::Tertutup {
            continue;
        }
        let Some(asks) = asks(&case, &line(&dataset.id, None)) else { continue };
        let rank = Rank {
            missing: wanted(&reading) - served.len().min(wanted(&reading)),
            asks,
            lacking: !holds(&dataset.id, None),
            older: u16::MAX - dataset.period.last,
            coverage: rules::breadth(&dataset.coverage),
            topics: dataset.topics.len(),
        };
        ranked.push((
            rank,
            Suggestion {
                id: dataset.id.clone(),
                region: None,
                reason: why(&case, dataset, &served),
            },
        ));
    }
    ranked.extend(map(&case, holds));
    ranked.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.id.cmp(&b.id)));
    ranked.into_iter().map(|(_, suggestion)| suggestion).take(SUGGESTED).collect()
}

/// Tells whether the office has files of a product; for a piece of a map, whether a held map has the region.
pub type Holds<'a> = &'a dyn Fn(&str, Option<&RegionCode>) -> bool;

/// What makes one product a better suggestion than another. A smaller rank is better, and the first field counts
/// most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Topics of the use that it does not serve.
    missing: usize,
    /// Findings that an officer must ask about.
    asks: usize,
    /// True where the office has no file of it.
    lacking: bool,
    /// Larger for an older period.
    older: u16,
    /// Larger for a broader coverage.
    coverage: usize,
    /// Number of its topics.
    topics: usize,
}

fn wanted(reading: &Reading) -> usize {
    let stated = reading.topics.iter().filter(|t| !reading.declared_topics.contains(&t.value));
    reading.declared_topics.len() + stated.count()
}

fn line(id: &str, region: Option<&RegionCode>) -> RequestedItem {
    let region = region.map(ToString::to_string);
    RequestedItem { id: id.to_owned(), region, format: None }
}

/// Returns how many findings the officer would have to ask about; `None` where a rule says that the product does not
/// match.
fn asks(case: &Case<'_>, line: &RequestedItem) -> Option<usize> {
    let findings = rules::item_findings(case, line);
    let forbidden = findings.iter().any(|finding| finding.severity == Severity::TidakSesuai);
    (!forbidden).then_some(findings.len())
}

fn why(case: &Case<'_>, dataset: &Dataset, served: &[&String]) -> Message {
    let reading = case.reading;
    let label = |topic: &&String| wording::topic(topic, case.catalog);
    let mut reasons = vec![message!(
        "it is on the topic {label}",
        label = wording::all_of(served.iter().map(label).collect())
    )];
    if !reading.periods.is_empty() {
        reasons.push(message!(
            "its period {period} fits {period_words}",
            period = dataset.period,
            period_words = reading.period_words()
        ));
    }
    if !reading.regions.is_empty() {
        reasons.push(message!(
            "its coverage {region} holds {region_words}",
            region = wording::all_of(wording::regions(&dataset.coverage, case.catalog)),
            region_words = wording::quote(&reading.region_words())
        ));
    }
    if let Some(level) = &reading.level {
        reasons.push(if level.value > dataset.lowest_level {
            message!("the level {value} by small area estimation alone", value = level.value)
        } else {
            message!(
                "it represents down to the level {lowest_level}",
                lowest_level = dataset.lowest_level
            )
        });
    }
    if !reading.units.is_empty() {
        reasons
            .push(message!("its unit is {units}", units = wording::all_of(dataset.units.clone())));
    }
    if dataset.access == Access::Terbatas {
        reasons.push(message!("restricted access: the officer will ask"));
    }
    let (title, reasons) = (&dataset.title, separated(reasons, "; "));
    message!("{title}: {reasons}.", title, reasons).map_words(wording::neutral)
}

/// Suggests a map where the texts speak of mapping: one of villages where the study's level is that or finer, else one
/// of districts or of villages, which can be joined to districts. Of those that no rule excludes it takes one that the
/// officer need not ask about, then one that the office has, then the coarser level, the nearest to the study's
/// periods, and the newest. `None` where there is none.
fn map(case: &Case<'_>, holds: Holds<'_>) -> Option<(Rank, Suggestion)> {
    let reading = case.reading;
    let mapping = reading.mapping.first()?;
    let levels: &[Level] = match reading.level.as_ref().map(|level| level.value) {
        Some(level) if level >= Level::Desa => &[Level::Desa],
        _ => &[Level::Kecamatan, Level::Desa],
    };
    let [by_code, _] = reading.readings();
    let fits = |code: &RegionCode| {
        by_code.iter().flat_map(|codes| codes.iter()).any(|asked| asked.meets(code))
    };
    // Of the pieces that fit, the first that the office has, else the first.
    let piece = |layer: &MapLayer| -> Option<&RegionCode> {
        let regions = case.catalog.regions.iter().filter(|region| region.level == layer.cut);
        let fitting = || regions.clone().map(|region| &region.code).filter(|code| fits(code));
        let mut held = fitting().filter(|code| holds(&layer.id, Some(code)));
        held.next().or_else(|| fitting().next())
    };
    let far = |layer: &MapLayer| {
        let years = reading.periods.iter().map(|p| p.value.years_from(layer.edition.year));
        years.min().unwrap_or(0)
    };
    let layers = case.catalog.layers.iter().filter(|layer| levels.contains(&layer.level));
    let sold = layers.filter(|layer| layer.access != Access::Tertutup).filter_map(|layer| {
        let piece = piece(layer);
        let asks = asks(case, &line(&layer.id, piece))? > 0;
        let place = (asks, !holds(&layer.id, piece), layer.level, far(layer));
        Some(((place, std::cmp::Reverse(layer.edition)), layer, piece))
    });
    let (_, layer, piece) = sold.min_by_key(|(place, ..)| *place)?;
    let place = piece.map_or_else(
        || Message::verbatim(""),
        |piece| message!("; the piece {region}", region = wording::region(piece, case.catalog)),
    );
    let reason = message!(
        "{title}: the abstraction speaks of mapping ({words}){place}.",
        title = Item::Layer(layer).title(),
        words = wording::quote(&mapping.words),
        place
    )
    .map_words(wording::neutral);
    let rank = Rank {
        missing: wanted(reading),
        asks: 0,
        lacking: false,
        older: 0,
        coverage: 0,
        topics: 0,
    };
    let region = piece.map(ToString::to_string);
    Some((rank, Suggestion { id: layer.id.clone(), region, reason }))
}
