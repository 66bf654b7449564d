//! The piece of a map. All its sources are read and compared with the index before it is cut; afterwards those are read
//! again whose size, times or inode are not as the index recorded them.

use std::path::Path;

use super::made_package::Made;
use super::scratch::Scratch;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256_of;
use crate::maps::{MapSource, make};
use crate::media::open_regular;
use crate::message::message;
use crate::model::BagPath;
use crate::pack::engine::{check_source, check_touched};
use crate::plan::{Leaves, MapCut, Member, Package};
use crate::probe::stamp_of;
use crate::progress::Progress;

/// Cuts the piece of a package into a new folder below `scratch`.
pub(super) fn cut_piece(
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
    let made = make(&sources, &cut.order, cut.because.as_deref(), &folder.path, progress)?;
    check_touched(package, progress)?;
    let mut members = Vec::with_capacity(made.files.len());
    for file in made.files {
        let failed = |error| Error::io(&file.path, message!("read"), error);
        let opened = open_regular(&file.path).map_err(failed)?;
        let stamp = stamp_of(&opened.metadata().map_err(failed)?);
        let (digest, _) = sha256_of(opened).map_err(failed)?;
        let path = BagPath::parse(&file.name).map_err(|reason| {
            Error::new(ErrorKind::Target, message!("'{name}': {reason}", name = file.name, reason))
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
