//! Which files an item of the request needs, and how they leave: a dataset as it is held or with its tables as CSV; a
//! map as a piece that is cut from the maps in the stores that have its region.

use super::blocked::refuse_maps;
use super::conversions::{Conversion, TableSizes, conversions, members};
use super::held_maps::{bytes_of_region, cut_from, pieces};
use super::map_order::MapOrder;
use super::member::member;
use super::package::{Form, Leaves, MapCut, Package};
use crate::catalog::{Catalog, Item, MapLayer};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{FileEntry, Index};
use crate::message::message;
use crate::model::{MapFormat, Profile, RequestedItem, ShapefilePart};

/// What a package depends on besides index, catalogue and requested item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    /// The sizes of tables as CSV.
    pub(super) sizes: &'a TableSizes,
    /// The officer's reason for serving the request all the same, if there is one.
    pub(super) because: Option<&'a str>,
}

/// Returns the package of one item of the request, in the default form.
pub(super) fn package(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    asked: &RequestedItem,
    given: Given<'_>,
) -> Result<Package> {
    let (item, entries) = held_of(index, catalog, place, asked)?;
    let (mut members, leaves, bytes) = match item {
        Item::Dataset(dataset) => {
            refuse_maps(dataset, &entries)?;
            let conversions = conversions(asked, &entries)?;
            let members = members(&entries, &conversions, given.sizes)?;
            let bytes = members.iter().map(|member| member.stamp.bytes).sum();
            let as_held = conversions.is_empty();
            let leaves = if as_held { Leaves::AsHeld } else { Leaves::Tables(conversions) };
            (members, leaves, bytes)
        }
        Item::Layer(layer) => {
            let (chosen, mut leaves, bytes) = piece(catalog, layer, asked, &entries)?;
            if let Leaves::Cut(cut) = &mut leaves {
                cut.because = given.because.map(str::to_owned);
            }
            (chosen.into_iter().map(member).collect(), leaves, bytes)
        }
    };
    members.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Package {
        form: Form::default(),
        index: place,
        id: asked.id.clone(),
        region: asked.region.clone(),
        format: asked.format.clone(),
        title: item.title().to_owned(),
        edition: item.edition(),
        stem: asked.stem(),
        leaves,
        bytes,
        members,
    })
}

/// Returns the tables of an item that are held as DBF and leave as CSV.
pub(super) fn tables_of(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    asked: &RequestedItem,
) -> Result<Vec<Conversion>> {
    match held_of(index, catalog, place, asked)? {
        (Item::Dataset(_), entries) => conversions(asked, &entries),
        (Item::Layer(_), _) => Ok(Vec::new()),
    }
}

/// Returns the product of an item, and all its files in the index. An item without a file there is an error.
fn held_of<'a>(
    index: &'a Index,
    catalog: &'a Catalog,
    place: usize,
    asked: &RequestedItem,
) -> Result<(Item<'a>, Vec<&'a FileEntry>)> {
    let item = catalog.known(&asked.id).map_err(|e| e.field(format!("items[{place}].id")))?;
    let entries: Vec<&FileEntry> = index.of_item(&asked.id).collect();
    if entries.is_empty() {
        let message = message!(
            "the stores hold no file of '{id}': '{root}' is missing or empty",
            id = asked.id,
            root = item.root()
        );
        return Err(Error::new(ErrorKind::Index, message).hint(message!(
            "put it under '{root}' in a store and run `kemas index`",
            root = item.root()
        )));
    }
    Ok((item, entries))
}

/// Returns the files that a piece is cut from, how they leave, and about how many bytes the piece has.
fn piece<'a>(
    catalog: &Catalog,
    layer: &MapLayer,
    asked: &RequestedItem,
    entries: &[&'a FileEntry],
) -> Result<(Vec<&'a FileEntry>, Leaves, u64)> {
    let region = asked.region.as_deref().unwrap_or_default();
    let order = MapOrder::new(catalog, layer, region, asked.format.as_deref())?;
    let maps = cut_from(layer, &order.region.code, entries)?;
    let bytes = bytes_of_region(&maps, &order.region.code);
    let mut chosen = Vec::new();
    for map in maps {
        match &*map.profile {
            Profile::Map { driver, .. } if MapFormat::of_driver(driver) == Some(MapFormat::Shp) => {
                chosen.extend(shapefile(map, entries));
            }
            _ => chosen.push(map),
        }
    }
    Ok((chosen, Leaves::Cut(Box::new(MapCut { order, because: None })), bytes))
}

/// Returns every item that the index has files for: each dataset, and each piece in [`pieces`]. Closed data are among
/// them. No format is asked for.
pub(super) fn requestable(index: &Index, catalog: &Catalog) -> Vec<RequestedItem> {
    let mut items = Vec::new();
    for item in catalog.items() {
        let id = item.id();
        let asked = |region: Option<&str>| RequestedItem {
            id: id.to_owned(),
            region: region.map(str::to_owned),
            format: None,
        };
        match item {
            Item::Dataset(_) => items.extend(index.of_item(id).next().map(|_| asked(None))),
            Item::Layer(layer) => {
                let pieces = pieces(index, catalog, layer);
                items.extend(
                    pieces.into_iter().map(|piece| asked(Some(piece.region.code.as_str()))),
                );
            }
        }
    }
    items
}

/// Returns a `.shp` and those of its parts beside it that are read with it.
fn shapefile<'a>(main: &'a FileEntry, entries: &[&'a FileEntry]) -> Vec<&'a FileEntry> {
    let part = |entry: &FileEntry| {
        let extension = entry.path.extension().unwrap_or_default();
        let read = || ShapefilePart::needed().any(|part| part.extension == extension);
        entry.path.stem() == main.path.stem() && (extension == MapFormat::Shp.as_str() || read())
    };
    entries.iter().copied().filter(|entry| part(entry)).collect()
}
