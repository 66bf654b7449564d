//! Maps: from a held layer to the piece that is sold.
//!
//! A held file covers anything from a province to the country, and has columns that must never leave. `cut` takes
//! the areas of one region out of it, keeps the columns of the whitelist and checks the result; `overlap` finds
//! areas that overlap. `write` writes the formats and `sheet` draws the picture; `package_files` puts both, with the
//! `map_papers`, into a package. `examine` checks a piece beforehand, and `save` writes one file that somebody
//! named. `synth` makes synthetic layers. All of them use the `piece` in memory, its `findings`, its `shape`s and
//! its `crs`.
//!
//! **Threads.** A dataset of GDAL belongs to one thread, so each task opens its own. A large `GeoPackage` is read
//! in parallel by ranges of rows; of other files each thread reads some of the regions that are asked for. Then
//! the shapes of a piece are checked in parallel, and each format is written by its own task. A piece is whole in
//! memory, at sixteen bytes a position, since sorting by code and finding overlaps need all of it. The file it
//! came from never is. [`examine()`] runs for several pieces at once, [`cut_all`] holds all of its pieces.
//!
//! **The same bytes.** Areas are sorted by code, coordinates are rounded once, and dates are those of the edition.
//! So the files depend only on the sources, the order and the version of GDAL.

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
mod write;

pub use cut::{CutOptions, MapSource, cut, cut_all};
pub use examine::{examine, inspect, refuse_blocking};
pub use made_piece::{MadeFile, MadePiece};
pub use package_files::make;
pub use piece::Piece;
pub use save::{picture, write};
pub use sheet::draw;
pub use synth::{MALUKU, MapSize, SynthFormat, SynthMapOptions, synth_map};
pub use write::converter;
