//! Maps: from a held layer to the piece that is sold.
//!
//! A held file reaches from a province to the country and has columns that must never leave. `cut` takes the
//! areas of one region out of it, keeps the columns of the whitelist and checks what came out; `overlap` finds
//! areas that lie on each other. `write` writes the formats and `sheet` draws the picture; `package_files` puts both
//! with the `map_papers` into a package, `examine` says beforehand what is wrong, and `save` writes one file that
//! somebody named. `synth` makes up layers to try it all on. Below them stand the `piece` in memory, its `findings`, its
//! `shape`s and its `crs`.
//!
//! **Who owns what.** Each task opens datasets of its own, since a dataset of GDAL belongs to one
//! thread. A large `GeoPackage` is read in parts side by side, its rows shared out among the threads; of other
//! files each thread reads some of the regions that are asked for. Then the shapes of a piece are checked side
//! by side, and each format is written by a task of its own from the same piece. A piece is in memory whole,
//! sixteen bytes a position: that is what the order by code and the overlaps need. The file it came from never
//! is. As many pieces are in the making as there are threads.
//!
//! **The same bytes.** Areas are sorted by code, coordinates rounded once, dates are the edition's:
//! the files are a function of sources, order and GDAL's version.

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
pub use examine::{examine, look, refuse_blocking};
pub use made_piece::{MadeFile, MadePiece};
pub use package_files::make;
pub use piece::Piece;
pub use save::{picture, write};
pub use sheet::draw;
pub use synth::{MALUKU, MapSize, SynthFormat, SynthMapOptions, synth_map};
pub use write::converter;
