//! Blocks of a sheet become pages: wrapped, kept within the margins, numbered.
//!
//! Everything flows down one column; what does not fit goes on at the next page, a table with its
//! heading again. Sizes are points, arguments of the markup millimetres.

mod figures;
mod rows;

use super::face::{Faces, Weight};
use super::lines::{Line, Side, plain, put, wrap};
use super::pdf::{HEIGHT, Mark, Page, WIDTH};
use super::sheet::{Block, Cell, fault};
use super::table::{Column, columns};
use crate::error::Result;

pub(super) const MM: f32 = 72.0 / 25.4;
const LEFT: f32 = 22.0 * MM;
const RIGHT: f32 = WIDTH - 18.0 * MM;
const TOP: f32 = 16.0 * MM;
/// The foot's rule; text ends above it.
const BOTTOM: f32 = HEIGHT - 22.0 * MM;
const SIZE: f32 = 9.5;
const SMALL: f32 = 7.5;
/// Baseline to baseline, in sizes: what official letters are set in.
const LEADING: f32 = 1.35;

/// Sets the blocks of a sheet; `name` is what errors call the template.
pub(super) fn set(name: &str, blocks: &[Block], faces: &Faces) -> Result<Vec<Page>> {
    let mut setter = Setter::new(name, faces);
    for (at, block) in blocks.iter().enumerate() {
        setter.block(block, &blocks[at + 1..])?;
    }
    Ok(setter.finish())
}

/// Where the next thing goes, and what each page repeats.
pub(super) struct Setter<'a> {
    name: &'a str,
    pub(super) faces: &'a Faces,
    pages: Vec<Page>,
    /// The papers within the file: their first page, foot and word across.
    papers: Vec<Paper>,
    pub(super) y: f32,
    columns: Vec<Column>,
    heading: Option<Block>,
}

#[derive(Default)]
struct Paper {
    first: usize,
    foot: Vec<Cell>,
    across: Option<String>,
}

impl<'a> Setter<'a> {
    fn new(name: &'a str, faces: &'a Faces) -> Self {
        Self {
            name,
            faces,
            pages: vec![Vec::new()],
            papers: vec![Paper::default()],
            y: TOP,
            columns: Vec::new(),
            heading: None,
        }
    }

    /// Sets a block; `rest` is what follows it.
    fn block(&mut self, block: &Block, rest: &[Block]) -> Result<()> {
        let number = |at: usize, default: f32| -> Result<f32> {
            let Some(option) = block.options.get(at) else { return Ok(default) };
            let wrong = || fault(self.name, block.line, format!("'{option}' is no length in mm"));
            option.parse::<f32>().ok().filter(|n| (0.0..=250.0).contains(n)).ok_or_else(wrong)
        };
        match block.word.as_str() {
            "kop" => self.letterhead(block),
            "judul" => self.title(block),
            "p" => self.paragraph(block)?,
            "isian" => {
                let (label, indent) = (number(0, 42.0)? * MM, number(1, 0.0)? * MM);
                self.field(block, label, indent);
            }
            "butir" => {
                let indent = number(0, 6.0)? * MM;
                self.hanging(block, indent);
            }
            "tabel" => {
                self.columns = columns(&block.cells, RIGHT - LEFT)
                    .map_err(|what| fault(self.name, block.line, what))?;
                self.heading = None;
                self.gap(1.5 * MM);
                let first = self.ahead(rest);
                self.need(first + 3.0 * MM);
                self.rule(0.8);
            }
            "kepala" => {
                self.row(block, rest)?;
                self.rule(0.5);
                self.heading = Some(block.clone());
            }
            "baris" => self.row(block, rest)?,
            "tutup" => {
                self.rule(0.8);
                self.heading = None;
                self.gap(2.0 * MM);
            }
            "garis" => self.rule(0.5),
            "jarak" => {
                let gap = number(0, 4.0)? * MM;
                self.gap(gap);
            }
            "satukan" => {
                let height = number(0, 40.0)? * MM;
                self.need(height);
            }
            "halaman" => self.turn(),
            "kolom" => self.two_columns(block),
            "meterai" => self.stamp(block),
            "qr" => {
                let side = number(0, 30.0)? * MM;
                self.code(block, side)?;
            }
            "kaki" => self.paper().foot.clone_from(&block.cells),
            "cap" => {
                self.paper().across =
                    block.cells.first().map(plain).filter(|text| !text.is_empty());
            }
            "lembar" => self.label(block),
            "ulang" => {
                let first = self.pages.len();
                self.pages.push(Vec::new());
                self.papers.push(Paper { first, ..Paper::default() });
                self.y = TOP;
            }
            other => {
                return Err(fault(
                    self.name,
                    block.line,
                    format!("'{other}' is no word of a sheet"),
                ));
            }
        }
        Ok(())
    }

