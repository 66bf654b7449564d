//! Findings on stores and on pieces of maps, as text.

use super::lines::Lines;
use crate::message::message;
use crate::model::MapFinding;
use crate::office::{PieceFindings, StoreFinding};

impl Lines {
    /// Adds the findings on pieces, each with its package and without a remedy.
    pub(in crate::cli) fn piece_findings(&mut self, found: &[PieceFindings]) {
        for PieceFindings { package, findings, .. } in found {
            for finding in findings {
                let finding = finding.sentence();
                self.line(&message!("{package}: {finding}", package, finding));
            }
        }
    }

    /// Adds the findings on stores, each with its reason and its remedy.
    pub(in crate::cli) fn store_findings(&mut self, found: &[StoreFinding]) {
        for StoreFinding { finding, stops_sale, .. } in found {
            let mark = if *stops_sale { message!("cannot be sold") } else { message!("take note") };
            let (code, path) = (&finding.code, &finding.path);
            self.line(&message!("{code} ({mark}) {path}", code, mark, path));
            self.indented(4, &finding.reason);
            self.indented(4, &finding.remedy);
        }
    }

    /// Adds the findings on one piece, each with its remedy.
    pub(in crate::cli) fn map_findings(&mut self, found: &[MapFinding]) {
        for finding in found {
            let mark =
                if finding.blocking { message!("stops the sale") } else { message!("take note") };
            self.line(&message!("{finding} ({mark})", finding = finding.sentence(), mark));
            self.indented(4, &finding.remedy);
        }
    }
}
