//! What a probe found.

use super::index_findings::Finding;
use crate::model::Profile;

/// What a probe found in one file.
#[derive(Debug)]
pub(crate) struct Inside {
    pub(crate) profile: Profile,
    pub(crate) findings: Vec<Finding>,
    /// True where a memo file must lie beside it.
    pub(crate) memo: bool,
    /// For a table, the encoding that its bytes show, or that all of them are ASCII; `None` where they do not show
    /// it.
    pub(crate) letters: Option<&'static str>,
}

impl Inside {
    /// What is known of a file whose content is not described.
    pub(crate) fn plain(findings: Vec<Finding>) -> Self {
        Self { profile: Profile::Plain, findings, memo: false, letters: None }
    }
}
