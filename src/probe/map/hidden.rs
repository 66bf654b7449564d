//! What a map carries besides the columns that its driver lists.
//!
//! Each becomes a field of the first layer, as `kemas show --json` lists them; a piece is cut without any
//! of them. The list is short, since a broken file may have millions.

use crate::model::MapFieldProfile;
use crate::probe::result::{LONGEST, clip};

/// The names found in one map, each once, in the order of the find.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    fields: Vec<MapFieldProfile>,
}

/// The most names of one map.
const MOST: usize = 50;
/// Stands for all that came after the last name.
const REST: &str = "(dan lainnya)";

impl Hidden {
    /// Adds what is no column.
    pub(super) fn add(&mut self, name: &str) {
        self.push(MapFieldProfile { name: clip(name), kind: MapFieldProfile::FOREIGN.to_owned() });
    }

    /// Adds a column that the driver does not list.
    pub(super) fn add_column(&mut self, name: &str) {
        self.push(MapFieldProfile { name: clip(name), kind: "tersembunyi".to_owned() });
    }

    /// Returns what was found.
    pub(super) fn into_fields(self) -> Vec<MapFieldProfile> {
        self.fields
    }

    fn push(&mut self, field: MapFieldProfile) {
        if self.fields.len() > MOST || self.fields.contains(&field) {
            return;
        }
        self.fields.push(if self.fields.len() < MOST {
            field
        } else {
            MapFieldProfile { name: REST.to_owned(), kind: MapFieldProfile::FOREIGN.to_owned() }
        });
    }
}

/// Returns true for a name of letters, digits, `_`, `.` and `-` that says no more than a name does.
pub(super) fn is_plain(name: &str) -> bool {
    (1..=LONGEST).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_short_and_says_that_there_is_more() {
        let mut hidden = Hidden::default();
        (0..1000).for_each(|i| hidden.add_column(&format!("k{i}")));
        hidden.add("asing");
        let fields = hidden.into_fields();
        assert_eq!(fields.len(), MOST + 1);
        assert_eq!(fields[MOST].name, REST);
        assert!(fields[MOST].is_foreign(), "what was not kept is not allowed");
    }

    #[test]
    fn paths_and_sentences_are_no_plain_names() {
        assert!(is_plain("final_desa_202411275") && is_plain("desa.8171-1"));
        for name in ["", "D:/pegawai/budi", "milik Budi", &"a".repeat(65)] {
            assert!(!is_plain(name), "{name}");
        }
    }
}
