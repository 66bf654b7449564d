//! Notes on the areas of one order, taken while they are read and while their region's names are compared. They become
//! findings later.

/// What was noticed: codes of areas where nothing else is said.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Names of columns that must not leave.
    pub(super) withheld: Vec<String>,
    /// How many areas cannot be placed by their codes.
    pub(super) nowhere: u64,
    /// How many areas had heights or measures.
    pub(super) heights: u64,
    pub(super) curves: Vec<String>,
    pub(super) no_areas: Vec<String>,
    /// How many areas got leading zeros of their codes back.
    pub(super) padded: u64,
    /// Areas whose columns of codes contradict each other.
    pub(super) torn: Vec<String>,
    pub(super) unreadable: Vec<String>,
    /// Areas with values wider than their column.
    pub(super) too_long: Vec<String>,
    /// The columns of those values, by name.
    pub(super) long_columns: Vec<String>,
    /// Areas with values of another type than their column's.
    pub(super) other_type: Vec<String>,
    /// The columns of those values, by name.
    pub(super) typed_columns: Vec<String>,
    pub(super) nested: Vec<String>,
    pub(super) incomplete: Vec<String>,
    pub(super) other_region: Vec<String>,
    /// Names of other regions in columns that may leave.
    pub(super) other_names: Vec<String>,
    /// Names of other regions in a column that must not leave.
    pub(super) names_inside: Vec<String>,
    /// The column of the region's name, where no area has a name in it.
    pub(super) nameless: Option<&'static str>,
}

impl Notes {
    /// Adds the notes of another task, or on another source, for the same order.
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

/// Adds a name unless the list has it already.
pub(super) fn add_once(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
