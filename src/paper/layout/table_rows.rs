//! Rows of a table: each is whole on one page, unless it is too high for that. Where the table goes on on another page,
//! its heading, if it has one, is written there first.

use super::measures::{Edges, LEADING, SIZE};
use super::text_lines::{Line, put, wrap};
use super::typesetter::Setter;
use crate::error::Result;
use crate::message::message;
use crate::paper::markup::{Block, fault};
use crate::paper::pdf::MM;

/// Rows that leave this height of a page free are kept whole on one page. It is left to the table's heading.
const FOR_HEADING: f32 = 40.0 * MM;

impl Setter<'_> {
    /// Writes a row of the table; `rest` are the blocks after it. A row that does not fit the page, but fits an empty
    /// one below a heading, begins on the next one. It is an error where the row has not as many cells as the table has
    /// columns.
    pub(super) fn row(&mut self, block: &Block, rest: &[Block]) -> Result<()> {
        let wrapped = self.wrapped(block)?;
        let Edges { left, top, bottom, .. } = self.edges;
        let most = bottom - top - FOR_HEADING;
        let count = count(&wrapped);
        let own = count as f32 * SIZE * LEADING;
        let tied = if is_tied(block) { self.ahead(rest) } else { 0.0 };
        let needed = if own + tied < most { own + tied } else { own };
        if self.y + needed > bottom && needed < most {
            self.go_on()?;
        }
        for at in 0..count {
            if self.y + SIZE * LEADING > bottom {
                self.go_on()?;
            }
            self.y += SIZE * LEADING;
            let (faces, y) = (self.faces, self.y);
            let columns = self.columns.clone();
            for (column, lines) in columns.iter().zip(&wrapped) {
                if let Some(line) = lines.get(at) {
                    let place = (left + column.x, y);
                    put(faces, self.page(), line, place, column.inner(), SIZE, column.side);
                }
            }
        }
        self.gap(0.6 * MM);
        Ok(())
    }

    /// Returns the height of the next rows that must stay together: headings, rows tied to the next one, and that
    /// one.
    pub(super) fn ahead(&self, rest: &[Block]) -> f32 {
        let mut height = 0.0;
        for block in rest {
            if !matches!(block.word.as_str(), "kepala" | "baris") {
                break;
            }
            // A row with a fault is reported when it is written.
            let Ok(wrapped) = self.wrapped(block) else { break };
            height += count(&wrapped) as f32 * SIZE * LEADING + 2.0 * MM;
            if !is_tied(block) {
                break;
            }
        }
        height
    }

    /// Continues the table on the next page, below its heading if it has one.
    fn go_on(&mut self) -> Result<()> {
        self.rule(0.5);
        self.new_page();
        self.rule(0.8);
        if let Some(heading) = self.heading.take() {
            self.row(&heading, &[])?;
            self.rule(0.5);
            self.heading = Some(heading);
        }
        Ok(())
    }

    fn wrapped(&self, block: &Block) -> Result<Vec<Vec<Line>>> {
        if block.cells.len() != self.columns.len() {
            let (columns, cells) = (self.columns.len(), block.cells.len());
            let what = message!(
                "the table has {columns} columns, but the row {cells} cells",
                columns,
                cells
            );
            return Err(fault(self.name, block.line, what));
        }
        let bold = block.word == "kepala" || block.options.iter().any(|option| option == "bold");
        let cells = self.columns.iter().zip(&block.cells);
        Ok(cells.map(|(column, cell)| wrap(self.faces, cell, column.inner(), SIZE, bold)).collect())
    }
}

fn count(wrapped: &[Vec<Line>]) -> usize {
    wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1)
}

/// Returns true for a heading, and for a row with the option `bersama`: both stay with the next row.
fn is_tied(block: &Block) -> bool {
    block.word == "kepala" || block.options.iter().any(|option| option == "bersama")
}

#[cfg(test)]
mod tests {
    use crate::paper::layout::set;
    use crate::paper::markup::blocks;
    use crate::paper::pdf::{Mark, Page};
    use crate::paper::typeface::Faces;

    fn pages(row: &str) -> Vec<Page> {
        let text = format!("tabel | 30 | sisa\nkepala | Nama | X\n{}tutup\n", row.repeat(45));
        set("x", &blocks("x", &text).unwrap(), &Faces::open().unwrap()).unwrap().pages
    }

    /// Returns the number of lines on a page that begin with a letter.
    fn lines(page: &Page, letter: char) -> usize {
        let begins = |mark: &&Mark| {
            matches!(mark, Mark::Text { glyphs, .. }
                if glyphs.first().is_some_and(|glyph| glyph.text == letter))
        };
        page.iter().filter(begins).count()
    }

    #[test]
    fn a_row_of_several_lines_stands_on_one_page_under_the_heading() {
        let pages = pages("baris | Aaaaaaaaaaaaa Bbbbbbbbbbbbb Ccccccccccccc | x\n");
        assert!(pages.len() > 2);
        for page in &pages {
            assert_eq!(lines(page, 'A'), lines(page, 'C'));
            assert_eq!(lines(page, 'N'), 1);
        }
    }

    #[test]
    fn a_row_stays_with_the_next_one_where_it_says_so() {
        let pages = pages("baris bersama | Aaaaaaaaaaaaa Bbbbbbbbbbbbb | x\nbaris | Ccc | x\n");
        assert!(pages.len() > 2);
        for page in &pages {
            assert_eq!(lines(page, 'A'), lines(page, 'C'));
        }
    }

    #[test]
    fn a_row_that_no_page_holds_goes_on_at_the_next() {
        let pages = pages(&format!("baris | {} | x\n", "Aaaaaaaaaaaaa ".repeat(90)));
        let shown: usize = pages.iter().map(|page| lines(page, 'A')).sum();
        assert_eq!(shown, 90 * 45);
    }
}
