//! A finding of the index: something wrong in a store.

use serde::Serialize;

use super::sale_stop::SaleFinding;
use crate::message::Message;
use crate::model::codes::find_code;

/// Something wrong in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexFinding {
    /// Stable code, `I01` and on; see `model/codes/index_codes.rs`.
    pub code: String,
    /// True when it stops the sale of the product, unless an officer's reason carries the sale over it.
    pub blocking: bool,
    /// The id of the product concerned; `None` where the file belongs to none.
    pub item: Option<String>,
    /// The file or folder, as it is shown.
    pub path: String,
    /// What is wrong; in JSON in Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub reason: Message,
    /// What to do now; in JSON in Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub remedy: Message,
}

impl SaleFinding for IndexFinding {
    fn code(&self) -> &str {
        &self.code
    }

    fn is_blocking(&self) -> bool {
        self.blocking
    }

    fn may_be_carried_over(&self) -> bool {
        find_code(&self.code).is_some_and(|(_, code)| code.effect.yields_to_a_reason())
    }
}
