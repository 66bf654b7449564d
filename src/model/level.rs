//! Administrative and statistical levels, from coarse to fine.

use serde::{Deserialize, Serialize};

use crate::message::same_in_every_language;

same_in_every_language!(Level);

/// A level of regions; a later variant is finer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The whole country.
    Nasional,
    /// A province, 2 digits.
    Provinsi,
    /// A regency or city, 4 digits.
    Kabupaten,
    /// A district, 7 digits.
    Kecamatan,
    /// A village, 10 digits.
    Desa,
    /// A local environment unit (SLS), 14 digits.
    Sls,
    /// A part of an SLS, 16 digits.
    Subsls,
    /// A census block.
    BlokSensus,
}

impl Level {
    /// All levels, from coarse to fine.
    pub const ALL: [Self; 8] = [
        Self::Nasional,
        Self::Provinsi,
        Self::Kabupaten,
        Self::Kecamatan,
        Self::Desa,
        Self::Sls,
        Self::Subsls,
        Self::BlokSensus,
    ];

    /// Parses the catalogue's word for a level; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }

    /// Returns the catalogue's word for the level.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nasional => "nasional",
            Self::Provinsi => "provinsi",
            Self::Kabupaten => "kabupaten",
            Self::Kecamatan => "kecamatan",
            Self::Desa => "desa",
            Self::Sls => "sls",
            Self::Subsls => "subsls",
            Self::BlokSensus => "blok-sensus",
        }
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Level;

    #[test]
    fn every_word_parses_back_and_levels_grow_finer() {
        for level in Level::ALL {
            assert_eq!(Level::parse(level.as_str()), Some(level));
        }
        assert!(Level::ALL.is_sorted());
        assert_eq!(Level::parse("Desa"), None);
    }
}
