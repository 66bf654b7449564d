//! Pictures for letterheads.

mod png;

pub use png::{LARGEST_PICTURE, Picture, hexadecimal};
