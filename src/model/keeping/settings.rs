//! The table `[keep]` of `kemas.toml`.

use serde::{Deserialize, Serialize};

/// How the office keeps what it must not lose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KeepSettings {
    /// The folder of the backups, absolute or relative to the office's folder; blank for `cadangan` in the office.
    pub backup_to: String,
}
