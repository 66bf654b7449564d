//! The stores, and whether the index still fits them.

use std::path::Path;

use super::checkup::{HealthCheck, broken_catalogue, broken_settings};
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{LostStore, Store, StoresLook, look};
use crate::message::{Message, in_a_row, message, quantity};
use crate::progress::Progress;

const STORES: &str = "stores";
const INDEX: &str = "index";

/// Checks whether the stores are mounted, and whether the index at `db` is fresh. Without a catalogue that can be used
/// only the first.
pub(super) fn stores(
    stores: Option<&[Store]>,
    catalog: &Result<Catalog>,
    db: &Path,
    progress: &dyn Progress,
) -> [HealthCheck; 2] {
    let Some(stores) = stores else {
        return [STORES, INDEX].map(|id| HealthCheck::not_checked(id, broken_settings()));
    };
    // Whether a store is mounted depends on no table.
    let looked = match catalog {
        Ok(catalog) => look(catalog, stores, db, progress),
        Err(_) => Catalog::load(None).and_then(|tables| look(&tables, stores, db, progress)),
    };
    match looked {
        Ok(found) => {
            let index = match catalog {
                Ok(_) => fresh(&found),
                Err(_) => HealthCheck::not_checked(INDEX, broken_catalogue()),
            };
            [mounted(&found), index]
        }
        Err(error) if error.kind() == ErrorKind::Index => {
            [without_index(stores), HealthCheck::failed(INDEX, &error)]
        }
        Err(error) => {
            let index = message!("the stores cannot be read");
            [HealthCheck::failed(STORES, &error), HealthCheck::not_checked(INDEX, index)]
        }
    }
}

/// Checks the stores where the index is broken: only whether their folders are there.
fn without_index(stores: &[Store]) -> HealthCheck {
    let opened = |store: &Store| {
        let entries = std::fs::read_dir(&store.folder);
        let error = entries.err()?;
        Some(Error::io(&store.folder, message!("read the folder"), error).hint(mount()))
    };
    match stores.iter().find_map(opened) {
        None => HealthCheck::good(STORES, message!("their folders are there")),
        Some(error) => HealthCheck::failed(STORES, &error),
    }
}

fn mounted(found: &StoresLook) -> HealthCheck {
    if !found.lost.is_empty() {
        let lost = in_a_row(found.lost.iter().map(LostStore::words));
        return HealthCheck::bad(STORES, message!("{lost}", lost), mount());
    }
    HealthCheck::good(STORES, message!("mounted, {files} files", files = quantity(found.files)))
}

fn mount() -> Message {
    message!("mount the disk; where the files are gone for good, run `kemas index --accept-loss`")
}

fn fresh(found: &StoresLook) -> HealthCheck {
    let run = || message!("run `kemas index`");
    let StoresLook { added, changed, gone, .. } = *found;
    if !found.lost.is_empty() {
        return HealthCheck::not_checked(INDEX, message!("a store is not mounted"));
    }
    if found.other_version {
        return HealthCheck::warn(
            INDEX,
            message!("the index is of another version of kemas, which no command reads"),
            run(),
        );
    }
    if !found.indexed {
        return HealthCheck::warn(INDEX, message!("there is no index yet"), run());
    }
    if found.other_catalog {
        return HealthCheck::warn(
            INDEX,
            message!("the catalogue has changed since the stores were indexed"),
            run(),
        );
    }
    if added + changed + gone > 0 {
        return HealthCheck::warn(
            INDEX,
            message!(
                "since the last run {added} files are new, {changed} changed, {gone} gone",
                added,
                changed,
                gone
            ),
            run(),
        );
    }
    HealthCheck::good(INDEX, message!("fresh: no file has changed since"))
}
