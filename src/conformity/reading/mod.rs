//! Reads a request: what it declares, and what its texts state. Each of regions, level, periods and units is read from
//! the texts only where none of its kind is declared; all else is always read.
//!
//! Rules look at the [`Reading`]. Each statement from a text keeps its words. `conformity/phrases` finds the phrases in
//! a text; the rules decide what a statement means for the requested items.

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
