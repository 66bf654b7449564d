//! The table `[keep]` of `kemas.toml`.

use serde::{Deserialize, Serialize};

/// How the office keeps what it must not lose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KeepSettings {
    /// The folder of the backups, absolute or relative to the office's folder; blank for `cadangan` in the office.
    pub backup_to: String,
    /// Years for which papers, payers and evidence stay after the last step of a request, before they may be destroyed.
    pub evidence_years: u32,
}

impl Default for KeepSettings {
    fn default() -> Self {
        Self { backup_to: String::new(), evidence_years: 10 }
    }
}
