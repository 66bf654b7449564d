//! Files that are made on the way into a package: pieces of maps, and tables in another format. They are in a
//! folder of their own, which is removed once they are packed.

mod converted_tables;
mod made_package;
mod map_piece;
mod scratch;

use std::path::Path;

use converted_tables::convert;
pub(in crate::pack) use made_package::Made;
use map_piece::cut_piece;

use crate::error::Result;
use crate::plan::{Leaves, Package};
use crate::progress::Progress;

/// Makes those files of a package that are not in the store, in a folder below `scratch`; `None` for a package that
/// leaves as it is held.
///
/// # Errors
/// Among others: `ErrorKind::SourceChanged` where a source is not as the index recorded it, before or after it was
/// read; `ErrorKind::Microdata` where a table comes out otherwise than it was planned; what [`crate::maps::make`] and
/// [`crate::microdata::make`] return.
pub(in crate::pack) fn make_files(
    package: &Package,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<Option<Made>> {
    match &package.leaves {
        Leaves::AsHeld => Ok(None),
        Leaves::Cut(cut) => cut_piece(package, cut, scratch, progress).map(Some),
        Leaves::Tables(tables) => convert(package, tables, scratch, progress).map(Some),
    }
}
