//! `.cpg` files: each names the encoding of the DBF beside it.
//!
//! This module says which of them belongs to a table: the one of the same product with exactly the same path before the
//! extension, else the first whose path differs only in upper and lower case. The index compares encodings by it, and a
//! conversion decodes tables by it.

use std::collections::HashMap;

use crate::model::BagPath;

/// The `.cpg` files of products. `T` is what the caller wants to know of each.
#[derive(Debug)]
pub struct CpgFiles<'a, T> {
    /// By product and stem, as written.
    same: HashMap<(&'a str, &'a str), T>,
    /// By product and stem in lower case.
    folded: HashMap<(&'a str, String), T>,
}

impl<'a, T: Copy> CpgFiles<'a, T> {
    /// Picks the `.cpg` files out of all files. Each file comes with its product and its path within it. Of several
    /// with the same stem, the first is taken.
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

    /// Returns what is known of the `.cpg` file that belongs to a DBF; `None` where there is no such file, or the table
    /// is no DBF.
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
