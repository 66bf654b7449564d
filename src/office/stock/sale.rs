//! Which parts of a product can be sold without an officer's reason.

use jiff::civil::Date;

use super::withheld::Withheld;
use crate::catalog::{Catalog, Item};
use crate::conformity;
use crate::index::Index;
use crate::message::message;
use crate::model::RequestedItem;
use crate::plan::{self, HeldPiece, TableSizes};

/// Which parts of a product can be sold, as far as index and catalogue tell; no piece is cut for this.
pub(super) struct Sale<'a> {
    /// The reason why nothing can be sold; `None` where the product or some piece of it can.
    pub(super) withheld: Option<Withheld>,
    /// The pieces of a layer of which the maps in the stores have at least one regency, each with the reason why it
    /// cannot be sold, if any. Empty for a dataset, and for a layer that is sold by district or finer.
    pub(super) pieces: Vec<(HeldPiece<'a>, Option<Withheld>)>,
}

impl<'a> Sale<'a> {
    pub(super) fn of(index: &Index, catalog: &'a Catalog, item: Item<'a>, today: Date) -> Self {
        let held = match item {
            Item::Layer(layer) => plan::pieces(index, catalog, layer),
            Item::Dataset(_) => Vec::new(),
        };
        let refused =
            |region: Option<&str>| withheld(index, catalog, &requested(item.id(), region), today);
        let pieces: Vec<_> = held
            .into_iter()
            .map(|piece| (piece, refused(Some(piece.region.code.as_str()))))
            .collect();
        let withheld = match item {
            Item::Layer(_) if pieces.iter().any(|(_, refused)| refused.is_none()) => None,
            Item::Layer(layer) if pieces.is_empty() => {
                // What stops the whole layer stops any region of its coverage.
                layer.coverage.first().and_then(|code| refused(Some(code.as_str())))
            }
            Item::Layer(_) => pieces.iter().find_map(|(_, refused)| refused.clone()),
            Item::Dataset(_) => refused(None),
        };
        Self { withheld, pieces }
    }
}

/// Returns why an item cannot be sold: the error of preparing its package, for example for a finding on its files, or
/// that no tariff covers it. `None` where it can.
pub(super) fn withheld(
    index: &Index,
    catalog: &Catalog,
    asked: &RequestedItem,
    today: Date,
) -> Option<Withheld> {
    let made = plan::prepare(index, catalog, 0, asked, &TableSizes::default());
    if let Err(error) = made {
        return Some(Withheld::by_error(&error));
    }
    conformity::no_tariff(catalog, asked, today)
        .map(|finding| (finding.rule.code(), finding.reason))
        .map(|(code, reason)| Withheld::by_finding(message!("{code}: {reason}", code, reason)))
}

/// Returns a product, or the piece of it for a region, as an item of a request.
pub(super) fn requested(id: &str, region: Option<&str>) -> RequestedItem {
    RequestedItem { id: id.to_owned(), region: region.map(str::to_owned), format: None }
}
