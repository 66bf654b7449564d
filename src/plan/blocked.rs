//! What stops a sale before it is planned: findings of the index, and a map in a dataset.

use crate::catalog::Dataset;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{FileEntry, Index};
use crate::message::{Message, message, separated};
use crate::model::{IndexFinding, Profile, RequestedItem, stopping};

/// Refuses items with findings that stop their sale. `because` is the officer's reason for serving the request: a
/// finding that may be carried over, and whose code it names, does not stop the sale. The error names all that do.
///
/// # Errors
/// [`ErrorKind::Index`] with the reasons and the remedies.
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
    // The same sentence about many files is said once.
    messages.dedup();
    remedies.sort_by_cached_key(|remedy| remedy.english());
    remedies.dedup();
    let [what, now] =
        [separated(messages, " "), separated(remedies, " ")].map(|all| message!("{all}", all));
    Err(Error::new(ErrorKind::Index, what).file(&first.path).hint(now))
}

/// Refuses a dataset that contains a map. The columns of a map are compared with those that its layer may sell, and a
/// dataset has no such list.
pub(super) fn refuse_maps(dataset: &Dataset, entries: &[&FileEntry]) -> Result<()> {
    let map = entries.iter().find(|entry| matches!(*entry.profile, Profile::Map { .. }));
    let Some(map) = map else { return Ok(()) };
    let message = message!("'{id}' holds a map, and maps are sold as layers", id = dataset.id);
    Err(Error::new(ErrorKind::Withheld, message)
        .file(&map.source)
        .hint(message!("move the map into the folder of a layer, and run `kemas index`")))
}
