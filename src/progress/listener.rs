//! Who listens while long work runs.

use super::phase::Phase;

/// Receives the progress of one verb. All methods may be called from any thread and do nothing
/// unless they are overridden.
pub trait Progress: Sync {
    /// A phase begins; `total` is its work in bytes, 0 where unknown.
    fn begin(&self, phase: Phase, total: u64) {
        let _ = (phase, total);
    }

    /// So many more bytes of the phase are done.
    fn advance(&self, bytes: u64) {
        let _ = bytes;
    }

    /// The phase is over.
    fn end(&self) {}

    /// Returns true when the user wants the work to stop; asked at least once a mebibyte.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Says nothing and never stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {}

/// Lets the user stop work whose bytes other work reports already.
pub struct Unseen<'a>(pub &'a dyn Progress);

impl Progress for Unseen<'_> {
    fn cancelled(&self) -> bool {
        self.0.cancelled()
    }
}
