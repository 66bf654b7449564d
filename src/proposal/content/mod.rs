//! What the content of a file says: the region codes in it, and the level of a map.

mod codes;
mod damaged;
mod file_content;
mod map_rows;
mod rows;
mod sample;
mod tables;

pub(super) use self::codes::Codes;
pub(super) use self::damaged::{bytes_of_statistics, workbook};
pub(super) use self::file_content::{Content, content};
pub(super) use self::rows::rows;
pub(super) use self::sample::bytes_read;
