//! Cut: pieces of maps for the office itself, without a request.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::maps::{self, CutOptions, MapSource, Piece};
use crate::message::message;
use crate::model::{MapFinding, MapFormat, RequestedItem};
use crate::office::goods::remember;
use crate::office::session::{Home, Session, Watch};
use crate::pack;
use crate::plan::{self, MapOrder, Package};
use crate::probe::require_maps;
use crate::progress::Progress;

/// What to cut.
#[derive(Debug, Clone)]
pub struct CutOrder {
    /// The id of the map layer.
    pub item: String,
    /// The region codes of the pieces.
    pub regions: Vec<String>,
    /// The names of the formats; an empty list means the default format.
    pub formats: Vec<String>,
    /// The file to write; for several pieces or formats, the folder to write them into.
    pub out: PathBuf,
    /// Repairs rings that cross themselves; otherwise they are only findings.
    pub repair: bool,
    /// The EPSG code of the coordinates to write; `None` for WGS 84.
    pub crs: Option<u32>,
    /// The EPSG code that is assumed for a map that does not name its own.
    pub assume_crs: Option<u32>,
}

/// Pieces that were written.
#[derive(Debug)]
pub struct Cut {
    /// The pieces, in the order of the regions that were asked for, each region once.
    pub pieces: Vec<CutPiece>,
    /// False for one piece in one format: the JSON answer is then the piece itself and not a list.
    several: bool,
}

/// A piece that was written.
#[derive(Debug)]
pub struct CutPiece {
    /// The region's code.
    pub region: String,
    /// Number of areas in it.
    pub features: u64,
    /// The paths of the main files, one for each format, in their order.
    pub paths: Vec<PathBuf>,
    /// The paths of all files, with the parts of Shapefiles.
    files: Vec<PathBuf>,
    /// The findings on it.
    pub findings: Vec<MapFinding>,
}

/// A main file that was written, as a line of the JSON answer.
#[derive(Serialize)]
struct Line<'a> {
    region: &'a str,
    features: u64,
    path: String,
    #[serde(serialize_with = "crate::model::shown_findings")]
    findings: &'a [MapFinding],
}

impl Serialize for Cut {
    fn serialize<S: Serializer>(&self, out: S) -> std::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Pieces<'a> {
            pieces: Vec<Line<'a>>,
        }
        let lines: Vec<Line<'_>> = self.pieces.iter().flat_map(CutPiece::lines).collect();
        match lines.as_slice() {
            [one] if !self.several => one.serialize(out),
            _ => Pieces { pieces: lines }.serialize(out),
        }
    }
}

impl CutPiece {
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.paths.iter().map(|path| Line {
            region: &self.region,
            features: self.features,
            path: path.display().to_string(),
            findings: &self.findings,
        })
    }
}

impl Session {
    /// Cuts one piece into a file, or several pieces and formats into a folder. After an error no file of this run is
    /// left.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a dataset, an unknown format, or no region; [`ErrorKind::Request`] for a layer or
    /// region that the catalogue does not have; [`ErrorKind::Target`] where the path is in the office's own folders;
    /// [`ErrorKind::Store`] where a store with its maps is gone; [`ErrorKind::SourceChanged`] for a held map that
    /// differs from the index; as [`plan::cut_of`], [`maps::cut_all`] and [`maps::write`].
    pub fn cut(&mut self, order: &CutOrder, watch: &dyn Watch) -> Result<Cut> {
        require_maps()?;
        let home = self.home();
        let index = home.index()?;
        let formats = formats(&order.formats)?;
        let regions = each_once(&order.regions);
        if regions.is_empty() {
            let message = message!("no region is named");
            return Err(Error::new(ErrorKind::Usage, message).field("--region"));
        }
        let several = regions.len() > 1 || formats.len() > 1;
        Home::refuse_lost_store(&index, std::iter::once(&*order.item))?;
        let packages = regions
            .into_iter()
            .map(|region| package(home, &index, &order.item, region, &formats, watch))
            .collect::<Result<Vec<_>>>()?;
        home.refuse_inside(&order.out, "--out")?;
        let made = several && !order.out.exists();
        if made {
            let folder = &order.out;
            std::fs::create_dir(folder)
                .map_err(|e| Error::io(folder, message!("make the folder"), e))?;
        }
        let options =
            CutOptions { repair: order.repair, crs: order.crs, assume_crs: order.assume_crs };
        // What is found with other options is not what a sale would find.
        let memory = (options == CutOptions::default()).then_some(home);
        let written: Vec<Result<Vec<CutPiece>>> = tasks(&packages)
            .par_iter()
            .map(|packages| task(packages, &formats, &options, several, &order.out, memory, watch))
            .collect();
        let files = |pieces: &Vec<CutPiece>| -> Vec<PathBuf> {
            pieces.iter().flat_map(|piece| piece.files.iter().cloned()).collect()
        };
        let pieces = all_or_none(written, files).inspect_err(|_| {
            if made {
                let _ = std::fs::remove_dir(&order.out);
            }
        })?;
        Ok(Cut { pieces: pieces.into_iter().flatten().collect(), several })
    }
}

