//! What the catalogue and the stores offer for a request, and how its texts are read.

use jiff::civil::Date;

use crate::catalog::{Access, Dataset, Item, MapLayer};
use crate::conformity::{Read, explain, suggest};
use crate::message::Message;
use crate::model::{Level, Request};
use crate::office::session::Session;
use crate::plan;

/// A product that can be asked for.
#[derive(Debug, Clone)]
pub struct OfferedProduct {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Words that it is found by besides id and title: survey, period, labels of its topics.
    pub words: String,
    /// Why it fits the stated use; `None` where it is not suggested.
    pub suggested: Option<Message>,
    /// Whether the index has files of it; `None` where no index can tell.
    pub held: Option<bool>,
}

/// A piece of a map that can be asked for.
#[derive(Debug, Clone)]
pub struct OfferedPiece {
    /// The region's code.
    pub code: String,
    /// The region's name.
    pub name: String,
    /// Further names.
    pub words: String,
    /// True where the index has a map with it. Where the index cannot tell, also true.
    pub held: bool,
}

/// What the request declares, and what its texts state.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Labels of topics.
    pub topics: Vec<String>,
    /// Names of regions.
    pub regions: Vec<String>,
    /// Periods.
    pub periods: Vec<String>,
    /// The level of the results.
    pub level: Vec<String>,
    /// Units of analysis.
    pub units: Vec<String>,
}

impl Session {
    /// Returns the datasets that are sold: those in the stores first. In both parts those come first that are suggested
    /// for the request, the best first; the others keep the catalogue's order.
    pub fn offered_datasets(&self, request: &Request) -> Vec<OfferedProduct> {
        let datasets = self.catalog().datasets.iter().map(Item::Dataset);
        self.offered(request, datasets.collect())
    }

    /// Returns the maps that are sold, in the order of [`Self::offered_datasets`].
    pub fn offered_maps(&self, request: &Request) -> Vec<OfferedProduct> {
        // Finer maps have no tariff.
        let sold = |layer: &&MapLayer| matches!(layer.level, Level::Kecamatan | Level::Desa);
        let mut layers: Vec<_> =
            self.catalog().layers.iter().filter(sold).map(Item::Layer).collect();
        // The newest edition is asked for most.
        layers.reverse();
        self.offered(request, layers)
    }

    fn offered(&self, request: &Request, items: Vec<Item<'_>>) -> Vec<OfferedProduct> {
        let (home, catalog) = (self.home(), self.catalog());
        let suggestions =
            suggest(request, catalog, home.clock.today(), &|id, piece| home.has(id, piece));
        let index = home.index().ok();
        let mut offered: Vec<((bool, usize), OfferedProduct)> = Vec::new();
        for item in items.into_iter().filter(|item| item.access() != Access::Tertutup) {
            let place = suggestions.iter().position(|suggestion| suggestion.id == item.id());
            let held = index.as_ref().map(|index| index.of_item(item.id()).next().is_some());
            let rank = (held != Some(true), place.unwrap_or(suggestions.len()));
            let words = match item {
                Item::Dataset(dataset) => self.words_of(dataset),
                Item::Layer(layer) => format!("{} {}", layer.level.as_str(), layer.edition),
            };
            offered.push((
                rank,
                OfferedProduct {
                    id: item.id().to_owned(),
                    title: item.title().to_owned(),
                    words,
                    suggested: place.map(|place| suggestions[place].reason.clone()),
                    held,
                },
            ));
        }
        offered.sort_by_key(|(rank, _)| *rank);
        offered.into_iter().map(|(_, product)| product).collect()
    }

    fn words_of(&self, dataset: &Dataset) -> String {
        let topics =
            self.catalog().topics.iter().filter(|topic| dataset.topics.contains(&topic.id));
        let topics: Vec<_> = topics.map(|topic| format!("{} {}", topic.id, topic.label)).collect();
        format!("{} {} {} {}", dataset.survey, dataset.period, dataset.variant, topics.join(" "))
    }

    /// Returns the pieces of a map that are sold: those in the stores first, each part sorted by code.
    pub fn offered_pieces(&self, id: &str) -> Vec<OfferedPiece> {
        let (home, catalog) = (self.home(), self.catalog());
        let Some(Item::Layer(layer)) = catalog.item(id) else { return Vec::new() };
        let index = home.index().ok();
        let held = index.map(|index| plan::pieces(&index, catalog, layer)).unwrap_or_default();
        let covered = |code| layer.coverage.iter().any(|whole| whole.covers(code));
        let regions = catalog.regions.iter().filter(|region| region.level == layer.cut);
        let mut pieces: Vec<_> = regions
            .filter(|region| covered(&region.code))
            .map(|region| OfferedPiece {
                code: region.code.to_string(),
                name: region.name.clone(),
                words: region.aliases.join(" "),
                held: held.is_empty() || held.iter().any(|piece| piece.region.code == region.code),
            })
            .collect();
        pieces.sort_by_key(|piece| (!piece.held, piece.code.clone()));
        pieces
    }

    /// Returns the codes of the regions that a request declares and that its texts state.
    pub fn region_codes_of(&self, request: &Request) -> Vec<String> {
        let explained = explain(request, self.catalog(), self.home().clock.today());
        values(&explained.regions, str::to_owned)
    }

    /// Returns the name of the request's medium.
    pub fn medium_label(&self, request: &Request) -> Option<String> {
        let kind = request.medium.as_deref()?;
        let medium = self.catalog().medium(kind);
        Some(medium.map_or(kind, |medium| &medium.label).to_owned())
    }

    /// Returns today.
    pub fn office_day(&self) -> Date {
        self.home().clock.today()
    }

    /// Returns what a request declares and what its texts state, in words for people.
    pub fn reading_of(&self, request: &Request) -> Reading {
        let catalog = self.catalog();
        let explained = explain(request, catalog, self.home().clock.today());
        let label = |id: &str| {
            let topic = catalog.topics.iter().find(|topic| topic.id == id);
            topic.map_or_else(|| id.to_owned(), |topic| topic.label.clone())
        };
        let region = |code: &str| {
            let region = catalog.regions.iter().find(|region| region.code.as_str() == code);
            region.map_or_else(|| code.to_owned(), |region| region.name.clone())
        };
        Reading {
            topics: values(&explained.topics, label),
            regions: values(&explained.regions, region),
            periods: values(&explained.periods, str::to_owned),
            level: values(&explained.level, str::to_owned),
            units: values(&explained.units, str::to_owned),
        }
    }
}

/// Returns the values of words that were read, each once.
fn values(read: &[Read], shown: impl Fn(&str) -> String) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for one in read {
        let value = shown(&one.value);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}
