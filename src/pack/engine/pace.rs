//! Compression level and number of threads.

use super::deflate::Level;

/// Compression level and number of threads.
#[derive(Debug, Clone, Copy)]
pub(in crate::pack) struct Pace {
    /// `None` stores every member.
    pub(in crate::pack) level: Option<Level>,
    pub(in crate::pack) threads: usize,
}
