//! What is wrong with a piece, before anybody pays for it, and what of that stops its sale.

use super::cut::{CutOptions, MapSource, cut};

use super::piece::Piece;
use super::write::refuse_unfit;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message, separated};
use crate::model::{MapFinding, stopping};
use crate::plan::MapOrder;
use crate::progress::Progress;

/// Looks at a piece that is for nobody: all that is wrong with it is listed, whether it stops a sale or not.
///
/// # Errors
/// As [`cut`].
pub fn look(sources: &[MapSource], order: &MapOrder, progress: &dyn Progress) -> Result<Piece> {
    let mut piece = cut(sources, order, &CutOptions::default(), progress)?;
    let overlaps = piece.check_overlaps();
    piece.add_findings(overlaps);
    Ok(piece)
}

/// Looks at a piece without making anything: what is wrong with it, before anybody pays for it. What stops
/// its sale is for [`refuse_blocking`] to tell, of all pieces at once.
///
/// # Errors
/// As [`make`](super::make) but for that.
pub fn examine(
    sources: &[MapSource],
    order: &MapOrder,
    progress: &dyn Progress,
) -> Result<Vec<MapFinding>> {
    let piece = look(sources, order, progress)?;
    refuse_unfit(&piece, order, order.format)?;
    Ok(piece.findings)
}

/// Refuses pieces with findings that stop their sale and that the officer's reason for serving the request all
/// the same does not name: all of them at once.
///
/// # Errors
/// [`ErrorKind::Withheld`].
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
