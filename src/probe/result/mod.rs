//! What a look inside a file comes to: its profile, and the findings about it.

pub(crate) mod finding;
mod inside;
mod quoted;

pub(super) use self::inside::Inside;
pub(super) use self::quoted::{LONGEST, clip};
