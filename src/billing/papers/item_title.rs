//! The title of an item, as papers name it.

use crate::catalog::Catalog;
use crate::model::{RegionCode, RequestedItem};

/// Returns the title of an item: title and edition, and the piece and the format where it has them. For a product that
/// the catalogue does not have, the id stands for title and edition.
pub(super) fn title(item: &RequestedItem, catalog: &Catalog) -> String {
    let found = catalog.item(&item.id);
    let mut parts = match found {
        Some(found) => vec![found.title().to_owned(), format!("edisi {}", found.edition())],
        None => vec![item.id.clone()],
    };
    parts.extend(item.region.as_deref().map(|code| piece(code, catalog)));
    parts.extend(item.format.as_ref().map(|format| format!("format {format}")));
    parts.join(", ")
}

/// Returns the name of a piece of a map: `wilayah 8171 Kota Ambon`, or `wilayah 8171` where the catalogue does not have
/// the region.
pub(in crate::billing) fn piece(code: &str, catalog: &Catalog) -> String {
    let region = RegionCode::parse(code).and_then(|code| catalog.region(&code));
    let name = region.map_or("", |region| &region.name);
    format!("wilayah {code} {name}").trim_end().to_owned()
}
