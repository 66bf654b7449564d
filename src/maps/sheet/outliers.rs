//! Areas so far from all others that the sheet would be mostly empty.

use crate::maps::piece::{Area, Piece};
use crate::maps::shape::Extent;

/// Returns the areas that are far from the others, if the longer side of the piece without them is at most a tenth of
/// that with them; otherwise none. A piece of fewer than three areas with a shape has none.
pub(super) fn outliers(piece: &Piece) -> Vec<&Area> {
    /// An area is far when its distance from the middle is more than this many times the median, over all areas, of the
    /// distance plus the longer side.
    const FAR: f64 = 20.0;
    let placed: Vec<(&Area, Extent)> = piece
        .areas
        .iter()
        .map(|area| (area, area.shape.extent()))
        .filter(|(_, extent)| !extent.is_empty())
        .collect();
    if placed.len() < 3 {
        return Vec::new();
    }
    let median = |mut numbers: Vec<f64>| {
        numbers.sort_by(f64::total_cmp);
        numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
    };
    let centre = [0, 1].map(|axis| median(placed.iter().map(|(_, e)| e.middle()[axis]).collect()));
    let distance = |extent: &Extent| {
        let at = extent.middle();
        (at[0] - centre[0]).abs().max((at[1] - centre[1]).abs())
    };
    let size = |extent: &Extent| extent.size()[0].max(extent.size()[1]);
    let usual = median(placed.iter().map(|(_, e)| distance(e) + size(e)).collect());
    let (far, near): (Vec<_>, Vec<_>) =
        placed.into_iter().partition(|(_, extent)| distance(extent) > FAR * usual);
    let mut rest = Extent::EMPTY;
    for (_, extent) in &near {
        rest.join(*extent);
    }
    if far.is_empty() || size(&piece.extent()) < 10.0 * size(&rest) {
        return Vec::new();
    }
    far.into_iter().map(|(area, _)| area).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maps::sheet::fixture::{piece, square};

    #[test]
    fn an_area_far_from_the_others_is_named_and_an_outer_island_is_not() {
        let near = [square(128.0, -3.7, 0.1), square(128.1, -3.7, 0.1)];
        let ids = |more: &[_]| -> Vec<String> {
            let areas = [&near[..], more].concat();
            outliers(&piece(areas)).iter().map(|area| area.id.clone()).collect()
        };
        assert_eq!(ids(&[square(500_000.0, 9_590_000.0, 100.0)]), ["8171010003"]);
        assert_eq!(ids(&[square(0.0, 0.0, 0.01)]), ["8171010003"]);
        assert!(ids(&[square(129.5, -4.5, 0.1)]).is_empty());
        assert!(outliers(&piece(near.to_vec())).is_empty());
    }
}
