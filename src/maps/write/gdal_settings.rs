//! Settings of GDAL for the thread that writes, such as a fixed date instead of the clock; reset afterwards.

use gdal::config::{clear_thread_local_config_option, set_thread_local_config_option};

use crate::model::MapEdition;

/// Returns the name and version of what writes maps, for the recipe of a package.
pub fn converter() -> String {
    format!("kemas-maps 1, GDAL {}", gdal::version::VersionInfo::release_name())
}

/// The names of the settings: the current date, and SQLite's journal and flushing.
const SETTINGS: [&str; 3] = ["OGR_CURRENT_DATE", "OGR_SQLITE_JOURNAL", "OGR_SQLITE_SYNCHRONOUS"];

/// The settings of a thread; dropping it clears them.
pub(super) struct Settled;

impl Settled {
    pub(super) fn on_this_thread(edition: MapEdition) -> Self {
        let day = first_day(edition);
        // A new file that is either completed or thrown away needs no journal and no flushing.
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

/// Returns the first day of an edition's semester (`2025-01-01`), for formats that want a day.
pub(in crate::maps) fn first_day(edition: MapEdition) -> String {
    format!("{}-{}-01", edition.year, if edition.semester == 1 { "01" } else { "07" })
}
