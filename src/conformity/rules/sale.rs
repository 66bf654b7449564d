//! Can the item be sold: is it known (K01), not closed or restricted (K02), and priced (K03)?

use jiff::civil::Date;

use super::case::{Asked, Case, piece};
use super::offer::offer;
use super::sentences::Sentences;
use crate::catalog::{Access, Catalog, Item, MapLayer, Region, Subject, TariffClass, TariffRow};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::message::{Message, day, message};
use crate::model::{Level, RegionCode, RequestedItem};

/// K01: the id is not in the catalogue.
pub(super) fn unknown(case: &Case<'_>, line: &RequestedItem) -> Finding {
    let remedy = match case.catalog.nearest(&line.id) {
        Some(item) => message!(
            "The nearest is {id} ({title}). Ask the visitor whether that is meant, then correct \
             the list of data.",
            id = item.id(),
            title = item.title()
        ),
        None => message!(
            "Nothing is like it. Look for the product in the catalogue together with the \
             visitor, then correct the list of data."
        ),
    };
    Sentences {
        reason: message!("Item {id} is not in the catalogue.", id = wording::quote(&line.id)),
        evidence: Message::verbatim(line.id.clone()),
        remedy,
    }
    .on_item(Rule::K01, Severity::TidakSesuai, line)
}

/// K02: the item is closed, or restricted.
pub(super) fn access(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let title = asked.item.title();
    let (severity, reason, remedy) = match asked.item.access() {
        Access::Umum => return None,
        Access::Terbatas => (
            Severity::PerluPenjelasan,
            message!(
                "Access to {title} is restricted: it is not handed over unless its use is \
                 explained.",
                title
            ),
            message!(
                "Ask what these data are needed for and why open products are not enough, then \
                 write the answer down as the reason of the approval."
            ),
        ),
        Access::Tertutup => (
            Severity::TidakSesuai,
            message!("{title} is closed: it is sold to nobody.", title),
            closed(case, asked),
        ),
    };
    let evidence = match asked.item.access() {
        Access::Terbatas => message!("access in the catalogue: restricted"),
        _ => message!("access in the catalogue: closed"),
    };
    let sentences = Sentences { reason, evidence, remedy };
    Some(sentences.on_item(Rule::K02, severity, asked.line))
}

fn closed(case: &Case<'_>, asked: Asked<'_>) -> Message {
    let others = match asked.item {
        Item::Dataset(ours) => {
            offer(case, |other| other.survey == ours.survey && other.period == ours.period)
        }
        Item::Layer(_) => wording::any_of(Vec::new()),
    };
    if others.is_empty() {
        return message!(
            "Take this item off the list and talk about a substitute in a statistical consultation."
        );
    }
    message!(
        "Take this item off the list; of the same survey and period are sold: {others}.",
        others
    )
}

/// K03: no tariff covers the item. A missing tariff never means Rp0.
pub(super) fn tariff(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    unpriced(Prices { catalog: case.catalog, day: case.day }, asked)
}

/// Returns the finding K03 where an item has no price on a day: no tariff row covers it, or a map is not sold at this
/// level or in this piece. Such an item is never sold, for whatever use. `None` for an item that the catalogue does not
/// know; a map whose region is unknown has the finding only where the layer has no price at all.
pub fn no_tariff(catalog: &Catalog, line: &RequestedItem, day: Date) -> Option<Finding> {
    let asked = Asked { line, item: catalog.item(&line.id)?, piece: piece(catalog, line) };
    unpriced(Prices { catalog, day }, asked)
}

/// The catalogue and the day of its prices.
#[derive(Clone, Copy)]
struct Prices<'a> {
    catalog: &'a Catalog,
    day: Date,
}

fn unpriced(case: Prices<'_>, asked: Asked<'_>) -> Option<Finding> {
    let sentences = match asked.item {
        Item::Dataset(_) => dataset_tariff(case)?,
        Item::Layer(layer) => map_tariff(case, asked, layer)?,
    };
    Some(sentences.on_item(Rule::K03, Severity::TidakSesuai, asked.line))
}

fn dataset_tariff(case: Prices<'_>) -> Option<Sentences> {
    let priced = valid_rows(case).any(|row| row.subject == Subject::DataMikro);
    (!priced).then(|| Sentences {
        reason: message!(
            "No row of the tariff for microdata is in force on {day}.",
            day = day(case.day)
        ),
        evidence: message!("table of tariffs: data-mikro"),
        remedy: message!(
            "Do not hand these data over: no tariff is never Rp0. Ask the office to complete \
             the table of tariffs."
        ),
    })
}

