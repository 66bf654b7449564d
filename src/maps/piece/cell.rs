//! A value of an area, and how many digits a number may have in any format.

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::maps) enum Cell {
    Empty,
    Text(String),
    Integer(i64),
    Real(f64),
}

/// Decimals that a real number is rounded to, unless it is too large for that. Columns for real numbers are written
/// with so many.
pub(in crate::maps) const DECIMALS: usize = 8;

/// The most characters of an integer that fits: readers take a wider DBF column for real numbers.
pub(in crate::maps) const INTEGER_DIGITS: usize = 18;
