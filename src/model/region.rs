//! BPS region codes.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::level::Level;

use crate::message::{Message, message, same_in_every_language};

same_in_every_language!(RegionCode);

/// What is said of a text that is no code of a region.
pub(super) const NO_CODE: Message = message!("expected a region code of 2, 4, 7 or 10 digits");

/// The code of the whole country. It has two digits, as a province's code has, but the codes of its areas do not
/// start with it. So ask [`RegionCode::holds`] and the like what lies in a region, and do not compare texts.
const COUNTRY: &str = "00";

/// The number of digits of a regency's code.
const REGENCY: usize = 4;

/// A BPS code of 2, 4, 7 or 10 digits; `00` is the whole country. Only the form is checked, and not whether there is
/// such a region. Codes of the Ministry of Home Affairs have dots (`81.71`) and do not parse.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(String);

impl RegionCode {
    /// Parses a code of 2, 4, 7 or 10 digits; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        (matches!(text.len(), 2 | 4 | 7 | 10) && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| Self(text.to_owned()))
    }

    /// Returns the whole country's code, `00`.
    pub fn national() -> Self {
        Self(COUNTRY.to_owned())
    }

    /// Returns true for the whole country.
    pub fn is_country(&self) -> bool {
        self.0 == COUNTRY
    }

    /// Returns the digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the region's level. It follows from the number of digits, except that `00` is the whole country.
    pub fn level(&self) -> Level {
        match self.0.len() {
            2 if self.is_country() => Level::Nasional,
            2 => Level::Provinsi,
            4 => Level::Kabupaten,
            7 => Level::Kecamatan,
            _ => Level::Desa,
        }
    }

    /// Returns what the codes of all areas in the region start with: the region's own code, or nothing for the whole
    /// country.
    pub fn prefix(&self) -> &str {
        if self.is_country() { "" } else { &self.0 }
    }

    /// Returns the first four digits of [`Self::prefix`], or all of it where it is shorter. The codes of the regencies
    /// that lie in the region or contain it start with this.
    pub fn regency_prefix(&self) -> &str {
        let prefix = self.prefix();
        prefix.get(..REGENCY).unwrap_or(prefix)
    }

    /// Returns true when the area with this id lies in the region or is the region: the id starts with
    /// [`Self::prefix`]. It may be longer than any region's code.
    pub fn holds(&self, id: &str) -> bool {
        id.starts_with(self.prefix())
    }

    /// Returns true when this region contains the other one or is the same; the whole country contains all.
    pub fn covers(&self, other: &Self) -> bool {
        self.holds(&other.0)
    }

    /// Returns true when one of the two contains the other.
    pub fn meets(&self, other: &Self) -> bool {
        self.covers(other) || other.covers(self)
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for RegionCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RegionCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(NO_CODE.english()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> RegionCode {
        RegionCode::parse(text).unwrap()
    }

    #[test]
    fn a_code_covers_what_starts_with_it() {
        assert!(code("81").covers(&code("8171")));
        assert!(!code("8171").covers(&code("81")));
        assert!(code("00").covers(&code("9471")));
        assert!(code("8171").meets(&code("81")));
        assert!(!code("8171").meets(&code("8172")));
    }

    #[test]
    fn the_country_is_the_broadest_and_starts_no_code() {
        assert!(RegionCode::national().is_country() && !code("81").is_country());
        assert_eq!(code("00").level(), Level::Nasional);
        assert!(code("00").covers(&code("00")) && !code("81").covers(&code("00")));
        let prefixes = ["00", "81", "8171", "8171010", "8171010001"].map(|text| {
            let code = code(text);
            (code.prefix().to_owned(), code.regency_prefix().to_owned())
        });
        let prefixes = prefixes.each_ref().map(|(own, regency)| (own.as_str(), regency.as_str()));
        let expected =
            [("", ""), ("81", "81"), ("8171", "8171"), ("8171010", "8171"), ("8171010001", "8171")];
        assert_eq!(prefixes, expected);
        assert!(code("00").holds("8171010001000100") && code("8171").holds("8171010001000100"));
        assert!(!code("8172").holds("8171010001000100") && !code("8171").holds("81"));
    }

    #[test]
    fn the_ministrys_dotted_codes_are_not_codes() {
        for text in ["81.71", "8", "817", "81710", "８１", ""] {
            assert_eq!(RegionCode::parse(text), None, "{text}");
        }
    }
}
