//! What GDAL takes from the clock is set for the thread that writes, and given back after.

use gdal::config::{clear_thread_local_config_option, set_thread_local_config_option};

use crate::model::MapEdition;

/// The library that writes the bytes, for the recipe of what is made.
pub fn converter() -> String {
    format!("kemas-maps 1, GDAL {}", gdal::version::VersionInfo::release_name())
}

/// The settings of GDAL for the thread that writes.
const SETTINGS: [&str; 3] = ["OGR_CURRENT_DATE", "OGR_SQLITE_JOURNAL", "OGR_SQLITE_SYNCHRONOUS"];

/// Settings of the thread; dropping it clears them.
pub(super) struct Settled;

impl Settled {
    pub(super) fn on_this_thread(edition: MapEdition) -> Self {
        let day = first_day(edition);
        // A new file that becomes whole or is thrown away needs no journal of its own.
        let values = [&*format!("{day}T00:00:00.000Z"), "OFF", "OFF"];
        for (key, value) in SETTINGS.into_iter().zip(values) {
            // The calls fail only for texts with a NUL.
            let _ = set_thread_local_config_option(key, value);
        }
        Self
    }
}

impl Drop for Settled {
    fn drop(&mut self) {
        for key in SETTINGS {
            let _ = clear_thread_local_config_option(key);
        }
    }
}

/// Returns the day that stands for an edition where a format wants one.
pub(in crate::maps) fn first_day(edition: MapEdition) -> String {
    format!("{}-{}-01", edition.year, if edition.semester == 1 { "01" } else { "07" })
}
