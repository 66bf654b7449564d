//! The phases of long work.

/// What long work is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// Looking for files in the stores.
    Scan,
    /// Reading, hashing and profiling files.
    Hash,
    /// Reading sources, compressing and writing packages.
    Pack,
    /// Pushing what was written to the device.
    Flush,
    /// Reading the medium back and comparing.
    ReadBack,
    /// Checking a package.
    Verify,
    /// Making synthetic data.
    Synth,
}

impl Phase {
    /// Returns the phase's name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scan => "scan",
            Self::Hash => "hash",
            Self::Pack => "pack",
            Self::Flush => "flush",
            Self::ReadBack => "read-back",
            Self::Verify => "verify",
            Self::Synth => "synth",
        }
    }
}
