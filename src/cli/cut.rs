//! `cut`: pieces of maps for the office itself, without a transaction.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::{Value, json};

use super::args;
use super::office::Desk;
use super::{Answer, Result, health};
use crate::error::{Error, ErrorKind};
use crate::maps::{self, CutOptions, MapFinding, MapSource, Piece};
use crate::model::RequestedItem;
use crate::pack;
use crate::plan::{self, Leaves, MapFormat, MapOrder, Package};

/// Cuts one piece into a file, or several pieces and formats into a folder.
pub(super) fn cut(desk: &Desk, args: &args::Cut) -> Result<Answer> {
    // Loading GDAL takes longer than reading catalogue and index.
    let (known, ()) = rayon::join(
        || {
            let office = desk.office()?;
            let index = office.index()?;
            Ok::<_, Error>((office, index))
        },
        maps::warm_up,
    );
    let (office, index) = known?;
    let formats = each_once(&args.format);
    let formats = formats.into_iter().map(|word| format(word)).collect::<Result<Vec<_>>>()?;
    let regions = each_once(&args.region);
    let several = regions.len() > 1 || formats.len() > 1;
    let mut work = Vec::new();
    for region in regions {
        let item = RequestedItem {
            id: args.item.clone(),
            region: Some(region.clone()),
            format: formats.first().map(|format| format.as_str().to_owned()),
        };
        let package = plan::cut_of(&index, &office.catalog, &item)?;
        pack::check_touched(&package, &desk.bars)?;
        work.push(package);
    }
    office.refuse_inside(&args.out, "--out")?;
    let made = several && !args.out.exists();
    if made {
        std::fs::create_dir(&args.out).map_err(|e| Error::io(&args.out, "make the folder", e))?;
    }
    let options = CutOptions { repair: args.repair, crs: args.crs, assume_crs: args.assume_crs };
    let tasks = tasks(&work);
    let cut: Vec<Result<Vec<Cut>>> = tasks
        .par_iter()
        .map(|packages| task(desk, packages, &formats, &options, several, &args.out))
        .collect();
    if cut.iter().any(Result::is_err) {
        // All pieces, or none: what this run wrote goes as it came.
        for file in cut.iter().flatten().flatten().flat_map(|piece| &piece.files) {
            let _ = std::fs::remove_file(file);
        }
        if made {
            let _ = std::fs::remove_dir(&args.out);
        }
    }
    let cut = cut.into_iter().collect::<Result<Vec<_>>>()?;
    let cut: Vec<Cut> = cut.into_iter().flatten().collect();
    let mut text = String::new();
    let mut lines = Vec::new();
    for piece in &cut {
        for path in &piece.paths {
            let _ = write!(text, "\n{}: {} areas", path.display(), piece.features);
        }
        text.push_str(&health::pieces_told(&piece.findings));
        lines.extend(piece.lines());
    }
    let json = match lines.as_slice() {
        [one] if !several => one.clone(),
        _ => json!({ "pieces": lines }),
    };
    Ok(Answer::yes(json, text.trim_start()))
}

/// Returns the words in their order, each once.
fn each_once(words: &[String]) -> Vec<&String> {
    let mut once: Vec<&String> = Vec::with_capacity(words.len());
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once
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

/// Bytes of held maps that may be read whole at a time: positions take as much in memory as on disk.
const TOGETHER: u64 = 128 << 20;

/// Parts the pieces into tasks: neighbours in the list that are cut from the same files share a read, unless
/// the files are too large for that.
fn tasks(work: &[Package]) -> Vec<&[Package]> {
    let held = |package: &Package| package.members.iter().map(|m| m.stamp.bytes).sum::<u64>();
    let same = |a: &Package, b: &Package| {
        a.members.iter().map(|m| &m.path).eq(b.members.iter().map(|m| &m.path))
            && held(a) <= TOGETHER
    };
    work.chunk_by(same).collect()
}

/// Cuts pieces in one read and writes them, each in all formats. A task opens datasets of its own.
fn task(
    desk: &Desk,
    packages: &[Package],
    formats: &[MapFormat],
    options: &CutOptions,
    several: bool,
    out: &Path,
) -> Result<Vec<Cut>> {
    let order = |package: &'_ Package| match &package.leaves {
        Leaves::Cut(cut) => Some(cut.order.clone()),
        Leaves::AsHeld | Leaves::Tables(_) => None,
    };
    let orders: Vec<MapOrder> = packages.iter().filter_map(order).collect();
    let sources = packages.first().map(MapSource::of).unwrap_or_default();
    let asked: Vec<&MapOrder> = orders.iter().collect();
    let pieces = maps::cut_all(&sources, &asked, options, &desk.bars)?;
    let written: Vec<Result<Cut>> = pieces
        .into_par_iter()
        .zip(&orders)
        .map(|(piece, order)| write(desk, piece, order, formats, several, out))
        .collect();
    all_or_none(written, |cut| &cut.files)
}

/// Returns what every task made. Where one failed, the files of the others go as they came.
fn all_or_none<T>(made: Vec<Result<T>>, files: impl Fn(&T) -> &[PathBuf]) -> Result<Vec<T>> {
    if made.iter().any(Result::is_err) {
        for file in made.iter().flatten().flat_map(files) {
            let _ = std::fs::remove_file(file);
        }
    }
    made.into_iter().collect()
}

/// Writes a piece in all formats, while its areas are held against each other.
fn write(
    desk: &Desk,
    mut piece: Piece,
    order: &MapOrder,
    formats: &[MapFormat],
    several: bool,
    out: &Path,
) -> Result<Cut> {
    let one = |format: &MapFormat| {
        let path = if several {
            out.join(format!("{}.{}", order.stem(), format.as_str()))
        } else {
            out.to_path_buf()
        };
        let files = maps::write(&piece, order, *format, &path, &desk.bars)?;
        Ok::<(PathBuf, Vec<PathBuf>), Error>((path, files))
    };
    let write_all = || formats.par_iter().map(one).collect::<Vec<Result<_>>>();
    // The thread that read the piece writes it: PROJ's database is open there.
    let (written, overlaps) = rayon::join(write_all, || piece.check_overlaps());
    let written = all_or_none(written, |(_, files)| files)?;
    let (paths, files): (Vec<_>, Vec<_>) = written.into_iter().unzip();
    piece.add_findings(overlaps);
    Ok(Cut {
        region: order.region.code.clone(),
        features: piece.features(),
        findings: piece.findings().to_vec(),
        paths,
        files: files.into_iter().flatten().collect(),
    })
}
