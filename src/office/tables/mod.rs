//! The tables of the office's catalogue, for whoever edits them: the check, and new products.

mod add;
mod check;
mod replace;

pub use add::ProductsAdded;
