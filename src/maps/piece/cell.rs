//! A value of an area, and the digits of a number that all formats can hold.

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::maps) enum Cell {
    Empty,
    Text(String),
    Integer(i64),
    Real(f64),
}

/// Decimals that are kept of a real number: as many as a DBF column of twenty characters holds.
pub(in crate::maps) const DECIMALS: usize = 8;

/// Digits that an integer may have: readers take a DBF column of more for real numbers.
pub(in crate::maps) const INTEGER_DIGITS: usize = 18;
