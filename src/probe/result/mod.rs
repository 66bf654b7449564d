//! What a probe returns: the profile of a file, and the findings about it.

mod index_findings;
mod inside;
mod quoted;

pub(crate) use self::index_findings::Finding;
#[cfg(test)]
pub(crate) use self::index_findings::findings_json;
pub(super) use self::inside::Inside;
pub(super) use self::quoted::clip;
