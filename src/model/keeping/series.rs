//! The series of numbers of papers, and numbers that stand for no paper in the ledger.

use jiff::civil::Date;
use serde::Serialize;

/// A series of numbers: one kind of paper, counted from 1 in each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SeriesKind {
    /// Invoices.
    Invoice,
    /// Receipts.
    Receipt,
    /// Handover notes.
    Handover,
    /// Agreements (SPPD).
    Agreement,
}

impl SeriesKind {
    /// All series.
    pub const ALL: [Self; 4] = [Self::Invoice, Self::Receipt, Self::Handover, Self::Agreement];

    /// Returns the word that names the series in options and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::Receipt => "receipt",
            Self::Handover => "handover",
            Self::Agreement => "agreement",
        }
    }

    /// Returns the series with this word; `None` where there is none.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Serials of a series that stand for no paper in the ledger, because it was put back from a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hole {
    /// The series.
    pub kind: SeriesKind,
    /// Its year.
    pub year: i16,
    /// The first serial.
    pub first: i64,
    /// The last serial; not less than the first.
    pub last: i64,
    /// Why.
    pub because: String,
}

/// A backup that was put back as the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PutBack {
    /// The name of the backup's file.
    pub backup: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// The last hash of the chain in it.
    pub head: String,
    /// Why.
    pub because: String,
    /// The day.
    pub on: Date,
}
