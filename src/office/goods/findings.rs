//! The findings on the data of a request, which the plan and the invoice look at before anybody pays.

use rayon::prelude::*;
use serde::Serialize;

use super::piece_memory::remember;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::maps::{self, MapSource, RefusedPiece};
use crate::model::{IndexFinding, MapFinding, Request, RequestedItem};
use crate::office::session::Home;
use crate::pack;
use crate::plan::{MapCut, PackPlan, Package};
use crate::progress::Progress;

/// A finding of the index, with the item of a request that it concerns, if any.
#[derive(Debug, Clone, Serialize)]
pub struct StoreFinding {
    /// The finding.
    #[serde(flatten)]
    pub finding: IndexFinding,
    /// The item's place in the request, from 0; `None` where the finding is listed for no request.
    pub index: Option<usize>,
    /// The product; `None` where the file belongs to none.
    pub id: Option<String>,
    /// The item's region.
    pub region: Option<String>,
    /// The item's format.
    pub format: Option<String>,
    /// True where it stops the sale. False in a plan, where the officer's reason covers it.
    #[serde(skip)]
    pub stops_sale: bool,
}

impl StoreFinding {
    /// Returns a finding without an item of a request.
    pub(in crate::office) fn of(finding: &IndexFinding) -> Self {
        Self {
            finding: finding.clone(),
            index: None,
            id: finding.item.clone(),
            region: None,
            format: None,
            stops_sale: finding.blocking,
        }
    }

    /// Returns the index's findings on the products of a planned request, item by item. None of them is marked as
    /// stopping the sale: a plan exists only where the officer's reason covers those that would.
    pub(in crate::office) fn of_planned(index: &Index, request: &Request) -> Vec<Self> {
        let items = request.items.iter().enumerate();
        let found = items.flat_map(|(place, item)| {
            let asked = |f: &&IndexFinding| f.item.as_deref() == Some(&*item.id);
            index.findings.iter().filter(asked).map(move |finding| Self {
                index: Some(place),
                region: item.region.clone(),
                format: item.format.clone(),
                stops_sale: false,
                ..Self::of(finding)
            })
        });
        found.collect()
    }
}

/// The findings on a piece of a map that is packed for a request.
#[derive(Debug, Clone, Serialize)]
pub struct PieceFindings {
    /// The package's name.
    pub package: String,
    /// The item's place in the request, from 0; `None` where no item fits the package.
    pub index: Option<usize>,
    /// The map layer.
    pub id: Option<String>,
    /// The piece's region.
    pub region: Option<String>,
    /// Its format.
    pub format: Option<String>,
    /// The findings.
    #[serde(serialize_with = "crate::model::shown_findings")]
    pub findings: Vec<MapFinding>,
}

impl PieceFindings {
    /// Returns these findings with the item of the request that the package is made for.
    pub(super) fn of(request: &Request, package: &str, findings: &[MapFinding]) -> Self {
        let item = request.items.iter().enumerate().find(|(_, item)| item.stem() == package);
        let asked = |of: fn(&RequestedItem) -> Option<String>| item.and_then(|(_, item)| of(item));
        Self {
            package: package.to_owned(),
            index: item.map(|(place, _)| place),
            id: asked(|item| Some(item.id.clone())),
            region: asked(|item| item.region.clone()),
            format: asked(|item| item.format.clone()),
            findings: findings.to_vec(),
        }
    }
}

/// Cuts and checks every piece of a plan; for a piece on the shelf it takes the stored findings. What was found is
/// remembered; no other file is written. Returns the pieces that have findings.
///
/// # Errors
/// [`crate::error::ErrorKind::Withheld`] with all findings that stop the sale of any piece and that the officer's
/// reason does not name; [`crate::error::ErrorKind::SourceChanged`] for a held map that differs from the index; as
/// [`maps::inspect`] and [`maps::refuse_unfit`].
pub(in crate::office) fn examine(
    home: &Home,
    plan: &PackPlan,
    progress: &dyn Progress,
) -> Result<Vec<PieceFindings>> {
    let shelf = home.shelf();
    let pieces: Vec<(&Package, &MapCut)> =
        plan.packages().filter_map(|package| package.cut().map(|cut| (package, cut))).collect();
    let look = |(package, cut): &(&Package, &MapCut)| {
        if let Some(known) = shelf.findings(package) {
            return Ok(known);
        }
        inspected(home, package, cut, progress)
    };
    let found = pieces.par_iter().map(look).collect::<Result<Vec<_>>>()?;
    let all: Vec<_> = pieces
        .iter()
        .zip(&found)
        .map(|((_, cut), found)| (&cut.order, found.as_slice(), cut.because.as_deref()))
        .collect();
    maps::refuse_blocking(&all)?;
    let named = pieces.iter().zip(&found).filter(|(_, found)| !found.is_empty());
    let of = |((package, _), found): (&(&Package, &MapCut), &Vec<MapFinding>)| {
        PieceFindings::of(&plan.request, &package.stem, found)
    };
    Ok(named.map(of).collect())
}

/// Cuts and checks a piece without writing a file of it, and remembers what was found.
///
/// # Errors
/// As [`examine`], but for findings that stop the sale.
fn inspected(
    home: &Home,
    package: &Package,
    cut: &MapCut,
    progress: &dyn Progress,
) -> Result<Vec<MapFinding>> {
    pack::check_touched(package, progress)?;
    let piece = maps::inspect(&MapSource::of(package), &cut.order, progress);
    remember(home, package, piece.as_ref().map(maps::Piece::findings));
    let piece = piece?;
    maps::refuse_unfit(&piece, &cut.order)?;
    Ok(piece.findings().to_vec())
}

/// Remembers what was found on the piece for which this error refused to make a package.
pub(in crate::office) fn learn_why<'p>(
    home: &Home,
    mut packages: impl Iterator<Item = &'p Package>,
    error: &Error,
) {
    let Some(refused) = std::error::Error::source(error) else { return };
    let Some(refused) = refused.downcast_ref::<RefusedPiece>() else { return };
    let is_it =
        |package: &&Package| package.cut().is_some_and(|cut| cut.order.stem() == refused.stem);
    if let Some(package) = packages.find(is_it) {
        remember(home, package, refused.findings.as_deref().ok_or(error));
    }
}
