//! The tables of the office's catalogue, for whoever edits them: the check, new products, and new versions of kemas.

mod add;
mod check;
mod likely;
mod product_form;
mod replace;
mod update;

pub use add::ProductsAdded;
pub use product_form::{ColumnChoice, ColumnKind, ProductForm};
pub use update::{CatalogUpdated, UpdatedTable};
