//! Progress, interruption and warnings while a step of the service works.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::Error;
use crate::message::Message;
use crate::model::RequestNumber;
use crate::progress::{Course, Expected, Phase, PhaseTime, Progress, Silent};

/// Receives progress and warnings. Whoever implements it chooses what to show: announcements and warnings are ignored
/// by default.
pub trait Watch: Progress {
    /// Announces phases to come that take long, each with its bytes and the expected speed.
    fn expect(&self, phases: Vec<Expected>) {
        let _ = phases;
    }

    /// Reports something that failed beside the work; the work itself goes on or is done.
    fn warn(&self, warning: Warning) {
        let _ = warning;
    }
}

impl Watch for Silent {}

/// Something that failed beside the work.
#[derive(Debug)]
#[non_exhaustive]
pub enum Warning {
    /// The speeds of a packing could not be stored for later estimates.
    RatesNotWritten(Error),
    /// The page beside the bags on the medium could not be written, for this reason.
    PageNotWritten(Message),
    /// The cover sheet of a packing could not be made or written.
    CoverNotWritten(Error),
    /// The outcome of a verification could not be recorded.
    NotRecorded(Error),
    /// The verification of one bag could not be recorded.
    BagNotRecorded {
        /// The bag's name.
        label: String,
        /// The names of the bags beside it whose verification is recorded.
        recorded: Vec<String>,
        /// Why.
        error: Error,
    },
    /// A verified bag is not of the latest packing of its request, and was not recorded.
    OtherBag {
        /// The bag's name.
        label: String,
        /// The request that is named in the bag.
        request: RequestNumber,
        /// True where the request was packed before it was changed or returned, and not since.
        is_of_before: bool,
    },
}

/// Passes on progress and measures the time of its phases.
pub(in crate::office) struct Stopwatch<'a> {
    watch: &'a dyn Watch,
    course: Mutex<Course>,
}

impl<'a> Stopwatch<'a> {
    /// Starts without a phase.
    pub(in crate::office) fn of(watch: &'a dyn Watch) -> Self {
        Self { watch, course: Mutex::default() }
    }

    /// Returns the phases that are finished, in the order in which they first ended.
    pub(in crate::office) fn phases(&self) -> Vec<PhaseTime> {
        self.course().phases()
    }

    fn course(&self) -> MutexGuard<'_, Course> {
        self.course.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Stopwatch<'_> {
    fn begin(&self, phase: Phase, total: u64) {
        self.course().begin(phase, total);
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
