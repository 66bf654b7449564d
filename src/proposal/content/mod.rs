//! What the content of a file says: the region codes in it, and the level of a map.

mod codes;
mod file_content;
mod sample;
mod tables;

pub(super) use self::codes::Codes;
pub(super) use self::file_content::{Content, content};
pub(super) use self::sample::bytes_read;
