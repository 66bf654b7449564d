//! Looks up codes: all of a kind, or the one that somebody typed.

use super::code::Code;
use super::{error_codes, index_codes, map_codes, rule_codes};
use crate::message::{Message, message};

/// A kind of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// K: the rules of the check.
    Rule,
    /// I: findings of the index.
    Index,
    /// P: findings on maps.
    Map,
    /// The codes of errors.
    Error,
}

impl CodeKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Rule, Self::Index, Self::Map, Self::Error];

    /// Returns what the codes of this kind are about.
    pub fn title(self) -> Message {
        match self {
            Self::Rule => message!("rule of the conformity check"),
            Self::Index => message!("finding of the index"),
            Self::Map => message!("finding on a map"),
            Self::Error => message!("error of a command"),
        }
    }

    /// Returns the codes of this kind, in their order.
    pub fn codes(self) -> &'static [Code] {
        match self {
            Self::Rule => &rule_codes::ALL,
            Self::Index => &index_codes::ALL,
            Self::Map => &map_codes::ALL,
            Self::Error => &error_codes::ALL,
        }
    }
}

/// Returns the code that somebody typed, in capital or small letters, with its kind; `None` where there is no such
/// code.
pub fn find_code(typed: &str) -> Option<(CodeKind, &'static Code)> {
    CodeKind::ALL.into_iter().find_map(|kind| {
        let mut codes = kind.codes().iter();
        Some((kind, codes.find(|code| code.code.eq_ignore_ascii_case(typed))?))
    })
}
