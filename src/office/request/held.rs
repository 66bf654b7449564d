//! What the office has of the items that are asked for, as index, catalogue and shelf tell, and what is remembered of
//! pieces that were cut. No map is cut and no data file is read for it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::catalog::{Access, Catalog, Item};
use crate::conformity::{Conformity, ItemStock, PieceStock};
use crate::error::{ErrorKind, Result};
use crate::index::Index;
use crate::message::{Message, in_a_row, message, separated};
use crate::model::{
    IndexFinding, MapFinding, RegionCode, RequestedItem, SaleFinding, names_code, stopping,
};
use crate::office::goods::{PieceFound, remembered};
use crate::office::session::Home;
use crate::plan::{self, Package, TableSizes};

/// How many missing regencies are named.
const NAMED: usize = 3;

/// The index with the folders of the stores that are probably not mounted. The stores are looked at once, however many
/// items are asked about.
pub(in crate::office) struct Holdings<'h> {
    home: &'h Home,
    index: Arc<Index>,
    lost: Vec<PathBuf>,
}

impl Home {
    /// Returns what the office has, to be asked about these products.
    ///
    /// # Errors
    /// Where the office has no index that can be used.
    pub(in crate::office) fn holdings<'i>(
        &self,
        products: impl Iterator<Item = &'i str>,
    ) -> Result<Holdings<'_>> {
        let index = self.index()?;
        let lost = index.lost_stores(products);
        Ok(Holdings { home: self, index, lost })
    }

    /// Adds to a check what the office has of each item. An office without an index adds nothing. One whose index
    /// cannot be used adds why.
    pub(in crate::office) fn with_stock(&self, conformity: Conformity) -> Conformity {
        match self.holdings(conformity.asked_items().iter().map(|item| &*item.id)) {
            Ok(holdings) => conformity.with_stock(|item| holdings.of(item, None)),
            Err(why) if self.index_file().exists() => {
                conformity.without_stock(why.message().clone())
            }
            Err(_) => conformity,
        }
    }

    /// Returns true where the index has files of a product, or a held map that has a piece. False without an index.
    pub(in crate::office) fn has(&self, id: &str, piece: Option<&RegionCode>) -> bool {
        let item = self.catalog().item(id);
        self.index().is_ok_and(|index| item.is_some_and(|item| has(&index, item, piece)))
    }
}

impl Holdings<'_> {
    /// Returns what the office has of an item. The officer's reason `because` may carry the sale over findings, which
    /// then are no stops.
    pub(in crate::office) fn of(&self, asked: &RequestedItem, because: Option<&str>) -> ItemStock {
        stock(self.home, (&self.index, &self.lost), asked, because)
    }
}

fn stock(
    home: &Home,
    (index, lost): (&Index, &[PathBuf]),
    asked: &RequestedItem,
    because: Option<&str>,
) -> ItemStock {
    let catalog = home.catalog();
    let Some(item) = catalog.item(&asked.id) else {
        return ItemStock::nothing(message!("the catalogue does not have it"));
    };
    let region = asked.region.as_deref().filter(|_| matches!(item, Item::Layer(_)));
    let stopping: Vec<&IndexFinding> = stopping(index.findings_of(&asked.id), because).collect();
    let mut stops: Vec<String> = stopping.iter().map(|found| found.code().to_owned()).collect();
    stops.sort_unstable();
    stops.dedup();
    let reasons = (!stopping.is_empty()).then(|| reasons(&stopping, item.root()));
    if let Some(lacking) = lacking(index, catalog, item, region) {
        // Files that cannot be read are not held, and a finding tells of them.
        let why = match reasons {
            Some(reasons) => message!("{lacking}; {reasons}", lacking, reasons),
            None => lacking,
        };
        return ItemStock { stops, ..ItemStock::nothing(why) };
    }
    let mut held = ItemStock {
        held: true,
        edition: Some(item.edition()),
        stops,
        piece: region.map(|_| PieceStock::Unknown),
        mounted: !index.lies_in(&asked.id, lost),
        withheld: reasons,
    };
    if held.withheld.is_some() {
        return held;
    }
    match prepared(index, catalog, asked, item, because) {
        Ok(package) => of_package(home, index, &package, held, because),
        // The rules of the check tell what the request is wrong about.
        Err(error) if error.kind() == ErrorKind::Request => held,
        Err(error) => {
            held.stops.push(error.kind().code().to_owned());
            held.withheld = Some(error.message().clone());
            held
        }
    }
}

/// Adds what is known of a package: the regencies that its region has and the held maps do not, and what was found on
/// the piece when it was made or cut.
fn of_package(
    home: &Home,
    index: &Index,
    package: &Package,
    mut held: ItemStock,
    because: Option<&str>,
) -> ItemStock {
    let lacking = plan::lacking_regencies(index, package);
    if !lacking.is_empty() && !because.is_some_and(|because| names_code(because, "P03")) {
        held.stops.push("P03".to_owned());
        held.withheld = Some(message!(
            "P03: the held maps lack {count} regencies of the region: {codes}",
            count = lacking.len(),
            codes = in_a_row(lacking).up_to(NAMED)
        ));
    }
    if held.piece.is_some() {
        let shelved = home.shelf().findings(package).map(PieceFound::Findings);
        if let Some(found) = shelved.or_else(|| remembered(home, package)) {
            of_piece(found, &mut held, because);
        }
    }
    held
}

