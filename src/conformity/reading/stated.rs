//! A statement of a request with the words that it was read from: a value, or a region with what is wrong with it.

use crate::model::RegionCode;

/// A value and the words that state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::conformity) struct Stated<T> {
    /// The value.
    pub(in crate::conformity) value: T,
    /// The words as written; of a declared level or period, its value as text.
    pub(in crate::conformity) words: String,
    /// The text that it stands in; `None` for a declared field.
    pub(in crate::conformity) field: Option<&'static str>,
}

impl<T> Stated<T> {
    /// Makes a value that a field declares.
    pub(super) fn declared(value: T, words: String) -> Self {
        Self { value, words, field: None }
    }

    /// Makes a value that was read from a text.
    pub(in crate::conformity) fn read(value: T, words: &str, field: &'static str) -> Self {
        Self { value, words: words.to_owned(), field: Some(field) }
    }
}

/// A stated region in two meanings, by its code and by its name. They are the same unless the two disagree or the code
/// is unknown.
#[derive(Debug)]
pub(in crate::conformity) struct Place {
    /// Code and name as written, or the one that is given.
    pub(in crate::conformity) words: String,
    /// The regions that are meant if the code is right, which may be unknown; without a well-formed code those of the
    /// name.
    pub(in crate::conformity) by_code: Vec<RegionCode>,
    /// The regions that are meant if the name is right; several where the name fits several and the code is not one of
    /// them. Where it fits none, or none is given, the same as `by_code`.
    pub(in crate::conformity) by_name: Vec<RegionCode>,
    /// What is wrong with it; `None` where nothing is.
    pub(in crate::conformity) trouble: Option<Trouble>,
    /// The text that it stands in; `None` for a declared region.
    pub(in crate::conformity) field: Option<&'static str>,
}

impl Place {
    /// Makes a region from a name alone; several codes where the name fits several. The caller sets `field` where
    /// the name stands in a text.
    pub(in crate::conformity) fn read(words: String, codes: Vec<RegionCode>) -> Self {
        Self { words, by_code: codes.clone(), by_name: codes, trouble: None, field: None }
    }
}

/// Why a stated region cannot be used as it is (K15).
#[derive(Debug, PartialEq, Eq)]
pub(in crate::conformity) enum Trouble {
    /// The code is not in the catalogue.
    UnknownCode {
        /// The code as written.
        code: String,
        /// The regions that the name means; empty where there is no name or it fits none.
        meant: Vec<RegionCode>,
    },
    /// The name fits no region, and there is no code.
    UnknownName {
        /// The name as written.
        name: String,
        /// The region whose name is most like it.
        like: Option<RegionCode>,
    },
    /// The code and the name mean different regions, or the name fits none.
    Disagree {
        /// The code, which is in the catalogue.
        code: RegionCode,
        /// The name as written.
        name: String,
        /// The regions that the name means, or else those whose names stand in it; empty where there are none.
        meant: Vec<RegionCode>,
    },
}
