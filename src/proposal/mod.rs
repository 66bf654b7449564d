//! Proposals for the tables of products: what an unknown drive or a list holds, as rows of `datasets.csv` and
//! `layers.csv`.
//!
//! The drive is only read. `names` reads what the names of files and folders say, and `content` which region codes the
//! tables and maps have. `groups` joins the files of one product. `roots` finds the folder that has them and no others,
//! because the index gives a file to the product in whose folder it lies. `rows` makes the cells. An office's own list
//! of its data goes the same way (`list`).
//!
//! Each cell has its reason and says how sure it is. What is unclear is left open and told: nothing is guessed in
//! silence.

mod alike;
mod alike_bytes;
mod alike_folders;
mod alike_formats;
mod alike_found;
mod alike_issues;
mod alike_versions;
mod beside_codes;
mod content;
mod coverage;
mod drafts;
mod drive;
mod grouped;
mod groups;
mod list;
mod names;
mod product;
mod roots;
mod rows;
mod sheets;
mod sorted;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::error::Result;
use crate::progress::Progress;

pub use self::drafts::Drafts;
use self::drive::Place;
use self::product::Context;
pub use self::product::{
    LeftOut, Proposal, ProposedCell, ProposedProduct, ProposedState, Sureness,
};

/// Reads a drive and returns what it holds. `store` is the office's store that the folder lies in; without one, the
/// roots of the rows are relative to the folder itself. Both are real paths.
///
/// # Errors
/// `Interrupted` when the user stops the work; `Catalog` where the names of surveys cannot be read.
///
/// ```
/// use kemas::catalog::Catalog;
/// use kemas::progress::Silent;
/// use kemas::proposal::{ProposedState, propose};
///
/// let drive = tempfile::tempdir().unwrap();
/// let folder = drive.path().join("Podes 2011");
/// std::fs::create_dir_all(&folder).unwrap();
/// std::fs::write(folder.join("podes2011_desa.csv"), "r101,r102,r103\n81,71,010\n").unwrap();
///
/// let catalog = Catalog::load(None)?;
/// let proposal = propose(&catalog, drive.path(), None, &Silent)?.proposal();
/// assert_eq!(proposal.products[0].state, ProposedState::New);
/// assert_eq!(proposal.products[0].id.as_deref(), Some("podes-2011-8171"));
/// # Ok::<(), kemas::error::Error>(())
/// ```
pub fn propose<'c>(
    catalog: &'c Catalog,
    folder: &Path,
    store: Option<&Path>,
    progress: &dyn Progress,
) -> Result<Drafts<'c>> {
    let context = Context::new(catalog)?;
    let place = Place {
        folder: folder.to_path_buf(),
        store: store.map_or_else(|| folder.to_path_buf(), PathBuf::from),
        is_store: store.is_some(),
    };
    Drafts::of_drive(context, &place, progress)
}

/// Reads a list of an office's data, as a workbook or as CSV, and returns its rows as products.
///
/// # Errors
/// `Usage` for a file of another kind; `Catalog` for a list that cannot be read or has no header, and where the names
/// of surveys cannot be read; `Io` where the file cannot be opened.
pub fn propose_list<'c>(catalog: &'c Catalog, list: &Path) -> Result<Drafts<'c>> {
    Drafts::of_list(Context::new(catalog)?, list)
}
