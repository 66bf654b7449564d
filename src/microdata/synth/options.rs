//! What survey to make: its size, its seed and its parts.

/// A file of a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// One record for each household.
    Rt,
    /// One record for each member: person, school, health.
    Ind1,
    /// One record for each member: work, mothers, internet.
    Ind2,
}

impl Part {
    pub(super) fn stem(self) -> &'static str {
        match self {
            Self::Rt => "rt",
            Self::Ind1 => "ind1",
            Self::Ind2 => "ind2",
        }
    }
}

/// What survey to make.
#[derive(Debug, Clone)]
pub struct SynthOptions {
    /// Bytes wanted of all files together; they are met to a few percent, but there is at least one household.
    pub bytes: u64,
    /// The seed: with the same other options, it gives the same bytes.
    pub seed: u64,
    /// The parts, in the order in which they are written.
    pub parts: Vec<Part>,
}

impl SynthOptions {
    /// Returns options for all parts.
    pub fn new(bytes: u64, seed: u64) -> Self {
        Self { bytes, seed, parts: vec![Part::Ind1, Part::Ind2, Part::Rt] }
    }
}
