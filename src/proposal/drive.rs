//! The files of an unknown drive, which is only read. Links are not followed.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::error::{Error, ErrorKind, Result};
use crate::index::{NameKind, name_kind, role_of};
use crate::message::{Message, message};
use crate::model::{BagPath, Role, ShapefilePart};
use crate::probe::Kind;
use crate::progress::{Phase, Progress};
use crate::proposal::product::LeftOut;

/// Where the drive is, and what its paths are relative to.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder that was named.
    pub(super) folder: PathBuf,
    /// The folder that roots of products are relative to: the store that the folder lies in, or the folder itself.
    pub(super) store: PathBuf,
    /// True where that is a store of the office.
    pub(super) is_store: bool,
}

/// A file of the drive.
#[derive(Debug)]
pub(super) struct DriveFile {
    /// Its path below the store, with `/`.
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) kind: Kind,
    pub(super) role: Role,
}

impl DriveFile {
    /// Returns the folder below the store; empty for the store itself.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns true where its name has one of these endings.
    fn has_ending(&self, endings: &[&str]) -> bool {
        let ending = self.path[self.stem().len()..].trim_start_matches('.').to_lowercase();
        endings.contains(&&*ending)
    }

    /// Returns true for a workbook, which counts as documentation.
    pub(super) fn is_workbook(&self) -> bool {
        self.kind == Kind::Document && self.has_ending(&["xlsx", "xlsm", "xlsb", "xls", "ods"])
    }

    /// Returns its path without the ending.
    pub(super) fn stem(&self) -> &str {
        let start = self.path.rfind('/').map_or(0, |slash| slash + 1);
        match self.path[start..].rfind('.') {
            Some(dot) if dot > 0 => &self.path[..start + dot],
            _ => &self.path,
        }
    }
}

/// What a walk found.
#[derive(Debug, Default)]
pub(super) struct Drive {
    /// Its files, by path.
    pub(super) files: Vec<DriveFile>,
    /// What was left out, and why.
    pub(super) left: Vec<LeftOut>,
}

impl Place {
    /// Returns the path of the folder below the store; empty where they are the same.
    pub(super) fn inside(&self) -> String {
        let inside = self.folder.strip_prefix(&self.store).unwrap_or(Path::new(""));
        inside.to_string_lossy().into_owned()
    }

    /// Lists all files. What cannot be listed is left out and told.
    ///
    /// # Errors
    /// `Interrupted` when the user stops the work.
    pub(super) fn walk(&self, progress: &dyn Progress) -> Result<Drive> {
        progress.begin(Phase::Scan, 0);
        let mut drive = Drive::default();
        let mut found: Vec<(String, u64)> = Vec::new();
        let mut links = Vec::new();
        let ordinary = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() == 0 || (name_kind(&name) == NameKind::Ordinary && !is_rubbish(&name))
        };
        let entries = WalkDir::new(&self.folder).follow_links(false).sort_by_file_name();
        for entry in entries.into_iter().filter_entry(ordinary) {
            if progress.cancelled() {
                return Err(stopped());
            }
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    drive.left.push(unreadable(&self.store, &error));
                    continue;
                }
            };
            let kind = entry.file_type();
            if kind.is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(&self.store).unwrap_or(entry.path());
            let shown = on_one_line(&path.to_string_lossy());
            let Some(path) = path.to_str().filter(|path| BagPath::parse(path).is_ok()) else {
                let why = message!("its name cannot be used on a medium");
                drive.left.push(LeftOut { path: shown, why });
                continue;
            };
            if kind.is_symlink() {
                links.push(path.to_owned());
            } else if kind.is_file() {
                match entry.metadata() {
                    Ok(metadata) => {
                        found.push((path.to_owned(), metadata.len()));
                        progress.advance(metadata.len());
                    }
                    Err(error) => drive.left.push(unreadable(&self.store, &error)),
                }
            } else {
                drive.left.push(LeftOut { path: shown, why: message!("it is no ordinary file") });
            }
        }
        progress.end();
        let link = |path| LeftOut { path, why: message!("a link, which is not followed") };
        drive.left.extend(links.into_iter().map(link));
        let (files, orphans): (Vec<_>, Vec<_>) = {
            let files = kinds(found);
            let shapes = shapes_without_shp(&files);
            files.into_iter().partition(|file| !is_orphan(file, &shapes))
        };
        drive.files = files;
        let orphan = |file: DriveFile| LeftOut {
            path: file.path,
            why: message!("a part of a Shapefile whose .shp is missing"),
        };
        drive.left.extend(orphans.into_iter().map(orphan));
        Ok(drive)
    }
}

