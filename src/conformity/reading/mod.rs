//! Reading a request: what it declares, and what its texts state where it declares nothing.
//!
//! [`Reading`] is what the rules ask; each of its statements keeps the words that it was read from.
//! Which phrases stand in a text is found by `conformity/phrases`; what a statement means for the
//! items asked for is a matter of the rules.

mod gazetteer;
mod region_lookup;
mod stated;
mod stated_use;
mod text_periods;
mod text_regions;
mod texts;

pub(super) use stated::{Place, Stated, Trouble};
pub(super) use stated_use::Reading;
pub(super) use texts::Quote;
