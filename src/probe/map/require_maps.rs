//! The error of a build without the Cargo feature `maps` where a map is needed.

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// Returns an error in a build without maps.
///
/// # Errors
/// [`ErrorKind::Map`] in such a build.
pub(crate) fn require_maps() -> Result<()> {
    if cfg!(feature = "maps") { Ok(()) } else { Err(no_maps()) }
}

/// Returns the error of a build without maps.
pub(crate) fn no_maps() -> Error {
    Error::new(ErrorKind::Map, message!("this build of kemas has no maps")).hint(message!(
        "use a kemas that was built with its default features: `make install`, or `cargo build --release` \
         without `--no-default-features`; both need the system's GDAL (Debian: libgdal-dev)"
    ))
}
