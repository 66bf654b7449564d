//! An office, with the cache of tables, papers and index that its sessions share.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::kept::{Kept, State};
use super::settings::{places, settings};
use crate::billing::Papers;
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result, read_text};
use crate::index::{Index, Store};
use crate::media::open_regular;
use crate::message::{Message, message};
use crate::model::OfficeSettings;
use crate::paper::{LARGEST_PICTURE, Picture, hexadecimal};

/// An office. A program needs only one for all sessions: what one session has read is used by the next one until a
/// file changes.
#[derive(Debug, Clone)]
pub struct Office {
    folder: PathBuf,
    snapshot: Arc<Snapshot>,
}

/// The caches that sessions share.
#[derive(Debug, Default)]
struct Snapshot {
    tables: Kept<Tables>,
    papers: Kept<Papers>,
    /// The index. It is read again also where the real paths of the stores have changed.
    index: Kept<Index, (State, Vec<Store>)>,
}

/// `kemas.toml` and the catalogue.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) settings: OfficeSettings,
    pub(super) catalog: Catalog,
}

impl Office {
    /// Returns the office in a folder; nothing is read yet.
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), snapshot: Arc::default() }
    }

    /// Returns the folder of the office.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns settings and catalogue; reads them where `kemas.toml` or the folder `catalog` has changed.
    pub(super) fn tables(&self) -> Result<Arc<Tables>> {
        let (file, folder) = (self.folder.join("kemas.toml"), self.folder.join("catalog"));
        self.snapshot.tables.get(State::of(&[&file, &folder]), || {
            let settings = self.settings()?;
            let mut catalog = Catalog::load(Some(&folder))?;
            catalog.publisher = settings.publisher();
            Ok(Tables { settings, catalog })
        })
    }

    /// Returns the settings in `kemas.toml`.
    ///
    /// # Errors
    /// [`ErrorKind::Office`] where there are none, or one of them is wrong.
    pub(in crate::office) fn settings(&self) -> Result<OfficeSettings> {
        let mut read = settings(&self.settings_text()?, &self.folder.join("kemas.toml"))?;
        read.logo_image = self.logo(read.logo.as_deref())?;
        Ok(read)
    }

    /// Reads the picture in the letterhead that `kemas.toml` names; `None` where it names none.
    fn logo(&self, name: Option<&str>) -> Result<Option<String>> {
        let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
            return Ok(None);
        };
        let file = self.folder.join(name);
        let refused = |why: Message| {
            let kb = LARGEST_PICTURE / 1000;
            Error::new(ErrorKind::Office, message!("the logo cannot be used: {why}", why))
                .file(&file)
                .field("logo")
                .hint(message!(
                    "give a PNG picture of at most {kb} KB in the office's folder, or remove `logo` from kemas.toml",
                    kb
                ))
        };
        let mut bytes = Vec::new();
        let opened = open_regular(&file)
            .and_then(|file| file.take(LARGEST_PICTURE as u64 + 1).read_to_end(&mut bytes));
        opened.map_err(|error| refused(message!("{error}", error)).source(error))?;
        Picture::from_png(&bytes).map_err(refused)?;
        Ok(Some(hexadecimal(&bytes)))
    }

    /// Returns the stores and the shelf in `kemas.toml`, also where other settings are wrong; `None` where these two
    /// cannot be read.
    pub(in crate::office) fn places(&self) -> Option<(Vec<Store>, PathBuf)> {
        let (settings, shelf_setting) = places(&self.settings_text().ok()?)?;
        let stores = settings.iter().map(|setting| Store::of(&self.folder, setting)).collect();
        Some((stores, self.folder.join(shelf_setting)))
    }

    /// Returns the text of `kemas.toml`.
    ///
    /// # Errors
    /// [`ErrorKind::Office`] where there is none: the folder is no office then; also where it is not UTF-8, with the line.
    pub(in crate::office) fn settings_text(&self) -> Result<String> {
        let file = self.folder.join("kemas.toml");
        read_text(&file, ErrorKind::Office)?.map_err(|error| {
            Error::new(ErrorKind::Office, message!("no office here: {error}", error))
                .file(&file)
                .hint(self.without_settings())
                .source(error)
        })
    }

    /// Returns what to do where there are no settings. Where a ledger or a catalogue is, there was an office; another
    /// folder is none, and a new office is made only where nothing is.
    fn without_settings(&self) -> Message {
        let folder = self.folder.display();
        if ["ledger.db", "catalog"].iter().any(|name| self.folder.join(name).exists()) {
            return message!(
                "put kemas.toml back from the last backup; `kemas init {folder}-baru` makes a whole one, in a new \
                 office beside this one, to copy and fill in",
                folder
            );
        }
        let entries = std::fs::read_dir(&self.folder);
        if entries.is_ok_and(|mut all| all.next().is_some()) {
            return message!(
                "name the folder of the office with --office; `kemas init DIR` makes one in a folder that does not \
                 exist yet"
            );
        }
        message!("make one with `kemas init {folder}`", folder)
    }

    /// Returns the templates of papers; reads them where the folder `catalog/papers` has changed.
    pub(super) fn papers(&self) -> Result<Arc<Papers>> {
        let folder = self.folder.join("catalog");
        let state = State::of(&[&folder.join("papers")]);
        self.snapshot.papers.get(state, || Papers::load(Some(&folder)))
    }

    /// Returns the path of the index.
    pub(in crate::office) fn index_file(&self) -> PathBuf {
        self.folder.join("index.db")
    }

    /// Returns the index on disk, whatever catalogue it was made with, with the paths of these stores.
    pub(super) fn index(&self, stores: &[Store]) -> Result<Arc<Index>> {
        let file = self.index_file();
        let log = self.folder.join("index.db-wal");
        let real = stores.iter().map(Store::real).collect();
        let state = (State::of(&[&file, &log]), real);
        self.snapshot.index.get(state, || Index::load(&file, stores))
    }
}