fn map_tariff(case: Prices<'_>, asked: Asked<'_>, layer: &MapLayer) -> Option<Sentences> {
    let level = layer.level;
    // The tariff's law ends at the village. A row for a finer level would be a mistake in the table.
    if level > Level::Desa {
        return Some(Sentences {
            reason: message!(
                "A map of the level {level} is not sold: the tariff ends with maps by village.",
                level
            ),
            evidence: message!("level of the map: {level}", level),
            remedy: below_desa(case, asked),
        });
    }
    let Some(piece) = asked.piece else {
        // K15 reports the unknown code. K03 is reported only where the layer has no price at all.
        return (!priced(case, level, layer.cut)).then(|| no_row(case, level, layer.cut));
    };
    let national = piece.level == Level::Nasional && priced(case, level, Level::Nasional);
    if piece.level != layer.cut && !national {
        return Some(Sentences {
            reason: message!(
                "This map is sold by {cut}, but {region} is a region of the level {level}.",
                cut = layer.cut,
                region = wording::region(&piece.code, case.catalog),
                level = piece.level
            ),
            evidence: Message::verbatim(piece.code.to_string()),
            remedy: pieces(case, layer, piece),
        });
    }
    if !layer.coverage.iter().any(|code| code.covers(&piece.code)) {
        return Some(Sentences {
            reason: message!(
                "This map does not cover {region}; sold are only {coverage}.",
                region = wording::region(&piece.code, case.catalog),
                coverage = wording::all_of(wording::regions(&layer.coverage, case.catalog))
            ),
            evidence: Message::verbatim(piece.code.to_string()),
            remedy: pieces(case, layer, piece),
        });
    }
    (!priced(case, level, piece.level)).then(|| no_row(case, level, piece.level))
}

fn no_row(case: Prices<'_>, level: Level, cut: Level) -> Sentences {
    Sentences {
        reason: message!(
            "No row of the tariff for maps by {level}, cut by {cut}, is in force on {day}.",
            level,
            cut,
            day = day(case.day)
        ),
        evidence: message!("table of tariffs: peta, {level}, {cut}", level, cut),
        remedy: message!("Take this item off the list: no tariff is never Rp0."),
    }
}

fn below_desa(case: Prices<'_>, asked: Asked<'_>) -> Message {
    let sold = |layer: &&MapLayer| {
        layer.level == Level::Desa
            && layer.access == Access::Umum
            && asked.piece.is_none_or(|piece| layer.coverage.iter().any(|c| c.covers(&piece.code)))
    };
    match case.catalog.layers.iter().filter(sold).max_by_key(|layer| layer.edition) {
        Some(layer) => message!(
            "Take this item off the list; the finest that is sold is {id} ({title}).",
            id = layer.id,
            title = layer.title
        ),
        None => message!("Take this item off the list."),
    }
}

/// Says which pieces can be offered: those that contain the requested region or lie in it, else all pieces of the
/// layer. If there are none, or they have no price, the item should be taken off the list.
fn pieces(case: Prices<'_>, layer: &MapLayer, asked: &Region) -> Message {
    if !priced(case, layer.level, layer.cut) {
        return message!("Take this item off the list: none of its pieces has a tariff.");
    }
    let sold = |region: &&Region| {
        region.level == layer.cut && layer.coverage.iter().any(|code| code.covers(&region.code))
    };
    let all: Vec<&RegionCode> =
        case.catalog.regions.iter().filter(sold).map(|region| &region.code).collect();
    let near: Vec<_> = all.iter().copied().filter(|code| code.meets(&asked.code)).collect();
    let named = if near.is_empty() { &all } else { &near };
    match named.as_slice() {
        [] => message!("Take this item off the list."),
        [one] => {
            message!("Offer the piece {region}.", region = wording::region(one, case.catalog))
        }
        many => message!(
            "Ask which piece is meant: {region}.",
            region = wording::any_of(wording::regions(many.iter().copied(), case.catalog))
        ),
    }
}

fn priced(case: Prices<'_>, level: Level, cut: Level) -> bool {
    valid_rows(case)
        .any(|row| row.subject == Subject::Peta && row.level == Some(level) && row.cut == Some(cut))
}

/// Returns the general rows in force whose `block_from` is 0 or 1. An Rp0 row alone is no price.
fn valid_rows(case: Prices<'_>) -> impl Iterator<Item = &TariffRow> {
    let day = case.day;
    let rows = case.catalog.tariffs.iter();
    rows.filter(move |row| {
        row.class == TariffClass::Umum && row.block_from <= 1 && row.valid_on(day)
    })
}
