//! Stands for this room in a build without GDAL: no map is opened.
//!
//! The index refuses a map before it is read ([`require_maps`]), so that no row of a map is written that
//! a full build would take for checked.

#[path = "journal.rs"]
mod journal;
#[path = "require_maps.rs"]
mod require_maps;

use std::path::Path;

pub(crate) use self::journal::journal_beside;
pub(crate) use self::require_maps::{no_maps, require_maps};
use crate::message::Message;
use crate::model::{MapFormat, Profile};

/// Returns why the map is not opened.
pub(crate) fn probe(_: &Path, _: MapFormat) -> Result<Profile, Message> {
    Err(no_maps().message().clone())
}
