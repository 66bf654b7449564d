//! What is wrong with the data of a plan, told before anybody pays for them.

use std::fmt::Write as _;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::Result;
use super::office::{Desk, Office};
use crate::index::Index;
use crate::maps::{self, MapFinding, MapSource};
use crate::model::{IndexFinding, Request, RequestedItem};
use crate::pack;
use crate::plan::{Leaves, MapCut, PackPlan, Package};

/// Findings of pieces, by the package's name.
pub(super) type Found = Vec<(String, Vec<MapFinding>)>;

/// Cuts and checks every piece of a plan; of one that lies on the shelf it is known what was found.
/// Nothing is written.
///
/// # Errors
/// [`crate::error::ErrorKind::Withheld`] with all that stops the sale of any of them.
pub(super) fn examine(desk: &Desk, office: &Office, plan: &PackPlan) -> Result<Found> {
    let shelf = office.shelf();
    let pieces: Vec<(&Package, &MapCut)> = plan
        .packages()
        .filter_map(|package| match &package.leaves {
            Leaves::Cut(cut) => Some((package, &**cut)),
            Leaves::AsHeld | Leaves::Tables(_) => None,
        })
        .collect();
    let look = |(package, cut): &(&Package, &MapCut)| {
        if let Some(known) = shelf.findings(package) {
            return Ok(known);
        }
        pack::check_touched(package, &desk.bars)?;
        maps::examine(&MapSource::of(package), &cut.order, &desk.bars)
    };
    let found = pieces.par_iter().map(look).collect::<Result<Vec<_>>>()?;
    let all: Vec<_> = pieces
        .iter()
        .zip(&found)
        .map(|((_, cut), found)| (&cut.order, found.as_slice(), cut.despite.as_deref()))
        .collect();
    maps::refuse_blocking(&all)?;
    let named = pieces.iter().map(|(package, _)| package.stem.clone()).zip(found);
    Ok(named.filter(|(_, found)| !found.is_empty()).collect())
}

/// Returns what the index found in the products of a request, item by item: what would stop the sale is there
/// only where the officer's reason carries it over.
pub(super) fn of_stores<'a>(
    index: &'a Index,
    request: &'a Request,
) -> Vec<(usize, &'a RequestedItem, &'a IndexFinding)> {
    let items = request.items.iter().enumerate();
    let found = items.flat_map(|(place, item)| {
        let asked = |f: &&IndexFinding| f.item.as_deref() == Some(&*item.id);
        index.findings.iter().filter(asked).map(move |finding| (place, item, finding))
    });
    found.collect()
}

/// Returns a finding of the stores as the answers show it, with the item of a request that it concerns.
pub(super) fn store_line(finding: &IndexFinding, asked: Option<(usize, &RequestedItem)>) -> Value {
    let mut line = json!(finding);
    line["index"] = json!(asked.map(|(place, _)| place));
    line["id"] = json!(finding.item);
    line["region"] = json!(asked.and_then(|(_, item)| item.region.as_ref()));
    line["format"] = json!(asked.and_then(|(_, item)| item.format.as_ref()));
    line
}

/// Returns findings as lines.
pub(super) fn told<'a>(found: impl IntoIterator<Item = &'a (String, Vec<MapFinding>)>) -> String {
    let mut text = String::new();
    for (stem, findings) in found {
        for finding in findings {
            let _ = write!(text, "\n{stem}: {}", finding.sentence());
        }
    }
    text
}

/// Returns findings of the stores as lines, each with what to do now.
pub(super) fn stores_told<'a>(found: impl IntoIterator<Item = &'a IndexFinding>) -> String {
    let mut text = String::new();
    for finding in found {
        let mark = if finding.blocking { "tidak dapat dijual" } else { "perhatian" };
        let _ = write!(
            text,
            "\n{} ({mark}) {}\n    {}\n    {}",
            finding.code, finding.path, finding.reason, finding.remedy
        );
    }
    text
}

/// Returns findings of pieces as lines, each with what to do now.
pub(super) fn pieces_told<'a>(found: impl IntoIterator<Item = &'a MapFinding>) -> String {
    let mut text = String::new();
    for finding in found {
        let mark = if finding.blocking { "menghentikan penjualan" } else { "perhatian" };
        let _ = write!(text, "\n{} ({mark})\n    {}", finding.sentence(), finding.remedy);
    }
    text
}

/// Returns findings of pieces as the answers show them.
pub(super) fn lines<'a>(
    found: impl IntoIterator<Item = &'a (String, Vec<MapFinding>)>,
    request: &Request,
) -> Vec<Value> {
    let line = |(stem, findings): &(String, Vec<MapFinding>)| {
        let item = request.items.iter().enumerate().find(|(_, item)| item.stem() == *stem);
        json!({
            "package": stem, "index": item.map(|(place, _)| place),
            "id": item.map(|(_, item)| &item.id),
            "region": item.and_then(|(_, item)| item.region.as_ref()),
            "format": item.and_then(|(_, item)| item.format.as_ref()),
            "findings": findings,
        })
    };
    found.into_iter().map(line).collect()
}
