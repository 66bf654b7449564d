//! The office on disk, as one session sees it: settings, catalogue, index, papers and files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::clock::Clock;
use super::private::make_private;
use super::settings::zone;
use super::sign_names::PaperToSign;
use super::snapshot::{Office, Tables};
use crate::billing::Papers;
use crate::catalog::{Catalog, builtin_file};
use crate::error::{Error, ErrorKind, Result, read_text};
use crate::index::{Index, Store};
use crate::ledger::Ledger;
use crate::media::{FRESH, can_write_in, write_private};
use crate::message::message;
use crate::model::{OfficeSettings, RequestNumber};
use crate::pack::Shelf;

/// An office without its ledger. Settings and catalogue stay the same for the whole session, and so do the templates of
/// [`Papers`] and the index once they were read. Only after a refresh is the index read again.
#[derive(Debug)]
pub(in crate::office) struct Home {
    office: Office,
    tables: Arc<Tables>,
    /// The index; read when it is first needed.
    index: Mutex<Option<Arc<Index>>>,
    /// The templates of papers; read when they are first needed.
    papers: OnceLock<Arc<Papers>>,
    pub(in crate::office) clock: Clock,
}

impl Home {
    pub(super) fn new(office: Office, tables: Arc<Tables>, clock: Clock) -> Self {
        let clock = clock.in_zone(&zone(&tables.settings));
        Self { office, tables, index: Mutex::default(), papers: OnceLock::new(), clock }
    }

    /// Returns the settings of the office.
    pub(in crate::office) fn settings(&self) -> &OfficeSettings {
        &self.tables.settings
    }

    /// Returns the catalogue.
    pub(in crate::office) fn catalog(&self) -> &Catalog {
        &self.tables.catalog
    }

    /// Returns the folder of the office.
    pub(in crate::office) fn folder(&self) -> &Path {
        self.office.folder()
    }

    /// Returns the stores that the settings name; their folders need not exist.
    pub(in crate::office) fn stores(&self) -> Vec<Store> {
        self.settings().stores.iter().map(|setting| Store::of(self.folder(), setting)).collect()
    }

    /// Returns the path of the index.
    pub(in crate::office) fn index_file(&self) -> PathBuf {
        self.office.index_file()
    }

    /// Returns the index. Refuses one that was made with another edition of the catalogue, since files may belong to
    /// other products there.
    pub(in crate::office) fn index(&self) -> Result<Arc<Index>> {
        let index = self.index_of_any_edition()?;
        if index.catalog_edition == Some(self.catalog().edition) {
            return Ok(index);
        }
        let message = message!("the catalogue has changed since the stores were indexed");
        Err(Error::new(ErrorKind::Index, message)
            .file(self.index_file())
            .hint(message!("run `kemas index`")))
    }

    /// Returns the index, whatever catalogue it was made with.
    pub(in crate::office) fn index_of_any_edition(&self) -> Result<Arc<Index>> {
        if let Some(index) = &*self.known_index() {
            return Ok(Arc::clone(index));
        }
        // Read without the lock: reading uses all threads, and one of them may ask for the index too.
        let read = self.office.index(&self.stores())?;
        Ok(Arc::clone(self.known_index().get_or_insert(read)))
    }

    /// Drops the index that this session has read, so that the refreshed one is read next time.
    pub(in crate::office) fn forget_index(&self) {
        *self.known_index() = None;
    }

    fn known_index(&self) -> MutexGuard<'_, Option<Arc<Index>>> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the shelf of packages made beforehand.
    pub(in crate::office) fn shelf(&self) -> Shelf {
        Shelf::new(self.shelf_folder())
    }

    /// Returns the shelf's folder.
    pub(in crate::office) fn shelf_folder(&self) -> PathBuf {
        self.folder().join(&self.settings().shelf)
    }

    /// Returns the path of the private folder in which pieces of maps and converted tables are made.
    pub(in crate::office) fn scratch(&self) -> PathBuf {
        self.folder().join("kerja")
    }

    /// As [`Self::open_ledger`]; `None` where there is no ledger yet.
    pub(super) fn open_ledger_if_any(&self) -> Result<Option<Ledger>> {
        let is_there = self.folder().join("ledger.db").exists();
        is_there.then(|| self.open_ledger()).transpose()
    }

    /// Opens the ledger; a new office gets an empty one.
    ///
    /// # Errors
    /// [`ErrorKind::Ledger`] where the file is missing or empty although the folder `papers` has something in it: a
    /// new ledger would give out the numbers of those papers again. Also as [`Ledger::open`].
    pub(super) fn open_ledger(&self) -> Result<Ledger> {
        let file = self.folder().join("ledger.db");
        let gone = file.metadata().map_or(true, |metadata| metadata.len() == 0);
        let issued =
            || fs::read_dir(self.folder().join("papers")).is_ok_and(|mut all| all.next().is_some());
        if gone && issued() {
            let message = message!("the ledger is gone or empty, though papers were issued");
            return Err(Error::new(ErrorKind::Ledger, message).file(&file).hint(message!("put the last backup back with `kemas restore`; only an office that truly begins anew moves its \
                 folder papers/ away")));
        }
        Ledger::open(&file)
    }

