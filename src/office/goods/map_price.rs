//! The price of a piece of a map, which does not depend on its files.

use super::order::class;
use crate::billing::price_map;
use crate::catalog::Item;
use crate::model::{Price, Request};
use crate::office::session::Home;

/// Returns what the piece of a map at this place of a request costs today; `None` for what is none or has no tariff.
pub(in crate::office) fn map_price(home: &Home, request: &Request, place: usize) -> Option<Price> {
    let (catalog, asked) = (home.catalog(), request.items.get(place)?);
    let Some(Item::Layer(layer)) = catalog.item(&asked.id) else { return None };
    let piece = catalog.piece(layer, asked.region.as_deref()?)?;
    let (settings, today) = (&home.settings().tariff, home.clock.today());
    let class = class(request);
    let mut price = price_map(layer.level, piece.level, 1, catalog, settings, class, today).ok()?;
    for line in &mut price.lines {
        line.index = place;
        line.id.clone_from(&asked.id);
    }
    Some(price)
}
