//! Names of one table that others refer to.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::hash::Hash;

/// The names that a table has. Where the table cannot be read, every name may be one of them: what is wrong is
/// told of that table alone, and not again of each row that refers to it.
pub(super) struct KnownNames<T>(Option<HashSet<T>>);

impl<T: Eq + Hash> KnownNames<T> {
    /// Takes the names; `None` for a table that cannot be read.
    pub(super) fn of(names: Option<HashSet<T>>) -> Self {
        Self(names)
    }

    /// Returns true where a row may refer to the name.
    pub(super) fn may_have<Q: Eq + Hash + ?Sized>(&self, name: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.as_ref().is_none_or(|names| names.contains(name))
    }
}
