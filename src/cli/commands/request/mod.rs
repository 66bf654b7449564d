//! Commands on a request, from its check to its end.

pub(in crate::cli) mod agree;
pub(in crate::cli) mod approve;
pub(in crate::cli) mod cancel;
pub(in crate::cli) mod check;
pub(in crate::cli) mod close;
pub(in crate::cli) mod correct;
pub(in crate::cli) mod refuse;
pub(in crate::cli) mod send_back;
pub(in crate::cli) mod status;
mod step_command;
pub(in crate::cli) mod suggest;
