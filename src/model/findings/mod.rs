//! What is found about data and maps, and which of it stops a sale.

mod index_finding;
mod map_finding;
mod sale_stop;

pub use index_finding::IndexFinding;
pub use map_finding::MapFinding;
pub(crate) use map_finding::shown as shown_findings;
pub(crate) use sale_stop::names_code;
pub use sale_stop::{SaleFinding, stopping};
