//! The tables of a catalogue except the list of bundles, and how a product, region or medium is found in them.

use std::path::PathBuf;

use super::item::Item;
use super::personal_columns::PersonalColumn;
use super::row_types::{
    Access, Dataset, MapField, MapLayer, MasterRow, MediaKind, Region, Subject, TariffRow, Topic,
};
use super::table::TableNote;
use super::vocabulary::Vocabulary;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Level, Publisher, RegionCode, Sha256Digest};

/// The tables of a catalogue. The list of bundles is read apart ([`Catalog::bundles`]).
#[derive(Debug, Clone)]
pub struct Catalog {
    /// The folder that the tables were read from; `None` for the built-in catalogue.
    pub folder: Option<PathBuf>,
    /// SHA-256 over the files of these tables and the two templates of a map's papers: a change in one of them is
    /// another edition.
    pub edition: Sha256Digest,
    /// Microdata, in the table's order.
    pub datasets: Vec<Dataset>,
    /// Maps, in the table's order.
    pub layers: Vec<MapLayer>,
    /// Regions.
    pub regions: Vec<Region>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Tariff rows.
    pub tariffs: Vec<TariffRow>,
    /// Kinds of media, rows of `media.csv`.
    pub media: Vec<MediaKind>,
    /// Columns of a map that may go to the buyer.
    pub map_fields: Vec<MapField>,
    /// Names of columns that hold personal data.
    pub personal: Vec<PersonalColumn>,
    /// The vocabularies for reading texts.
    pub vocabulary: Vocabulary,
    /// The areas that maps must have, where the office has lists of them; else empty.
    pub masters: Vec<MasterRow>,
    /// Template of the readme file that goes with a map.
    pub map_readme: String,
    /// Template of the metadata file that goes with a map.
    pub map_metadata: String,
    /// The office that a map's papers name as its publisher. It stands in no table, and is not part of the edition.
    pub publisher: Publisher,
    /// What a person should look at once in the tables of the folder. It is not part of the edition.
    pub notes: Vec<TableNote>,
}

impl Catalog {
    /// Returns the product with this id; `None` where there is none.
    pub fn item(&self, id: &str) -> Option<Item<'_>> {
        let dataset = self.datasets.iter().find(|d| d.id == id).map(Item::Dataset);
        dataset.or_else(|| self.layers.iter().find(|l| l.id == id).map(Item::Layer))
    }

    /// Returns all products, datasets first.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.datasets.iter().map(Item::Dataset).chain(self.layers.iter().map(Item::Layer))
    }

    /// Returns the product that is not closed and whose id is most like a wrong one; `None` where no likeness is 0.5
    /// or more (Damerau–Levenshtein, 1 for the same id).
    pub fn nearest(&self, id: &str) -> Option<Item<'_>> {
        // Ids have at most 64 characters, so that further characters of a wrong one do not help.
        let wrong: String = id.to_lowercase().chars().take(64).collect();
        let mut best: Option<(f64, Item<'_>)> = None;
        for item in self.items().filter(|item| item.access() != Access::Tertutup) {
            let likeness = strsim::normalized_damerau_levenshtein(item.id(), &wrong);
            if likeness >= 0.5 && best.is_none_or(|(before, _)| likeness > before) {
                best = Some((likeness, item));
            }
        }
        best.map(|(_, item)| item)
    }

    /// Returns the product with this id.
    ///
    /// # Errors
    /// [`ErrorKind::Request`] where there is none. The hint names the most similar id, where one is similar enough.
    pub fn known(&self, id: &str) -> Result<Item<'_>> {
        self.item(id).ok_or_else(|| {
            let error =
                Error::new(ErrorKind::Request, message!("'{id}' is not in the catalogue", id));
            match self.nearest(id) {
                Some(near) => error.hint(message!(
                    "the most similar is {id}: {title}",
                    id = near.id(),
                    title = near.title()
                )),
                None => {
                    error.hint(message!("ids stand in catalog/datasets.csv and catalog/layers.csv"))
                }
            }
        })
    }

    /// Returns the region with this BPS code; `None` where the table lacks it.
    pub fn region(&self, code: &RegionCode) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == *code)
    }

    /// Returns the region of a piece of a map: one of the level that the map is cut by, or the whole country where the
    /// tariff has a row for that, and one that the map covers. `None` for any other code.
    pub fn piece(&self, layer: &MapLayer, code: &str) -> Option<&Region> {
        let region = RegionCode::parse(code).and_then(|code| self.region(&code))?;
        let for_whole = |row: &TariffRow| {
            row.subject == Subject::Peta
                && (row.level, row.cut) == (Some(layer.level), Some(Level::Nasional))
        };
        let is_whole = region.level == Level::Nasional && self.tariffs.iter().any(for_whole);
        let is_covered = layer.coverage.iter().any(|covered| covered.covers(&region.code));
        ((region.level == layer.cut || is_whole) && is_covered).then_some(region)
    }

    /// Returns the kind of medium with this name; `None` where the table lacks it.
    pub fn medium(&self, kind: &str) -> Option<&MediaKind> {
        self.media.iter().find(|medium| medium.kind == kind)
    }
}
