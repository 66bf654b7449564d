//! The columns of a held layer, and those of them that must not leave.

use gdal::vector::{Defn, OGRFieldType};

use crate::catalog::MapField;

/// The columns of a held layer by name.
#[derive(Debug)]
pub(super) struct HeldColumns {
    all: Vec<(String, OGRFieldType::Type)>,
}

impl HeldColumns {
    pub(super) fn of(defn: &Defn) -> Self {
        Self { all: defn.fields().map(|field| (field.name(), field.field_type())).collect() }
    }

    /// Returns index and type of the first column with a name, in capital or small letters.
    pub(super) fn place(&self, name: &str) -> Option<(usize, OGRFieldType::Type)> {
        let at = self.all.iter().position(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some((at, self.all[at].1))
    }

    /// Returns the name of a column as the layer writes it.
    pub(super) fn name(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |(name, _)| name)
    }

    /// Returns the columns that the whitelist does not name. Of several columns whose names differ only in case, the
    /// first alone may leave.
    pub(super) fn withheld<'a>(&'a self, fields: &'a [MapField]) -> impl Iterator<Item = &'a str> {
        let leaves = move |at: usize, name: &str| {
            fields.iter().any(|field| field.field.eq_ignore_ascii_case(name))
                && self.place(name).is_some_and(|(first, _)| first == at)
        };
        let all = self.all.iter().map(|(name, _)| name.as_str()).enumerate();
        all.filter(move |(at, name)| !leaves(*at, name)).map(|(_, name)| name)
    }
}
