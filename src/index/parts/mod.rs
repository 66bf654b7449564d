//! Tables that belong together: the parts of one survey, and all tables of one product.
//!
//! The names of parts differ in one number, at any place (`ind1_revisi1`, `ind2_revisi1`). It has one digit, or up to
//! two where it is the last number; others are years and codes. Parts with the same columns hold different rows. Parts
//! with different columns are joined by their users **by the order of rows**, so that the number of records and the
//! order of keys must be the same. Where the numbers of records are the same, the keys (the first columns) are read in
//! a second pass, if the parts have any of these columns in common. Their digests stay in the index until the part is
//! read again for its row.

mod check;
mod keys;
mod shape;

pub(super) use self::check::{Table, check};
pub(super) use self::shape::shape;
