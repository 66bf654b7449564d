//! The measures of a page, in points: margins, font sizes, line spacing.

use crate::paper::pdf::{HEIGHT, MM, WIDTH};

/// The left edge of the text, from the page's left edge.
pub(super) const LEFT: f32 = 22.0 * MM;
/// The right edge of the text, from the page's left edge.
pub(super) const RIGHT: f32 = WIDTH - 18.0 * MM;
/// The upper edge of the text, from the page's upper edge.
pub(super) const TOP: f32 = 16.0 * MM;
/// The lower edge of the text, from the page's upper edge. The line above the footer is a little below it.
pub(super) const BOTTOM: f32 = HEIGHT - 22.0 * MM;
/// The font size of text.
pub(super) const SIZE: f32 = 9.5;
/// The font size of footers, labels and the frame for a stamp duty.
pub(super) const SMALL: f32 = 7.5;
/// The distance between baselines, as a multiple of the font size; usual in official letters.
pub(super) const LEADING: f32 = 1.35;
