//! A product of the catalogue, microdata or map.

use super::row_types::{Access, Dataset, MapLayer};

/// A product: a dataset or a map layer.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// Microdata, sold as a full set.
    Dataset(&'a Dataset),
    /// A map, sold by the piece.
    Layer(&'a MapLayer),
}

impl<'a> Item<'a> {
    /// Returns the id.
    pub fn id(self) -> &'a str {
        match self {
            Self::Dataset(dataset) => &dataset.id,
            Self::Layer(layer) => &layer.id,
        }
    }

    /// Returns the title.
    pub fn title(self) -> &'a str {
        match self {
            Self::Dataset(dataset) => &dataset.title,
            Self::Layer(layer) => &layer.title,
        }
    }

    /// Returns who may have it.
    pub fn access(self) -> Access {
        match self {
            Self::Dataset(dataset) => dataset.access,
            Self::Layer(layer) => layer.access,
        }
    }

    /// Returns the edition as the table has it: `1`, `rev1` of a dataset, `2025-1` of a map.
    pub fn edition(self) -> String {
        match self {
            Self::Dataset(dataset) => dataset.edition.clone(),
            Self::Layer(layer) => layer.edition.to_string(),
        }
    }

    /// Returns its folder, as a path below a store.
    pub fn root(self) -> &'a str {
        match self {
            Self::Dataset(dataset) => dataset.root.as_str(),
            Self::Layer(layer) => layer.root.as_str(),
        }
    }
}
