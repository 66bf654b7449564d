//! Loads the tables of a catalogue, and reports the faults of all of them at once.

use std::collections::HashSet;
use std::hash::Hash;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::builtin::builtin_file;
use super::catalogue::Catalog;
use super::csv_table::{Row, Table};
use super::known_names::KnownNames;
use super::map_rows::{MAP_FIELDS, MASTER, map_field, master};
use super::personal_columns::{PERSONAL, personal};
use super::product_rows::{
    DATASETS, Known, LAYERS, MEDIA, REGIONS, TOPICS, dataset, layer, medium, region, topic,
};
use super::row_types::Dataset;
use super::tariff_rows::{TARIFFS, tariff};
use super::vocabulary::{self, PHRASES, STEMS, Vocabulary, WORDS, WordClass};
use crate::error::{Error, ErrorKind, Fault, Result};
use crate::message::message;
use crate::model::{Level, Publisher, Sha256Digest};

/// Tables that the folder of a catalogue must have itself, because they say what it sells. Others may be missing.
const OWN: [&str; 5] = ["regions.csv", "topics.csv", "datasets.csv", "layers.csv", "tariffs.csv"];

/// Of the tables that are loaded here, those in which several rows may have the same value in the first column. In
/// the others that is a fault.
const GROUPED: [&str; 3] = ["map_fields.csv", "words.csv", "phrases.csv"];

impl Catalog {
    /// Loads the tables of a folder, or the built-in ones for `None`. Five tables must be in the folder. Another that
    /// is not there is replaced by the built-in one; for lists of areas (`master_<level>.csv`) there is none.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] for the first file that cannot be read; else with the broken headers, rows and cells of
    /// all tables as its faults.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        let mut loader = Loader {
            folder,
            faults: Vec::new(),
            without_rows: HashSet::new(),
            hasher: Sha256::new(),
        };
        let regions = loader.table("regions.csv", REGIONS, region)?;
        let topics = loader.table("topics.csv", TOPICS, topic)?;
        let known = Known {
            regions: loader.names("regions.csv", &regions, |region| region.code.clone()),
            topics: loader.names("topics.csv", &topics, |topic| topic.id.clone()),
        };
        let datasets = loader.table("datasets.csv", DATASETS, |row| dataset(row, &known))?;
        let ids = datasets.iter().map(|dataset: &Dataset| dataset.id.clone()).collect();
        let layers = loader.table("layers.csv", LAYERS, |row| layer(row, &known, &ids))?;
        let tariffs = loader.table("tariffs.csv", TARIFFS, tariff)?;
        let media = loader.table("media.csv", MEDIA, medium)?;
        let map_fields = loader.table("map_fields.csv", MAP_FIELDS, map_field)?;
        let personal = loader.table("personal.csv", PERSONAL, personal)?;
        let words = loader.table("words.csv", WORDS, vocabulary::words)?;
        let classes = loader.names("words.csv", &words, |row: &WordClass| row.class.clone());
        let phrases =
            loader.table("phrases.csv", PHRASES, |row| vocabulary::phrase(row, &classes))?;
        let stems = loader.table("stems.csv", STEMS, vocabulary::stem)?;
        let mut masters = Vec::new();
        for level in Level::ALL.into_iter().filter(|level| *level >= Level::Kecamatan) {
            let name = format!("master_{level}.csv");
            // No such list is built in; only an office has them.
            if folder.is_some_and(|folder| folder.join(&name).exists()) {
                masters.extend(loader.table(&name, MASTER, |row| master(row, level))?);
            }
        }
        let map_readme = loader.template("papers/peta-baca-saya.txt")?;
        let map_metadata = loader.template("papers/peta-metadata.xml")?;
        if loader.faults.is_empty() {
            Ok(Self {
                folder: folder.map(Path::to_path_buf),
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
            })
        } else {
            let count = loader.faults.len();
            let message = message!("the catalogue has {count} broken cells", count);
            Err(Error::new(ErrorKind::Catalog, message)
                .faults(loader.faults)
                .hint(message!("correct the cells named and run the command again")))
        }
    }
}

struct Loader<'a> {
    folder: Option<&'a Path>,
    faults: Vec<Fault>,
    /// Tables whose header is broken.
    without_rows: HashSet<String>,
    hasher: Sha256,
}

impl Loader<'_> {
    fn table<T>(
        &mut self,
        name: &str,
        columns: &[&str],
        build: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Result<Vec<T>> {
        let (file, text) = self.text(name)?;
        self.hasher.update((text.len() as u64).to_le_bytes());
        self.hasher.update(&text);
        let mut table = Table::read(&file, &text, columns);
        let mut first_of = HashSet::new();
        let key = columns[0];
        let mut build = build;
        let rows = table.map(|row| {
            if !GROUPED.contains(&name) && !first_of.insert(row.text(key).to_owned()) {
                row.fault(key, message!("a value that no other row has"));
            }
            build(row)
        });
        if !table.has_rows {
            self.without_rows.insert(name.to_owned());
        }
        self.faults.append(&mut table.faults);
        Ok(rows)
    }

    /// Returns the names of a table's rows, to which other tables refer.
    fn names<T, N: Eq + Hash>(
        &self,
        table: &str,
        rows: &[T],
        name: impl Fn(&T) -> N,
    ) -> KnownNames<N> {
        let names = || rows.iter().map(name).collect();
        KnownNames::of((!self.without_rows.contains(table)).then(names))
    }

    /// Reads a template whose text goes into what is sold. For this reason it counts for the edition.
    fn template(&mut self, name: &str) -> Result<String> {
        let (_, text) = self.text(name)?;
        self.hasher.update((text.len() as u64).to_le_bytes());
        self.hasher.update(&text);
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    fn text(&self, name: &str) -> Result<(PathBuf, Vec<u8>)> {
        let builtin = || builtin_file(name).unwrap_or_default().as_bytes().to_vec();
        let Some(folder) = self.folder else {
            return Ok((PathBuf::from(format!("(built-in)/{name}")), builtin()));
        };
        let file = folder.join(name);
        match std::fs::read(&file) {
            Ok(text) => Ok((file, text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !OWN.contains(&name) => {
                Ok((file, builtin()))
            }
            Err(error) => {
                Err(Error::new(ErrorKind::Catalog, message!("cannot read: {error}", error))
                    .file(&file)
                    .hint(message!("a catalogue needs the files {names}", names = OWN.join(", ")))
                    .source(error))
            }
        }
    }
}
