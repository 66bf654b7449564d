//! Lines of text: broken between words, and placed on a page.

use crate::paper::markup::Cell;
use crate::paper::pdf::{Mark, Page};
use crate::paper::typeface::{Faces, Weight};

/// A line: parts of text with their weights.
pub(super) type Line = Vec<(String, Weight)>;

/// The alignment of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Middle,
}

/// Breaks a cell into lines between words; a word wider than the column is broken, too. An empty cell gives no line.
pub(super) fn wrap(faces: &Faces, cell: &Cell, width: f32, size: f32, bold: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut line, mut used): (Line, f32) = (Vec::new(), 0.0);
    for (text, heavy) in cell {
        let weight = if bold || *heavy { Weight::Bold } else { Weight::Regular };
        let space = faces.width(" ", weight, size);
        let starts = text.starts_with(char::is_whitespace);
        for (at, word) in text.split_whitespace().enumerate() {
            // Parts of one word may differ in weight; there is no space between them.
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

/// Returns true where the line ends in a space already.
fn ends_in_space(line: &Line) -> bool {
    line.last().is_some_and(|(text, _)| text.ends_with(' '))
}

fn add(line: &mut Line, text: &str, weight: Weight) {
    match line.last_mut() {
        Some((last, known)) if *known == weight => last.push_str(text),
        _ => line.push((text.to_owned(), weight)),
    }
}

/// Places one line on a page, within a column of this width; `x` is the column's left edge, `y` the baseline.
pub(super) fn put(
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
