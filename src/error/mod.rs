//! One error type for the whole crate: what went wrong, where, and what to do now.
//!
//! An [`Error`] that reaches the command line ends the command with exit status 2. A batch lists the errors of items
//! that cannot be made, and goes on with the others. What is wrong with one thing while the work goes on is mostly a
//! finding of the module that met it, and not an `Error`.

#[expect(clippy::module_inception, reason = "the file of the type that the room is about")]
mod error;
mod fault;
mod kind;
mod reason;
mod text_file;

pub use error::{Error, Result};
pub use fault::Fault;
pub(crate) use fault::shown;
pub use kind::ErrorKind;
pub use reason::Reason;
pub use text_file::read_text;