    /// Adds the foot and the number to every page.
    fn finish(mut self) -> Vec<Page> {
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
                    // What lies across goes below the text.
                    marks.append(known);
                    *known = marks;
                }
            }
        }
        self.pages
    }

    fn paper(&mut self) -> &mut Paper {
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

    /// Goes on at the next page where less than this is left.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP + 4.0 * MM;
    }

    fn gap(&mut self, height: f32) {
        self.y += height;
    }

    fn rule(&mut self, width: f32) {
        let y = self.y + 1.2 * MM;
        self.page().push(Mark::Stroke { from: (LEFT, y), to: (RIGHT, y), width });
        self.y = y + 0.6 * MM;
    }

    /// Sets lines in a column from `x` on, turning pages between lines.
    fn lines(&mut self, lines: &[Line], x: f32, width: f32, size: f32, stand: Side) {
        for line in lines {
            self.need(size * LEADING);
            self.y += size * LEADING;
            let (faces, y) = (self.faces, self.y);
            put(faces, self.page(), line, (x, y), width, size, stand);
        }
    }

    fn letterhead(&mut self, block: &Block) {
        for (at, cell) in block.cells.iter().enumerate() {
            let size = if at == 0 { 13.0 } else { 8.5 };
            let lines = wrap(self.faces, cell, RIGHT - LEFT, size, at == 0);
            self.lines(&lines, LEFT, RIGHT - LEFT, size, Side::Middle);
        }
        self.rule(1.4);
        self.y -= 0.9 * MM;
        self.rule(0.4);
        self.gap(3.0 * MM);
    }

    fn title(&mut self, block: &Block) {
        for (at, cell) in block.cells.iter().enumerate() {
            let size = if at == 0 { 12.5 } else { SIZE };
            let lines = wrap(self.faces, cell, RIGHT - LEFT, size, at == 0);
            self.lines(&lines, LEFT, RIGHT - LEFT, size, Side::Middle);
        }
        self.gap(3.5 * MM);
    }

    fn paragraph(&mut self, block: &Block) -> Result<()> {
        let (mut stand, mut size, mut bold, mut indent) = (Side::Left, SIZE, false, 0.0);
        for option in &block.options {
            match option.as_str() {
                "center" => stand = Side::Middle,
                "right" => stand = Side::Right,
                "bold" => bold = true,
                "small" => size = SMALL + 0.7,
                other => {
                    let mm = other.strip_prefix("indent=").and_then(|mm| mm.parse::<f32>().ok());
                    indent = mm.filter(|mm| (0.0..=120.0).contains(mm)).ok_or_else(|| {
                        fault(self.name, block.line, format!("'{other}' is no option of p"))
                    })? * MM;
                }
            }
        }
        let width = RIGHT - LEFT - indent;
        for cell in &block.cells {
            let lines = wrap(self.faces, cell, width, size, bold);
            self.lines(&lines, LEFT + indent, width, size, stand);
        }
        self.gap(1.2 * MM);
        Ok(())
    }

    fn field(&mut self, block: &Block, label: f32, indent: f32) {
        let mut cells = block.cells.iter();
        let (Some(name), Some(value)) = (cells.next(), cells.next()) else { return };
        let left = LEFT + indent;
        let width = RIGHT - left - label - 4.0 * MM;
        let names = wrap(self.faces, name, label - 2.0 * MM, SIZE, false);
        let values = wrap(self.faces, value, width, SIZE, false);
        let lines = names.len().max(values.len()).max(1);
        for at in 0..lines {
            self.need(SIZE * LEADING);
            self.y += SIZE * LEADING;
            let (faces, y) = (self.faces, self.y);
            let colon = vec![(":".to_owned(), Weight::Regular)];
            let page = self.page();
            if let Some(name) = names.get(at) {
                put(faces, page, name, (left, y), label, SIZE, Side::Left);
            }
            if at == 0 {
                put(faces, page, &colon, (left + label, y), label, SIZE, Side::Left);
            }
            if let Some(value) = values.get(at) {
                put(faces, page, value, (left + label + 4.0 * MM, y), width, SIZE, Side::Left);
            }
        }
    }

    fn hanging(&mut self, block: &Block, indent: f32) {
        let mut cells = block.cells.iter();
        let (Some(sign), Some(text)) = (cells.next(), cells.next()) else { return };
        let width = RIGHT - LEFT - indent;
        let lines = wrap(self.faces, text, width, SIZE, false);
        let sign = wrap(self.faces, sign, indent, SIZE, false);
        for (at, line) in lines.iter().enumerate() {
            self.need(SIZE * LEADING);
            self.y += SIZE * LEADING;
            let (faces, y) = (self.faces, self.y);
            if let Some(sign) = sign.first().filter(|_| at == 0) {
                put(faces, self.page(), sign, (LEFT, y), indent, SIZE, Side::Left);
            }
            put(faces, self.page(), line, (LEFT + indent, y), width, SIZE, Side::Left);
        }
    }
}
