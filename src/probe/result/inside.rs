//! What a probe found.

use super::index_findings::Finding;
use crate::model::Profile;

/// What a probe found in one file.
#[derive(Debug)]
pub(crate) struct Inside {
    pub(crate) profile: Profile,
    pub(crate) findings: Vec<Finding>,
    /// True where a memo file must lie beside the file.
    pub(crate) memo: bool,
    /// Of a table: the encoding of its letters, or that all of them are ASCII; `None` where nothing
    /// shows it.
    pub(crate) letters: Option<&'static str>,
}

impl Inside {
    /// A file about which only its bytes are known.
    pub(crate) fn plain(findings: Vec<Finding>) -> Self {
        Self { profile: Profile::Plain, findings, memo: false, letters: None }
    }
}
