//! The arguments of the goods track, and of the engine beside it.

use std::path::PathBuf;

use clap::Subcommand;
use jiff::civil::Date;

use super::words::{Effort, Shape, SynthKind, epsg, level, size};
use crate::model::Level;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Approve {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// The officer's name.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: String,
    /// Why, required when the verdict is not `sesuai`.
    #[arg(long, value_name = "REASON")]
    pub(in crate::cli) because: Option<String>,
    /// The visit at which it was handed in [default: one that begins now].
    #[arg(long, value_name = "VISIT")]
    pub(in crate::cli) visit: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Agree {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// Who signed for the receiver.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) signed_by: String,
    /// The day of the signature.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) on: Date,
    /// The scan of the signed paper; a copy is kept in the office home.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) scan: PathBuf,
    /// The signatory's position, where the receiver is a body.
    #[arg(long, value_name = "P")]
    pub(in crate::cli) position: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Plan {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// Plans for this kind of medium instead of the request's.
    #[arg(long, value_name = "KIND", conflicts_with = "to")]
    pub(in crate::cli) medium: Option<String>,
    /// Plans for what this target holds now.
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) to: Option<PathBuf>,
    /// One ZIP for each product, or one folder with its files as they are.
    #[arg(long, value_enum, default_value_t = Shape::Zip)]
    pub(in crate::cli) form: Shape,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Pack {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// The folder on the medium.
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) to: PathBuf,
    /// How hard to compress [default: what lies on the shelf as it is, the rest fast].
    #[arg(long, value_enum)]
    pub(in crate::cli) level: Option<Effort>,
    /// One ZIP for each product, or one folder with its files as they are.
    #[arg(long, value_enum, default_value_t = Shape::Zip)]
    pub(in crate::cli) form: Shape,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(in crate::cli) threads: Option<u16>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Zip {
    /// The ZIP to write; it must not exist.
    pub(in crate::cli) out: PathBuf,
    /// Files and folders.
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// How hard to compress.
    #[arg(long, value_enum, default_value_t = Effort::Fast)]
    pub(in crate::cli) level: Effort,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(in crate::cli) threads: Option<u16>,
    /// Leaves out the seek indexes of large members.
    #[arg(long)]
    pub(in crate::cli) no_seek: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Batch {
    /// A list with the columns bundle, id, region, format instead of the catalogue's.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) bundles: Option<PathBuf>,
    /// What was asked for most, by the ledger: so many items.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(in crate::cli) popular: Option<u16>,
    /// Every product that the stores hold.
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// How hard to compress.
    #[arg(long, value_enum, default_value_t = Effort::Best)]
    pub(in crate::cli) level: Effort,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(in crate::cli) threads: Option<u16>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ShelfCommand {
    /// Lists what lies on the shelf.
    List,
    /// Removes packages until at most so many bytes are left: damaged ones first, then those that no
    /// product makes any more, then the longest unused.
    Prune {
        /// Bytes that may stay, such as 50G.
        #[arg(long, value_name = "SIZE", value_parser = size)]
        keep: u64,
    },
    /// Reads every package and takes off what is not as it was made (exit 1: something was).
    Verify,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Cut {
    /// The map layer's id.
    pub(in crate::cli) item: String,
    /// BPS code of the piece; several give a piece each.
    #[arg(long, value_name = "CODE", required = true, value_delimiter = ',')]
    pub(in crate::cli) region: Vec<String>,
    /// shp, gpkg, geojson or fgb; several are written from one read.
    #[arg(long, value_name = "F", default_value = "shp", value_delimiter = ',')]
    pub(in crate::cli) format: Vec<String>,
    /// The file to write; of several pieces or formats the folder for them.
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) out: PathBuf,
    /// Repairs rings that cross themselves, and lists them.
    #[arg(long)]
    pub(in crate::cli) repair: bool,
    /// Writes the coordinates in this system [default: EPSG:4326].
    #[arg(long, value_name = "EPSG:CODE", value_parser = epsg)]
    pub(in crate::cli) crs: Option<u32>,
    /// Takes this system for a map that does not tell its own.
    #[arg(long, value_name = "EPSG:CODE", value_parser = epsg)]
    pub(in crate::cli) assume_crs: Option<u32>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Show {
    /// A product's id.
    pub(in crate::cli) item: String,
    /// Of a map layer: looks at the piece with this BPS code too.
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) region: Option<String>,
    /// Draws the piece's sheet, as it goes into the package, into this PNG file.
    #[arg(long, value_name = "FILE", requires = "region")]
    pub(in crate::cli) picture: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Synth {
    /// What to make.
    #[arg(long, value_enum)]
    pub(in crate::cli) kind: SynthKind,
    /// About how many bytes, such as 200M.
    #[arg(long, value_parser = size)]
    pub(in crate::cli) size: u64,
    /// The same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    pub(in crate::cli) seed: u64,
    /// Of maps: the level of the areas.
    #[arg(long, value_parser = level, default_value = "desa")]
    pub(in crate::cli) level: Level,
    /// Surveys: dbf, csv; maps: gpkg, shp, geojson.
    #[arg(long)]
    pub(in crate::cli) format: String,
    /// A file with the format's ending, or a folder for a survey in parts.
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) out: PathBuf,
}
