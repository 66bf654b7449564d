//! What is wrong with the data of a plan, told before anybody pays for them.

use std::fmt::Write as _;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::Result;
use super::office::{Desk, Office};
use crate::catalog::{Index, IndexFinding};
use crate::maps::{self, MapFinding, MapSource};
use crate::model::Request;
use crate::pack;
use crate::plan::{Leaves, PackPlan, Package};

/// Findings of pieces, by the package's name.
pub(super) type Found = Vec<(String, Vec<MapFinding>)>;

/// Cuts and checks every piece of a plan; of one that lies on the shelf it is known what was found.
/// Nothing is written.
pub(super) fn examine(desk: &Desk, office: &Office, plan: &PackPlan) -> Result<Found> {
    let shelf = office.shelf();
    let packages: Vec<&Package> = plan.packages().filter(|package| package.is_cut()).collect();
    let look = |package: &&Package| {
        let Leaves::Cut(cut) = &package.leaves else { return Ok(None) };
        let found = if let Some(known) = shelf.findings(package) {
            known
        } else {
            pack::check_touched(package, &desk.bars)?;
            let sources = MapSource::of(package);
            maps::examine(&sources, &cut.order, cut.despite.as_deref(), &desk.bars)?
        };
        Ok((!found.is_empty()).then(|| (package.stem.clone(), found)))
    };
    let found = packages.par_iter().map(look).collect::<Result<Vec<_>>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Returns what the index found in the products of a request: what would stop the sale is there only where
/// the officer's reason carries it over.
pub(super) fn of_stores<'a>(index: &'a Index, request: &Request) -> Vec<&'a IndexFinding> {
    let asked = |finding: &&IndexFinding| {
        request.items.iter().any(|item| finding.item.as_deref() == Some(&*item.id))
    };
    index.findings.iter().filter(asked).collect()
}

/// Returns findings as lines.
pub(super) fn told<'a>(found: impl IntoIterator<Item = &'a (String, Vec<MapFinding>)>) -> String {
    let mut text = String::new();
    for (stem, findings) in found {
        for finding in findings {
            let _ = write!(text, "\n{stem}: {}", finding.told());
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
        let _ = write!(text, "\n{} ({mark})\n    {}", finding.told(), finding.remedy);
    }
    text
}

/// Returns findings as the answers show them.
pub(super) fn lines<'a>(
    found: impl IntoIterator<Item = &'a (String, Vec<MapFinding>)>,
) -> Vec<Value> {
    let line = |(stem, findings): &(String, Vec<MapFinding>)| json!({ "package": stem, "findings": findings });
    found.into_iter().map(line).collect()
}
