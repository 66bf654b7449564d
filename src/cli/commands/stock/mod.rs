//! Commands on the office's data: index, products, pieces of maps, the shelf.

pub(in crate::cli) mod batch;
pub(in crate::cli) mod cut;
pub(in crate::cli) mod index;
pub(in crate::cli) mod shelf;
pub(in crate::cli) mod show;
