//! Pieces of maps on their way into a package: cut into a folder of their own, which goes when they are
//! packed.

use std::fs;
use std::path::{Path, PathBuf};

use super::source::check_source;
use crate::bag::UNFINISHED;
use crate::catalog::stamp_of;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256_of;
use crate::maps::{MapFinding, MapSource, make};
use crate::media::{TargetLock, open_regular};
use crate::model::BagPath;
use crate::plan::{Leaves, MapCut, Member, Package};
use crate::progress::Progress;

/// A piece that was cut. Dropping it removes its files.
pub(super) struct CutPiece {
    /// The package with the made files for its members.
    pub(super) package: Package,
    /// What is known to be wrong with it.
    pub(super) findings: Vec<MapFinding>,
    _scratch: Scratch,
}

/// Cuts the piece of a package in a folder below `scratch`.
///
/// # Errors
/// [`ErrorKind::SourceChanged`] where a held map is not as the index recorded it, before or after it
/// was read; else as [`make`].
pub(super) fn cut_piece(
    package: &Package,
    cut: &MapCut,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<CutPiece> {
    for member in &package.members {
        check_source(member, progress)?;
    }
    let folder = Scratch::create(scratch)?;
    let sources = MapSource::of(package);
    let made = make(&sources, &cut.order, cut.despite.as_deref(), &folder.path, progress)?;
    for member in &package.members {
        let stands = member.source.metadata().is_ok_and(|now| stamp_of(&now) == member.stamp);
        if !stands {
            // It was right a moment ago: the full check says what it is now.
            check_source(member, progress)?;
        }
    }
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
    Ok(CutPiece { package, findings: made.findings, _scratch: folder })
}

/// A folder for files in the making, removed when it is dropped.
struct Scratch {
    path: PathBuf,
    _lock: Option<TargetLock>,
}

impl Scratch {
    /// Makes a folder with a name of its own, and removes those that killed runs left beside it.
    fn create(within: &Path) -> Result<Self> {
        fs::create_dir_all(within).map_err(|e| Error::io(within, "create the folder", e))?;
        sweep(within);
        for number in 0.. {
            let path = within.join(format!("peta-{}-{number}{UNFINISHED}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => {
                    let lock = TargetLock::try_take(&path)?;
                    return Ok(Self { path, _lock: lock });
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io(&path, "create the folder", error)),
            }
        }
        Err(Error::new(ErrorKind::Internal, "no folder is free").file(within))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// What is in the making is locked and stays.
fn sweep(within: &Path) {
    let Ok(entries) = fs::read_dir(within) else { return };
    for entry in entries.flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        let name = name.to_string_lossy();
        let own = format!("peta-{}-", std::process::id());
        let left = name.starts_with("peta-") && name.ends_with(UNFINISHED);
        if left
            && !name.starts_with(&own)
            && let Ok(Some(_lock)) = TargetLock::try_take(&path)
        {
            let _ = fs::remove_dir_all(&path);
        }
    }
}
