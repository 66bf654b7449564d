//! The office's own folders: what may not be written there, and what in them is not in the index.

use std::path::{Path, PathBuf};

use super::home::Home;
use crate::catalog::Item;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Index, unindexed};
use crate::message::message;
use crate::progress::Progress;

impl Home {
    /// Returns true for a folder that is, lies in or contains the office's folder, a store or the shelf. The office's
    /// folder `media/` and all below it are excepted.
    pub(in crate::office) fn holds_path(&self, folder: &Path) -> bool {
        let folder = real(folder);
        if folder.starts_with(real(&self.folder().join("media"))) {
            return false;
        }
        let mut own: Vec<PathBuf> = self.store_folders().collect();
        own.push(self.shelf_folder());
        own.push(self.folder().to_path_buf());
        own.iter().any(|path| {
            let path = real(path);
            folder.starts_with(&path) || path.starts_with(&folder)
        })
    }

    /// Refuses a file or folder to be written within a store, where it would be sold, within the shelf, or within the
    /// office's folders `catalog`, `papers` and `agreements`.
    pub(in crate::office) fn refuse_inside(&self, out: &Path, field: &str) -> Result<()> {
        // The file may not exist yet, so its nearest existing folder is checked.
        let there = out.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
        let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
        let there = real(there);
        let folders = ["catalog", "papers", "agreements"].map(|folder| self.folder().join(folder));
        let own = self.store_folders().chain([self.shelf_folder()]);
        let own = own.chain(folders);
        if own.map(|path| real(&path)).any(|path| there.starts_with(path)) {
            let message = message!("this place lies in the office's own folders");
            return Err(Error::new(ErrorKind::Target, message)
                .file(out)
                .field(field)
                .hint(message!("name another place")));
        }
        Ok(())
    }

    /// Refuses products with files in a store that is gone, since its disk is probably not mounted.
    pub(in crate::office) fn refuse_lost_store<'i>(
        index: &Index,
        products: impl Iterator<Item = &'i str>,
    ) -> Result<()> {
        index.lost_stores(products).pop().map_or(Ok(()), |folder| Err(Self::lost_store(folder)))
    }

    /// Returns the error of a store whose disk is probably not mounted.
    pub(in crate::office) fn lost_store(folder: PathBuf) -> Error {
        let message = message!("the store with these data is gone: is its disk not mounted?");
        let hint = if folder.exists() {
            message!(
                "mount the disk and run the command again; where the files are gone for good, run \
                 `kemas index --accept-loss`"
            )
        } else {
            message!(
                "mount the disk and run the command again; where the folder is gone for good, take it out of `stores` \
                 in kemas.toml and run `kemas index --accept-loss`"
            )
        };
        Error::new(ErrorKind::Store, message).file(folder).hint(hint)
    }

    /// Refuses a dataset that has files in the stores which the index neither lists nor reports, since it is sold as a
    /// whole. Layers pass.
    pub(in crate::office) fn refuse_unindexed(
        &self,
        index: &Index,
        id: &str,
        progress: &dyn Progress,
    ) -> Result<()> {
        let item = self.catalog().item(id).filter(|item| matches!(item, Item::Dataset(_)));
        let Some(item) = item else { return Ok(()) };
        let new = unindexed(index, self.catalog(), &self.stores(), item, progress)?;
        let Some(first) = new.first() else { return Ok(()) };
        let message = message!(
            "'{id}' has {new} files that the index does not know, this among them",
            id,
            new = new.len()
        );
        Err(Error::new(ErrorKind::SourceChanged, message).file(first).hint(message!(
            "run `kemas index`, or move out of the store what does not belong to the product"
        )))
    }
}

impl Home {
    fn store_folders(&self) -> impl Iterator<Item = PathBuf> {
        self.stores().into_iter().map(|store| store.folder)
    }
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}
