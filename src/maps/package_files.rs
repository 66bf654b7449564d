//! The files in the package of a map: the map in its format, the documents that explain it, and the picture.

use std::path::{Path, PathBuf};

use super::cut::{CutOptions, MapSource, cut};
use super::examine::refuse_blocking;
use super::made_piece::{MadeFile, MadePiece, RefusedPiece};
use super::map_papers;
use super::piece::Piece;
use super::sheet;
use super::write::{convert, refuse_miscounted};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Profile, Role, stopping};
use crate::plan::MapOrder;
use crate::probe::probe_map;
use crate::progress::Progress;

/// Cuts a piece and writes the files of its package into `folder`, which must be empty.
///
/// # Errors
/// As [`cut`]; [`ErrorKind::Withheld`] where a finding stops the sale and `because`, the officer's reason for serving
/// the request anyway, does not name its code, or where an area has no geometry and the format is `FlatGeobuf`;
/// [`ErrorKind::Map`], [`ErrorKind::NoSpace`] or [`ErrorKind::Io`] where a file cannot be written or the written map is
/// not sound; [`ErrorKind::Paper`] for a faulty template; as [`sheet::draw`]. The source of one that withholds the
/// piece is a [`RefusedPiece`].
pub fn make(
    sources: &[MapSource],
    order: &MapOrder,
    because: Option<&str>,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<MadePiece> {
    let piece = cut(sources, order, &CutOptions::default(), progress);
    let mut piece = piece.map_err(|error| refused(error, order, None))?;
    let files = files_of(&mut piece, order, because, folder, progress);
    let files = files.map_err(|error| refused(error, order, Some(&piece)))?;
    Ok(MadePiece { files, findings: piece.findings })
}

/// Gives an error that withholds the piece what was found on it.
fn refused(error: Error, order: &MapOrder, piece: Option<&Piece>) -> Error {
    if error.kind() != ErrorKind::Withheld {
        return error;
    }
    let findings = piece.map(|piece| piece.findings().to_vec());
    error.source(RefusedPiece { stem: order.stem(), findings })
}

/// Writes the files of a piece, and adds its overlaps to its findings.
fn files_of(
    piece: &mut Piece,
    order: &MapOrder,
    because: Option<&str>,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Vec<MadeFile>> {
    if stopping(piece.findings(), because).next().is_some() {
        // The error lists all that stops the sale, so overlaps are checked too.
        let overlaps = piece.check_overlaps();
        piece.add_findings(overlaps);
        refuse_blocking(&[(order, piece.findings(), because)])?;
    }
    let stem = order.stem();
    let (maps, (drawn, overlaps)) = rayon::join(
        || convert(piece, order, order.format, folder, &stem, progress),
        || rayon::join(|| sheet::draw(piece, order), || piece.check_overlaps()),
    );
    piece.add_findings(overlaps);
    refuse_blocking(&[(order, piece.findings(), because)])?;
    let mut files = Vec::new();
    for path in maps? {
        let main = path.extension().is_some_and(|end| end == order.format.as_str());
        let profile = if main {
            let profile = probe_map(&path, order.format)
                .map_err(|why| Error::new(ErrorKind::Map, why).file(&path))?;
            refuse_miscounted(&profile, piece, &path)?;
            profile
        } else {
            Profile::MapPart
        };
        files.push(made(path, Role::Data, profile));
    }
    for (name, bytes) in map_papers::papers(piece, order)?.into_iter().chain([("PETA.png", drawn?)])
    {
        let path = folder.join(name);
        std::fs::write(&path, bytes)
            .map_err(|e| Error::io(&path, message!("write the file"), e))?;
        files.push(made(path, Role::Dokumentasi, Profile::Plain));
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn made(path: PathBuf, role: Role, profile: Profile) -> MadeFile {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    MadeFile { name: name.unwrap_or_default(), path, role, profile }
}
