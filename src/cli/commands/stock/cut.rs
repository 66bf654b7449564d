//! `cut`: cuts pieces of a map layer, without a request.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, epsg};
use crate::error::Result;
use crate::message::message;
use crate::model::MapFormat;
use crate::office::CutOrder;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Cut {
    /// The map layer's id.
    pub(in crate::cli) item: String,
    /// BPS code of the piece; several give a piece each.
    #[arg(long, value_name = "CODE", required = true, value_delimiter = ',')]
    pub(in crate::cli) region: Vec<String>,
    /// shp, gpkg, geojson or fgb; several are written from one read.
    #[arg(long, value_name = "F", default_value = MapFormat::default().as_str(), value_delimiter = ',')]
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
    /// Assumes this system for a map that does not name its own.
    #[arg(long, value_name = "EPSG:CODE", value_parser = epsg)]
    pub(in crate::cli) assume_crs: Option<u32>,
}

/// Cuts one piece into a file, or several pieces and formats into a folder.
pub(in crate::cli) fn cut(call: &Invocation, args: &Cut) -> Result<Answer> {
    let order = CutOrder {
        item: args.item.clone(),
        regions: args.region.clone(),
        formats: args.format.clone(),
        out: args.out.clone(),
        repair: args.repair,
        crs: args.crs,
        assume_crs: args.assume_crs,
    };
    let cut = call.session()?.cut(&order, &call.progress)?;
    let mut text = call.lines();
    for piece in &cut.pieces {
        for path in &piece.paths {
            let (path, count) = (path.display(), piece.features);
            text.line(&message!("{path}: {count} areas", path, count));
        }
        text.map_findings(&piece.findings);
    }
    Ok(Answer::yes(cut, text))
}
