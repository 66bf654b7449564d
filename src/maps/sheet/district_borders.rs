//! The borders of districts: segments that have another district, or none, on their other side.

use crate::maps::piece::Piece;
use crate::maps::shape::{At, corner_key};

/// Returns each segment that is not shared by exactly two areas of one district: the borders between districts, and the
/// outer edge of the piece. Each comes once, in the order of hash keys, so that the order is always the same.
pub(super) fn between(piece: &Piece, districts: &[usize]) -> Vec<[At; 2]> {
    let mut segments: Vec<(u64, usize, [At; 2])> = Vec::new();
    for (area, district) in piece.areas.iter().zip(districts) {
        for w in area.shape.rings().flat_map(|ring| ring.windows(2)) {
            let key = corner_key(w[0]).wrapping_add(corner_key(w[1]));
            segments.push((key, *district, [w[0], w[1]]));
        }
    }
    segments.sort_by_key(|(key, _, _)| *key);
    let mut lines = Vec::new();
    for group in segments.chunk_by(|a, b| a.0 == b.0) {
        let inner = group.len() == 2 && group[0].1 == group[1].1;
        if !inner {
            lines.push(group[0].2);
        }
    }
    lines
}
