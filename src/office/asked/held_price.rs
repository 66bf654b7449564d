//! The price of a request that is not approved yet, item by item, and why an item cannot be sold as it is held.

use serde::Serialize;

use crate::billing::quote_packages;
use crate::conformity::ItemStock;
use crate::error::{Error, Result};
use crate::message::Message;
use crate::model::{Converted, Price, PriceLine, Request, RequestedItem, Rupiah};
use crate::office::goods::{
    MeasuredTables, ReferencePrice, class, map_price, reference_prices, tariff_settings,
};
use crate::office::session::Session;
use crate::plan::{self, Package};
use crate::progress::Progress;

/// The price of a request as far as it can be told.
#[derive(Debug, Serialize)]
pub struct PriceSoFar {
    /// The items, in the request's order.
    pub items: Vec<ItemPrice>,
    /// The sum of the items that are [`ItemPrice::in_total`].
    pub total: Rupiah,
    /// Why the sum cannot be charged, such as the limit of a Rp0 row; `None` where it can.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::message::indonesian_if_any"
    )]
    pub fault: Option<Message>,
}

/// An item of the request with its price.
#[derive(Debug, Serialize)]
pub struct ItemPrice {
    /// Its place in the request, from 0.
    pub index: usize,
    /// The product's id.
    pub id: String,
    /// The code of the region; `None` for a dataset.
    pub region: Option<String>,
    /// The format asked for; `None` where none is named.
    pub format: Option<String>,
    /// The product's title; `None` where the catalogue does not have it.
    pub title: Option<String>,
    /// The region's name.
    pub region_name: Option<String>,
    /// The lines of its price; empty where it has none.
    pub lines: Vec<PriceLine>,
    /// What it costs in the central catalogue, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<ReferencePrice>,
    /// What the office has of it; `None` where no index can tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stock: Option<ItemStock>,
    /// Why it cannot be sold as it is held; `None` where nothing known speaks against it.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::message::indonesian_if_any"
    )]
    pub withheld: Option<Message>,
    /// True where no index can tell whether the office has it.
    #[serde(rename = "holding_unknown")]
    pub is_unknown: bool,
    /// True where the sum contains its price: it has one, and nothing known speaks against its sale.
    pub in_total: bool,
}

impl PriceSoFar {
    /// Returns the items whose price is known and that the sum does not contain, since they cannot be sold as they are
    /// held.
    pub fn not_ready(&self) -> impl Iterator<Item = &ItemPrice> {
        self.items.iter().filter(|item| !item.lines.is_empty() && !item.in_total)
    }

    /// Returns the items that have no price, so that the sum does not contain them.
    pub fn without_price(&self) -> impl Iterator<Item = &ItemPrice> {
        self.items.iter().filter(|item| item.lines.is_empty())
    }
}

impl ItemPrice {
    /// Returns its name: title, region and format.
    pub fn name(&self) -> String {
        let title = self.title.as_deref().unwrap_or(&self.id);
        let region = match (&self.region_name, &self.region) {
            (Some(name), Some(code)) => format!(", {name} ({code})"),
            (None, Some(code)) => format!(", {code}"),
            _ => String::new(),
        };
        let format = self.format.as_ref().map(|format| format!(", {format}")).unwrap_or_default();
        format!("{title}{region}{format}")
    }
}

impl Session {
    /// Returns the price of a request with the files that are held now. The officer's reason `because` may carry the sale
    /// over findings. Nothing is recorded; sizes of tables that are measured here for the first time are kept.
    pub fn price_so_far(
        &self,
        request: &Request,
        because: Option<&str>,
        progress: &dyn Progress,
    ) -> PriceSoFar {
        self.price_as(request, because, None, progress)
    }

