//! What would stop the invoice of a request, told as soon as the request is looked at.

use serde::{Serialize, Serializer};

use crate::billing::quote_packages;
use crate::catalog::{Item, Subject, TariffRow};
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::{Price, Request};
use crate::office::goods::{MeasuredTables, class, map_price};
use crate::office::session::{Home, Session};
use crate::plan::{self, Package};

/// The reasons for which no invoice of a request could be issued today, as far as ledger and tariffs tell. In JSON they
/// are Indonesian.
#[derive(Debug, Default)]
pub struct Hindrances(Vec<Message>);

impl Hindrances {
    /// Returns true where there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the reasons.
    pub fn words(&self) -> &[Message] {
        &self.0
    }
}

impl Serialize for Hindrances {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Message::indonesian))
    }
}

impl Session {
    /// Returns what would stop the invoice of a request: an earlier use of Rp0, and tariff rows without a legal basis.
    pub(in crate::office) fn hindrances(&mut self, request: &Request) -> Result<Hindrances> {
        let mut found = Vec::new();
        // The ledger is not opened where no request asks for Rp0.
        if request.requester.zero_tariff {
            found.extend(self.ledger()?.used_zero_tariff(request)?);
        }
        for row in rows_without_basis(self.home(), request) {
            found.push(message!("the tariff row {tariff} has no legal basis", tariff = row));
        }
        Ok(Hindrances(found))
    }
}

/// Returns the ids of the tariff rows without a legal basis that an invoice of the request would charge today, each
/// once.
fn rows_without_basis(home: &Home, request: &Request) -> Vec<String> {
    let tables = MeasuredTables::of(home);
    let mut ids: Vec<String> = Vec::new();
    for (place, item) in request.items.iter().enumerate() {
        let rows = match home.catalog().item(&item.id) {
            Some(Item::Dataset(_)) => of_dataset(home, &tables, request, place),
            Some(Item::Layer(_)) => map_price(home, request, place)
                .map(|price| without_basis(&price))
                .unwrap_or_default(),
            None => Vec::new(),
        };
        for id in rows {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids
}

/// Returns the rows without a legal basis that charge a dataset. Where its size is not known yet, that is the row of
/// the lowest block alone, which charges every dataset.
fn of_dataset(
    home: &Home,
    tables: &MeasuredTables,
    request: &Request,
    place: usize,
) -> Vec<String> {
    let (catalog, today, class) = (home.catalog(), home.clock.today(), class(request));
    if let Some(package) = package(home, tables, request, place) {
        let settings = &home.settings().tariff;
        if let Ok(price) = quote_packages(&[&package], catalog, settings, class, today) {
            return without_basis(&price);
        }
    }
    let charges = |row: &&TariffRow| {
        row.subject == Subject::DataMikro && row.class == class && row.valid_on(today)
    };
    let lowest = catalog.tariffs.iter().filter(charges).min_by_key(|row| row.block_from);
    let lacking = lowest.filter(|row| row.legal_basis.is_empty());
    lacking.map(|row| row.id.clone()).into_iter().collect()
}

/// Returns the package of an item; `None` where no index tells of its files, or a table has not been measured.
pub(super) fn package(
    home: &Home,
    tables: &MeasuredTables,
    request: &Request,
    place: usize,
) -> Option<Package> {
    if !home.index_file().exists() {
        return None;
    }
    let (index, item) = (home.index().ok()?, request.items.get(place)?);
    plan::prepare(&index, home.catalog(), place, item, tables.sizes()).ok()
}

/// Returns the rows of a price that have no legal basis.
fn without_basis(price: &Price) -> Vec<String> {
    let lacking = price.lines.iter().filter(|line| line.legal_basis.is_empty());
    lacking.map(|line| line.tariff.clone()).collect()
}
