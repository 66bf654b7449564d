//! Proposals for the tables of products, from an unknown drive or an office's own list.

use std::path::{Path, PathBuf};

use super::session::{Office, Session, Watch};
use crate::catalog::{NewProduct, ProductTable};
use crate::error::{Error, ErrorKind, Result};
use crate::media::write_private;
use crate::message::{Language, message};
use crate::proposal::{self, Drafts, Proposal, ProposedState};

impl Session {
    /// Reads a folder or a list, and returns what it holds as rows for the tables. The source is only read.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a file that is no list, and for a folder that has stores of the office in it;
    /// [`ErrorKind::Io`] where it cannot be opened; as [`proposal::propose`] and [`proposal::propose_list`].
    pub fn propose(&self, source: &Path, watch: &dyn Watch) -> Result<Drafts<'_>> {
        let real = source
            .canonicalize()
            .map_err(|error| Error::io(source, message!("read the folder or list"), error))?;
        if !real.is_dir() {
            let drafts = proposal::propose_list(self.catalog(), source)?;
            return Ok(drafts.on(self.home().clock.today()));
        }
        if real.to_str().is_none() {
            let message = message!("the name of the folder is not UTF-8");
            return Err(Error::new(ErrorKind::Usage, message)
                .file(source)
                .hint(message!("rename the folder")));
        }
        let stores: Vec<PathBuf> =
            self.home().stores().iter().map(|store| store.real().folder).collect();
        if let Some(inner) = stores.iter().find(|store| **store != real && store.starts_with(&real))
        {
            let store = inner.display();
            let message = message!("the store {store} lies in this folder", store);
            return Err(Error::new(ErrorKind::Usage, message)
                .file(source)
                .hint(message!("name the store itself, or a folder in it")));
        }
        let store = stores.iter().find(|store| real.starts_with(store));
        let drafts = proposal::propose(self.catalog(), &real, store.map(PathBuf::as_path), watch)?;
        Ok(drafts.on(self.home().clock.today()))
    }
}

impl Office {
    /// Adds the new products of a proposal to the tables of the catalogue, and notes their ids in it. Unclear ones are
    /// not added.
    ///
    /// # Errors
    /// As [`Office::add_products`]. Nothing is written then.
    pub fn write_proposal(&self, proposal: &mut Proposal) -> Result<()> {
        let new = proposal.products.iter().filter(|product| product.state == ProposedState::New);
        let new: Vec<NewProduct> = new
            .map(|product| NewProduct {
                table: product.table,
                cells: product
                    .cells
                    .iter()
                    .filter_map(|cell| Some((cell.column.to_owned(), cell.value.clone()?)))
                    .collect(),
            })
            .collect();
        if new.is_empty() {
            return Ok(());
        }
        let added = self.add_products(&new, true)?;
        proposal.written = added.added.into_iter().map(|row| row.id).collect();
        Ok(())
    }

    /// Writes the rows of a proposal into new files, to be looked through in a spreadsheet: the datasets into `to`, and
    /// the map layers into a file beside it, or into `to` where there are no datasets. Returns the files.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for another ending than `.csv`, and for a file on the drive itself; [`ErrorKind::Exists`]
    /// where a file is there already; [`ErrorKind::Io`] where one cannot be written.
    pub fn write_sheets(
        proposal: &Proposal,
        to: &Path,
        language: Language,
    ) -> Result<Vec<PathBuf>> {
        if to.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("csv")) {
            return Err(Error::new(ErrorKind::Usage, message!("the file must end in .csv"))
                .file(to)
                .field("--to")
                .hint(message!("for example usulan.csv")));
        }
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize();
        if folder.is_ok_and(|folder| folder.starts_with(&proposal.source)) {
            return Err(Error::new(ErrorKind::Usage, message!("the drive is only read"))
                .file(to)
                .field("--to")
                .hint(message!("name a file in another folder")));
        }
        let sheet = |table| proposal.sheet(table, language);
        let beside = to.with_extension("layers.csv");
        let files: Vec<(PathBuf, Vec<u8>)> =
            match (sheet(ProductTable::Datasets), sheet(ProductTable::Layers)) {
                (Some(datasets), Some(layers)) => {
                    vec![(to.to_path_buf(), datasets), (beside, layers)]
                }
                (one, other) => {
                    one.or(other).into_iter().map(|sheet| (to.to_path_buf(), sheet)).collect()
                }
            };
        if let Some((taken, _)) = files.iter().find(|(file, _)| file.exists()) {
            return Err(Error::new(ErrorKind::Exists, message!("the file is there already"))
                .file(taken)
                .field("--to")
                .hint(message!("name a file that does not exist yet")));
        }
        for (file, bytes) in &files {
            write_private(file, bytes)?;
        }
        Ok(files.into_iter().map(|(file, _)| file).collect())
    }
}
