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
    /// Bytes of all files together, accurate to a few percent.
    pub bytes: u64,
    /// The seed: the same one gives the same bytes.
    pub seed: u64,
    /// The parts, in this order.
    pub parts: Vec<Part>,
}

impl SynthOptions {
    /// Makes all parts.
    pub fn new(bytes: u64, seed: u64) -> Self {
        Self { bytes, seed, parts: vec![Part::Ind1, Part::Ind2, Part::Rt] }
    }
}
