//! The key: the marks on the map, and the names that they stand for.

use super::canvas::Canvas;
use super::lettering::Lettering;
use super::sheet_measures::INK;

const SIZE: f32 = 18.0;
const LINE: f32 = 25.0;
/// Height of the heading in dots.
const HEAD: f32 = 38.0;
/// Width of the mark before a name, in dots.
const MARK: f32 = 28.0;

/// A mark, and the name it stands for.
pub(super) struct Entry {
    pub(super) mark: String,
    pub(super) name: String,
}

/// Columns and rows of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    columns: usize,
    rows: usize,
}

impl Key {
    /// Arranges names in columns within a width.
    #[allow(clippy::cast_sign_loss, reason = "widths are never below zero")]
    pub(super) fn of(letters: &Lettering, entries: &[Entry], width: f32) -> Self {
        let column = column(letters, entries, width);
        let columns = ((width / column) as usize).max(1);
        Self { columns, rows: entries.len().div_ceil(columns) }
    }

    pub(super) fn height(self) -> f32 {
        if self.rows == 0 { 0.0 } else { HEAD + LINE * self.rows as f32 }
    }

    /// Writes a heading, and below it the marks with their names, column after column; nothing where there are none.
    pub(super) fn draw(
        self,
        canvas: &mut Canvas,
        letters: &Lettering,
        entries: &[Entry],
        [left, top]: [f32; 2],
        width: f32,
    ) {
        if entries.is_empty() {
            return;
        }
        letters.write(canvas, "Tanda pada peta", [left, top + 22.0], 22.0, true, INK);
        let column = width / self.columns as f32;
        for (place, Entry { mark, name }) in entries.iter().enumerate() {
            let x = left + column * (place / self.rows) as f32;
            let y = top + HEAD + LINE * (place % self.rows) as f32 + SIZE;
            letters.write(canvas, mark, [x, y], SIZE, true, INK);
            let (name, size) = shortened(letters, name, column - MARK - 4.0);
            letters.write(canvas, &name, [x + MARK, y], size, false, INK);
        }
    }
}

/// Returns a name and the size in which it fits; the name is shortened where that would be too small to read.
fn shortened(letters: &Lettering, name: &str, width: f32) -> (String, f32) {
    const SMALLEST: f32 = 12.0;
    let size = letters.fitting(name, false, SIZE, width);
    if size >= SMALLEST {
        return (name.to_owned(), size);
    }
    let mut short = name.to_owned();
    while short.pop().is_some() {
        let cut = format!("{}…", short.trim_end());
        if letters.width(&cut, SMALLEST, false) <= width {
            return (cut, SMALLEST);
        }
    }
    (short, SMALLEST)
}

/// Returns the width of a column: that of the widest name with its mark, but at least 120 dots, and at most the smaller
/// of 400 dots and `width`.
fn column(letters: &Lettering, entries: &[Entry], width: f32) -> f32 {
    let widest =
        entries.iter().map(|entry| letters.width(&entry.name, SIZE, false)).fold(0.0, f32::max);
    (MARK + widest + 8.0).clamp(120.0, width.min(400.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_the_widest_name() {
        let letters = Lettering::load().unwrap();
        let names = |name: &str| -> Vec<Entry> {
            (0..20).map(|n| Entry { mark: n.to_string(), name: name.to_owned() }).collect()
        };
        let short = Key::of(&letters, &names("DESA"), 1200.0);
        assert_eq!((short.columns, short.rows), (10, 2));
        let long = Key::of(&letters, &names(&"W".repeat(60)), 400.0);
        assert_eq!((long.columns, long.rows), (1, 20));
        assert!(Key::of(&letters, &[], 400.0).height() < 1.0);
        let (name, size) = shortened(&letters, &"W".repeat(60), 360.0);
        assert!(name.ends_with('…') && letters.width(&name, size, false) <= 360.0);
        assert_eq!(shortened(&letters, "AMAHUSU", 360.0), ("AMAHUSU".to_owned(), SIZE));
    }
}
