//! How hard to compress.

use serde::{Deserialize, Serialize};

/// How hard to compress: libdeflate levels 1, 6 and 9.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// For a visitor who waits.
    #[default]
    Fast,
    /// Smaller, slower.
    Balanced,
    /// Smallest: for packages made beforehand.
    Best,
}

impl Level {
    /// Every level, the hardest first.
    pub const ALL: [Self; 3] = [Self::Best, Self::Balanced, Self::Fast];

    /// Returns the word for the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Balanced => "balanced",
            Self::Best => "best",
        }
    }
}
