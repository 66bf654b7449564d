//! What stops a sale before anything is planned: findings of the index, and a map among microdata.

use crate::catalog::Dataset;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{FileEntry, Index};
use crate::message::{Message, message, separated};
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
        let (code, reason) = (&finding.code, &finding.reason);
        message!("'{id}' cannot be sold ({code}): {reason}", id, code, reason)
    };
    let mut messages: Vec<Message> = stopping.iter().map(sentence).collect();
    let mut remedies: Vec<&Message> = stopping.iter().map(|(_, f)| &f.remedy).collect();
    // What is said of many files is said once.
    messages.dedup();
    remedies.sort_by_cached_key(|remedy| remedy.english());
    remedies.dedup();
    let [what, now] =
        [separated(messages, " "), separated(remedies, " ")].map(|all| message!("{all}", all));
    Err(Error::new(ErrorKind::Index, what).file(&first.path).hint(now))
}

/// Refuses a dataset that holds a map: a map's columns are held against the whitelist of its layer; in a dataset there is none.
pub(super) fn refuse_maps(dataset: &Dataset, entries: &[&FileEntry]) -> Result<()> {
    let map = entries.iter().find(|entry| matches!(*entry.profile, Profile::Map { .. }));
    let Some(map) = map else { return Ok(()) };
    let message = message!("'{id}' holds a map, and maps are sold as layers", id = dataset.id);
    Err(Error::new(ErrorKind::Withheld, message)
        .file(&map.source)
        .hint(message!("move the map into the folder of a layer, and run `kemas index`")))
}
