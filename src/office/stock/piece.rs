//! One piece of a map, cut and checked as for a sale, with its sheet.

use std::path::Path;

use serde::Serialize;

use super::sale::{requested, withheld};
use super::withheld::Withheld;
use crate::catalog::Item;
use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::maps::{self, MapSource};
use crate::message::{in_a_row, message};
use crate::model::{MapFinding, SaleFinding, stopping};
use crate::office::goods::remember;
use crate::office::session::Home;
use crate::pack;
use crate::plan;
use crate::progress::Progress;

/// A piece that was cut and checked.
#[derive(Debug, Serialize)]
pub struct ShownPiece {
    /// The region's code.
    pub region: String,
    /// The region's name.
    pub name: String,
    /// Number of areas in it.
    pub features: u64,
    /// West, south, east and north, in degrees; `None` where no area has a geometry.
    pub extent: Option<[f64; 4]>,
    /// Whether it can be sold as it is, without an officer's reason.
    pub for_sale: bool,
    /// The reason why it cannot; `None` where it can.
    pub withheld: Option<Withheld>,
    /// The findings on it.
    #[serde(serialize_with = "crate::model::shown_findings")]
    pub findings: Vec<MapFinding>,
    /// The path of the sheet, where one was asked for.
    pub picture: Option<String>,
}

/// Cuts and checks a piece; with `picture`, also draws its sheet there. Findings on the piece that stop the sale are
/// no error.
pub(super) fn cut_and_check(
    home: &Home,
    index: &Index,
    item: Item<'_>,
    region: &str,
    picture: Option<&Path>,
    progress: &dyn Progress,
) -> Result<ShownPiece> {
    let asked = requested(item.id(), Some(region));
    Home::refuse_lost_store(index, std::iter::once(item.id()))?;
    let package = plan::cut_of(index, home.catalog(), &asked)?;
    pack::check_touched(&package, progress)?;
    let cut = package
        .cut()
        .ok_or_else(|| Error::new(ErrorKind::Internal, message!("a piece of a map is not cut")))?;
    let piece = maps::inspect(&MapSource::of(&package), &cut.order, progress);
    remember(home, &package, piece.as_ref().map(maps::Piece::findings));
    let piece = piece?;
    let stopping: Vec<&str> = stopping(piece.findings(), None).map(SaleFinding::code).collect();
    let codes = (!stopping.is_empty())
        .then(|| Withheld::by_finding(message!("{codes}", codes = in_a_row(stopping))));
    let withheld = withheld(index, home.catalog(), &asked, home.clock.today()).or(codes);
    if let Some(out) = picture {
        maps::picture(&piece, &cut.order, out)?;
    }
    Ok(ShownPiece {
        region: region.to_owned(),
        name: cut.order.region.name.clone(),
        features: piece.features(),
        extent: piece.bounds(),
        for_sale: withheld.is_none(),
        withheld,
        findings: piece.findings().to_vec(),
        picture: picture.map(|path| path.display().to_string()),
    })
}
