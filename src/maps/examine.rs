//! Checking a piece before anybody pays for it: its findings, and which of them stop its sale.

use super::cut::{CutOptions, MapSource, cut};

use super::piece::Piece;
use super::write::refuse_unfit;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message, separated};
use crate::model::{MapFinding, stopping};
use crate::plan::MapOrder;
use crate::progress::Progress;

/// Cuts a piece and adds the findings on overlaps to it. A finding is no error here, even one that stops the sale.
///
/// # Errors
/// As [`cut`].
pub fn inspect(sources: &[MapSource], order: &MapOrder, progress: &dyn Progress) -> Result<Piece> {
    let mut piece = cut(sources, order, &CutOptions::default(), progress)?;
    let overlaps = piece.check_overlaps();
    piece.add_findings(overlaps);
    Ok(piece)
}

/// Cuts a piece and returns its findings, without writing a file. Those that stop its sale are returned too: the caller
/// gives the findings of all pieces to [`refuse_blocking`].
///
/// # Errors
/// As [`cut`]; [`ErrorKind::Withheld`] where the order asks for `FlatGeobuf` and an area has no geometry.
pub fn examine(
    sources: &[MapSource],
    order: &MapOrder,
    progress: &dyn Progress,
) -> Result<Vec<MapFinding>> {
    let piece = inspect(sources, order, progress)?;
    refuse_unfit(&piece, order, order.format)?;
    Ok(piece.findings)
}

/// Refuses pieces with findings that stop their sale; the error lists all of these. Each piece is given with its order,
/// its findings, and the officer's reason for serving the request anyway. A finding whose code the reason names does
/// not stop the sale.
///
/// # Errors
/// [`ErrorKind::Withheld`] where any such finding is left.
pub fn refuse_blocking(pieces: &[(&MapOrder, &[MapFinding], Option<&str>)]) -> Result<()> {
    let (mut refusals, mut codes): (Vec<Message>, Vec<&str>) = Default::default();
    for (order, findings, because) in pieces {
        let stopping: Vec<&MapFinding> = stopping(*findings, *because).collect();
        if stopping.is_empty() {
            continue;
        }
        let reasons = separated(stopping.iter().map(|finding| finding.sentence()), "; ");
        let (id, region) = (&order.id, &order.region.code);
        refusals.push(message!(
            "'{id}' of {region} cannot be sold as it is: {reasons}",
            id,
            region,
            reasons
        ));
        codes.extend(stopping.iter().map(|finding| &*finding.code));
    }
    if refusals.is_empty() {
        return Ok(());
    }
    codes.sort_unstable();
    codes.dedup();
    let codes = codes.join(", ");
    Err(Error::new(ErrorKind::Withheld, message!("{all}", all = separated(refusals, ". "))).hint(message!(
        "repair the held map and run `kemas index`, or let the officer approve again with a reason \
         that names {codes} (`kemas approve … --because \"{codes}: …\"`)",
        codes
    )))
}
