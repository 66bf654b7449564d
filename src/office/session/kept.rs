//! Cached values that sessions share. A value is read from its files when it is first needed, and again when the
//! files have changed.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use walkdir::WalkDir;

use crate::error::Result;
use crate::model::Stamp;
use crate::probe::stamp_of;

/// A cached value with the state of the files that it was read from.
#[derive(Debug)]
pub(super) struct Kept<T, S = State>(Mutex<Option<(S, Arc<T>)>>);

/// The state of files: size, times and inode of each, in a fixed order; `None` for a file that cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State(Vec<Option<Stamp>>);

impl State {
    /// Returns the state of these files and folders, and of everything in the folders.
    pub(super) fn of(paths: &[&Path]) -> Self {
        let below = paths.iter().flat_map(|path| WalkDir::new(path).sort_by_file_name());
        let stamp = |entry: walkdir::Result<walkdir::DirEntry>| {
            entry.and_then(|entry| entry.metadata()).ok().map(|status| stamp_of(&status))
        };
        Self(below.map(stamp).collect())
    }
}

impl<T, S> Default for Kept<T, S> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T, S: PartialEq> Kept<T, S> {
    /// Returns the cached value where it has this state; else calls `read` and caches what it returns. `read` runs
    /// without the lock, since it may use all threads. So two sessions may both read at the same time.
    pub(super) fn get(&self, state: S, read: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
        if let Some((of, value)) = &*self.lock()
            && *of == state
        {
            return Ok(Arc::clone(value));
        }
        let value = Arc::new(read()?);
        *self.lock() = Some((state, Arc::clone(&value)));
        Ok(value)
    }

    fn lock(&self) -> MutexGuard<'_, Option<(S, Arc<T>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
