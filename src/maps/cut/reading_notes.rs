//! Notes on a source, taken while it is read. They become findings later.

/// What was noticed while reading: codes of areas, names of columns and regions, and numbers of areas.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) withheld: Vec<String>,
    pub(super) nowhere: u64,
    pub(super) heights: u64,
    pub(super) curves: Vec<String>,
    pub(super) no_areas: Vec<String>,
    pub(super) padded: u64,
    pub(super) torn: Vec<String>,
    pub(super) unreadable: Vec<String>,
    pub(super) too_long: Vec<String>,
    pub(super) long_columns: Vec<String>,
    pub(super) other_type: Vec<String>,
    pub(super) typed_columns: Vec<String>,
    pub(super) nested: Vec<String>,
    pub(super) incomplete: Vec<String>,
    pub(super) other_region: Vec<String>,
    pub(super) other_names: Vec<String>,
    /// Names of other regions in a column that must not leave.
    pub(super) names_inside: Vec<String>,
    pub(super) nameless: Option<&'static str>,
}

impl Notes {
    /// Adds the notes of another task on the same files.
    pub(super) fn join(&mut self, other: Self) {
        self.nowhere += other.nowhere;
        self.heights += other.heights;
        self.padded += other.padded;
        for (list, more) in [
            (&mut self.withheld, other.withheld),
            (&mut self.curves, other.curves),
            (&mut self.no_areas, other.no_areas),
            (&mut self.torn, other.torn),
            (&mut self.unreadable, other.unreadable),
            (&mut self.too_long, other.too_long),
            (&mut self.other_type, other.other_type),
            (&mut self.nested, other.nested),
            (&mut self.incomplete, other.incomplete),
            (&mut self.other_region, other.other_region),
        ] {
            list.extend(more);
        }
        for (list, more) in [
            (&mut self.long_columns, other.long_columns),
            (&mut self.typed_columns, other.typed_columns),
            (&mut self.other_names, other.other_names),
            (&mut self.names_inside, other.names_inside),
        ] {
            for name in &more {
                add_once(list, name);
            }
        }
        self.nameless = self.nameless.or(other.nameless);
    }
}

/// Adds a name that is not in the list yet.
pub(super) fn add_once(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
