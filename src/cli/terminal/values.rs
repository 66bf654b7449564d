//! Options with a few fixed words, and the types of the office that these stand for.

use clap::ValueEnum;

use crate::model::PaperKind;
use crate::office::{Form, PackLevel};

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Effort {
    /// For a visitor who waits.
    Fast,
    /// Smaller, slower.
    Balanced,
    /// Smallest.
    Best,
}

impl From<Effort> for PackLevel {
    fn from(effort: Effort) -> Self {
        match effort {
            Effort::Fast => Self::Fast,
            Effort::Balanced => Self::Balanced,
            Effort::Best => Self::Best,
        }
    }
}

impl From<PackLevel> for Effort {
    fn from(level: PackLevel) -> Self {
        match level {
            PackLevel::Fast => Self::Fast,
            PackLevel::Balanced => Self::Balanced,
            PackLevel::Best => Self::Best,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Shape {
    /// One ZIP for each product.
    Zip,
    /// One folder for each product, its files as they are.
    Plain,
}

impl From<Shape> for Form {
    fn from(shape: Shape) -> Self {
        match shape {
            Shape::Zip => Self::Zip,
            Shape::Plain => Self::Plain,
        }
    }
}

impl From<Form> for Shape {
    fn from(form: Form) -> Self {
        match form {
            Form::Zip => Self::Zip,
            Form::Plain => Self::Plain,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PaperWord {
    /// An invoice.
    Invoice,
    /// A receipt.
    Receipt,
    /// A handover note.
    Handover,
}

impl From<PaperWord> for PaperKind {
    fn from(kind: PaperWord) -> Self {
        match kind {
            PaperWord::Invoice => Self::Invoice,
            PaperWord::Receipt => Self::Receipt,
            PaperWord::Handover => Self::Handover,
        }
    }
}
