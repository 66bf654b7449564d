//! What the coordinates of a piece are: degrees, metres, or numbers that are no place on earth.

use crate::maps::shape::Extent;

/// Kilometres in a degree of latitude (mean radius of the earth, 6371 km).
const DEGREE: f64 = 111.195;

/// What coordinates mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Units {
    /// Degrees of longitude and latitude.
    Degrees,
    /// Metres of a projection.
    Metres,
    /// Numbers that are no place on earth: neither place nor scale is known.
    Nowhere,
}

impl Units {
    /// Returns what the coordinates within a box are; `degrees` is true where the coordinate system has degrees.
    pub(super) fn of(extent: Extent, degrees: bool) -> Self {
        // No projection of Indonesia has larger numbers: the earth is 20 000 km from pole to pole, and
        // 10 000 km are added in the south.
        const METRES: f64 = 3e7;
        let [west, south, east, north] = extent.0;
        let within = |x: f64, y: f64| west >= -x && east <= x && south >= -y && north <= y;
        match degrees {
            _ if extent.is_empty() => Self::Nowhere,
            true if within(180.0, 90.0) => Self::Degrees,
            false if within(METRES, METRES) => Self::Metres,
            _ => Self::Nowhere,
        }
    }

    /// Returns the metres in one unit of the north coordinate; `None` where they are not known.
    pub(super) fn metres(self) -> Option<f64> {
        match self {
            Self::Degrees => Some(DEGREE * 1000.0),
            Self::Metres => Some(1.0),
            Self::Nowhere => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beyond_the_earth_is_no_place() {
        let of = |numbers: [f64; 4], degrees| Units::of(Extent(numbers), degrees);
        assert_eq!(of([94.9, -11.0, 141.0, 6.1], true), Units::Degrees);
        assert_eq!(of([128.0, -3.7, 500_000.0, 9_590_000.0], true), Units::Nowhere);
        assert_eq!(of([500_000.0, 9_590_000.0, 500_900.0, 9_590_900.0], false), Units::Metres);
        assert_eq!(of([0.0, 0.0, 1e20, 1.0], false), Units::Nowhere);
        assert_eq!(Units::of(Extent::EMPTY, true), Units::Nowhere);
        assert_eq!(of([f64::NAN, 0.0, 1.0, 1.0], true), Units::Nowhere);
    }
}
