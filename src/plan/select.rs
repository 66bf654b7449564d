//! Which files an item of the request stands for, and whether they may leave.
//!
//! Until maps are cut and cleaned, a map leaves only as it is held: the file's region must be the
//! region asked for, and every column of it must be on the layer's whitelist.

use crate::catalog::{
    Catalog, Dataset, FileEntry, Index, Item, MapLayer, MapLayerProfile, Profile,
};
use crate::error::{Error, ErrorKind, Result};
use crate::model::RequestedItem;

use super::{Form, Member, Package};

/// GDAL's driver of each map format, in the order of preference where none is asked for.
const DRIVERS: [(&str, &str); 4] =
    [("shp", "ESRI Shapefile"), ("gpkg", "GPKG"), ("geojson", "GeoJSON"), ("fgb", "FlatGeobuf")];

/// The parts of a Shapefile that leave together.
const SHAPEFILE_PARTS: [&str; 5] = ["shp", "shx", "dbf", "prj", "cpg"];

/// Returns the package of one item of the request.
pub(super) fn package(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    asked: &RequestedItem,
) -> Result<Package> {
    let item = catalog.item(&asked.id).ok_or_else(|| {
        Error::new(ErrorKind::Request, format!("'{}' is not in the catalogue", asked.id))
            .field(format!("items[{place}].id"))
    })?;
    if let Some(finding) = index.blocking(&asked.id).next() {
        let message =
            format!("'{}' cannot be sold ({}): {}", asked.id, finding.code, finding.reason);
        return Err(Error::new(ErrorKind::Index, message)
            .file(&finding.path)
            .hint(finding.remedy.clone()));
    }
    let entries: Vec<&FileEntry> = index.of_item(&asked.id).collect();
    if entries.is_empty() {
        let message = format!("the stores hold no file of '{}'", asked.id);
        return Err(Error::new(ErrorKind::Index, message)
            .hint(format!("put it under '{}' in a store and run `kemas index`", item.root())));
    }
    let chosen = match item {
        Item::Dataset(dataset) => full_set(dataset, asked, entries)?,
        Item::Layer(layer) => piece(catalog, layer, asked, &entries)?,
    };
    let mut members: Vec<Member> = chosen.into_iter().map(member).collect();
    members.sort_by(|a, b| a.path.cmp(&b.path));
    let parts = [Some(&asked.id), asked.region.as_ref(), asked.format.as_ref()];
    let stem: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    Ok(Package {
        form: Form::default(),
        index: place,
        id: asked.id.clone(),
        region: asked.region.clone(),
        format: asked.format.clone(),
        title: item.title().to_owned(),
        edition: item.edition(),
        stem: stem.join("_"),
        bytes: members.iter().map(|member| member.stamp.bytes).sum(),
        members,
    })
}

/// Returns everything that could be asked for as it is held: each dataset with files, and each map
/// that is one piece of its layer.
pub(super) fn held(index: &Index, catalog: &Catalog) -> Vec<RequestedItem> {
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
            Item::Layer(_) => {
                let mut pieces: Vec<&str> = index
                    .of_item(id)
                    .filter_map(|entry| match &*entry.profile {
                        Profile::Map { layers, .. } => match regions(layers)[..] {
                            [region] => Some(region),
                            _ => None,
                        },
                        _ => None,
                    })
                    .collect();
                pieces.sort_unstable();
                pieces.dedup();
                items.extend(pieces.into_iter().map(|region| asked(Some(region))));
            }
        }
    }
    items
}

fn member(entry: &FileEntry) -> Member {
    Member {
        path: entry.path.clone(),
        source: entry.source.clone(),
        stamp: entry.stamp,
        digest: entry.digest,
        role: entry.role,
        profile: entry.profile.clone(),
    }
}

/// A dataset is sold whole, as it is held.
fn full_set<'a>(
    dataset: &Dataset,
    asked: &RequestedItem,
    entries: Vec<&'a FileEntry>,
) -> Result<Vec<&'a FileEntry>> {
    let csv = |entry: &FileEntry| match &*entry.profile {
        Profile::Table { format, .. } => format == "csv",
        _ => true,
    };
    if asked.format.as_deref() == Some("csv") && !entries.iter().copied().all(csv) {
        let message = format!("'{}' is held as DBF, not as CSV", dataset.id);
        return Err(Error::new(ErrorKind::Withheld, message)
            .hint("leave the format out to get the set as it is held"));
    }
    // A map's columns are held against the whitelist of its layer; in a dataset there is none.
    let map = entries.iter().find(|entry| matches!(*entry.profile, Profile::Map { .. }));
    if let Some(map) = map {
        let message = format!("'{}' holds a map, and maps are sold as layers", dataset.id);
        return Err(Error::new(ErrorKind::Withheld, message)
            .file(&map.source)
            .hint("move the map into the folder of a layer, and run `kemas index`"));
    }
    Ok(entries)
}

