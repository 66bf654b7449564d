//! The files around the payload, which BagIt calls tag files (RFC 8493, 2.2).

use std::io;

use super::bag_facts::BagFacts;
use super::bag_info_entries::bag_info;
use super::datapackage;
use super::readme_page::{DOCUMENTS, README, readme};
use crate::bag::{self, named};
use crate::error::Result;
use crate::model::BagPath;

/// The script that checks the bag on Windows without installing anything.
pub(super) const CHECK_WINDOWS: &str = "PERIKSA.cmd";
/// The script that checks the bag on other systems.
pub(super) const CHECK_UNIX: &str = "periksa.sh";

/// The scripts are the same in every bag: they read the manifests beside them.
const CHECK_WINDOWS_TEXT: &str = include_str!("../../../catalog/papers/PERIKSA.cmd");
const CHECK_UNIX_TEXT: &str = include_str!("../../../catalog/papers/periksa.sh");

/// Writes the text of a file when it is called. So `datapackage.json` and the file of the manifest need not be whole in
/// memory as text.
pub(super) type Text<'a> = Box<dyn Fn(&mut dyn io::Write) -> io::Result<()> + 'a>;

/// Returns the writer of a small text.
pub(super) fn text<'a>(text: impl Into<String>) -> Text<'a> {
    let text = text.into();
    Box::new(move |out| out.write_all(text.as_bytes()))
}

/// Returns the scripts that check a bag.
pub(super) fn check_scripts<'a>() -> Result<[(BagPath, Text<'a>); 2]> {
    let check_windows = CHECK_WINDOWS_TEXT.replace("\r\n", "\n").replace('\n', "\r\n");
    Ok([(named(CHECK_WINDOWS)?, text(check_windows)), (named(CHECK_UNIX)?, text(CHECK_UNIX_TEXT))])
}

/// Returns path and text of every tag file except the tag manifest. The papers below `dokumen/` are tag files, too.
pub(super) fn tag_files<'a>(facts: &'a BagFacts<'a>) -> Result<Vec<(BagPath, Text<'a>)>> {
    let manifest: Text<'a> = Box::new(|out| {
        facts.sealed.manifest.lines().try_for_each(|line| out.write_all(line.as_bytes()))
    });
    let mut files = vec![
        (named(bag::MANIFEST)?, manifest),
        (named(bag::BAGIT_TXT)?, text(bag::DECLARATION)),
        (named(bag::BAG_INFO)?, text(bag_info(facts).render())),
        (named(bag::DATAPACKAGE)?, Box::new(|out| datapackage::write(facts, out))),
        (named(README)?, text(readme(facts)?)),
    ];
    files.extend(check_scripts()?);
    for (name, paper) in &facts.options.documents {
        files.push((named(&format!("{DOCUMENTS}/{name}"))?, text(paper)));
    }
    Ok(files)
}
