//! The finished products: new ones, unclear ones, and those that the catalogue has.

use std::collections::{BTreeMap, BTreeSet};

use super::elsewhere::{common_folder, doubts, elsewhere};
use super::refused::{make_unclear, refuse_taken, refuse_to_come};
use super::{dataset, layer};
use crate::catalog::{Dataset, Item, MapLayer, ProductTable};
use crate::message::message;
use crate::model::RegionCode;
use crate::proposal::product::{
    Context, Draft, ProposedCell, ProposedProduct, ProposedState, Sureness,
};

/// Returns the products of these drafts, in their order. Two that claim the same id or folder are unclear.
pub(in crate::proposal) fn finished(
    context: &Context<'_>,
    drafts: &[Draft],
) -> Vec<ProposedProduct> {
    let mut products: Vec<ProposedProduct> =
        drafts.iter().map(|draft| product(context, draft)).collect();
    name_editions(&mut products);
    for column in ["id", "root"] {
        part_twins(&mut products, column);
    }
    for product in &mut products {
        if product.state != ProposedState::Known {
            let unclear = product.unclear().next().is_some();
            product.state = if unclear { ProposedState::Unclear } else { ProposedState::New };
            product.id = product.value("id").map(str::to_owned);
        }
    }
    products
}

fn product(context: &Context<'_>, draft: &Draft) -> ProposedProduct {
    let mut notes = draft.notes.clone();
    let mut known = draft.owner.clone();
    let mut cells = Vec::new();
    if known.is_none() {
        cells = match draft.table {
            ProductTable::Datasets => dataset::cells(context, draft),
            ProductTable::Layers => layer::cells(context, draft),
        };
        match same(context, draft.table, &cells) {
            Some(Same::Product(item)) => {
                known = Some(item.id().to_owned());
                let root = value(&cells, "root").unwrap_or("?");
                if !draft.is_row && root != item.root() {
                    notes.push(elsewhere(draft, item));
                    notes.extend(doubts(draft));
                }
            }
            Some(Same::OtherEdition(dataset)) => {
                notes.push(message!("{id} is another edition of it", id = &dataset.id));
                let ending = ending_of_edition(&cells);
                with_ending(&mut cells, &ending);
            }
            Some(Same::OtherRegions(layer)) => {
                notes.push(message!("{id} is the same map of other regions", id = &layer.id));
                let coverage = value(&cells, "coverage").unwrap_or("x").replace(';', "-");
                with_ending(&mut cells, &coverage);
            }
            None => {}
        }
        if known.is_none() {
            refuse_taken(context, &mut cells);
            refuse_to_come(context, draft.table, &mut cells);
        }
    }
    ProposedProduct {
        state: if known.is_some() { ProposedState::Known } else { ProposedState::New },
        table: draft.table,
        id: known.clone(),
        cells: if known.is_some() { Vec::new() } else { cells },
        notes,
        files: draft.files.clone(),
        bytes: draft.bytes,
    }
}

/// A product of the catalogue that is the same, or nearly.
enum Same<'c> {
    Product(Item<'c>),
    OtherEdition(&'c Dataset),
    OtherRegions(&'c MapLayer),
}

fn same<'c>(
    context: &'c Context<'_>,
    table: ProductTable,
    cells: &[ProposedCell],
) -> Option<Same<'c>> {
    let value = |column| value(cells, column);
    let coverage: BTreeSet<&str> = value("coverage")?.split(';').collect();
    match table {
        ProductTable::Datasets => {
            let (survey, period, variant) = (value("survey")?, value("period")?, value("variant")?);
            let mut like = context.catalog.datasets.iter().filter(|dataset| {
                dataset.survey == survey
                    && dataset.period.to_string() == period
                    && dataset.variant == variant
                    && dataset.coverage.iter().map(RegionCode::as_str).collect::<BTreeSet<_>>()
                        == coverage
            });
            let all: Vec<&Dataset> = like.by_ref().collect();
            let same = all.iter().find(|dataset| value("edition") == Some(&dataset.edition));
            let other = all.first().map(|dataset| Same::OtherEdition(dataset));
            same.map(|dataset| Same::Product(Item::Dataset(dataset))).or(other)
        }
        ProductTable::Layers => {
            let (level, edition) = (value("level")?, value("edition")?);
            let all: Vec<&MapLayer> = context
                .catalog
                .layers
                .iter()
                .filter(|layer| {
                    layer.level.as_str() == level && layer.edition.to_string() == edition
                })
                .collect();
            let covers = |layer: &&&MapLayer| {
                let covered = |code: &&str| layer.coverage.iter().any(|region| region.holds(code));
                coverage.iter().all(covered)
            };
            let same = all.iter().find(covers);
            let other = all.first().map(|layer| Same::OtherRegions(layer));
            same.map(|layer| Same::Product(Item::Layer(layer))).or(other)
        }
    }
}

