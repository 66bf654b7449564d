//! What is wrong with the pieces of a plan, told before anybody pays for them.

use std::fmt::Write as _;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::Result;
use super::office::{Desk, Office};
use crate::maps::{self, MapFinding, MapSource};
use crate::plan::{Leaves, PackPlan, Package};

/// Findings of pieces, by the package's name.
pub(super) type Found = Vec<(String, Vec<MapFinding>)>;

/// Cuts and checks every piece of a plan that does not lie on the shelf, where nothing blocking lies.
/// Nothing is written.
pub(super) fn examine(desk: &Desk, office: &Office, plan: &PackPlan) -> Result<Found> {
    let shelf = office.shelf();
    let packages: Vec<&Package> =
        plan.packages().filter(|package| package.is_cut() && !shelf.holds(package)).collect();
    let look = |package: &&Package| {
        let Leaves::Cut(cut) = &package.leaves else { return Ok(None) };
        let sources = MapSource::of(package);
        let found = maps::examine(&sources, &cut.order, cut.despite.as_deref(), &desk.bars)?;
        Ok((!found.is_empty()).then(|| (package.stem.clone(), found)))
    };
    let found = packages.par_iter().map(look).collect::<Result<Vec<_>>>()?;
    Ok(found.into_iter().flatten().collect())
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

/// Returns findings as the answers show them.
pub(super) fn lines<'a>(
    found: impl IntoIterator<Item = &'a (String, Vec<MapFinding>)>,
) -> Vec<Value> {
    let line = |(stem, findings): &(String, Vec<MapFinding>)| json!({ "package": stem, "findings": findings });
    found.into_iter().map(line).collect()
}
