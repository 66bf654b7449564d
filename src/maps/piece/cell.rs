//! A value of an area, and how much of a number all formats hold.

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::maps) enum Cell {
    Empty,
    Text(String),
    Integer(i64),
    Real(f64),
}

/// Decimals of a number with decimals: what a DBF column of twenty characters holds of it.
pub(in crate::maps) const DECIMALS: usize = 8;

/// Digits of an integer that a DBF column takes: with more, readers take it for reals.
pub(in crate::maps) const INTEGER_DIGITS: usize = 18;