fn value<'p>(cells: &'p [ProposedCell], column: &str) -> Option<&'p str> {
    cells.iter().find(|cell| cell.column == column)?.value.as_deref()
}

/// Returns the ending that the id of a further edition has.
fn ending_of_edition(cells: &[ProposedCell]) -> String {
    let edition = value(cells, "edition").unwrap_or("x").to_lowercase();
    let is_number = edition.starts_with(|c: char| c.is_ascii_digit());
    let word = if is_number { "edisi" } else { "" };
    format!("{word}{edition}")
}

/// Gives the later editions of a product ids of their own, and tells that they are of one product.
fn name_editions(products: &mut [ProposedProduct]) {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, product) in products.iter().enumerate() {
        if product.table == ProductTable::Datasets
            && let Some(id) = product.value("id")
        {
            places.entry(id.to_owned()).or_default().push(at);
        }
    }
    for places in places.into_values().filter(|places| places.len() > 1) {
        let edition = |at: &usize| products[*at].value("edition").map(str::to_owned);
        let editions: Vec<Option<String>> = places.iter().map(edition).collect();
        let told = editions.iter().flatten().collect::<BTreeSet<_>>();
        if told.len() < 2 {
            continue;
        }
        let titles: Vec<String> =
            places.iter().map(|at| common_folder(&products[*at].files)).collect();
        let others = |own: usize| {
            let others = editions.iter().zip(&titles).enumerate().filter(move |(at, _)| *at != own);
            others.map(|(_, (edition, folder))| {
                let edition = edition.as_deref().unwrap_or("?");
                message!("{edition} in {folder}", edition, folder)
            })
        };
        for (own, at) in places.iter().enumerate() {
            let note = message!(
                "other editions of the same data are proposed, too: {editions}",
                editions = crate::message::and(others(own)).up_to(4)
            );
            products[*at].notes.push(note);
            if editions[own].as_deref().is_some_and(|edition| edition != "1") {
                let ending = ending_of_edition(&products[*at].cells);
                with_ending(&mut products[*at].cells, &ending);
            }
        }
    }
}

/// Adds an ending to the id that was made.
fn with_ending(cells: &mut [ProposedCell], ending: &str) {
    let id = cells.iter_mut().find(|cell| cell.column == "id" && cell.sure == Sureness::Likely);
    if let Some(id) = id.and_then(|cell| cell.value.as_mut()) {
        id.push('-');
        id.extend(ending.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }));
    }
}

/// Makes a cell unclear that several products claim.
fn part_twins(products: &mut [ProposedProduct], column: &str) {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, product) in products.iter().enumerate() {
        if let Some(value) = product.value(column) {
            places.entry(value.to_owned()).or_default().push(at);
        }
    }
    for (value, places) in places.into_iter().filter(|(_, places)| places.len() > 1) {
        let folders: Vec<String> =
            places.iter().map(|at| common_folder(&products[*at].files)).collect();
        for at in places {
            let cell = products[at].cells.iter_mut().find(|cell| cell.column == column);
            let why = message!(
                "several products claim {value}: in {places}",
                value = &value,
                places = crate::message::and(&folders).up_to(4)
            );
            if let Some(cell) = cell {
                make_unclear(cell, why);
            }
        }
    }
}
