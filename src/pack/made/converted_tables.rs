//! Tables that leave as CSV, written in parallel; each must have the digest that was planned.

use std::path::Path;

use rayon::prelude::*;

use super::made_package::Made;
use super::scratch::Scratch;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::microdata;
use crate::plan::{Conversion, Leaves, Member, Package, WayOut};
use crate::probe::stamp_of;
use crate::progress::{Progress, Unseen};

/// Writes the tables of a package in parallel into a new folder below `scratch`. Returns the package with these files
/// and those that leave as they are held. A table with another digest than the plan has is an error.
pub(super) fn convert(
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
                let message =
                    message!("'{path}' comes out otherwise than it was planned", path = table.path);
                Error::new(ErrorKind::Microdata, message)
                    .file(&table.source.source)
                    .hint(message!("remove tables.json of the office and plan again"))
            })?;
        let metadata = path.metadata().map_err(|e| Error::io(&path, message!("read"), e))?;
        Ok(Member { source: path.into(), stamp: stamp_of(&metadata), ..planned.clone() })
    };
    let mut members = tables.par_iter().enumerate().map(made).collect::<Result<Vec<_>>>()?;
    let held = package.members.iter().filter(|member| package.way_of(member) == WayOut::AsHeld);
    members.extend(held.cloned());
    members.sort_by(|a, b| a.path.cmp(&b.path));
    let package = Package { leaves: Leaves::AsHeld, members, ..package.clone() };
    Ok(Made { package, findings: Vec::new(), _scratch: folder })
}
