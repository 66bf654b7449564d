//! Findings on stores and on pieces of maps, as text.

use super::lines::Lines;
use crate::error::{Fault, Reason};
use crate::message::{Message, message};
use crate::model::MapFinding;
use crate::office::{PieceFindings, ReferencePrice, StoreFinding, TableNote};

/// Faults of a table that are shown; further ones are counted.
const FAULTS: usize = 10;

impl Lines {
    /// Adds the faults of tables: the first of each table, and how many more it has.
    pub(in crate::cli) fn faults(&mut self, blanks: usize, faults: &[Fault]) {
        for of_table in faults.chunk_by(|one, other| one.file == other.file) {
            for fault in of_table.iter().take(FAULTS) {
                self.fault(blanks, fault);
            }
            let more = of_table.len().saturating_sub(FAULTS);
            if more > 0 {
                let file = of_table[0].file.display();
                let rest = message!(
                    "{file}: {more} further faults, which the option --json names",
                    file,
                    more
                );
                self.indented(blanks, &rest);
            }
        }
    }

    /// Adds a fault of a table, with its hint below it.
    fn fault(&mut self, blanks: usize, fault: &Fault) {
        self.verbatim(&format!("{:blanks$}{}", "", fault.placed(self.language())));
        if let Some(hint) = &fault.hint {
            self.indented(blanks + 4, hint);
        }
    }

    /// Adds the single reasons of an error, each with what to do about it below it.
    pub(in crate::cli) fn reasons(&mut self, blanks: usize, reasons: &[Reason]) {
        for Reason { what, hint } in reasons {
            self.indented(blanks, what);
            if let Some(hint) = hint {
                self.indented(blanks + 4, hint);
            }
        }
    }

    /// Adds why no invoice of a request could be issued.
    pub(in crate::cli) fn no_invoice(&mut self, because: &[Message]) {
        if !because.is_empty() {
            self.line(&message!("No invoice can be issued as it is:"));
        }
        for why in because {
            self.indented(2, why);
        }
    }

    /// Adds the sets that cost something else in the central catalogue.
    pub(in crate::cli) fn reference_prices(&mut self, compared: &[ReferencePrice]) {
        for set in compared {
            self.line(&set.named());
        }
    }

    /// Adds the notes on tables, each with what to do about it.
    pub(in crate::cli) fn table_notes(&mut self, notes: &[TableNote]) {
        for note in notes {
            let what = note.placed(self.language());
            self.line(&message!("note: {what}", what));
            self.indented(4, &note.hint);
        }
    }

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
