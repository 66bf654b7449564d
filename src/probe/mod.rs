//! What is inside a file, found while the index reads it.
//!
//! `Kind` is chosen by the file's name, by whether it is documentation, and by whether a `.shp` lies beside it. `Probe`
//! is fed the file's bytes. A map it opens by its path, after the bytes were read. Tables, maps, personal data and
//! character encodings have a folder each. The index decides which product a file belongs to, and keeps the findings.

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
#[cfg(feature = "maps")]
pub(crate) use self::map::{
    complaint as gdal_complaint, journal_beside, open as open_map, prepare as prepare_gdal,
    probe as probe_map, system_of, text_of,
};
pub(crate) use self::map::{each_row, require_maps};
pub(crate) use self::personal::PersonalColumns;
pub(crate) use self::result::Finding;
pub use self::stamp::stamp_of;
pub(crate) use self::table::{DbfField, DbfHead, FIXED, delimiter};
