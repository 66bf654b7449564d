//! A position on a map, and its hash key.

/// A position: east, north.
pub(in crate::maps) type At = [f64; 2];

/// Returns a hash key of a position (the last step of `SplitMix64`, applied to its bits).
pub(in crate::maps) fn corner_key([x, y]: At) -> u64 {
    let mut z = x.to_bits() ^ y.to_bits().rotate_left(32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