/// Adds what was found on the piece when it was cut.
fn of_piece(found: PieceFound, held: &mut ItemStock, because: Option<&str>) {
    let why = match found {
        PieceFound::Findings(findings) => {
            let state = if findings.is_empty() { PieceStock::Clean } else { PieceStock::Findings };
            held.piece = Some(state);
            let new = |finding: &&MapFinding| !held.stops.iter().any(|code| *code == finding.code);
            let stopping: Vec<&MapFinding> = stopping(&findings, because).filter(new).collect();
            if stopping.is_empty() {
                return;
            }
            held.stops.extend(stopping.iter().map(|finding| finding.code.to_string()));
            message!(
                "{reasons}",
                reasons = separated(stopping.iter().map(|f| f.public_sentence()), "; ")
            )
        }
        PieceFound::Refused(why) => {
            held.piece = Some(PieceStock::Refused);
            held.stops.push(ErrorKind::Withheld.code().to_owned());
            why
        }
    };
    held.stops.sort_unstable();
    held.stops.dedup();
    held.withheld = Some(match held.withheld.take() {
        Some(before) => message!("{before}; {why}", before, why),
        None => why,
    });
}

/// Returns why an item is not held; `None` where it is.
fn lacking(
    index: &Index,
    catalog: &Catalog,
    item: Item<'_>,
    region: Option<&str>,
) -> Option<Message> {
    let region = region.and_then(RegionCode::parse);
    if has(index, item, region.as_ref()) {
        return None;
    }
    let what = if has(index, item, None) {
        message!("no held map has this region")
    } else {
        message!("the data folders have nothing of it")
    };
    let other = others(catalog, item)
        .filter(|other| other.id() != item.id() && other.access() != Access::Tertutup)
        .filter(|other| has(index, *other, region.as_ref()))
        .max_by_key(|other| (age(*other), other.id()));
    Some(match other {
        Some(other) => {
            message!("{what}; of another edition there is {id}", what, id = other.id())
        }
        None => what,
    })
}

fn has(index: &Index, item: Item<'_>, region: Option<&RegionCode>) -> bool {
    match (item, region) {
        (Item::Layer(layer), Some(region)) => plan::has_region(index, layer, region),
        _ => index.of_item(item.id()).next().is_some(),
    }
}

/// Returns the products that differ from this one by their period or edition alone, this one among them.
fn others<'a>(catalog: &'a Catalog, item: Item<'a>) -> impl Iterator<Item = Item<'a>> {
    catalog.items().filter(move |other| match (item, other) {
        (Item::Layer(one), Item::Layer(other)) => one.level == other.level,
        (Item::Dataset(one), Item::Dataset(other)) => {
            one.survey == other.survey
                && one.variant == other.variant
                && one.coverage == other.coverage
        }
        _ => false,
    })
}

fn age(item: Item<'_>) -> (String, String) {
    match item {
        Item::Layer(layer) => (layer.edition.to_string(), String::new()),
        Item::Dataset(dataset) => (dataset.period.to_string(), dataset.edition.clone()),
    }
}

/// Returns the first finding of each code, and how many more there are of it. Paths begin in the product's folder,
/// `root`.
fn reasons(stopping: &[&IndexFinding], root: &str) -> Message {
    let mut by_code: BTreeMap<&str, Vec<&IndexFinding>> = BTreeMap::new();
    for finding in stopping {
        by_code.entry(finding.code()).or_default().push(finding);
    }
    let folder = format!("/{root}/");
    let reasons = by_code.into_iter().filter_map(|(code, found)| {
        let [first, others @ ..] = found.as_slice() else { return None };
        let (path, reason) = (&first.path, &first.reason);
        let path = path.split_once(&folder).map_or(&**path, |(_, inside)| inside);
        Some(match others.len() {
            0 => message!("{code} in {path}: {reason}", code, path, reason),
            more => {
                message!("{code} in {path} and {more} more: {reason}", code, path, more, reason)
            }
        })
    });
    message!("{reasons}", reasons = separated(reasons, " "))
}

/// Prepares the package of an item. For a dataset in another format it is only looked at whether its tables can leave
/// in it: their sizes are not known here.
fn prepared(
    index: &Index,
    catalog: &Catalog,
    asked: &RequestedItem,
    item: Item<'_>,
    because: Option<&str>,
) -> Result<Package> {
    let sizes = TableSizes::default();
    if matches!(item, Item::Layer(_)) {
        return plan::prepare_for(index, catalog, 0, asked, &sizes, because);
    }
    plan::tables_of(index, catalog, &[(0, asked)], because)?;
    let as_held = RequestedItem { format: None, ..asked.clone() };
    plan::prepare_for(index, catalog, 0, &as_held, &sizes, because)
}