fn piece<'a>(
    catalog: &Catalog,
    layer: &MapLayer,
    asked: &RequestedItem,
    entries: &[&'a FileEntry],
) -> Result<Vec<&'a FileEntry>> {
    let region = asked.region.as_deref().unwrap_or_default();
    let maps: Vec<(&FileEntry, &str, &[MapLayerProfile])> = entries
        .iter()
        .filter_map(|entry| match &*entry.profile {
            Profile::Map { driver, layers } => Some((*entry, driver.as_str(), layers.as_slice())),
            _ => None,
        })
        .collect();
    let held: Vec<_> = maps.iter().filter(|(_, _, layers)| is_region(layers, region)).collect();
    if held.is_empty() {
        let known: Vec<String> =
            maps.iter().map(|(entry, _, layers)| told(entry, layers)).collect();
        let message = format!(
            "no held map of '{}' is exactly region {region}; held: {}",
            layer.id,
            if known.is_empty() { "none".into() } else { known.join("; ") }
        );
        return Err(Error::new(ErrorKind::Withheld, message).hint(format!(
            "put a map whose features all name {region}, and no other region, under '{}' in a store",
            layer.root
        )));
    }
    let wanted =
        |(format, _): &(&str, &str)| asked.format.as_deref().is_none_or(|wanted| wanted == *format);
    let fits = DRIVERS.into_iter().filter(wanted).find_map(|(_, known)| {
        let of_driver = held.iter().filter(|(_, driver, _)| *driver == known);
        Some(of_driver.collect::<Vec<_>>()).filter(|maps| !maps.is_empty())
    });
    let Some(fits) = fits else {
        let drivers: Vec<&str> = held.iter().map(|(_, driver, _)| *driver).collect();
        let message = format!(
            "'{}' of {region} is held as {}, not as {}",
            layer.id,
            drivers.join(", "),
            asked.format.as_deref().unwrap_or("a format that is sold")
        );
        return Err(Error::new(ErrorKind::Withheld, message)
            .hint("leave the format out to get the map as it is held"));
    };
    let [(entry, driver, layers)] = fits[..] else {
        let paths: Vec<String> =
            fits.iter().map(|(entry, _, _)| entry.source.display().to_string()).collect();
        let message = format!(
            "'{}' of {region} is held more than once as {}: {}",
            layer.id,
            fits[0].1,
            shown(&paths.iter().map(String::as_str).collect::<Vec<_>>())
        );
        return Err(Error::new(ErrorKind::Withheld, message)
            .hint("leave the right one in the store and run `kemas index`"));
    };
    check_columns(catalog, layer, entry, layers)?;
    if *driver == "ESRI Shapefile" {
        return Ok(shapefile(entry, entries));
    }
    Ok(vec![entry])
}

/// Says of a map which regions it holds.
fn told(entry: &FileEntry, layers: &[MapLayerProfile]) -> String {
    let regions = regions(layers);
    let named = if regions.is_empty() { "no region".to_owned() } else { shown(&regions) };
    let without: u64 = layers.iter().map(|layer| layer.features_without_region).sum();
    match without {
        0 => format!("{} ({named})", entry.path),
        1 => format!("{} ({named}; 1 feature names no region)", entry.path),
        _ => format!("{} ({named}; {without} features name no region)", entry.path),
    }
}

fn regions(layers: &[MapLayerProfile]) -> Vec<&str> {
    let mut all: Vec<&str> =
        layers.iter().flat_map(|layer| layer.regions.iter().map(String::as_str)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn is_region(layers: &[MapLayerProfile], region: &str) -> bool {
    regions(layers) == [region] && layers.iter().all(|layer| layer.features_without_region == 0)
}

/// Internal columns never leave: a column goes out only if the whitelist names it.
fn check_columns(
    catalog: &Catalog,
    layer: &MapLayer,
    entry: &FileEntry,
    layers: &[MapLayerProfile],
) -> Result<()> {
    let allowed = |name: &str| {
        let fields = catalog.map_fields.iter().filter(|field| field.level == layer.level);
        fields.into_iter().any(|field| field.field.eq_ignore_ascii_case(name))
    };
    let mut columns: Vec<&str> = Vec::new();
    let mut foreign: Vec<&str> = Vec::new();
    for field in layers.iter().flat_map(|profile| &profile.fields) {
        let list = if field.is_foreign() { &mut foreign } else { &mut columns };
        let leaves = !field.is_foreign() && allowed(&field.name);
        if !leaves && !list.contains(&&*field.name) {
            list.push(&field.name);
        }
    }
    let told = [("columns", &columns), ("contents besides columns", &foreign)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what} that must not leave: {}", shown(names)))
        .collect::<Vec<_>>()
        .join("; ");
    if told.is_empty() {
        return Ok(());
    }
    let message = format!("the map has {told} (level {})", layer.level);
    let hint = if foreign.is_empty() {
        "hold the map without them, or name them in catalog/map_fields.csv if buyers may have them"
    } else {
        "save the map anew as a file of its own with the allowed columns alone (export \
         without metadata, such as `ogr2ogr -nomd -select`; in a GeoPackage then run VACUUM), put it in the place of this one and run `kemas index`"
    };
    Err(Error::new(ErrorKind::Withheld, message).file(&entry.source).hint(hint))
}

/// Returns the names as a list that stays readable.
fn shown(names: &[&str]) -> String {
    const MOST: usize = 20;
    match names.len().checked_sub(MOST) {
        Some(rest @ 1..) => format!("{} and {rest} more", names[..MOST].join(", ")),
        _ => names.join(", "),
    }
}

fn shapefile<'a>(main: &'a FileEntry, entries: &[&'a FileEntry]) -> Vec<&'a FileEntry> {
    let stem = |entry: &FileEntry| {
        let path = entry.path.as_str();
        path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned()
    };
    let ours = stem(main);
    let part = |entry: &FileEntry| {
        let extension = entry.path.extension().unwrap_or_default();
        stem(entry) == ours && SHAPEFILE_PARTS.contains(&extension.as_str())
    };
    entries.iter().copied().filter(|entry| part(entry)).collect()
}
