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
    /// For a table, the encoding that it declares or that its texts show, or `ASCII` where all its texts are ASCII;
    /// `None` where that is not known, and for other files.
    pub(crate) letters: Option<&'static str>,
}

impl Inside {
    /// Returns the result for a file whose content is not described: only these findings.
    pub(crate) fn plain(findings: Vec<Finding>) -> Self {
        Self { profile: Profile::Plain, findings, memo: false, letters: None }
    }
}
