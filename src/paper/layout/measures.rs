//! The measures of a page: margins, sizes of type, leading.

use crate::paper::pdf::{HEIGHT, MM, WIDTH};

/// The left margin.
pub(super) const LEFT: f32 = 22.0 * MM;
/// Where lines end.
pub(super) const RIGHT: f32 = WIDTH - 18.0 * MM;
/// Where text begins.
pub(super) const TOP: f32 = 16.0 * MM;
/// The foot's rule; text ends above it.
pub(super) const BOTTOM: f32 = HEIGHT - 22.0 * MM;
/// The size of the text.
pub(super) const SIZE: f32 = 9.5;
/// The size of feet and labels.
pub(super) const SMALL: f32 = 7.5;
/// Baseline to baseline, in sizes: what official letters are set in.
pub(super) const LEADING: f32 = 1.35;
