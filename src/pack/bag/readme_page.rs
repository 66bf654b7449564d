//! The page for people in a bag, `BACA-SAYA.html`: what the bag holds, and how to check it.

use serde_json::json;

use super::bag_facts::BagFacts;
use crate::error::Result;
use crate::paper::{Escape, render};
use crate::plan::Form;

/// The folder of papers in a bag.
pub(super) const DOCUMENTS: &str = "dokumen";
/// The name of the page for people.
pub(super) const README: &str = "BACA-SAYA.html";

/// How many members of a package the page lists: more would make it slow in a browser. `datapackage.json` lists all.
/// The page shows the manifest only where the payload has at most as many files.
const LISTED: usize = 2_000;

/// Renders the page of a bag with the office's template.
pub(super) fn readme(facts: &BagFacts<'_>) -> Result<String> {
    let packages: Vec<_> = facts
        .packages
        .iter()
        .map(|written| {
            let members = &written.package.members;
            let listed: Vec<_> = members
                .iter()
                .take(LISTED)
                .map(|m| json!({"path": m.path, "bytes": m.stamp.bytes, "sha256": m.digest}))
                .collect();
            let plain = written.package.form == Form::Plain;
            json!({
                "title": written.package.title, "edition": written.package.edition,
                "region": written.package.region, "path": written.package.place(),
                "bytes": written.files.iter().map(|file| file.bytes).sum::<u64>(),
                "plain": plain, "members": listed, "count": members.len(),
            })
        })
        .collect();
    let few = facts.sealed.oxum.files <= LISTED as u64;
    let manifest = if few { facts.sealed.manifest.render() } else { String::new() };
    let plan = facts.agreed.plan();
    let documents: Vec<_> =
        facts.options.documents.iter().map(|(name, _)| format!("{DOCUMENTS}/{name}")).collect();
    let values = json!({
        "office": facts.options.office, "number": plan.request.number, "on": facts.options.on,
        "ordinal": facts.volume.ordinal, "volumes": plan.volumes.len(), "packages": packages,
        "short_code": facts.sealed.short_code, "documents": documents,
        "manifest": manifest,
        "plain": facts.packages.iter().any(|written| written.package.form == Form::Plain),
        "has_map": facts.packages.iter().any(|written| written.package.region.is_some()),
    });
    render(README, facts.options.readme, &values, Escape::Html)
}
