//! Checking a piece before anybody pays for it: its findings, and which of them stop its sale.

use super::cut::{CutOptions, MapSource, cut};

use super::piece::Piece;
use super::write;
use crate::error::{Error, ErrorKind, Reason, Result};
use crate::message::{and, in_a_row, message};
use crate::model::{MapFinding, stopping};
use crate::plan::MapOrder;
use crate::progress::Progress;

/// Cuts a piece and adds the findings on overlaps to it, without writing a file. A finding is no error here, even one
/// that stops the sale: the caller gives the findings of all pieces to [`refuse_blocking`].
///
/// # Errors
/// As [`cut`].
pub fn inspect(sources: &[MapSource], order: &MapOrder, progress: &dyn Progress) -> Result<Piece> {
    let mut piece = cut(sources, order, &CutOptions::default(), progress)?;
    let overlaps = piece.check_overlaps();
    piece.add_findings(overlaps);
    Ok(piece)
}

/// Refuses a piece that cannot be written in the format of its order, without writing a file.
///
/// # Errors
/// [`ErrorKind::Withheld`] where the order asks for `FlatGeobuf` and an area has no geometry.
pub fn refuse_unfit(piece: &Piece, order: &MapOrder) -> Result<()> {
    write::refuse_unfit(piece, order, order.format)
}

/// The most pieces, and the most findings, that an error names.
const SHOWN: usize = 20;

/// Refuses pieces with findings that stop their sale; the error lists these. Each piece is given with its order, its
/// findings, and the officer's reason for serving the request anyway. A finding whose code the reason names does not
/// stop the sale.
///
/// # Errors
/// [`ErrorKind::Withheld`] where any such finding is left.
pub fn refuse_blocking(pieces: &[(&MapOrder, &[MapFinding], Option<&str>)]) -> Result<()> {
    let stopped: Vec<(&MapOrder, Vec<&MapFinding>)> = pieces
        .iter()
        .map(|(order, findings, because)| (*order, stopping(*findings, *because).collect()))
        .filter(|(_, stopping): &(_, Vec<_>)| !stopping.is_empty())
        .collect();
    let all = || stopped.iter().flat_map(|(order, found)| found.iter().map(move |f| (*order, *f)));
    let message = match (stopped.as_slice(), all().count()) {
        ([], _) => return Ok(()),
        ([(order, found)], 1) => {
            let (id, region) = (&order.id, &order.region.code);
            let reasons = in_a_row(found.iter().map(|finding| finding.sentence()));
            message!("'{id}' of {region} cannot be sold as it is: {reasons}", id, region, reasons)
        }
        ([(order, found)], _) => {
            let (id, region) = (&order.id, &order.region.code);
            let codes = and(codes(found.iter().copied()));
            message!("'{id}' of {region} cannot be sold as it is: {codes}", id, region, codes)
        }
        (pieces, _) => {
            let count = pieces.len();
            let each = pieces.iter().map(|(order, found)| {
                let codes = and(codes(found.iter().copied()));
                message!(
                    "'{id}' of {region} ({codes})",
                    id = &order.id,
                    region = &order.region.code,
                    codes
                )
            });
            let pieces = in_a_row(each).up_to(SHOWN);
            message!("{count} pieces cannot be sold as they are: {pieces}", count, pieces)
        }
    };
    let reason = |(order, finding): (&MapOrder, &MapFinding)| {
        let (id, region, finding_words) = (&order.id, &order.region.code, finding.sentence());
        let what = message!("'{id}' of {region}: {finding}", id, region, finding = finding_words);
        Reason { what, hint: Some(finding.remedy.clone()) }
    };
    let reasons: Vec<Reason> = all().map(reason).collect();
    let reasons = if reasons.len() == 1 { Vec::new() } else { reasons };
    let codes = codes(all().map(|(_, finding)| finding)).join(", ");
    Err(Error::new(ErrorKind::Withheld, message).reasons(Reason::at_most(SHOWN, reasons)).hint(message!(
        "repair the held map and run `kemas index`, or let the officer approve again with a reason \
         that names {codes} (`kemas approve … --because \"{codes}: …\"`)",
        codes
    )))
}

/// Returns the codes of findings, each once and sorted.
fn codes<'a>(findings: impl Iterator<Item = &'a MapFinding>) -> Vec<&'a str> {
    let mut codes: Vec<&str> = findings.map(|finding| &*finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
