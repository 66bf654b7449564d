//! Loads the tables of a catalogue, and reports the faults of all of them at once.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::builtin::builtin_file;
use super::catalogue::Catalog;
use super::known_names::KnownNames;
use super::map_rows::{MAP_FIELDS, MASTER, map_field, master};
use super::personal_columns::{PERSONAL, personal};
use super::product_rows::{
    DATASETS, Known, LAYERS, MEDIA, REGIONS, TOPICS, dataset, layer, medium, region, topic,
};
use super::row_types::Dataset;
use super::table::{Row, Table, TableForm, examples_of_letters, notes_on_doubts, notes_on_forms};
use super::tariff_rows::{TARIFFS, tariff, tariff_brackets, tariff_twins};
use super::vocabulary::{self, PHRASES, STEMS, Vocabulary, WORDS};
use crate::error::{Error, ErrorKind, Fault, Result};
use crate::message::message;
use crate::model::{Level, Publisher, Sha256Digest};

/// Tables that the folder of a catalogue must have itself, because they say what it sells. Others may be missing.
const OWN: [&str; 5] = ["regions.csv", "topics.csv", "datasets.csv", "layers.csv", "tariffs.csv"];

/// Files of a catalogue's folder, by name, with the bytes that they are to have.
pub type Instead = BTreeMap<String, Vec<u8>>;

/// Of the tables that are loaded here, those in which several rows may have the same value in the first column. In
/// the others that is a fault.
const GROUPED: [&str; 3] = ["map_fields.csv", "words.csv", "phrases.csv"];

/// Tables whose names stand in the rows of products. Where one of their rows is lost, no name is told as unknown.
const PRODUCTS_NAME: [&str; 2] = ["regions.csv", "topics.csv"];

impl Catalog {
    /// Loads the tables of a folder, or the built-in ones for `None`. Five tables must be in the folder. Another that
    /// is not there is replaced by the built-in one; for lists of areas (`master_<level>.csv`) there is none.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] for the first file that cannot be read; else with the broken headers, rows and cells of
    /// all tables as its faults. The hint then names letters of tables that are not in Unicode.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        let loaded = Loaded::of(folder, &Instead::new());
        if let Some(error) = loaded.unreadable.into_iter().next() {
            return Err(error);
        }
        if loaded.faults.is_empty() {
            return Ok(loaded.catalog);
        }
        let count = loaded.faults.len();
        let message = message!("the catalogue has {count} broken cells", count);
        let hint = message!("correct the cells named and run the command again");
        // Letters of another encoding may be why a cell is wrong.
        let hint = match examples_of_letters(&loaded.forms) {
            Some(examples) => message!(
                "{hint}; look also at the letters that are read as Windows-1252, as in {examples}",
                hint,
                examples
            ),
            None => hint,
        };
        Err(Error::new(ErrorKind::Catalog, message).faults(loaded.faults).hint(hint))
    }
}

/// The tables as far as they could be read, and all that is wrong with them.
pub(super) struct Loaded {
    /// Of a broken table it has only the rows that are right.
    pub(super) catalog: Catalog,
    /// Broken headers, rows and cells, in the order of the tables.
    pub(super) faults: Vec<Fault>,
    /// Faults with which the tables are used all the same. Only a check of the tables tells them.
    pub(super) of_check: Vec<Fault>,
    /// What a person should look at in tables that are used all the same.
    pub(super) doubts: Vec<Fault>,
    /// Files that cannot be read.
    pub(super) unreadable: Vec<Error>,
    /// The tables and the form that each was read in.
    pub(super) forms: Vec<(String, TableForm)>,
}

