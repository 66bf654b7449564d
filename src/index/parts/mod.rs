//! Tables that belong together: the parts of one survey, and all tables of one product.
//!
//! The names of parts differ in one number of one or two digits, at any place (`ind1_revisi1`, `ind2_revisi1`).
//! Longer numbers are years and codes. Parts with the same columns hold different rows. Parts with different columns
//! are joined by their users **by the order of rows**, so that the number of records and the order of keys must be
//! the same. The keys of such parts are read in a second pass. Their digests stay in the index until a file changes.

mod check;
mod keys;
mod shape;

pub(super) use self::check::{Table, check};
pub(super) use self::shape::shape;
