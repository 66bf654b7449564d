//! Footer, page number and, where a paper has one, its watermark: they are on every page of the paper.

use super::measures::{BOTTOM, LEADING, LEFT, RIGHT, SMALL};
use super::text_lines::{Side, put, wrap};
use super::typesetter::Setter;
use crate::paper::pdf::{MM, Mark, Page};
use crate::paper::typeface::Weight;

impl Setter<'_> {
    /// Adds footer, page number and watermark of each paper to its pages, and returns all pages. Of each cell of the
    /// footer, four lines are written at most.
    pub(super) fn finish(mut self) -> Vec<Page> {
        for (at, paper) in self.papers.iter().enumerate() {
            let next = self.papers.get(at + 1).map_or(self.pages.len(), |next| next.first);
            let count = next - paper.first;
            for page in paper.first..next {
                let mut marks = Vec::new();
                if let Some(word) = &paper.across {
                    let glyphs = self.faces.glyphs(word, Weight::Bold);
                    marks.push(Mark::Across { size: 110.0, glyphs });
                }
                let rule = BOTTOM + 3.0 * MM;
                marks.push(Mark::Stroke { from: (LEFT, rule), to: (RIGHT, rule), width: 0.4 });
                let number = format!("Halaman {} dari {count}", page - paper.first + 1);
                let room = self.faces.width(&number, Weight::Regular, SMALL) + 4.0 * MM;
                let width = RIGHT - LEFT - room;
                let mut y = rule;
                for cell in &paper.foot {
                    for line in wrap(self.faces, cell, width, SMALL, false).into_iter().take(4) {
                        y += SMALL * LEADING;
                        put(self.faces, &mut marks, &line, (LEFT, y), width, SMALL, Side::Left);
                    }
                }
                let line = vec![(number, Weight::Regular)];
                let place = (RIGHT - room, rule + SMALL * LEADING);
                put(self.faces, &mut marks, &line, place, room, SMALL, Side::Right);
                if let Some(known) = self.pages.get_mut(page) {
                    // The watermark is the first mark, so that the text is drawn over it.
                    marks.append(known);
                    *known = marks;
                }
            }
        }
        self.pages
    }
}
