//! The number of threads that compress.

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// The most threads that may be asked for, inclusive.
pub const MOST_THREADS: u16 = 256;

/// Returns the number of threads that was asked for, or else the number of processors that this process may use.
///
/// # Errors
/// [`ErrorKind::Usage`] for zero, or for more than [`MOST_THREADS`].
pub(in crate::office) fn threads(asked: Option<u16>) -> Result<usize> {
    match asked {
        None => Ok(std::thread::available_parallelism().map_or(1, std::num::NonZero::get)),
        Some(threads @ 1..=MOST_THREADS) => Ok(usize::from(threads)),
        Some(threads) => {
            let message =
                message!("found {threads}, expected 1 to {MOST_THREADS}", threads, MOST_THREADS);
            Err(Error::new(ErrorKind::Usage, message).field("--threads"))
        }
    }
}
