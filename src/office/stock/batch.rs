//! Batch: makes packages beforehand, and puts them on the shelf.

use std::path::PathBuf;

use serde::{Serialize, Serializer};

use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::message::{Message, message};
use crate::model::RequestedItem;
use crate::office::goods::{MeasuredTables, learn_why};
use crate::office::session::{Home, Session, Watch, threads};
use crate::pack::{self, BatchOptions, Level};
use crate::plan::{self, Package};

/// How hard packages for the shelf are compressed where nothing else is asked for: nobody waits for them.
pub const SHELF_LEVEL: Level = Level::Best;

/// What to make.
#[derive(Debug, Clone)]
pub struct BatchChoice {
    /// The path of a list of bundles to make, instead of the catalogue's; made also where `popular` or `all` is chosen.
    pub bundles: Option<PathBuf>,
    /// Makes so many of the most requested items.
    pub popular: Option<u16>,
    /// Makes every dataset and every piece of a map that can be made from the stores, without closed data.
    pub all: bool,
    /// How hard to compress.
    pub level: Level,
    /// Threads that compress; `None` for all processors.
    pub threads: Option<u16>,
}

/// The result of a batch.
#[derive(Debug, Serialize)]
pub struct Batched {
    /// Number of packages that were made.
    pub built: u64,
    /// Number of packages that were there already. They were checked by reading them, except one that another run put
    /// there while this batch made the same.
    pub reused: u64,
    /// Items that could not be made.
    pub failed: Vec<BatchFailure>,
    /// Packages that were damaged on the shelf and taken off it, to be made again. One that could not be made is in
    /// `failed` too.
    pub damaged: Vec<DamagedItem>,
}

impl Batched {
    /// Returns true where every item could be made.
    pub fn is_whole(&self) -> bool {
        self.failed.is_empty()
    }
}

/// An item of a batch.
#[derive(Debug, Clone, Serialize)]
pub struct ListedItem {
    /// Its place in the list, from 0.
    pub index: usize,
    /// The id of the product.
    pub id: String,
    /// The region code of a piece of a map; `None` for a dataset.
    pub region: Option<String>,
    /// The format that the list asks for, if any.
    pub format: Option<String>,
}

/// An item that could not be made.
#[derive(Debug, Serialize)]
pub struct BatchFailure {
    /// The item.
    #[serde(flatten)]
    pub item: ListedItem,
    /// Why it could not be made.
    #[serde(serialize_with = "error_body")]
    pub error: Error,
}

/// A package that was damaged on the shelf and taken off it.
#[derive(Debug, Serialize)]
pub struct DamagedItem {
    /// The item.
    #[serde(flatten)]
    pub item: ListedItem,
    /// What was wrong; in English in JSON.
    #[serde(serialize_with = "crate::message::english")]
    pub what: Message,
}

fn error_body<S: Serializer>(error: &Error, out: S) -> std::result::Result<S::Ok, S::Error> {
    error.to_json()["error"].serialize(out)
}

impl Session {
    /// Makes packages beforehand and puts them on the shelf. Where neither a list nor popular items nor all products
    /// are chosen, it makes the catalogue's bundles.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for zero popular items or a wrong number of threads; as [`pack::batch`]; where the index
    /// or the list of bundles cannot be used. An item that fails does not stop the others: see [`Batched::failed`].
    pub fn batch(&mut self, choice: &BatchChoice, watch: &dyn Watch) -> Result<Batched> {
        if choice.popular == Some(0) {
            let message = message!("found 0, expected 1 item or more");
            return Err(Error::new(ErrorKind::Usage, message).field("--popular"));
        }
        let index = self.home().index()?;
        let items = self.wanted(&index, choice)?;
        let home = self.home();
        let (mut packages, mut failed): (Vec<Package>, Vec<(usize, Error)>) = Default::default();
        let mut tables = MeasuredTables::of(home);
        // Each store is looked at once, however many items there are.
        let lost = index.lost_stores(items.iter().map(|item| &*item.id));
        for (place, item) in items.iter().enumerate() {
            let gone = lost.iter().find(|one| index.lies_in(&item.id, std::slice::from_ref(one)));
            let there = gone.map_or(Ok(()), |folder| Err(Home::lost_store(folder.clone())));
            let whole = there.and_then(|()| home.refuse_unindexed(&index, &item.id, watch));
            let measured =
                whole.and_then(|()| tables.measure(home, &index, &[(place, item)], None, watch));
            let prepare = |()| plan::prepare(&index, home.catalog(), place, item, tables.sizes());
            match measured.and_then(prepare) {
                Ok(package) => packages.push(package),
                Err(error) => failed.push((place, error)),
            }
        }
        tables.write(home)?;
        let threads = threads(choice.threads)?;
        let options = BatchOptions { level: choice.level, threads };
        let made = pack::batch(&home.shelf(), &packages, &options, watch)?;
        for failure in &made.failed {
            let of = packages.iter().filter(|package| package.index == failure.place);
            learn_why(home, of, &failure.error);
        }
        failed.extend(made.failed.into_iter().map(|failure| (failure.place, failure.error)));
        failed.sort_by_key(|(place, _)| *place);
        let of = |place: usize| ListedItem::of(place, &items[place]);
        Ok(Batched {
            built: made.built,
            reused: made.reused,
            failed: failed
                .into_iter()
                .map(|(place, error)| BatchFailure { item: of(place), error })
                .collect(),
            damaged: made
                .damaged
                .into_iter()
                .map(|(place, what)| DamagedItem { item: of(place), what })
                .collect(),
        })
    }

    /// Returns the items to make, each once: the popular ones first, then all products, then the bundles.
    fn wanted(&mut self, index: &Index, choice: &BatchChoice) -> Result<Vec<RequestedItem>> {
        let mut items = Vec::new();
        if let Some(most) = choice.popular {
            items.extend(self.ledger()?.popular(usize::from(most))?);
        }
        let catalog = self.catalog();
        if choice.all {
            items.extend(plan::preparable(index, catalog));
        }
        if choice.bundles.is_some() || (choice.popular.is_none() && !choice.all) {
            let bundled = catalog.bundles(choice.bundles.as_deref())?;
            items.extend(bundled.into_iter().map(|row| row.item));
        }
        let mut once: Vec<RequestedItem> = Vec::new();
        for item in items {
            if !once.contains(&item) {
                once.push(item);
            }
        }
        Ok(once)
    }
}

impl ListedItem {
    fn of(place: usize, item: &RequestedItem) -> Self {
        Self {
            index: place,
            id: item.id.clone(),
            region: item.region.clone(),
            format: item.format.clone(),
        }
    }
}
