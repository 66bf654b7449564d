//! Stands for the module `map` in a build without GDAL: no map is opened.
//!
//! The index refuses a map before it reads it ([`require_maps`]). If it wrote a row for the map, that row would have no
//! profile, and a full build would take it for complete.

#[path = "journal.rs"]
mod journal;
#[path = "require_maps.rs"]
mod require_maps;

use std::path::Path;

pub(crate) use self::journal::journal_beside;
pub(crate) use self::require_maps::{no_maps, require_maps};
use crate::message::Message;
use crate::model::{MapFormat, Profile};

/// Returns why no map is opened.
pub(crate) fn probe(_: &Path, _: MapFormat) -> Result<Profile, Message> {
    Err(no_maps().message().clone())
}

/// Gives nothing.
pub(crate) fn each_row<T>(
    _: &Path,
    _: MapFormat,
    _: impl Fn(&[String]) -> Option<T>,
    _: impl FnMut(&T, &[String]),
) {
}
