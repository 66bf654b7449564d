//! A finding of the index: something wrong in a store.

use serde::{Deserialize, Serialize};

use super::sale_stop::SaleFinding;

/// Something wrong in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFinding {
    /// Stable code, `I01` and on; listed in the README.
    pub code: String,
    /// True when it stops the sale of the item.
    pub blocking: bool,
    /// The product concerned.
    pub item: Option<String>,
    /// The file or folder.
    pub path: String,
    /// What is wrong, in Indonesian.
    pub reason: String,
    /// What to do now, in Indonesian.
    pub remedy: String,
}

impl IndexFinding {
    /// Returns true for a finding about the content of files that can be read and copied.
    fn is_about_content(&self) -> bool {
        matches!(&*self.code, "I13" | "I14" | "I15" | "I19" | "I20" | "I21" | "I22" | "I23" | "I24")
    }
}

impl SaleFinding for IndexFinding {
    fn code(&self) -> &str {
        &self.code
    }

    fn is_blocking(&self) -> bool {
        self.blocking
    }

    fn may_be_carried_over(&self) -> bool {
        self.is_about_content()
    }
}
