//! A statement of a request with the words it was read from: a value, or a region with what is wrong
//! with it.

use crate::model::RegionCode;

/// A value and the words that state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::conformity) struct Stated<T> {
    /// The value.
    pub(in crate::conformity) value: T,
    /// The words.
    pub(in crate::conformity) words: String,
    /// The text where they stand; none for a declared field.
    pub(in crate::conformity) field: Option<&'static str>,
}

impl<T> Stated<T> {
    /// A value of a declared field.
    pub(super) fn declared(value: T, words: String) -> Self {
        Self { value, words, field: None }
    }

    /// A value read from a text.
    pub(in crate::conformity) fn read(value: T, words: &str, field: &'static str) -> Self {
        Self { value, words: words.to_owned(), field: Some(field) }
    }
}

/// A stated region with its two readings, which are the same unless code and name disagree.
#[derive(Debug)]
pub(in crate::conformity) struct Place {
    /// Code and name as written.
    pub(in crate::conformity) words: String,
    /// The regions meant if the code is right.
    pub(in crate::conformity) by_code: Vec<RegionCode>,
    /// The regions meant if the name is right; several where it fits several.
    pub(in crate::conformity) by_name: Vec<RegionCode>,
    /// What is wrong with it.
    pub(in crate::conformity) trouble: Option<Trouble>,
    /// The text where it stands; none for a declared region.
    pub(in crate::conformity) field: Option<&'static str>,
}

impl Place {
    /// A region named in a text; several codes where the name fits several.
    pub(in crate::conformity) fn read(words: String, codes: Vec<RegionCode>) -> Self {
        Self { words, by_code: codes.clone(), by_name: codes, trouble: None, field: None }
    }
}

/// Why a stated region cannot be taken as it stands (K15).
#[derive(Debug, PartialEq, Eq)]
pub(in crate::conformity) enum Trouble {
    /// The code is not in the catalogue; the name, where one is given, means these regions.
    UnknownCode {
        /// The code as written.
        code: String,
        /// What the name means.
        meant: Vec<RegionCode>,
    },
    /// The name fits no region, and there is no code; perhaps this one was meant.
    UnknownName {
        /// The name as written.
        name: String,
        /// The region with the name most like it.
        like: Option<RegionCode>,
    },
    /// The code is one region's and the name another's, or nobody's.
    Disagree {
        /// The code, which is in the catalogue.
        code: RegionCode,
        /// The name as written.
        name: String,
        /// What the name means; empty where it fits no region.
        meant: Vec<RegionCode>,
    },
}
