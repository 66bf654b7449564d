//! Commands of the goods track: planned, packed, verified, handed over; and the bare engine.

pub(in crate::cli) mod handover;
pub(in crate::cli) mod pack;
pub(in crate::cli) mod plan;
pub(in crate::cli) mod verify;
pub(in crate::cli) mod zip;
