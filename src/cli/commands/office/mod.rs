//! Commands on the office itself: made, tried out, its ledger proved, people forgotten.

pub(in crate::cli) mod demo;
pub(in crate::cli) mod forget;
pub(in crate::cli) mod help;
pub(in crate::cli) mod init;
pub(in crate::cli) mod ledger;
pub(in crate::cli) mod synth;
