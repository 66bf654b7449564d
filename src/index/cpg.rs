//! `.cpg` files: each names the encoding of the DBF beside it.
//!
//! Which of them belongs to a table is said here alone: the one of its very name, else the first whose name
//! differs in case only. The index judges letters by it, and a conversion reads them by it.

use std::collections::HashMap;

use crate::model::BagPath;

/// The `.cpg` files of products, each with what its user knows of it.
#[derive(Debug)]
pub struct CpgFiles<'a, T> {
    /// By product and stem.
    same: HashMap<(&'a str, &'a str), T>,
    /// By product and stem in letters of one case.
    folded: HashMap<(&'a str, String), T>,
}

impl<'a, T: Copy> CpgFiles<'a, T> {
    /// Takes the `.cpg` files out of all files, which come as product and path within it, in the order of
    /// their paths.
    pub fn among(files: impl Iterator<Item = (&'a str, &'a BagPath, T)>) -> Self {
        let (mut same, mut folded) = (HashMap::new(), HashMap::new());
        for (product, path, file) in files {
            if is(path, "cpg") {
                let stem = path.stem();
                same.entry((product, stem)).or_insert(file);
                folded.entry((product, stem.to_lowercase())).or_insert(file);
            }
        }
        Self { same, folded }
    }

    /// Returns the file that names the letters of a DBF.
    pub fn beside(&self, product: &str, table: &BagPath) -> Option<T> {
        if self.same.is_empty() || !is(table, "dbf") {
            return None;
        }
        let stem = table.stem();
        let same = self.same.get(&(product, stem));
        same.or_else(|| self.folded.get(&(product, stem.to_lowercase()))).copied()
    }
}

fn is(path: &BagPath, extension: &str) -> bool {
    path.extension().is_some_and(|own| own == extension)
}
