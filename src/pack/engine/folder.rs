//! A package as a folder: each member is a file with its own bytes.

use std::path::{Path, PathBuf};

use super::output::Output;
use super::pace::Pace;
use super::pipeline::{self, Destination, Written};
use super::source::Input;
use crate::container::Method;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Intended;
use crate::message::message;
use crate::model::BagPath;
use crate::plan::Package;
use crate::progress::Progress;

/// A file below `data/`.
pub(in crate::pack) struct PayloadFile {
    /// Path within the bag.
    pub(in crate::pack) path: BagPath,
    pub(in crate::pack) intended: Intended,
}

/// Writes a planned package into the bag's folder as files. Returns the path of each with its intended size and block
/// digests, in the order of the members.
pub(in crate::pack) fn write_folder(
    bag: &Path,
    package: &Package,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Vec<PayloadFile>> {
    let members: Vec<Input<'_>> = package.members.iter().map(Input::of).collect();
    let paths: Vec<BagPath> = package
        .members
        .iter()
        .map(|member| path_of(&format!("{}/{}", package.place(), member.path)))
        .collect::<Result<_>>()?;
    let mut folder = Folder { bag, paths: &paths, intended: Vec::new(), current: None };
    pipeline::run(&members, Pace { level: None, threads }, &mut folder, progress)?;
    let intended = folder.intended;
    let files = paths.into_iter().zip(intended);
    Ok(files.map(|(path, intended)| PayloadFile { path, intended }).collect())
}

/// Returns a path within the bag. Refuses what [`BagPath::parse`] refuses, such as a path that is too long for
/// Windows. Refuses also one that a manifest would have to encode (`%`), or that the command line of the checking
/// script would lose (`^`).
pub(in crate::pack) fn path_of(path: &str) -> Result<BagPath> {
    let parsed = BagPath::parse(path).and_then(|parsed| match path.find(['%', '^']) {
        Some(at) => {
            Err(message!("'{letter}' in it breaks the check on the medium", letter = path[at..=at]))
        }
        None => Ok(parsed),
    });
    parsed.map_err(|reason| {
        Error::new(
            ErrorKind::Target,
            message!("'{path}' cannot be written: {reason}", path, reason),
        )
        .hint(message!("rename it in the store and run `kemas index`, or pack with `--form zip`"))
    })
}

struct Folder<'a> {
    bag: &'a Path,
    paths: &'a [BagPath],
    intended: Vec<Intended>,
    current: Option<Output>,
}

impl Folder<'_> {
    fn file(&self) -> PathBuf {
        // The pipeline gives the members in their order, one for each path.
        let path = self.paths.get(self.intended.len()).map_or("", BagPath::as_str);
        self.bag.join(path)
    }
}

impl Destination for Folder<'_> {
    fn begin(&mut self, _: &Input<'_>, _: Method) -> Result<()> {
        let file = self.file();
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|e| Error::io(folder, message!("create the folder"), e))?;
        }
        self.current = Some(Output::create(&file, true)?);
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.current.as_mut().map_or(Ok(()), |output| output.put(bytes))
    }

    fn end(&mut self, _: Written) -> Result<()> {
        if let Some(output) = self.current.take() {
            self.intended.push(output.finish()?);
        }
        Ok(())
    }
}
