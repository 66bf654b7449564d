//! Tables that belong together: the parts of one survey, and all tables of one product.
//!
//! Parts bear names that differ in one number of one or two digits, wherever it stands (`ind1_revisi1`,
//! `ind2_revisi1`; longer ones are years and codes). Those with the same columns are slices by rows. Those with other columns are joined by
//! users **by row order**, so that counts and the order of keys must agree. The keys are read in a
//! second pass, of such parts alone; their digests stay in the index until a file changes.

mod check;
mod keys;
mod shape;

pub(super) use self::check::{Table, check};
pub(super) use self::shape::shape;
