//! Commands on the goods: planned, packed, verified, handed over; and zipping of any files.

pub(in crate::cli) mod handover;
pub(in crate::cli) mod pack;
pub(in crate::cli) mod plan;
pub(in crate::cli) mod verify;
pub(in crate::cli) mod zip;