    /// Returns the templates of papers.
    pub(in crate::office) fn papers(&self) -> Result<Arc<Papers>> {
        if let Some(papers) = self.papers.get() {
            return Ok(Arc::clone(papers));
        }
        let read = self.office.papers()?;
        Ok(Arc::clone(self.papers.get_or_init(|| read)))
    }

    /// Returns the text of a template for the medium: the office's own as it is now, or else the built-in one.
    pub(in crate::office) fn template(&self, name: &str) -> Result<String> {
        let file = self.folder().join("catalog/papers").join(name);
        match read_text(&file, ErrorKind::Paper)? {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok(builtin_file(&format!("papers/{name}")).unwrap_or_default().to_owned())
            }
            Err(error) => Err(Error::io(&file, message!("read the template"), error)),
        }
    }

    /// Returns the path of a paper of a request where it is there.
    pub(in crate::office) fn written_paper(&self, request: &str, name: &str) -> Option<PathBuf> {
        let path = self.folder().join("papers").join(request).join(name);
        path.is_file().then_some(path)
    }

    /// Writes a paper to `papers/<request>/` and returns its path; a file of that name is replaced.
    pub(in crate::office) fn write_paper(
        &self,
        request: &str,
        name: &str,
        paper: &[u8],
    ) -> Result<PathBuf> {
        self.write(&Path::new("papers").join(request), name, paper)
    }

    /// Checks that the folder `papers/<request>/` can be written, before an act is recorded whose paper goes there.
    ///
    /// # Errors
    /// As [`Self::ready`].
    pub(in crate::office) fn ready_for_papers(&self, request: &str) -> Result<()> {
        self.ready(&Path::new("papers").join(request))
    }

    /// Checks that a folder of the office can be written, or made where it is missing, and that no folder in it has the
    /// name of a paper. Nothing is written or made. `folder` is relative to the office's folder.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where it can be neither, or has such a folder.
    pub(in crate::office) fn ready(&self, folder: &Path) -> Result<()> {
        let folder = self.folder().join(folder);
        let there = folder.ancestors().find(|above| above.symlink_metadata().is_ok());
        match there {
            Some(there) if there == folder && there.is_dir() => {
                can_write_in(there)?;
                refuse_folder_as_paper(there)
            }
            Some(there) if there.is_dir() => can_write_in(there),
            // A file in the folder's way: the folder cannot be made, and the error says why.
            _ => make_private(&folder),
        }
    }

    /// Returns the content of each paper that was printed for a request to be signed: the agreement and its addenda.
    pub(in crate::office) fn papers_to_sign(
        &self,
        number: &RequestNumber,
    ) -> impl Iterator<Item = Vec<u8>> {
        let entries = fs::read_dir(self.folder().join("papers").join(number.as_str()));
        entries.into_iter().flatten().filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?;
            PaperToSign::is_one(name).then_some(())?;
            fs::read(&path).ok()
        })
    }

    /// Returns where a path lies that is relative to the office's folder.
    pub(in crate::office) fn place(&self, path: &Path) -> PathBuf {
        self.folder().join(path)
    }

    /// Returns the content of a file in the office's folder; `None` where it cannot be read.
    pub(in crate::office) fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder().join(name)).ok()
    }

    /// Writes a file that only its owner may read into a folder of the office and returns its path. `folder` is
    /// relative to the office's folder; it is made where it is missing.
    pub(in crate::office) fn write(
        &self,
        folder: &Path,
        name: &str,
        bytes: &[u8],
    ) -> Result<PathBuf> {
        let folder = self.folder().join(folder);
        make_private(&folder)?;
        let path = folder.join(name);
        write_private(&path, bytes)?;
        Ok(path)
    }
}

/// Number of hexadecimal digits of a scan's digest in the name of its copy.
pub(in crate::office) const SCAN_DIGITS: usize = 12;

/// What the names of papers and lists, and of their unfinished files, end in.
const PAPERS: [&str; 4] = [".pdf", ".txt", ".csv", FRESH];

/// Refuses a folder in which another folder stands where a paper is written. The number of the paper, and so its name,
/// need not be known.
fn refuse_folder_as_paper(folder: &Path) -> Result<()> {
    let failed = |e| Error::io(folder, message!("read the folder"), e);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // What may be written but not read: nothing can be said of it.
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => return Ok(()),
        Err(error) => return Err(failed(error)),
    };
    for entry in entries {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if PAPERS.iter().any(|ending| name.ends_with(ending))
            && path.symlink_metadata().is_ok_and(|found| found.is_dir())
        {
            let message = message!("a folder stands where a paper of this name is written");
            return Err(Error::new(ErrorKind::Io, message)
                .file(&path)
                .hint(message!("move this folder away, and run the command again")));
        }
    }
    Ok(())
}
