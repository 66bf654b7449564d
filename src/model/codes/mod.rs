//! The stable codes of findings and errors, in one table for each kind. Findings, errors, the help and the manual all
//! use these tables.

mod code;
mod error_codes;
mod index_codes;
mod lookup;
mod map_codes;
mod rule_codes;

pub use code::{Code, Effect};
pub use lookup::{CodeKind, find_code};
