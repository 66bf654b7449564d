//! Who looks on while a verb works: progress, the wish to stop, and what went wrong beside the work.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::Error;
use crate::message::Message;
use crate::model::RequestNumber;
use crate::progress::{Course, Expected, Phase, PhaseTime, Progress, Silent};

/// Receives the progress of a verb, and what the office has to say beside its answer.
pub trait Watch: Progress {
    /// Tells beforehand which phases are to come.
    fn expect(&self, phases: Vec<Expected>) {
        let _ = phases;
    }

    /// Tells of something that could not be done beside the work, which stands all the same.
    fn warn(&self, warning: Warning) {
        let _ = warning;
    }
}

impl Watch for Silent {}

/// What could not be done beside the work.
#[derive(Debug)]
#[non_exhaustive]
pub enum Warning {
    /// The speed of a packing is not remembered.
    RatesNotWritten(Error),
    /// The page beside the bags is not written.
    PageNotWritten(Message),
    /// The cover sheet of a packing is not written.
    CoverNotWritten(Error),
    /// A verification is not recorded.
    NotRecorded(Error),
    /// A verified bag is not the one that was packed last for its request, and so is not recorded.
    OtherBag {
        /// The bag's name.
        label: String,
        /// The request whose bag it says it is.
        request: RequestNumber,
    },
}

/// Passes the progress of one verb on and takes the time of its phases.
pub(in crate::office) struct Stopwatch<'a> {
    watch: &'a dyn Watch,
    course: Mutex<Course>,
}

impl<'a> Stopwatch<'a> {
    /// Starts with no phase.
    pub(in crate::office) fn of(watch: &'a dyn Watch) -> Self {
        Self { watch, course: Mutex::default() }
    }

    /// Returns the phases that are done, in their order.
    pub(in crate::office) fn phases(&self) -> Vec<PhaseTime> {
        self.course().phases()
    }

    fn course(&self) -> MutexGuard<'_, Course> {
        self.course.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Stopwatch<'_> {
    fn begin(&self, phase: Phase, total: u64) {
        self.course().begin(phase);
        self.watch.begin(phase, total);
    }

    fn advance(&self, bytes: u64) {
        self.course().advance(bytes);
        self.watch.advance(bytes);
    }

    fn end(&self) {
        self.course().end();
        self.watch.end();
    }

    fn cancelled(&self) -> bool {
        self.watch.cancelled()
    }
}
