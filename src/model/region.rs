//! BPS region codes.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::level::Level;

/// A BPS code of 2, 4, 7 or 10 digits; `00` is the whole country. Never the Ministry's code.
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
        Self("00".to_owned())
    }

    /// Returns the digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the level that the code's length stands for.
    pub fn level(&self) -> Level {
        match self.0.len() {
            2 if self.0 == "00" => Level::Nasional,
            2 => Level::Provinsi,
            4 => Level::Kabupaten,
            7 => Level::Kecamatan,
            _ => Level::Desa,
        }
    }

    /// Returns true when this region contains the other or is it: its code is the other's start,
    /// and `00` covers all.
    pub fn covers(&self, other: &Self) -> bool {
        self.0 == "00" || other.0.starts_with(&self.0)
    }

    /// Returns true when one of the two covers the other.
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
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom("expected a region code of 2, 4, 7 or 10 digits")
        })
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
    fn the_ministrys_dotted_codes_are_not_codes() {
        for text in ["81.71", "8", "817", "81710", "８１", ""] {
            assert_eq!(RegionCode::parse(text), None, "{text}");
        }
    }
}
