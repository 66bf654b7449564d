//! Footer, page number and, where a paper has one, its watermark: they are on every page of the paper.

use super::measures::{Edges, LEADING, SMALL};
use super::text_lines::{Side, put, wrap};
use super::typesetter::Setter;
use crate::paper::pdf::{HEIGHT, MM, Mark, Pages};
use crate::paper::typeface::Weight;

impl Setter<'_> {
    /// Adds footer, page number and watermark of each paper to its pages, and returns all pages. Of each cell of the
    /// footer, four lines are written at most. A roll ends where its text ends, and has no page number.
    pub(super) fn finish(mut self) -> Pages {
        let Edges { width: whole, left, right, top, bottom } = self.edges;
        if self.edges.is_roll() {
            self.end_of_roll();
            return Pages { size: (whole, self.y + top), pages: self.pages, picture: self.logo };
        }
        for (at, paper) in self.papers.iter().enumerate() {
            let next = self.papers.get(at + 1).map_or(self.pages.len(), |next| next.first);
            let count = next - paper.first;
            for page in paper.first..next {
                let mut marks = Vec::new();
                if let Some(word) = &paper.across {
                    let glyphs = self.faces.glyphs(word, Weight::Bold);
                    marks.push(Mark::Across { size: 110.0, glyphs });
                }
                let rule = bottom + 3.0 * MM;
                marks.push(Mark::Stroke { from: (left, rule), to: (right, rule), width: 0.4 });
                let number = format!("Halaman {} dari {count}", page - paper.first + 1);
                let room = self.faces.width(&number, Weight::Regular, SMALL) + 4.0 * MM;
                let width = right - left - room;
                let mut y = rule;
                for cell in &paper.foot {
                    for line in wrap(self.faces, cell, width, SMALL, false).into_iter().take(4) {
                        y += SMALL * LEADING;
                        put(self.faces, &mut marks, &line, (left, y), width, SMALL, Side::Left);
                    }
                }
                let line = vec![(number, Weight::Regular)];
                let place = (right - room, rule + SMALL * LEADING);
                put(self.faces, &mut marks, &line, place, room, SMALL, Side::Right);
                if let Some(known) = self.pages.get_mut(page) {
                    // The watermark is the first mark, so that the text is drawn over it.
                    marks.append(known);
                    *known = marks;
                }
            }
        }
        Pages { size: (whole, HEIGHT), pages: self.pages, picture: self.logo }
    }

    /// Writes the footer of a roll below its text.
    fn end_of_roll(&mut self) {
        let foot = std::mem::take(&mut self.paper().foot);
        if !foot.is_empty() {
            self.rule(0.4);
        }
        let (left, room) = (self.edges.left, self.edges.room());
        for cell in &foot {
            let lines = wrap(self.faces, cell, room, SMALL, false);
            self.lines(&lines, left, room, SMALL, Side::Middle);
        }
    }
}
