//! The columns of a table: their widths in millimetres, and the alignment of their text.

use super::text_lines::Side;
use crate::message::{Message, message};
use crate::paper::markup::{Cell, plain};
use crate::paper::pdf::MM;

/// A column: its distance from the left margin and its width, in points, and the alignment of its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) side: Side,
}

impl Column {
    /// Returns the width that its text may take.
    pub(super) fn inner(&self) -> f32 {
        self.width - 1.5 * MM
    }
}

/// Parses the columns, such as `10 | sisa | >30`. A column `sisa` takes what is left of the width `whole`; several
/// share it equally. It is an error where a width is no number from 4 to 180, where the columns are wider than
/// `whole`, or where a column `sisa` would get less than 10 mm.
pub(super) fn columns(cells: &[Cell], whole: f32) -> Result<Vec<Column>, Message> {
    let mut words: Vec<(Side, String)> = Vec::new();
    for cell in cells {
        let word = plain(cell).trim().to_owned();
        words.push(match (word.strip_prefix('>'), word.strip_prefix('=')) {
            (Some(rest), _) => (Side::Right, rest.to_owned()),
            (_, Some(rest)) => (Side::Middle, rest.to_owned()),
            _ => (Side::Left, word),
        });
    }
    let mut widths = Vec::new();
    for (_, word) in &words {
        widths.push(match word.as_str() {
            "sisa" => None,
            word => {
                let mm = word.parse::<f32>().ok().filter(|mm| (4.0..=180.0).contains(mm));
                let wrong = || message!("'{word}' is no column, expected mm or sisa", word);
                Some(mm.ok_or_else(wrong)? * MM)
            }
        });
    }
    let fixed: f32 = widths.iter().flatten().sum();
    let open = widths.iter().filter(|width| width.is_none()).count();
    let rest = (whole - fixed) / open.max(1) as f32;
    if fixed > whole + 0.5 || (open > 0 && rest < 10.0 * MM) {
        let width = format!("{:.0}", whole / MM);
        return Err(message!("the columns are wider than the page ({width} mm)", width));
    }
    let mut x = 0.0;
    let set = words.into_iter().zip(widths).map(|((side, _), width)| {
        let width = width.unwrap_or(rest);
        let column = Column { x, width, side };
        x += width;
        column
    });
    Ok(set.collect())
}
