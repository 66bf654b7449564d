//! The backups: whether the last one is old, and whether it lies on another disk than the office.

use std::path::Path;

use super::checkup::{HealthCheck, broken_settings};
use crate::catalog::Catalog;
use crate::error::Result;
use crate::message::message;
use crate::model::OfficeSettings;
use crate::office::keep::last_backup;
use crate::office::session::Clock;

/// Looks for the last backup of the office in the folder `home`.
pub(super) fn backup(
    home: &Path,
    settings: &Result<OfficeSettings>,
    catalog: &Result<Catalog>,
    clock: &Clock,
) -> HealthCheck {
    const ID: &str = "backup";
    if home.join("ledger.db").metadata().map_or(true, |found| found.len() == 0) {
        return HealthCheck::good(ID, message!("nothing is recorded yet that could be lost"));
    }
    let Ok(settings) = settings else { return HealthCheck::not_checked(ID, broken_settings()) };
    let holidays = catalog.as_ref().ok().and_then(|catalog| catalog.holidays().ok());
    let now = clock.moment(None);
    let found = last_backup(home, settings, &holidays.unwrap_or_default(), now);
    let Some(warning) = found.warning() else { return HealthCheck::good(ID, found.words()) };
    let hint = if found.old {
        message!("run `kemas backup`; `kemas help pengelola`, part 14, shows how it runs by itself")
    } else {
        message!("name a folder on another disk under [keep] backup_to in kemas.toml")
    };
    HealthCheck::warn(ID, warning, hint)
}
