//! The current position on the pages, which moves down one column from page to page.

use super::measures::{Edges, LEADING};
use super::table_columns::Column;
use super::text_lines::{Line, Side, put};
use crate::paper::markup::{Block, Cell};
use crate::paper::pdf::{MM, Mark, Page};
use crate::paper::picture::Picture;
use crate::paper::typeface::Faces;

/// The pages that are set already, and the state of the page that is being set.
pub(super) struct Setter<'a> {
    /// The template's name in errors.
    pub(super) name: &'a str,
    pub(super) faces: &'a Faces,
    pub(super) pages: Vec<Page>,
    /// The edges of the text on every page.
    pub(super) edges: Edges,
    /// The papers within the file, in order; the last one is being set.
    pub(super) papers: Vec<Paper>,
    /// How far down the page the text reaches, in points from its upper edge.
    pub(super) y: f32,
    /// The columns of the current or last table.
    pub(super) columns: Vec<Column>,
    /// The picture of the letterheads that follow.
    pub(super) logo: Option<Picture>,
    /// The heading of the current table, which is written again on each page where the table continues.
    pub(super) heading: Option<Block>,
}

/// One paper within the file.
#[derive(Default)]
pub(super) struct Paper {
    /// The place of its first page among all pages.
    pub(super) first: usize,
    /// The texts of its footer.
    pub(super) foot: Vec<Cell>,
    /// Its watermark.
    pub(super) across: Option<String>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(name: &'a str, faces: &'a Faces) -> Self {
        Self {
            name,
            faces,
            pages: vec![Vec::new()],
            edges: Edges::A4,
            papers: vec![Paper::default()],
            y: Edges::A4.top,
            columns: Vec::new(),
            logo: None,
            heading: None,
        }
    }

    pub(super) fn paper(&mut self) -> &mut Paper {
        if self.papers.is_empty() {
            self.papers.push(Paper::default());
        }
        let last = self.papers.len() - 1;
        &mut self.papers[last]
    }

    pub(super) fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Vec::new());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Continues on the next page where less than this height is left, unless nothing was set yet on a paper's first
    /// page.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > self.edges.bottom && self.y > self.edges.top {
            self.new_page();
        }
    }

    pub(super) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.edges.top + 4.0 * MM;
    }

    pub(super) fn gap(&mut self, height: f32) {
        self.y += height;
    }

    pub(super) fn rule(&mut self, width: f32) {
        let (y, Edges { left, right, .. }) = (self.y + 1.2 * MM, self.edges);
        self.page().push(Mark::Stroke { from: (left, y), to: (right, y), width });
        self.y = y + 0.6 * MM;
    }

    /// Writes lines in a column from `x` on; the next page is begun between lines where needed.
    pub(super) fn lines(&mut self, lines: &[Line], x: f32, width: f32, size: f32, stand: Side) {
        for line in lines {
            self.need(size * LEADING);
            self.y += size * LEADING;
            let (faces, y) = (self.faces, self.y);
            put(faces, self.page(), line, (x, y), width, size, stand);
        }
    }
}
