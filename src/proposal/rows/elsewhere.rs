//! What is told of files that lie in another folder than their product in the catalogue.

use std::collections::BTreeSet;

use crate::catalog::Item;
use crate::message::{Message, and, message};
use crate::proposal::product::{Draft, Sureness};

/// Says that the files of a product of the catalogue lie in another folder than its own. Whether they are the same
/// files is not known.
pub(super) fn elsewhere(draft: &Draft, item: Item<'_>) -> Message {
    let folder = |file: &String| common_folder(std::slice::from_ref(file));
    let folders: BTreeSet<String> = draft.files.iter().map(folder).collect();
    let places = and(&folders).up_to(4);
    if draft.is_in_store {
        message!(
            "its folder in the catalogue is {root}, and these files lie in {places}: look whether they are the \
             same; then move them, or correct `root` of the row",
            root = item.root(),
            places
        )
    } else {
        message!(
            "its folder in the catalogue is {root}; whether the files in {places} are the same was not looked \
             at: they may be another edition",
            root = item.root(),
            places
        )
    }
}

/// Returns what is unclear of the files themselves, which a product of the catalogue does not show in its cells.
pub(super) fn doubts(draft: &Draft) -> Vec<Message> {
    let unclear = |column: &&str| {
        let found = draft.given.get(column)?;
        (found.sure == Sureness::Unclear).then(|| found.why.clone())
    };
    ["root", "edition"].iter().filter_map(unclear).collect()
}

/// Returns the folder of the first file, to say where files lie.
pub(super) fn common_folder(files: &[String]) -> String {
    let first = files.first().map(String::as_str).unwrap_or_default();
    first.rsplit_once('/').map_or(first, |(folder, _)| folder).to_owned()
}
