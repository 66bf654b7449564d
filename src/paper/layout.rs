//! Blocks of a sheet become pages: wrapped, kept within the margins, numbered.
//!
//! Everything flows down one column; what does not fit goes on at the next page, a table with its
//! heading again. Sizes are points, arguments of the markup millimetres.

use super::face::{Faces, Weight};
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
    for block in blocks {
        setter.block(block)?;
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

/// A line of words with their widths.
type Line = Vec<(String, Weight)>;

/// How a text stands in its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Middle,
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

    fn block(&mut self, block: &Block) -> Result<()> {
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
                let label = number(0, 42.0)? * MM;
                self.field(block, label);
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
                self.rule(0.8);
            }
            "kepala" => {
                self.row(block, true)?;
                self.rule(0.5);
                self.heading = Some(block.clone());
            }
            "baris" => self.row(block, block.options.iter().any(|option| option == "bold"))?,
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

    fn field(&mut self, block: &Block, label: f32) {
        let mut cells = block.cells.iter();
        let (Some(name), Some(value)) = (cells.next(), cells.next()) else { return };
        let width = RIGHT - LEFT - label - 4.0 * MM;
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
                put(faces, page, name, (LEFT, y), label, SIZE, Side::Left);
            }
            if at == 0 {
                put(faces, page, &colon, (LEFT + label, y), label, SIZE, Side::Left);
            }
            if let Some(value) = values.get(at) {
                put(faces, page, value, (LEFT + label + 4.0 * MM, y), width, SIZE, Side::Left);
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

    /// Sets a row of the table; one that is taller than what is left goes on at the next page.
    fn row(&mut self, block: &Block, bold: bool) -> Result<()> {
        if block.cells.len() != self.columns.len() {
            let what = format!(
                "the table has {} columns, but the row {} cells",
                self.columns.len(),
                block.cells.len()
            );
            return Err(fault(self.name, block.line, what));
        }
        let columns = self.columns.clone();
        let wrapped: Vec<Vec<Line>> = columns
            .iter()
            .zip(&block.cells)
            .map(|(column, cell)| wrap(self.faces, cell, column.inner(), SIZE, bold))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let fits = self.y + height as f32 * SIZE * LEADING <= BOTTOM;
        for at in 0..height {
            let full = self.y + SIZE * LEADING > BOTTOM;
            if full || (at == 0 && !fits && self.y > BOTTOM - 40.0 * MM) {
                self.rule(0.5);
                self.turn();
                self.rule(0.8);
                if let Some(heading) = self.heading.take() {
                    self.row(&heading, true)?;
                    self.rule(0.5);
                    self.heading = Some(heading);
                }
            }
            self.y += SIZE * LEADING;
            let (faces, y) = (self.faces, self.y);
            for (column, lines) in columns.iter().zip(&wrapped) {
                if let Some(line) = lines.get(at) {
                    let place = (LEFT + column.x, y);
                    put(faces, self.page(), line, place, column.inner(), SIZE, column.side);
                }
            }
        }
        self.gap(0.6 * MM);
        Ok(())
    }

    fn two_columns(&mut self, block: &Block) {
        let bold = block.options.iter().any(|option| option == "bold");
        let width = (RIGHT - LEFT) / 2.0 - 4.0 * MM;
        let places = [LEFT, RIGHT - width];
        let wrapped: Vec<Vec<Line>> =
            block.cells.iter().map(|cell| wrap(self.faces, cell, width, SIZE, bold)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for at in 0..height {
            self.need(SIZE * LEADING);
            self.y += SIZE * LEADING;
            let (faces, y) = (self.faces, self.y);
            for (lines, x) in wrapped.iter().zip(places) {
                if let Some(line) = lines.get(at) {
                    put(faces, self.page(), line, (x, y), width, SIZE, Side::Middle);
                }
            }
        }
    }

    /// Draws the place of a stamp duty in the left or right column.
    fn stamp(&mut self, block: &Block) {
        let (width, height) = (30.0 * MM, 17.0 * MM);
        self.need(height + 4.0 * MM);
        let half = (RIGHT - LEFT) / 2.0 - 4.0 * MM;
        let is_left = block.options.iter().any(|option| option == "kiri");
        let middle = if is_left { LEFT + half / 2.0 } else { RIGHT - half / 2.0 };
        let (x, y) = (middle - width / 2.0, self.y + 2.0 * MM);
        self.page().push(Mark::Frame { x, y, width, height });
        let mut at = y + height / 2.0 - SMALL * LEADING * block.cells.len() as f32 / 2.0;
        for cell in &block.cells {
            at += SMALL * LEADING;
            let faces = self.faces;
            if let Some(line) = wrap(faces, cell, width, SMALL, false).first() {
                put(faces, self.page(), line, (x, at - 1.5), width, SMALL, Side::Middle);
            }
        }
        self.y = y + height + 2.0 * MM;
    }

    fn code(&mut self, block: &Block, side: f32) -> Result<()> {
        let data = block.cells.first().map(plain).unwrap_or_default();
        let code = qrcode::QrCode::new(data.as_bytes()).map_err(|error| {
            fault(self.name, block.line, format!("the text does not fit a QR code: {error}"))
        })?;
        self.need(side + 3.0 * MM);
        let (modules, top) = (code.width(), self.y + 1.5 * MM);
        let step = side / modules as f32;
        for (at, colour) in code.to_colors().into_iter().enumerate() {
            if colour == qrcode::Color::Dark {
                let (x, y) = ((at % modules) as f32, (at / modules) as f32);
                // A hair wider than a module, so that no viewer shows seams.
                let mark =
                    Mark::Square { x: LEFT + x * step, y: top + y * step, side: step + 0.05 };
                self.page().push(mark);
            }
        }
        let (x, mut y) = (LEFT + side + 5.0 * MM, top - 2.0);
        for cell in &block.cells[1..] {
            for line in wrap(self.faces, cell, RIGHT - x, SIZE - 0.5, false) {
                y += SIZE * LEADING;
                let faces = self.faces;
                put(faces, self.page(), &line, (x, y), RIGHT - x, SIZE - 0.5, Side::Left);
            }
        }
        self.y = (top + side + 1.5 * MM).max(y + 1.5 * MM);
        Ok(())
    }

    fn label(&mut self, block: &Block) {
        let (faces, y) = (self.faces, TOP - 3.0 * MM);
        if let Some(line) =
            block.cells.first().and_then(|cell| wrap(faces, cell, RIGHT - LEFT, SMALL, false).pop())
        {
            put(faces, self.page(), &line, (LEFT, y), RIGHT - LEFT, SMALL, Side::Right);
        }
    }
}

/// Joins the parts of a cell.
pub(super) fn plain(cell: &Cell) -> String {
    cell.iter().map(|(text, _)| text.as_str()).collect()
}

/// Breaks a cell between words; a word wider than the column is broken within.
fn wrap(faces: &Faces, cell: &Cell, width: f32, size: f32, bold: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut line, mut used): (Line, f32) = (Vec::new(), 0.0);
    let space = faces.width(" ", Weight::Regular, size);
    for (text, heavy) in cell {
        let weight = if bold || *heavy { Weight::Bold } else { Weight::Regular };
        let starts = text.starts_with(char::is_whitespace);
        for (at, word) in text.split_whitespace().enumerate() {
            // Parts of one word may differ in weight: no space between them then.
            let spaced = !line.is_empty() && !ends_in_space(&line) && (at > 0 || starts);
            let gap = if spaced { space } else { 0.0 };
            let wide = faces.width(word, weight, size);
            if used + gap + wide > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            } else if spaced {
                add(&mut line, " ", weight);
                used += gap;
            }
            if wide <= width {
                add(&mut line, word, weight);
                used += wide;
                continue;
            }
            for c in word.chars() {
                let mut buffer = [0; 4];
                let c = &*c.encode_utf8(&mut buffer);
                let one = faces.width(c, weight, size);
                if used + one > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                add(&mut line, c, weight);
                used += one;
            }
        }
        if text.ends_with(char::is_whitespace) && !line.is_empty() {
            add(&mut line, " ", weight);
            used += space;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A space that a part ends in is there already.
fn ends_in_space(line: &Line) -> bool {
    line.last().is_some_and(|(text, _)| text.ends_with(' '))
}

fn add(line: &mut Line, text: &str, weight: Weight) {
    match line.last_mut() {
        Some((last, known)) if *known == weight => last.push_str(text),
        _ => line.push((text.to_owned(), weight)),
    }
}

/// Puts one line in its place.
fn put(
    faces: &Faces,
    page: &mut Page,
    line: &Line,
    (x, y): (f32, f32),
    width: f32,
    size: f32,
    stand: Side,
) {
    let wide: f32 = line.iter().map(|(text, weight)| faces.width(text, *weight, size)).sum();
    let mut x = match stand {
        Side::Left => x,
        Side::Right => x + width - wide,
        Side::Middle => x + (width - wide) / 2.0,
    };
    for (text, weight) in line {
        let glyphs = faces.glyphs(text, *weight);
        page.push(Mark::Text { x, y, size, weight: *weight, glyphs });
        x += faces.width(text, *weight, size);
    }
}
