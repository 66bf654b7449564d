//! The end of work that the user stopped.

use crate::error::{Error, ErrorKind};

/// The error of work that the user stopped.
pub(crate) fn interrupted() -> Error {
    Error::new(ErrorKind::Interrupted, "stopped before the index was complete")
        .hint("the old index still stands; run `kemas index` again")
}
