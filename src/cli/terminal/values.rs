//! The words and numbers that options take.

use clap::ValueEnum;

use crate::message::Language;
use crate::model::{Level, PaperKind};
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

pub(in crate::cli) fn level(text: &str) -> Result<Level, String> {
    Level::parse(text).ok_or_else(|| {
        let known: Vec<_> = Level::ALL.iter().map(|level| level.as_str()).collect();
        format!("expected one of {}", known.join(", "))
    })
}

/// Reads a language's code.
pub(in crate::cli) fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "expected id or en".to_owned())
}

/// Parses `1234`, `64k`, `200M`, `1.5G` (powers of ten).
pub(in crate::cli) fn size(text: &str) -> Result<u64, String> {
    let wrong = || "expected a number of bytes such as 1234, 64k, 200M or 1.5G".to_owned();
    let (digits, unit) = match text.find(|c: char| c.is_ascii_alphabetic()) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let factor: u64 = match unit.to_ascii_lowercase().trim_end_matches('b') {
        "" => 1,
        "k" => 1_000,
        "m" => 1_000_000,
        "g" => 1_000_000_000,
        _ => return Err(wrong()),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let number = |text: &str| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u64>().ok().filter(|_| digits).ok_or_else(wrong)
    };
    // Nine places are a byte of a gigabyte.
    let places = u32::try_from(part.len()).ok().filter(|places| *places <= 9).ok_or_else(wrong)?;
    let part = if part.is_empty() { 0 } else { number(part)? * factor / 10u64.pow(places) };
    number(whole)?.checked_mul(factor).and_then(|bytes| bytes.checked_add(part)).ok_or_else(wrong)
}

/// Reads `EPSG:32752`, with or without its first word.
pub(in crate::cli) fn epsg(text: &str) -> Result<u32, String> {
    let digits = text.trim_start_matches("EPSG:").trim_start_matches("epsg:");
    digits.parse().map_err(|_| "expected a code such as EPSG:4326".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_powers_of_ten() {
        for (text, bytes) in [
            ("12", 12),
            ("64k", 64_000),
            ("200M", 200_000_000),
            ("200MB", 200_000_000),
            ("1.5G", 1_500_000_000),
            ("0.999999999G", 999_999_999),
        ] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for text in
            ["", "M", "-1", "1T", "1.x", "0.18446744074G", "0.0000000001k", "99999999999G", "1.+5k"]
        {
            assert!(size(text).is_err(), "{text}");
        }
    }
}
