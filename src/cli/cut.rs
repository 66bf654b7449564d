//! `cut`: pieces of maps for the office itself, without a transaction.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::{Value, json};

use super::args;
use super::office::Desk;
use super::{Answer, Result};
use crate::catalog::Profile;
use crate::error::{Error, ErrorKind};
use crate::maps::{self, CutOptions, MapFinding, MapSource};
use crate::model::RequestedItem;
use crate::plan::{self, Leaves, MapFormat, Package};

/// Cuts one piece into a file, or several pieces and formats into a folder.
pub(super) fn cut(desk: &Desk, args: &args::Cut) -> Result<Answer> {
    let office = desk.office()?;
    let index = office.index()?;
    let formats = args.format.iter().map(|word| format(word)).collect::<Result<Vec<_>>>()?;
    let several = args.region.len() > 1 || formats.len() > 1;
    let mut work = Vec::new();
    for region in &args.region {
        let item = RequestedItem {
            id: args.item.clone(),
            region: Some(region.clone()),
            format: formats.first().map(|format| format.as_str().to_owned()),
        };
        work.push(plan::cut_of(&index, &office.catalog, &item)?);
    }
    let made = several && !args.out.exists();
    if made {
        std::fs::create_dir(&args.out).map_err(|e| Error::io(&args.out, "make the folder", e))?;
    }
    let options = CutOptions { repair: args.repair, crs: args.crs, assume_crs: args.assume_crs };
    // A task opens datasets of its own; as many pieces are in memory as there are threads.
    let cut: Vec<Result<Cut>> = work
        .par_iter()
        .map(|package| one(desk, package, &formats, &options, several, &args.out))
        .collect();
    if cut.iter().any(Result::is_err) {
        // All pieces, or none: what this run wrote goes as it came.
        for file in cut.iter().flatten().flat_map(|piece| &piece.files) {
            let _ = std::fs::remove_file(file);
        }
        if made {
            let _ = std::fs::remove_dir(&args.out);
        }
    }
    let cut = cut.into_iter().collect::<Result<Vec<_>>>()?;
    let mut text = String::new();
    let mut lines = Vec::new();
    for piece in &cut {
        for path in &piece.paths {
            let _ = writeln!(text, "{}: {} areas", path.display(), piece.features);
        }
        for finding in &piece.findings {
            let mark = if finding.blocking { "menghentikan penjualan" } else { "perhatian" };
            let _ = writeln!(text, "{} ({mark})\n    {}", finding.told(), finding.remedy);
        }
        lines.extend(piece.lines());
    }
    let json = match lines.as_slice() {
        [one] if !several => one.clone(),
        _ => json!({ "pieces": lines }),
    };
    Ok(Answer::yes(json, text.trim_end()))
}

fn format(word: &str) -> Result<MapFormat> {
    MapFormat::parse(word).ok_or_else(|| {
        Error::new(ErrorKind::Usage, format!("unknown format '{word}'"))
            .field("--format")
            .hint("maps are written as shp, gpkg, geojson or fgb")
    })
}

/// A piece that was written.
struct Cut {
    region: String,
    features: u64,
    paths: Vec<PathBuf>,
    /// Each of them with its parts.
    files: Vec<PathBuf>,
    findings: Vec<MapFinding>,
}

impl Cut {
    fn lines(&self) -> impl Iterator<Item = Value> {
        self.paths.iter().map(|path| {
            json!({
                "region": self.region, "features": self.features,
                "path": path.display().to_string(), "findings": self.findings,
            })
        })
    }
}

fn one(
    desk: &Desk,
    package: &Package,
    formats: &[MapFormat],
    options: &CutOptions,
    several: bool,
    out: &Path,
) -> Result<Cut> {
    let Leaves::Cut(cut) = &package.leaves else {
        return Err(Error::new(ErrorKind::Internal, "a dataset is not cut"));
    };
    let source = |member: &plan::Member| match &*member.profile {
        Profile::Map { driver, .. } => {
            Some(MapSource { path: member.source.to_path_buf(), driver: driver.clone() })
        }
        _ => None,
    };
    let sources: Vec<MapSource> = package.members.iter().filter_map(source).collect();
    let piece = maps::cut(&sources, &cut.order, options, &desk.bars)?;
    let write = |format: &MapFormat| {
        let path = if several {
            out.join(format!("{}.{}", cut.order.stem(), format.as_str()))
        } else {
            out.to_path_buf()
        };
        let files = maps::write(&piece, &cut.order, *format, &path, &desk.bars)?;
        Ok((path, files))
    };
    let written: Vec<Result<(PathBuf, Vec<PathBuf>)>> = formats.par_iter().map(write).collect();
    if written.iter().any(Result::is_err) {
        for file in written.iter().flatten().flat_map(|(_, files)| files) {
            let _ = std::fs::remove_file(file);
        }
    }
    let written = written.into_iter().collect::<Result<Vec<_>>>()?;
    let (paths, files): (Vec<_>, Vec<_>) = written.into_iter().unzip();
    Ok(Cut {
        region: cut.order.region.code.clone(),
        features: piece.features(),
        findings: piece.findings().to_vec(),
        paths,
        files: files.into_iter().flatten().collect(),
    })
}
