//! The sheet's measures, in dots, and its colours.

/// Red, green, blue.
pub(super) type Colour = [u8; 3];

/// The sheet's size in dots.
pub(super) const SHEET: (u32, u32) = (2000, 1414);
/// The largest frame of the map: left, top, right, bottom.
pub(super) const MAP: [f32; 4] = [48.0, 168.0, 1510.0, 1340.0];
/// Where the column beside the map begins, and its width.
pub(super) const SIDE: f32 = 1550.0;
pub(super) const SIDE_WIDTH: f32 = 402.0;
/// The lowest line of a text.
pub(super) const LOWEST: f32 = 1390.0;

pub(super) const INK: Colour = [34, 40, 49];
pub(super) const FAINT: Colour = [96, 105, 117];
/// The colour around a piece, neither sea nor land: what lies there is not on the map.
pub(super) const AROUND: Colour = [238, 242, 245];
pub(super) const BORDER: Colour = [128, 128, 128];
pub(super) const DISTRICT: Colour = [70, 70, 78];
/// The colours of districts, chosen so that they can be told apart in print and by most colour-blind readers.
pub(super) const LAND: [Colour; 8] = [
    [251, 230, 196],
    [213, 232, 199],
    [222, 214, 235],
    [250, 214, 205],
    [201, 228, 222],
    [245, 238, 186],
    [232, 221, 207],
    [215, 224, 190],
];
/// Dots from the map to a key below it; the numbers of the degrees are in between.
pub(super) const BELOW: f32 = 44.0;
