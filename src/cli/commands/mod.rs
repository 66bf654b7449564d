//! The commands, one file each: its arguments, the verb of the office that it asks for, and the answer in
//! words.

pub(super) mod counter;
pub(super) mod goods;
pub(super) mod money;
pub(super) mod office;
pub(super) mod request;
pub(super) mod stock;
