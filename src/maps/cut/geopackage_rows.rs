//! The rows of a `GeoPackage` that one task reads.

use gdal::Dataset;
use gdal::vector::LayerAccess;
use gdal::vector::sql::Dialect;

use super::held_columns::HeldColumns;

/// A range of rows of a `GeoPackage` by row number: those above `after`, up to `last`, where these are given. A layer
/// without row numbers is read whole with the first range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowRange {
    after: Option<u64>,
    last: Option<u64>,
}

impl RowRange {
    pub(super) const ALL: Self = Self { after: None, last: None };

    /// Splits rows, whose numbers are mostly those from 1 on, into so many ranges. Each row is in exactly one of
    /// them, whatever its number.
    pub(super) fn parts(rows: u64, parts: u64) -> Vec<Self> {
        let end = |part: u64| (part > 0 && part < parts).then(|| rows * part / parts);
        (0..parts.max(1)).map(|part| Self { after: end(part), last: end(part + 1) }).collect()
    }

    /// Returns the rows to read of a layer. A layer without row numbers is read whole with the first range, and
    /// not at all with the others.
    pub(super) fn of(self, map: &Dataset, layer: &str, columns: &HeldColumns) -> Option<Self> {
        if self == Self::ALL || has_numbers(map, layer, columns) {
            return Some(self);
        }
        self.after.is_none().then_some(Self::ALL)
    }

    /// Returns the condition in SQLite's SQL; `None` where all rows are read.
    pub(super) fn condition(self) -> Option<String> {
        let last = |last: u64| format!("rowid <= {last}");
        match (self.after, self.last) {
            (None, None) => None,
            (None, Some(end)) => Some(last(end)),
            (Some(after), None) => Some(format!("rowid > {after}")),
            (Some(after), Some(end)) => Some(format!("rowid > {after} AND {}", last(end))),
        }
    }
}

/// Returns true for a table that is known to have row numbers. A view has none, nor has a table `WITHOUT ROWID`; in
/// others a column named `rowid` may hide them.
fn has_numbers(map: &Dataset, layer: &str, columns: &HeldColumns) -> bool {
    let sql = format!(
        "SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name = '{}' \
         AND sql LIKE 'CREATE TABLE%' AND sql NOT LIKE '%WITHOUT%ROWID%'",
        layer.replace('\'', "''")
    );
    let Ok(Some(mut answer)) = map.execute_sql(sql, None, Dialect::DEFAULT) else { return false };
    let found = answer.features().next().and_then(|row| row.field_as_integer64(0).ok().flatten());
    found == Some(1) && columns.place("rowid").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_in_one_part() {
        let conditions = |parts: u64| -> Vec<String> {
            RowRange::parts(90, parts).into_iter().filter_map(RowRange::condition).collect()
        };
        assert_eq!(RowRange::parts(90, 1), [RowRange::ALL]);
        assert_eq!(conditions(3), ["rowid <= 30", "rowid > 30 AND rowid <= 60", "rowid > 60"]);
    }
}
