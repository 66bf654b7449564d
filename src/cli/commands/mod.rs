//! The commands, each in a file of its own: its arguments, the call of the office, and the answer.

pub(super) mod counter;
pub(super) mod goods;
pub(super) mod money;
pub(super) mod office;
pub(super) mod request;
pub(super) mod stock;
