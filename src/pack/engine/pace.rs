//! How hard and with how many threads the engine works.

use super::deflate::Level;

/// How hard and with how many threads to compress.
#[derive(Debug, Clone, Copy)]
pub(in crate::pack) struct Pace {
    /// `None` leaves every member as it is.
    pub(in crate::pack) level: Option<Level>,
    pub(in crate::pack) threads: usize,
}
