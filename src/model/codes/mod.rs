//! The stable codes that people meet in findings and errors, one table for each kind. Findings, errors, the help
//! and the manual take them from here.

mod code;
mod error_codes;
mod index_codes;
mod lookup;
mod map_codes;
mod rule_codes;

pub use code::{Code, Effect};
pub use lookup::{CodeKind, find_code};
