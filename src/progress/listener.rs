//! What long work calls while it runs.

use super::phase::Phase;

/// Receives the progress of one long call. All methods may be called from any thread. Unless they are overridden,
/// reports are dropped and the work is never stopped.
pub trait Progress: Sync {
    /// A phase begins; `total` is the number of bytes that it will handle, 0 where unknown.
    fn begin(&self, phase: Phase, total: u64) {
        let _ = (phase, total);
    }

    /// The phase has handled `bytes` more.
    fn advance(&self, bytes: u64) {
        let _ = bytes;
    }

    /// The phase is over. It is not always called where the phase ended with an error.
    fn end(&self) {}

    /// Returns true when the user wants the work to stop. Work asks often, such as once for each block that it
    /// reads.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Reports nothing and never stops the work.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {}

/// Passes nothing on, but lets the user stop: for work whose bytes are reported elsewhere or not at all.
pub struct Unseen<'a>(pub &'a dyn Progress);

impl Progress for Unseen<'_> {
    fn cancelled(&self) -> bool {
        self.0.cancelled()
    }
}
