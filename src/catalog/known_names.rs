//! Names of one table that others refer to.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::hash::Hash;

/// The names that a table has. Where the table's header or a row is broken, any name may be one of
/// them: the error names that place, and not each row that refers to the table.
pub(super) struct KnownNames<T>(Option<HashSet<T>>);

impl<T: Eq + Hash> KnownNames<T> {
    /// Takes the names; `None` for a table that could not be read whole.
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

    /// Returns the names that the table has, in no order; none where not all of them are known.
    pub(super) fn all(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flatten()
    }
}
