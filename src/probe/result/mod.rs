//! What a look inside a file comes to: its profile, and the findings about it.

mod index_findings;
mod inside;
mod quoted;

pub(crate) use self::index_findings::Finding;
#[cfg(test)]
pub(crate) use self::index_findings::told;
pub(super) use self::inside::Inside;
pub(super) use self::quoted::clip;
