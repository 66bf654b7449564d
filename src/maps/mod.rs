//! Maps: from a held layer to the piece that is sold.
//!
//! A held file may cover more than the region that is asked for, and may have columns that must not leave the office.
//! `cut` takes the areas of one region out of it, keeps the columns of the whitelist and checks the result; `overlap`
//! finds areas that overlap. `write` writes the formats and `sheet` draws the picture; `package_files` makes both, and
//! the `map_papers`, for a package. `examine` checks a piece beforehand, and `save` writes one map or picture under a
//! name that the user gives. These share the `piece` in memory, its `findings`, its `shape`s and its `crs`. `synth`
//! makes synthetic layers.
//!
//! **Threads.** A dataset of GDAL belongs to one thread, so each task opens its own. A large `GeoPackage` is read in
//! parallel by ranges of rows; a small one is read by one task; of other files each task reads some of the regions that
//! are asked for. Then the shapes of a piece are checked in parallel. Where several formats of a piece are wanted, they
//! are written in parallel, one task each. A piece is whole in memory, its shapes at sixteen bytes a position, since
//! sorting by code and finding overlaps need all of it. The file it is cut from is read area by area. Several pieces
//! may be in memory at once: [`cut_all`] returns all of its pieces together, and [`inspect()`] is called for several
//! pieces in parallel.
//!
//! **The same bytes.** Areas are sorted by code, coordinates are rounded, and the dates in a file are computed from the
//! edition. So the same sources, order and options give the same files, as long as this program and its libraries
//! (GDAL, GEOS, PROJ) stay the same.

mod crs;
mod cut;
mod examine;
mod findings;
mod made_piece;
mod map_papers;
mod overlap;
mod package_files;
mod piece;
mod save;
mod shape;
mod sheet;
mod synth;
mod toolbox;
mod write;

pub use cut::{CutOptions, MapSource, cut, cut_all};
pub use examine::{inspect, refuse_blocking, refuse_unfit};
pub use made_piece::{MadeFile, MadePiece, RefusedPiece};
pub use package_files::make;
pub use piece::Piece;
pub use save::{picture, write};
pub use sheet::draw;
pub use synth::{MALUKU, MapSize, SynthFormat, SynthMapOptions, synth_map};
pub use toolbox::{Toolbox, toolbox};
pub use write::converter;
