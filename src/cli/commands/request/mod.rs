//! Commands on a request, from its check to its end.

pub(in crate::cli) mod agree;
mod amend;
pub(in crate::cli) mod approve;
pub(in crate::cli) mod attach;
pub(in crate::cli) mod cancel;
pub(in crate::cli) mod check;
pub(in crate::cli) mod close;
pub(in crate::cli) mod correct;
mod decision_words;
mod edit_request;
mod form;
pub(in crate::cli) mod group;
mod list_requests;
mod new_request;
pub(in crate::cli) mod refuse;
pub(in crate::cli) mod send_back;
mod show_request;
pub(in crate::cli) mod status;
mod step_command;
pub(in crate::cli) mod suggest;
