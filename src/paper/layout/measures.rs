//! The measures of a page, in points: its size, the edges of the text, font sizes, line spacing.

use crate::paper::pdf::{HEIGHT, MM, WIDTH};

/// The font size of text.
pub(super) const SIZE: f32 = 9.5;
/// The font size of footers, labels and the frame for a stamp duty.
pub(super) const SMALL: f32 = 7.5;
/// The distance between baselines, as a multiple of the font size; usual in official letters.
pub(super) const LEADING: f32 = 1.35;

/// The width of a page, and the edges of the text on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edges {
    /// The width of the page.
    pub(super) width: f32,
    /// The left edge of the text, from the page's left edge.
    pub(super) left: f32,
    /// The right edge of the text, from the page's left edge.
    pub(super) right: f32,
    /// The upper edge of the text, from the page's upper edge.
    pub(super) top: f32,
    /// The lower edge of the text, from the page's upper edge. The line above the footer is a little below it.
    /// Infinite on a roll.
    pub(super) bottom: f32,
}

impl Edges {
    /// A page of A4.
    pub(super) const A4: Self = Self {
        width: WIDTH,
        left: 22.0 * MM,
        right: WIDTH - 18.0 * MM,
        top: 16.0 * MM,
        bottom: HEIGHT - 22.0 * MM,
    };

    /// Returns a roll of this width, as printers of tickets have: one page, as long as its text. Such printers leave
    /// about 4 mm free on both sides.
    pub(super) fn roll(width: f32) -> Self {
        let margin = 4.0 * MM;
        Self { width, left: margin, right: width - margin, top: margin, bottom: f32::INFINITY }
    }

    /// Returns true for a roll.
    pub(super) fn is_roll(&self) -> bool {
        self.bottom.is_infinite()
    }

    /// Returns the width that the text may take.
    pub(super) fn room(&self) -> f32 {
        self.right - self.left
    }
}
