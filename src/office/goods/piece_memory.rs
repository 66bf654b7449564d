//! What was found on pieces of maps when they were cut, remembered in the office's folder `pieces/`, one file a piece.
//!
//! Commands that cut nothing, such as a check, tell it. What is remembered holds for the same sources, order and
//! converter alone, so a map that has changed is unknown again. A file that is lost, cannot be read or has another form
//! counts as none, and one that cannot be written is no error. Plans, invoices and packing never rest on it: they cut
//! the piece again, or take it from the shelf.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::fixity::sha256;
use crate::maps::converter;
use crate::message::Message;
use crate::model::{BagPath, MapFinding, MapFormat, Sha256Digest};
use crate::office::session::Home;
use crate::pack;
use crate::plan::Package;

/// The folder in the office's folder.
const FOLDER: &str = "pieces";

/// What was found when a piece was cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::office) enum PieceFound {
    /// It could be cut, with these findings.
    Findings(Vec<MapFinding>),
    /// The held map does not allow to cut it, and why.
    Refused(Message),
}

/// The content of a file.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Remembered {
    /// [`identity`] of the piece.
    of: Sha256Digest,
    found: PieceFound,
}

/// Remembers what was found on a piece, or the error by which the held map refused it. Other errors, such as a full
/// disk, say nothing of the piece.
pub(in crate::office) fn remember(
    home: &Home,
    package: &Package,
    found: Result<&[MapFinding], &Error>,
) {
    let found = match found {
        Ok(findings) => PieceFound::Findings(findings.to_vec()),
        Err(error) if error.kind() == ErrorKind::Withheld => {
            PieceFound::Refused(error.message().clone())
        }
        Err(_) => return,
    };
    let Some((name, of)) = identity(package) else { return };
    let now = Remembered { of, found };
    if read(home, &name).as_ref() != Some(&now) {
        // Serialising texts and numbers cannot fail.
        let json = serde_json::to_vec(&now).unwrap_or_default();
        let _ = home.write(Path::new(FOLDER), &name, &json);
    }
}

/// Returns what is remembered of a piece; `None` where nothing is, or where a source is not as the index recorded it.
pub(in crate::office) fn remembered(home: &Home, package: &Package) -> Option<PieceFound> {
    let (name, of) = identity(package)?;
    let known = read(home, &name)?;
    (known.of == of && pack::is_unchanged(package)).then_some(known.found)
}

fn read(home: &Home, name: &str) -> Option<Remembered> {
    let text = home.read(&format!("{FOLDER}/{name}"))?;
    serde_json::from_slice(&text).ok()
}

/// Returns the name of the piece's file, and the digest of everything that decides what is found on it: the sources,
/// the order without its format, and the converter. `None` for a package that is not cut.
fn identity(package: &Package) -> Option<(String, Sha256Digest)> {
    let cut = package.cut()?;
    let mut order = cut.order.clone();
    order.format = MapFormat::default();
    let source = |member: &crate::plan::Member| -> (BagPath, u64, Sha256Digest) {
        (member.path.clone(), member.stamp.bytes, member.digest)
    };
    let sources: Vec<_> = package.sources().into_iter().map(source).collect();
    let all = (converter(), order.digest(), sources);
    // Serialising texts and numbers cannot fail.
    let digest = sha256(&serde_json::to_vec(&all).unwrap_or_default());
    Some((format!("{}.json", order.stem()), digest))
}