    /// As [`Self::price_so_far`], for a request that may have an invoice: converted tables are charged as `before`.
    pub(super) fn price_as(
        &self,
        request: &Request,
        because: Option<&str>,
        before: Option<Converted>,
        progress: &dyn Progress,
    ) -> PriceSoFar {
        let mut items: Vec<ItemPrice> = Vec::new();
        let mut packages: Vec<Package> = Vec::new();
        // The price of a map does not depend on its files.
        let mut maps: Vec<Price> = Vec::new();
        let home = self.home();
        let has_index = home.index_file().exists();
        let holdings = home.holdings(request.items.iter().map(|item| &*item.id)).ok();
        let mut tables = MeasuredTables::of(home);
        for (index, asked) in request.items.iter().enumerate() {
            let mut item = self.unpriced(index, asked);
            item.stock = holdings.as_ref().map(|holdings| holdings.of(asked, because));
            let made = self.package_of(index, asked, because, &mut tables, progress);
            let quoted = |package: &Package| self.quoted(&[package], request, before);
            match made.and_then(|package| quoted(&package).map(|_| package)) {
                Ok(package) => {
                    // What has a price may still be stopped, for example where a map lacks regencies.
                    let stopped = item.stock.as_ref().filter(|stock| !stock.can_be_sold());
                    item.withheld = stopped.map(ItemStock::words);
                    if item.withheld.is_none() {
                        packages.push(package);
                    } else {
                        maps.extend(map_price(home, request, index));
                    }
                }
                Err(error) => {
                    maps.extend(map_price(home, request, index));
                    item.is_unknown = !has_index;
                    item.withheld = has_index.then(|| error.message_with_hint());
                }
            }
            items.push(item);
        }
        // Sizes that cannot be kept are measured again the next time.
        let _ = tables.write(home);
        let all: Vec<&Package> = packages.iter().collect();
        let price = self.quoted(&all, request, before);
        let fault = price.as_ref().err().map(Error::message_with_hint);
        let (mut lines, mut total) = match price {
            Ok(price) => (price.lines, price.total),
            Err(_) => (Vec::new(), Rupiah(0)),
        };
        for map in maps {
            // What cannot be sold as it is held has a price, but no part of the sum.
            if map.lines.iter().all(|line| items[line.index].withheld.is_none()) {
                total = Rupiah(total.0.saturating_add(map.total.0));
            }
            lines.extend(map.lines);
        }
        for line in lines {
            if let Some(item) = items.get_mut(line.index) {
                item.in_total = item.withheld.is_none();
                item.lines.push(line);
            }
        }
        for item in &mut items {
            let compared = reference_prices(home.catalog(), class(request), &item.lines);
            item.reference = compared.into_iter().next();
        }
        PriceSoFar { items, total, fault }
    }

    fn unpriced(&self, index: usize, asked: &RequestedItem) -> ItemPrice {
        let catalog = self.catalog();
        let named = |code: &String| {
            let region = catalog.regions.iter().find(|region| region.code.as_str() == code);
            region.map(|region| region.name.clone())
        };
        ItemPrice {
            index,
            id: asked.id.clone(),
            region: asked.region.clone(),
            format: asked.format.clone(),
            title: catalog.item(&asked.id).map(|item| item.title().to_owned()),
            region_name: asked.region.as_ref().and_then(named),
            lines: Vec::new(),
            reference: None,
            stock: None,
            withheld: None,
            is_unknown: false,
            in_total: false,
        }
    }

    fn package_of(
        &self,
        index: usize,
        asked: &RequestedItem,
        because: Option<&str>,
        tables: &mut MeasuredTables,
        progress: &dyn Progress,
    ) -> Result<Package> {
        let home = self.home();
        let catalog = home.catalog();
        catalog.known(&asked.id)?;
        let held = home.index()?;
        tables.measure(home, &held, &[(index, asked)], because, progress)?;
        plan::prepare_for(&held, catalog, index, asked, tables.sizes(), because)
    }

    fn quoted(
        &self,
        packages: &[&Package],
        request: &Request,
        before: Option<Converted>,
    ) -> Result<Price> {
        let home = self.home();
        let settings = tariff_settings(home, before);
        quote_packages(packages, home.catalog(), &settings, class(request), home.clock.today())
    }
}
