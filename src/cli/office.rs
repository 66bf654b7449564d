//! The office home on disk: its settings, its folders, and what a command needs of them.

mod places;

use std::fs;
use std::io::Read;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::civil::{Date, DateTime, Time};

use super::args::Args;
use super::bars::Bars;
use crate::billing::Papers;
use crate::catalog::{Catalog, Item, builtin_file};
use crate::conformity::{Approved, Conformity, check, read_request, read_use, zero_tariff_caps};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Index, indexed_edition};
use crate::ledger::Ledger;
use crate::model::{OfficeSettings, Request, RequestNumber, Role};
use crate::pack::Shelf;

/// What a command stands on: where the office is, what day it is, who looks on.
pub(super) struct Desk {
    office: Option<PathBuf>,
    /// Today.
    pub(super) today: Date,
    /// The time of day when the command began, and since when it runs.
    time: Time,
    began: Instant,
    /// Progress of long work.
    pub(super) bars: Bars,
}

/// An open office.
pub(super) struct Office {
    home: PathBuf,
    /// When it was opened.
    moment: DateTime,
    /// `kemas.toml`.
    pub(super) settings: OfficeSettings,
    /// The tables.
    pub(super) catalog: Catalog,
}

impl Desk {
    pub(super) fn new(args: &Args) -> Self {
        let now = jiff::ZonedDateTime::now();
        let today = args.today.unwrap_or_else(|| now.date());
        let (time, began) = (now.time(), Instant::now());
        Self { office: args.office.clone(), today, time, began, bars: Bars::new(args.json) }
    }

    /// Returns the moment of a step: today, at the time given or at that of the clock.
    pub(super) fn moment(&self, at: Option<Time>) -> DateTime {
        let began = self.today.to_datetime(at.unwrap_or(self.time));
        let ran = if at.is_some() { Duration::ZERO } else { self.began.elapsed() };
        began.checked_add(ran).unwrap_or(began)
    }

    /// Returns the office's folder as given.
    pub(super) fn office_path(&self) -> Result<&Path> {
        self.office.as_deref().ok_or_else(Self::no_office)
    }

    /// Returns the error of a command that needs an office and has none.
    pub(super) fn no_office() -> Error {
        Error::new(ErrorKind::Usage, "this command needs an office")
            .field("--office")
            .hint("give --office DIR or set KEMAS_OFFICE; `kemas init DIR` makes an office")
    }

    /// Opens the office.
    pub(super) fn office(&self) -> Result<Office> {
        Office::open(self.office_path()?, self.moment(None))
    }

    /// Opens the office where one is given.
    pub(super) fn office_if_given(&self) -> Result<Option<Office>> {
        let open = |home| Office::open(home, self.moment(None));
        self.office.as_deref().map(open).transpose()
    }

    /// Reads a request from a file, standard input, or the ledger.
    pub(super) fn request(
        given: &str,
        catalog: &Catalog,
        office: Option<&Office>,
    ) -> Result<Request> {
        Self::request_by(given, catalog, office, read_request)
    }

    /// Reads a request for the use that it states; its list of data may be empty.
    pub(super) fn stated_use(
        given: &str,
        catalog: &Catalog,
        office: Option<&Office>,
    ) -> Result<Request> {
        Self::request_by(given, catalog, office, read_use)
    }

    fn request_by(
        given: &str,
        catalog: &Catalog,
        office: Option<&Office>,
        read: fn(&[u8], &Path, &Catalog) -> Result<Request>,
    ) -> Result<Request> {
        let unreadable = |error: std::io::Error| {
            Error::new(ErrorKind::Request, format!("the request cannot be read: {error}"))
                .file(given)
                .hint("give a file, `-`, or the number of a request the ledger knows")
                .source(error)
        };
        if given == "-" {
            let mut json = Vec::new();
            std::io::stdin().lock().read_to_end(&mut json).map_err(unreadable)?;
            return read(&json, Path::new("(stdin)"), catalog);
        }
        // A bag bears its request's number: a folder is never a request.
        let path = Path::new(given);
        if let (Some(office), Some(number), false) =
            (office, RequestNumber::parse(given), path.exists() && !path.is_dir())
        {
            let recorded = office.ledger()?.request(&number)?;
            return recorded.map(|recorded| recorded.request).ok_or_else(|| {
                Error::new(ErrorKind::Request, format!("the ledger knows no request {number}"))
                    .hint("give the request's file; `kemas approve` records it")
            });
        }
        read(&fs::read(path).map_err(unreadable)?, path, catalog)
    }
}

