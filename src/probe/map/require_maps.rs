//! What a build without maps (without the Cargo feature `maps`) says where a map is asked for.

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// Refuses what needs maps in a build that has none.
///
/// # Errors
/// [`ErrorKind::Map`].
pub(crate) fn require_maps() -> Result<()> {
    if cfg!(feature = "maps") { Ok(()) } else { Err(no_maps()) }
}

/// The error of a build that has no maps.
pub(crate) fn no_maps() -> Error {
    Error::new(ErrorKind::Map, message!("this build of kemas has no maps")).hint(message!(
        "use a kemas that was built with its default features: `make install`, or `cargo build --release` \
         without `--no-default-features`; both need the system's GDAL (Debian: libgdal-dev)"
    ))
}