/// Returns a piece as a package. Sources whose size, times or inode changed since the index are read, and other bytes
/// are refused.
fn package(
    home: &Home,
    index: &Index,
    item: &str,
    region: &str,
    formats: &[MapFormat],
    progress: &dyn Progress,
) -> Result<Package> {
    let item = RequestedItem {
        id: item.to_owned(),
        region: Some(region.to_owned()),
        format: formats.first().map(|format| format.as_str().to_owned()),
    };
    let package = plan::cut_of(index, home.catalog(), &item)?;
    pack::check_touched(&package, progress)?;
    Ok(package)
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

fn formats(words: &[String]) -> Result<Vec<MapFormat>> {
    if words.is_empty() {
        return Ok(vec![MapFormat::default()]);
    }
    let format = |word: &String| {
        MapFormat::parse(word).ok_or_else(|| {
            Error::new(ErrorKind::Usage, message!("unknown format '{word}'", word))
                .field("--format")
                .hint(message!("maps are written as shp, gpkg, geojson or fgb"))
        })
    };
    each_once(words).into_iter().map(format).collect()
}

/// The size of a piece's sources in bytes above which pieces do not share a read. All pieces of a read are in memory,
/// and positions take as much there as on disk.
const TOGETHER: u64 = 128 << 20;

/// Splits the pieces into tasks. Pieces that are next to each other in the list and have the same sources share a
/// read, unless the sources are too large.
fn tasks(packages: &[Package]) -> Vec<&[Package]> {
    let held = |package: &Package| package.members.iter().map(|m| m.stamp.bytes).sum::<u64>();
    let same = |a: &Package, b: &Package| {
        a.members.iter().map(|m| &m.path).eq(b.members.iter().map(|m| &m.path))
            && held(a) <= TOGETHER
    };
    packages.chunk_by(same).collect()
}

/// Cuts the pieces of one task in one read and writes each in all formats. Each task opens the held files itself. Where
/// an office is given as `memory`, it remembers what was found on each piece, or why the held map refuses one. A format
/// that cannot hold a piece says nothing of the other formats, so that error is not remembered.
fn task(
    packages: &[Package],
    formats: &[MapFormat],
    options: &CutOptions,
    several: bool,
    out: &Path,
    memory: Option<&Home>,
    progress: &dyn Progress,
) -> Result<Vec<CutPiece>> {
    let cuts = packages.iter().filter_map(Package::cut);
    let orders: Vec<MapOrder> = cuts.map(|cut| cut.order.clone()).collect();
    let sources = packages.first().map(MapSource::of).unwrap_or_default();
    let asked: Vec<&MapOrder> = orders.iter().collect();
    let pieces = maps::cut_all(&sources, &asked, options, progress).inspect_err(|error| {
        // An error of several pieces that share a read does not tell which of them it is of.
        if let (Some(home), [package]) = (memory, packages) {
            remember(home, package, Err(error));
        }
    })?;
    let written: Vec<Result<CutPiece>> = pieces
        .into_par_iter()
        .zip(packages)
        .zip(&orders)
        .map(|((piece, package), order)| {
            let memory = memory.map(|home| (home, package));
            write(piece, order, formats, several, out, memory, progress)
        })
        .collect();
    all_or_none(written, |piece| piece.files.clone())
}

/// Returns all results, or the first error. Where there is an error, the files of the other results are removed.
fn all_or_none<T>(made: Vec<Result<T>>, files: impl Fn(&T) -> Vec<PathBuf>) -> Result<Vec<T>> {
    if made.iter().any(Result::is_err) {
        for file in made.iter().flatten().flat_map(files) {
            let _ = std::fs::remove_file(file);
        }
    }
    made.into_iter().collect()
}

/// Writes a piece in all formats, and checks its areas for overlaps at the same time. What was found on it is
/// remembered also where it cannot be written.
fn write(
    mut piece: Piece,
    order: &MapOrder,
    formats: &[MapFormat],
    several: bool,
    out: &Path,
    memory: Option<(&Home, &Package)>,
    progress: &dyn Progress,
) -> Result<CutPiece> {
    let one = |format: &MapFormat| {
        let path = if several {
            out.join(format!("{}.{}", order.stem(), format.as_str()))
        } else {
            out.to_path_buf()
        };
        let files = maps::write(&piece, order, *format, &path, progress)?;
        Ok::<(PathBuf, Vec<PathBuf>), Error>((path, files))
    };
    let write_all = || formats.par_iter().map(one).collect::<Vec<Result<_>>>();
    // `join` runs the first closure on this thread, which has opened PROJ's database already.
    let (written, overlaps) = rayon::join(write_all, || piece.check_overlaps());
    piece.add_findings(overlaps);
    if let Some((home, package)) = memory {
        remember(home, package, Ok(piece.findings()));
    }
    let written = all_or_none(written, |(_, files)| files.clone())?;
    let (paths, files): (Vec<_>, Vec<_>) = written.into_iter().unzip();
    Ok(CutPiece {
        region: order.region.code.to_string(),
        features: piece.features(),
        findings: piece.findings().to_vec(),
        paths,
        files: files.into_iter().flatten().collect(),
    })
}