impl Office {
    /// Opens an office home.
    fn open(home: &Path, moment: DateTime) -> Result<Self> {
        let file = home.join("kemas.toml");
        let text = fs::read_to_string(&file).map_err(|error| {
            Error::new(ErrorKind::Office, format!("no office here: {error}"))
                .file(&file)
                .hint(format!("make one with `kemas init {}`", home.display()))
                .source(error)
        })?;
        let settings = settings(&text, &file)?;
        let mut catalog = Catalog::load(Some(&home.join("catalog")))?;
        catalog.publisher = settings.publisher();
        Ok(Self { home: home.to_path_buf(), moment, settings, catalog })
    }

    /// Returns the stores as absolute or home-relative folders.
    pub(super) fn stores(&self) -> Vec<PathBuf> {
        self.settings.stores.iter().map(|store| self.home.join(store)).collect()
    }

    /// Returns the index's file.
    pub(super) fn index_file(&self) -> PathBuf {
        self.home.join("index.db")
    }

    /// Loads the index, which must be of this catalogue: another one may claim the same files for
    /// other products.
    pub(super) fn index(&self) -> Result<Index> {
        let file = self.index_file();
        let index = Index::load(&file)?;
        if indexed_edition(&file)? == Some(self.catalog.edition) {
            return Ok(index);
        }
        let message = "the catalogue has changed since the stores were indexed";
        Err(Error::new(ErrorKind::Index, message).file(&file).hint("run `kemas index`"))
    }

    /// Returns the shelf of packages made beforehand.
    pub(super) fn shelf(&self) -> Shelf {
        Shelf::new(self.home.join(&self.settings.shelf))
    }

    /// Returns the private folder where pieces of maps are cut.
    pub(super) fn scratch(&self) -> PathBuf {
        self.home.join("kerja")
    }

    /// Opens the ledger.
    ///
    /// # Errors
    /// [`ErrorKind::Ledger`] where it is gone though papers were issued: a new one would give their
    /// numbers out again.
    pub(super) fn ledger(&self) -> Result<Ledger> {
        let file = self.home.join("ledger.db");
        let gone = file.metadata().map_or(true, |metadata| metadata.len() == 0);
        let issued =
            || fs::read_dir(self.home.join("papers")).is_ok_and(|mut all| all.next().is_some());
        if gone && issued() {
            let message = "the ledger is gone or empty, though papers were issued";
            return Err(Error::new(ErrorKind::Ledger, message).file(&file).hint(
                "put the last backup back as ledger.db; only an office that truly begins anew moves its \
                 folder papers/ away",
            ));
        }
        let mut ledger = Ledger::open(&file)?;
        ledger.set_clock(self.moment)?;
        Ok(ledger)
    }

    /// Loads the templates of papers.
    pub(super) fn papers(&self) -> Result<Papers> {
        Papers::load(Some(&self.home.join("catalog")))
    }

