//! Findings in words: what is wrong with the stores and with pieces of maps.

use std::fmt::Write as _;

use crate::model::MapFinding;
use crate::office::{PieceFindings, StoreFinding};

/// Returns findings of pieces as lines.
pub(in crate::cli) fn piece_findings(found: &[PieceFindings]) -> String {
    let mut text = String::new();
    for piece in found {
        for finding in &piece.findings {
            let _ = write!(text, "\n{}: {}", piece.package, finding.sentence());
        }
    }
    text
}

/// Returns findings of the stores as lines, each with what to do now.
pub(in crate::cli) fn store_findings(found: &[StoreFinding]) -> String {
    let mut text = String::new();
    for StoreFinding { finding, stops_sale, .. } in found {
        let mark = if *stops_sale { "tidak dapat dijual" } else { "perhatian" };
        let _ = write!(
            text,
            "\n{} ({mark}) {}\n    {}\n    {}",
            finding.code, finding.path, finding.reason, finding.remedy
        );
    }
    text
}

/// Returns findings of one piece as lines, each with what to do now.
pub(in crate::cli) fn map_findings(found: &[MapFinding]) -> String {
    let mut text = String::new();
    for finding in found {
        let mark = if finding.blocking { "menghentikan penjualan" } else { "perhatian" };
        let _ = write!(text, "\n{} ({mark})\n    {}", finding.sentence(), finding.remedy);
    }
    text
}
