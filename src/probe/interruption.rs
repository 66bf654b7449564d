//! The error of an index that the user stopped.

use crate::error::{Error, ErrorKind};
use crate::message::message;

/// Returns the error of an index that the user stopped before it was complete.
pub(crate) fn interrupted() -> Error {
    Error::new(ErrorKind::Interrupted, message!("stopped before the index was complete"))
        .hint(message!("the old index still stands; run `kemas index` again"))
}
