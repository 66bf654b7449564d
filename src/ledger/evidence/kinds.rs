//! What a document proves, and its form.

use serde::Serialize;

/// What a document proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// A signed agreement.
    Sppd,
    /// The letter for Rp0.
    Rp0,
    /// Who somebody is, such as an identity card or a letter of assignment.
    Identitas,
    /// The taxpayer number.
    Npwp,
    /// The bank's proof of a payment (*bukti penerimaan negara*).
    Bpn,
    /// The proof that cash reached the state treasury.
    Setoran,
    /// A paper with its stamp duty.
    Meterai,
}

impl EvidenceKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Sppd,
        Self::Rp0,
        Self::Identitas,
        Self::Npwp,
        Self::Bpn,
        Self::Setoran,
        Self::Meterai,
    ];

    /// Returns the kind's word in commands and in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sppd => "sppd",
            Self::Rp0 => "rp0",
            Self::Identitas => "identitas",
            Self::Npwp => "npwp",
            Self::Bpn => "bpn",
            Self::Setoran => "setoran",
            Self::Meterai => "meterai",
        }
    }

    /// Parses the word that [`Self::as_str`] gives; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The form of a document, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentForm {
    /// PDF.
    Pdf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// TIFF, of either byte order.
    Tiff,
}

impl DocumentForm {
    /// Parses the word that [`Self::as_str`] gives; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Pdf, Self::Jpeg, Self::Png, Self::Tiff]
            .into_iter()
            .find(|form| form.as_str() == text)
    }

    /// Returns the form's word in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Tiff => "tiff",
        }
    }

    /// Returns the ending of a file of this form, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Tiff => "tif",
            other => other.as_str(),
        }
    }
}