    /// Returns a template that goes onto the medium: the office's own, else the built-in one.
    pub(super) fn template(&self, name: &str) -> Result<String> {
        let file = self.home.join("catalog/papers").join(name);
        match fs::read_to_string(&file) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok(builtin_file(&format!("papers/{name}")).unwrap_or_default().to_owned())
            }
            Err(error) => Err(Error::io(&file, "read the template", error)),
        }
    }

    /// Keeps a paper under `papers/<request>/` and returns its path. The same paper again gives
    /// the same file.
    pub(super) fn keep_paper(&self, request: &str, name: &str, paper: &[u8]) -> Result<PathBuf> {
        self.keep(&Path::new("papers").join(request), name, paper)
    }

    /// Removes the papers and the scan of a request or visit that is forgotten: they bear names.
    pub(super) fn forget_papers(&self, number: &str) -> Result<()> {
        let folder = self.home.join("papers").join(number);
        if folder.is_dir() {
            fs::remove_dir_all(&folder).map_err(|e| Error::io(&folder, "remove the papers", e))?;
        }
        let Ok(scans) = fs::read_dir(self.home.join("agreements")) else { return Ok(()) };
        for scan in scans.flatten() {
            if scan.file_name().to_string_lossy().starts_with(&format!("{number}-")) {
                let path = scan.path();
                fs::remove_file(&path).map_err(|e| Error::io(&path, "remove the scan", e))?;
            }
        }
        Ok(())
    }

    /// Returns the bytes of a file kept in the home itself.
    pub(super) fn kept(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.home.join(name)).ok()
    }

    /// Keeps a file in a private folder of the home.
    pub(super) fn keep(&self, folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let folder = self.home.join(folder);
        make_private(&folder)?;
        let path = folder.join(name);
        write_private(&path, bytes)?;
        Ok(path)
    }

    /// Checks a request and mints the key to the plan from the recorded approval.
    pub(super) fn approved(&self, request: &Request, desk: &Desk) -> Result<Approved> {
        let conformity = self.check(request, desk);
        let number = &request.number;
        let recorded = self.ledger()?.approval(number)?.ok_or_else(|| {
            Error::new(ErrorKind::State, format!("request {number} is not approved as it stands"))
                .hint(format!("run `kemas approve {number} --by NAME`"))
        })?;
        conformity.recognise(&recorded.approval)
    }

    /// Checks a request against the office's catalogue, and its claim to Rp0 against the index where
    /// there is one.
    pub(super) fn check(&self, request: &Request, desk: &Desk) -> Conformity {
        let conformity = check(request, &self.catalog, desk.today);
        // The Rp0 caps in bytes need the index; only a claim to Rp0 is worth reading it.
        if !request.requester.zero_tariff {
            return conformity;
        }
        let Ok(index) = Index::load(&self.index_file()) else { return conformity };
        let is_dataset = |id: &str| matches!(self.catalog.item(id), Some(Item::Dataset(_)));
        let entries = request.items.iter().filter(|item| is_dataset(&item.id));
        let entries = entries.flat_map(|item| index.of_item(&item.id));
        let charged = entries.filter(|entry| entry.role == Role::Data);
        let bytes = charged.map(|entry| entry.stamp.bytes).sum();
        zero_tariff_caps(conformity, &self.catalog, bytes)
    }
}

/// Makes a folder that only its owner may enter.
pub(super) fn make_private(folder: &Path) -> Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|e| Error::io(folder, "create the folder", e))
}

/// Writes a file that only its owner may read, whole or not at all.
fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".baru");
    let fresh = PathBuf::from(fresh);
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let written = options.open(&fresh).and_then(|mut out| {
        out.write_all(bytes)?;
        out.sync_all()?;
        fs::rename(&fresh, path)
    });
    written.map_err(|e| {
        let _ = fs::remove_file(&fresh);
        Error::io(path, "write", e)
    })
}

/// Reads `kemas.toml`.
pub(super) fn settings(text: &str, file: &Path) -> Result<OfficeSettings> {
    let settings: OfficeSettings = toml::from_str(text).map_err(|error| {
        let message = error.message().to_owned();
        let place = error.span().map(|span| place(text, span.start));
        let failed = Error::new(ErrorKind::Office, format!("the settings are broken: {message}"))
            .file(file)
            .hint("correct the line; `kemas init` on another folder shows a whole file")
            .source(error);
        match place {
            Some((line, column)) => failed.line(line).column(column),
            None => failed,
        }
    })?;
    if !matches!(settings.tariff.megabyte, 1_000_000 | 1_048_576) {
        let found = settings.tariff.megabyte;
        return Err(Error::new(
            ErrorKind::Office,
            format!("found {found}, expected 1000000 or 1048576"),
        )
        .file(file)
        .field("tariff.megabyte")
        .hint("say how many bytes the office takes for 1 MB"));
    }
    Ok(settings)
}

fn place(text: &str, offset: usize) -> (u64, u64) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() as u64 + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_that_init_writes_are_read() {
        let text = builtin_file("kemas.toml").unwrap();
        assert_eq!(settings(text, Path::new("kemas.toml")).unwrap().unit_code, "81000");
    }

    #[test]
    fn a_broken_setting_is_named_with_its_line() {
        let text = builtin_file("kemas.toml").unwrap();
        let broken = text.replace("unit_code = \"81000\"", "unit_code = 81000");
        let error = settings(&broken, Path::new("kemas.toml")).unwrap_err().to_json();
        let line = text.lines().position(|line| line.starts_with("unit_code")).unwrap() + 1;
        assert_eq!(error["error"]["line"], line, "{error}");
        assert!(
            settings(&text.replace("megabyte = 1000000", "megabyte = 12"), Path::new("k")).is_err()
        );
    }
}
