//! What is made on its way into a package: pieces of maps and tables in another form, in a folder of their
//! own, which goes when they are packed.

use std::path::Path;

use rayon::prelude::*;

use super::scratch::Scratch;
use super::source::{check_source, check_touched};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256_of;
use crate::maps::{MapFinding, MapSource, make};
use crate::media::open_regular;
use crate::microdata;
use crate::model::BagPath;
use crate::plan::{Conversion, Leaves, MapCut, Member, Package};
use crate::probe::stamp_of;
use crate::progress::{Progress, Unseen};

/// A package whose files were made. Dropping it removes them.
pub(super) struct Made {
    /// The package with the made files for its members.
    pub(super) package: Package,
    /// What is known to be wrong with a piece of a map.
    pub(super) findings: Vec<MapFinding>,
    _scratch: Scratch,
}

/// Makes the files of a package in a folder below `scratch`; `None` for one that leaves as it is held.
///
/// # Errors
/// [`ErrorKind::SourceChanged`] where a held file is not as the index recorded it, before or after it
/// was read; else as [`make`] and [`microdata::make`].
pub(super) fn make_files(
    package: &Package,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<Option<Made>> {
    match &package.leaves {
        Leaves::AsHeld => Ok(None),
        Leaves::Cut(cut) => cut_piece(package, cut, scratch, progress).map(Some),
        Leaves::Tables(tables) => convert(package, tables, scratch, progress).map(Some),
    }
}

/// Writes the tables of a package side by side; each must come out as the plan has it.
fn convert(
    package: &Package,
    tables: &[Conversion],
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<Made> {
    let folder = Scratch::create(scratch)?;
    let made = |(place, table): (usize, &Conversion)| -> Result<Member> {
        let path = folder.path.join(format!("{place}.csv"));
        let made = microdata::make(table, &path, &Unseen(progress))?;
        let planned = package.members.iter().find(|member| member.path == table.path);
        let planned =
            planned.filter(|member| member.digest == made.size.sha256).ok_or_else(|| {
                let message = format!("'{}' comes out otherwise than it was planned", table.path);
                Error::new(ErrorKind::Microdata, message)
                    .file(&table.source.source)
                    .hint("remove tables.json of the office and plan again")
            })?;
        let metadata = path.metadata().map_err(|e| Error::io(&path, "read", e))?;
        Ok(Member { source: path.into(), stamp: stamp_of(&metadata), ..planned.clone() })
    };
    let mut members = tables.par_iter().enumerate().map(made).collect::<Result<Vec<_>>>()?;
    let held = package.members.iter().filter(|member| package.way_of(member) == "as-held");
    members.extend(held.cloned());
    members.sort_by(|a, b| a.path.cmp(&b.path));
    let package = Package { leaves: Leaves::AsHeld, members, ..package.clone() };
    Ok(Made { package, findings: Vec::new(), _scratch: folder })
}

/// Cuts the piece of a package.
fn cut_piece(
    package: &Package,
    cut: &MapCut,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<Made> {
    for member in &package.members {
        check_source(member, progress)?;
    }
    let folder = Scratch::create(scratch)?;
    let sources = MapSource::of(package);
    let made = make(&sources, &cut.order, cut.despite.as_deref(), &folder.path, progress)?;
    check_touched(package, progress)?;
    let mut members = Vec::with_capacity(made.files.len());
    for file in made.files {
        let failed = |error| Error::io(&file.path, "read", error);
        let opened = open_regular(&file.path).map_err(failed)?;
        let stamp = stamp_of(&opened.metadata().map_err(failed)?);
        let (digest, _) = sha256_of(opened).map_err(failed)?;
        let path = BagPath::parse(&file.name).map_err(|reason| {
            Error::new(ErrorKind::Target, format!("'{}': {reason}", file.name))
        })?;
        members.push(Member {
            path,
            source: file.path.into(),
            stamp,
            digest,
            role: file.role,
            profile: file.profile.into(),
        });
    }
    members.sort_by(|a, b| a.path.cmp(&b.path));
    let bytes = members.iter().map(|member| member.stamp.bytes).sum();
    let package = Package { leaves: Leaves::AsHeld, members, bytes, ..package.clone() };
    Ok(Made { package, findings: made.findings, _scratch: folder })
}