/// Returns true for what systems and programs leave on drives, besides what an index passes over.
fn is_rubbish(name: &str) -> bool {
    const WHOLE: [&str; 6] =
        ["recycler", "recycled", "__macosx", "ehthumbs.db", "autorun.inf", "iconcache.db"];
    let lower = name.to_lowercase();
    // The checker of disks puts what it found into such folders.
    let found = lower.strip_prefix("found.").is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    found || WHOLE.contains(&&*lower) || [".lnk", ".url"].iter().any(|end| lower.ends_with(end))
}

/// Returns the stems of Shapefiles whose parts lie there without the `.shp`.
fn shapes_without_shp(files: &[DriveFile]) -> HashSet<String> {
    const PARTS: [&str; 4] = ["shx", "prj", "sbn", "sbx"];
    let parts = files.iter().filter(|file| file.kind != Kind::MapPart && file.has_ending(&PARTS));
    parts.map(|file| file.stem().to_lowercase()).collect()
}

fn is_orphan(file: &DriveFile, shapes: &HashSet<String>) -> bool {
    file.kind == Kind::Dbf && shapes.contains(&file.stem().to_lowercase())
}

/// Returns a name in which line breaks and other characters without a shape are written out, such as `\n`.
fn on_one_line(name: &str) -> String {
    let mut shown = String::new();
    for letter in name.chars() {
        if letter.is_control() {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// Returns the error of a proposal that the user stopped.
pub(super) fn stopped() -> Error {
    Error::new(ErrorKind::Interrupted, message!("stopped before all files were looked at"))
        .hint(message!("nothing was written; run the command again"))
}

fn unreadable(store: &Path, error: &walkdir::Error) -> LeftOut {
    let path = error.path().map(|path| path.strip_prefix(store).unwrap_or(path));
    let why = match error.io_error() {
        Some(error) => message!("cannot be read: {error}", error),
        None => Message::verbatim(error.to_string()),
    };
    let path = path.map(|path| on_one_line(&path.to_string_lossy()));
    LeftOut { path: path.unwrap_or_default(), why }
}

/// Sorts the files and gives each its kind.
fn kinds(mut found: Vec<(String, u64)>) -> Vec<DriveFile> {
    found.sort();
    let shapes: HashSet<String> = found
        .iter()
        .filter_map(|(path, _)| path.to_lowercase().strip_suffix(".shp").map(str::to_owned))
        .collect();
    let one = |(path, bytes): (String, u64)| {
        let name = BagPath::parse(&path).ok()?;
        let extension = name.extension().unwrap_or_default();
        let lower = path.to_lowercase();
        let stem = lower.strip_suffix(&format!(".{extension}")).unwrap_or(&lower);
        let part = ShapefilePart::of(&extension).is_some() && extension != "shp";
        let role = role_of(&name);
        let kind = Kind::of(&name, role, part && shapes.contains(stem));
        Some(DriveFile { path, bytes, kind, role })
    };
    found.into_iter().filter_map(one).collect()
}

/// Workbooks, told once for all: a table in one is not sold.
pub(super) fn of_workbooks<'f>(files: impl Iterator<Item = &'f DriveFile>) -> Option<LeftOut> {
    let all: Vec<&str> = files.filter(|file| file.is_workbook()).map(|file| &*file.path).collect();
    let why = message!(
        "{count} workbooks, which count as documentation: save a table in one as CSV",
        count = all.len()
    );
    match all[..] {
        [] => None,
        [only] => Some(LeftOut { path: only.to_owned(), why }),
        _ => Some(LeftOut { path: "*.xlsx".to_owned(), why }),
    }
}

/// Files of a kind that is not read, told once for each ending.
pub(super) fn of_other_kinds<'f>(files: impl Iterator<Item = &'f DriveFile>) -> Vec<LeftOut> {
    const PACKED: [&str; 6] = ["zip", "rar", "7z", "gz", "tar", "tgz"];
    let mut endings: BTreeMap<String, (u64, &str)> = BTreeMap::new();
    for file in files {
        let ending = file.path[file.stem().len()..].trim_start_matches('.').to_lowercase();
        let (count, _) = endings.entry(ending).or_insert((0, &file.path));
        *count += 1;
    }
    let told = endings.into_iter().map(|(ending, (count, first))| {
        let path = if count == 1 { first.to_owned() } else { format!("*.{ending}") };
        let why = match &*ending {
            packed if PACKED.contains(&packed) => {
                message!("{count} packed files, which are not looked into: unpack them", count)
            }
            _ => message!("{count} files of a kind that is not read", count),
        };
        LeftOut { path, why }
    });
    told.collect()
}