impl Loaded {
    /// Reads all tables. The files in `instead` have other bytes than those in the folder.
    pub(super) fn of(folder: Option<&Path>, instead: &Instead) -> Self {
        let mut loader = Loader {
            folder,
            instead,
            faults: Vec::new(),
            of_check: Vec::new(),
            doubts: Vec::new(),
            unreadable: Vec::new(),
            incomplete: HashSet::new(),
            forms: Vec::new(),
            hasher: Sha256::new(),
        };
        let regions = loader.table("regions.csv", REGIONS, region);
        let topics = loader.table("topics.csv", TOPICS, topic);
        let known = Known {
            regions: loader.names("regions.csv", &regions, |region| region.code.clone()),
            topics: loader.names("topics.csv", &topics, |topic| topic.id.clone()),
        };
        let datasets = loader.table("datasets.csv", DATASETS, |row| dataset(row, &known));
        let ids = datasets.iter().map(|dataset: &Dataset| dataset.id.clone()).collect();
        let layers = loader.table("layers.csv", LAYERS, |row| layer(row, &known, &ids));
        let before = loader.faults.len();
        let tariffs = loader.table("tariffs.csv", TARIFFS, |row| Some((row.line(), tariff(row)?)));
        let (lines, tariffs): (Vec<u64>, Vec<_>) = tariffs.into_iter().unzip();
        let file = loader.path("tariffs.csv");
        loader.of_check.extend(tariff_twins(&file, &tariffs, &lines));
        // A row with a fault is not among these, and would be told as a gap.
        if loader.faults.len() == before {
            loader.of_check.extend(tariff_brackets(&file, &tariffs, &lines));
        }
        let media = loader.table("media.csv", MEDIA, medium);
        let map_fields = loader.table("map_fields.csv", MAP_FIELDS, map_field);
        let personal = loader.table("personal.csv", PERSONAL, personal);
        // A class with a broken cell is known all the same: the patterns with it are not told one by one.
        let mut classes: Vec<String> = Vec::new();
        let words = loader.table("words.csv", WORDS, |row| {
            classes.push(row.text("class").to_owned());
            vocabulary::words(row)
        });
        let classes = loader.names("words.csv", &classes, String::clone);
        let phrases = loader.table("phrases.csv", PHRASES, |row| vocabulary::phrase(row, &classes));
        let stems = loader.table("stems.csv", STEMS, vocabulary::stem);
        let mut masters = Vec::new();
        for level in Level::ALL.into_iter().filter(|level| *level >= Level::Kecamatan) {
            let name = format!("master_{level}.csv");
            // No such list is built in; only an office has them.
            if folder.is_some_and(|folder| folder.join(&name).exists()) {
                masters.extend(loader.table(&name, MASTER, |row| master(row, level)));
            }
        }
        let map_readme = loader.template("papers/peta-baca-saya.txt");
        let map_metadata = loader.template("papers/peta-metadata.xml");
        let folder = folder.map(Path::to_path_buf);
        let forms = folder.as_ref().map(|folder| notes_on_forms(folder, &loader.forms));
        let mut notes = forms.unwrap_or_default();
        notes.extend(notes_on_doubts(&loader.doubts));
        Self {
            forms: loader.forms,
            faults: loader.faults,
            of_check: loader.of_check,
            doubts: loader.doubts,
            unreadable: loader.unreadable,
            catalog: Catalog {
                folder,
                edition: Sha256Digest(loader.hasher.finalize().into()),
                datasets,
                layers,
                regions,
                topics,
                tariffs,
                media,
                map_fields,
                personal,
                vocabulary: Vocabulary { words, phrases, stems },
                masters,
                map_readme,
                map_metadata,
                publisher: Publisher::default(),
                notes,
            },
        }
    }
}

struct Loader<'a> {
    folder: Option<&'a Path>,
    instead: &'a Instead,
    faults: Vec<Fault>,
    of_check: Vec<Fault>,
    doubts: Vec<Fault>,
    unreadable: Vec<Error>,
    /// Tables whose header is broken, or a row, so that not all names in them are known.
    incomplete: HashSet<String>,
    /// The forms of the tables that are in the folder.
    forms: Vec<(String, TableForm)>,
    hasher: Sha256,
}

impl Loader<'_> {
    fn table<T>(
        &mut self,
        name: &str,
        columns: &[&str],
        build: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some((file, text)) = self.text(name) else {
            self.incomplete.insert(name.to_owned());
            return Vec::new();
        };
        self.hasher.update((text.len() as u64).to_le_bytes());
        self.hasher.update(&text);
        let mut table = Table::read(&file, &text, columns);
        let key = columns.first().copied().filter(|_| !GROUPED.contains(&name));
        let rows = table.map(key, build);
        // Of a row with a fault, its name is missing as well.
        let is_broken = PRODUCTS_NAME.contains(&name) && !table.faults.is_empty();
        if !table.complete || is_broken {
            self.incomplete.insert(name.to_owned());
        }
        self.faults.append(&mut table.faults);
        self.of_check.append(&mut table.of_check);
        self.doubts.append(&mut table.doubts);
        self.forms.extend(table.form.map(|form| (name.to_owned(), form)));
        rows
    }

    /// Returns the names of a table's rows, to which other tables refer.
    fn names<T, N: Eq + Hash>(
        &self,
        table: &str,
        rows: &[T],
        name: impl Fn(&T) -> N,
    ) -> KnownNames<N> {
        let names = || rows.iter().map(name).collect();
        KnownNames::of((!self.incomplete.contains(table)).then(names))
    }

    /// Reads a template whose text goes into what is sold. For this reason it counts for the edition.
    fn template(&mut self, name: &str) -> String {
        let (_, text) = self.text(name).unwrap_or_default();
        self.hasher.update((text.len() as u64).to_le_bytes());
        self.hasher.update(&text);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Returns the path of a file, also of one that is not there.
    fn path(&self, name: &str) -> PathBuf {
        self.folder.unwrap_or(Path::new("(built-in)")).join(name)
    }

    /// Returns the path and the bytes of a file; `None` for one that cannot be read.
    fn text(&mut self, name: &str) -> Option<(PathBuf, Vec<u8>)> {
        let builtin = || builtin_file(name).unwrap_or_default().as_bytes().to_vec();
        let file = self.path(name);
        if self.folder.is_none() {
            return Some((file, builtin()));
        }
        if let Some(bytes) = self.instead.get(name) {
            return Some((file, bytes.clone()));
        }
        match std::fs::read(&file) {
            Ok(text) => Some((file, text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !OWN.contains(&name) => {
                Some((file, builtin()))
            }
            Err(error) => {
                self.unreadable.push(
                    Error::new(ErrorKind::Catalog, message!("cannot read: {error}", error))
                        .file(&file)
                        .hint(message!(
                            "a catalogue needs the files {names}; put the missing one back from the last backup",
                            names = OWN.join(", ")
                        ))
                        .source(error),
                );
                None
            }
        }
    }
}
