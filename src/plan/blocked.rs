//! What stops a sale before anything is planned: findings of the index, and a map among microdata.

use crate::catalog::Dataset;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{FileEntry, Index};
use crate::model::{IndexFinding, Profile, RequestedItem, stopping};

/// Refuses items with findings that stop their sale and that the officer's reason does not carry over: all of
/// them at once.
///
/// # Errors
/// [`ErrorKind::Index`] with the reasons and what to do now.
pub(super) fn refuse_blocked<'a>(
    index: &'a Index,
    asked: impl IntoIterator<Item = &'a RequestedItem>,
    because: Option<&str>,
) -> Result<()> {
    let mut once: Vec<&str> = asked.into_iter().map(|item| item.id.as_str()).collect();
    once.sort_unstable();
    once.dedup();
    let stopping: Vec<(&str, &IndexFinding)> = once
        .into_iter()
        .flat_map(|id| stopping(index.findings_of(id), because).map(move |found| (id, found)))
        .collect();
    let Some((_, first)) = stopping.first() else { return Ok(()) };
    let sentence = |(id, finding): &(&str, &IndexFinding)| {
        format!("'{id}' cannot be sold ({}): {}", finding.code, finding.reason)
    };
    let mut messages: Vec<String> = stopping.iter().map(sentence).collect();
    let mut remedies: Vec<&str> = stopping.iter().map(|(_, f)| f.remedy.as_str()).collect();
    // What is said of many files is said once.
    messages.dedup();
    remedies.sort_unstable();
    remedies.dedup();
    Err(Error::new(ErrorKind::Index, messages.join(" ")).file(&first.path).hint(remedies.join(" ")))
}

/// Refuses a dataset that holds a map: a map's columns are held against the whitelist of its layer; in a dataset there is none.
pub(super) fn refuse_maps(dataset: &Dataset, entries: &[&FileEntry]) -> Result<()> {
    let map = entries.iter().find(|entry| matches!(*entry.profile, Profile::Map { .. }));
    let Some(map) = map else { return Ok(()) };
    let message = format!("'{}' holds a map, and maps are sold as layers", dataset.id);
    Err(Error::new(ErrorKind::Withheld, message)
        .file(&map.source)
        .hint("move the map into the folder of a layer, and run `kemas index`"))
}
