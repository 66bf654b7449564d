//! The files around the payload: facts, description, the page for people, the checking scripts.

use std::io;

use serde_json::json;

use super::bag_facts::BagFacts;
use super::datapackage;
use crate::bag::{self, BagInfo, named};
use crate::error::Result;
use crate::model::BagPath;
use crate::paper::{Escape, render};
use crate::plan::Form;

/// The folder of papers.
pub(super) const DOCUMENTS: &str = "dokumen";
/// The page for people.
pub(super) const README: &str = "BACA-SAYA.html";
/// Checks the bag on Windows with nothing installed.
pub(super) const CHECK_WINDOWS: &str = "PERIKSA.cmd";
/// Checks the bag elsewhere.
pub(super) const CHECK_UNIX: &str = "periksa.sh";

/// The scripts are the same on every medium: they read the manifests beside them.
const CHECK_WINDOWS_TEXT: &str = include_str!("../../../catalog/papers/PERIKSA.cmd");
const CHECK_UNIX_TEXT: &str = include_str!("../../../catalog/papers/periksa.sh");

/// Writes a text: those that name every file grow with the files, and are never whole in memory.
pub(super) type Text<'a> = Box<dyn Fn(&mut dyn io::Write) -> io::Result<()> + 'a>;

/// Returns a small text.
pub(super) fn text<'a>(text: impl Into<String>) -> Text<'a> {
    let text = text.into();
    Box::new(move |out| out.write_all(text.as_bytes()))
}

/// Returns path and text of every file around the payload but the tag manifest.
pub(super) fn tag_files<'a>(facts: &'a BagFacts<'a>) -> Result<Vec<(BagPath, Text<'a>)>> {
    let manifest: Text<'a> = Box::new(|out| {
        facts.sealed.manifest.lines().try_for_each(|line| out.write_all(line.as_bytes()))
    });
    let check_windows = CHECK_WINDOWS_TEXT.replace("\r\n", "\n").replace('\n', "\r\n");
    let mut files = vec![
        (named(bag::MANIFEST)?, manifest),
        (named(bag::BAGIT_TXT)?, text(bag::DECLARATION)),
        (named(bag::BAG_INFO)?, text(bag_info(facts).render())),
        (named(bag::DATAPACKAGE)?, Box::new(|out| datapackage::write(facts, out))),
        (named(README)?, text(readme(facts)?)),
        (named(CHECK_WINDOWS)?, text(check_windows)),
        (named(CHECK_UNIX)?, text(CHECK_UNIX_TEXT)),
    ];
    for (name, paper) in &facts.options.documents {
        files.push((named(&format!("{DOCUMENTS}/{name}"))?, text(paper)));
    }
    Ok(files)
}

/// The visitor's name is personal data and stays out: the transaction's number names the bag.
fn bag_info(facts: &BagFacts<'_>) -> BagInfo {
    let office = facts.options.office;
    let request = &facts.agreed.plan().request;
    let volumes = facts.agreed.plan().volumes.len();
    let mut info = BagInfo::default();
    info.add("Source-Organization", &office.name);
    info.add("Organization-Address", &office.address);
    info.add("Contact-Phone", &office.contact.phone);
    info.add("Contact-Email", &office.contact.email);
    info.add("External-Identifier", request.number.as_str());
    info.add("Bagging-Date", &facts.options.on.to_string());
    info.add("Payload-Oxum", &facts.sealed.oxum.to_string());
    info.add("Bag-Group-Identifier", request.number.as_str());
    info.add("Bag-Count", &format!("{} of {volumes}", facts.volume.ordinal));
    info.add("Bag-Software-Agent", concat!("kemas ", env!("CARGO_PKG_VERSION")));
    info
}

/// How many files of a package the page lists; nobody reads more, and browsers choke on them. The
/// manifest and `datapackage.json` list all.
const LISTED: usize = 2_000;

fn readme(facts: &BagFacts<'_>) -> Result<String> {
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
