//! Looking inside a file while it is read: which probe, and what it found.
//!
//! `Kind` reads the file's name; `Probe` takes in its bytes, or opens a map when they are all read.
//! Tables, maps, personal data and encodings of letters have a room each. Whose the file is, and where the
//! findings go, is the index's.

mod encoding;
mod file_kind;
mod file_probe;
mod interruption;
#[cfg(feature = "maps")]
mod map;
#[cfg(not(feature = "maps"))]
#[path = "map/without_gdal.rs"]
mod map;
mod personal;
mod result;
mod stamp;
mod table;

pub(crate) use self::encoding::{ASCII, Letters, is_doubted, name_in_cpg, until_nul};
pub(crate) use self::file_kind::Kind;
pub(crate) use self::file_probe::Probe;
pub(crate) use self::interruption::interrupted;
#[cfg(not(feature = "maps"))]
pub(crate) use self::map::no_maps;
pub(crate) use self::map::require_maps;
#[cfg(feature = "maps")]
pub(crate) use self::map::{
    complaint as gdal_complaint, journal_beside, open as open_map, prepare as prepare_gdal,
    probe as probe_map, system_of, text_of,
};
pub(crate) use self::personal::PersonalColumns;
pub(crate) use self::result::Finding;
pub use self::stamp::stamp_of;
pub(crate) use self::table::{DbfField, DbfHead, FIXED, delimiter};
