//! The phases of long work.

/// What long work is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// Looking for files in the stores.
    Scan,
    /// Reading, hashing and profiling files for the index, or measuring tables.
    Hash,
    /// Reading sources and writing packages, for a bag, the shelf or `kemas zip`; or copying packages from the shelf.
    Pack,
    /// Pushing what was written to the device.
    Flush,
    /// Reading bags back from the medium and comparing them with what was written.
    ReadBack,
    /// Checking bags, packages or the shelf.
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
