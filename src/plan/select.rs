//! Which files an item of the request stands for, and how they leave: a dataset as it is held or with
//! its tables as CSV, a map as the piece that is cut from the held files that have the region.

use crate::catalog::{Catalog, Dataset, Item, MapLayer, Region};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{FileEntry, Index};
use crate::model::{Level, MapLayerProfile, Profile, RegionCode, RequestedItem};

use super::blocked::refuse_blocked;
use super::tables::{conversions, members};
use super::{Conversion, Form, Leaves, MapCut, MapFormat, MapOrder, Member, Package, TableSizes};

/// The parts of a Shapefile that are read together.
const SHAPEFILE_PARTS: [&str; 5] = ["shp", "shx", "dbf", "prj", "cpg"];

/// What a package depends on beside the index and the request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    /// What tables come out as.
    pub(super) sizes: &'a TableSizes,
    /// The officer's reason for serving the request all the same.
    pub(super) because: Option<&'a str>,
}

/// Returns the package of one item of the request.
pub(super) fn package(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    asked: &RequestedItem,
    given: Given<'_>,
) -> Result<Package> {
    let (item, entries) = held_of(index, catalog, place, asked, given.because)?;
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
                cut.despite = given.because.map(str::to_owned);
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

/// Returns the tables of an item that leave as CSV though they are held otherwise.
pub(super) fn tables_of(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    asked: &RequestedItem,
    because: Option<&str>,
) -> Result<Vec<Conversion>> {
    match held_of(index, catalog, place, asked, because)? {
        (Item::Dataset(_), entries) => conversions(asked, &entries),
        (Item::Layer(_), _) => Ok(Vec::new()),
    }
}

/// Returns the product with its files, where nothing stops its sale that the reason does not carry over.
fn held_of<'a>(
    index: &'a Index,
    catalog: &'a Catalog,
    place: usize,
    asked: &RequestedItem,
    because: Option<&str>,
) -> Result<(Item<'a>, Vec<&'a FileEntry>)> {
    let item = catalog.known(&asked.id).map_err(|e| e.field(format!("items[{place}].id")))?;
    refuse_blocked(index, std::slice::from_ref(asked), because)?;
    let entries: Vec<&FileEntry> = index.of_item(&asked.id).collect();
    if entries.is_empty() {
        let message = format!("the stores hold no file of '{}'", asked.id);
        return Err(Error::new(ErrorKind::Index, message)
            .hint(format!("put it under '{}' in a store and run `kemas index`", item.root())));
    }
    Ok((item, entries))
}

/// Returns the files that a piece is cut from, what is to be made of them, and about how many bytes
/// it will have.
fn piece<'a>(
    catalog: &Catalog,
    layer: &MapLayer,
    asked: &RequestedItem,
    entries: &[&'a FileEntry],
) -> Result<(Vec<&'a FileEntry>, Leaves, u64)> {
    let region = asked.region.as_deref().unwrap_or_default();
    let order = MapOrder::new(catalog, layer, region, asked.format.as_deref())?;
    let maps = cut_from(layer, region, entries)?;
    let bytes = share(&maps, region);
    let mut chosen = Vec::new();
    for map in maps {
        match &*map.profile {
            Profile::Map { driver, .. } if driver == "ESRI Shapefile" => {
                chosen.extend(shapefile(map, entries));
            }
            _ => chosen.push(map),
        }
    }
    Ok((chosen, Leaves::Cut(Box::new(MapCut { order, despite: None })), bytes))
}

/// Returns everything that could be asked for: each dataset with files, and each piece of the level that
/// a layer is sold in.
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

/// A piece of the level that a layer is sold in, which some held map has.
#[derive(Debug, Clone, Copy)]
pub struct HeldPiece<'a> {
    /// Its region.
    pub region: &'a Region,
    /// How many of the areas held name it.
    pub areas: u64,
}

/// Returns the pieces of a layer that the held maps have, sorted by code; none of a layer that is sold in
/// districts or finer, since the index does not tell which of them a map has.
pub(super) fn pieces<'a>(
    index: &Index,
    catalog: &'a Catalog,
    layer: &MapLayer,
) -> Vec<HeldPiece<'a>> {
    let entries: Vec<&FileEntry> = index.of_item(&layer.id).collect();
    let maps = held_maps(&entries);
    let mut pieces: Vec<HeldPiece<'a>> = Vec::new();
    for regency in regencies(&maps, "00") {
        let code = match layer.cut {
            Level::Nasional => Some("00"),
            Level::Provinsi => regency.get(..2),
            Level::Kabupaten => Some(regency),
            _ => None,
        };
        let region = code.and_then(RegionCode::parse).and_then(|code| catalog.region(&code));
        let Some(region) = region else { continue };
        let areas = maps.iter().map(|held| held.areas(regency)).max().unwrap_or(0);
        match pieces.last_mut() {
            Some(last) if last.region.code == region.code => last.areas += areas,
            _ => pieces.push(HeldPiece { region, areas }),
        }
    }
    pieces
}

pub(super) fn member(entry: &FileEntry) -> Member {
    Member {
        path: entry.path.clone(),
        source: entry.source.clone(),
        stamp: entry.stamp,
        digest: entry.digest,
        role: entry.role,
        profile: entry.profile.clone(),
    }
}

/// A map's columns are held against the whitelist of its layer; in a dataset there is none.
fn refuse_maps(dataset: &Dataset, entries: &[&FileEntry]) -> Result<()> {
    let map = entries.iter().find(|entry| matches!(*entry.profile, Profile::Map { .. }));
    let Some(map) = map else { return Ok(()) };
    let message = format!("'{}' holds a map, and maps are sold as layers", dataset.id);
    Err(Error::new(ErrorKind::Withheld, message)
        .file(&map.source)
        .hint("move the map into the folder of a layer, and run `kemas index`"))
}

/// Returns the held maps that a region is cut from: for each of its regencies one, the narrowest. The format
/// asked for has no say in it: all formats of a piece have the same areas.
///
/// # Errors
/// [`ErrorKind::Withheld`] where no map has the region, where several have it with other numbers of areas,
/// or where two of one kind have it.
fn cut_from<'a>(
    layer: &MapLayer,
    region: &str,
    entries: &[&'a FileEntry],
) -> Result<Vec<&'a FileEntry>> {
    let maps = held_maps(entries);
    let regencies = regencies(&maps, region);
    if regencies.is_empty() {
        let known: Vec<String> = maps.iter().map(Held::told).collect();
        let message = format!(
            "no held map of '{}' has region {region}; held: {}",
            layer.id,
            if known.is_empty() { "none".into() } else { known.join("; ") }
        );
        return Err(Error::new(ErrorKind::Withheld, message).hint(format!(
            "put a map whose features name {region} under '{}' in a store and run `kemas index`",
            layer.root
        )));
    }
    let rank = |held: &&Held<'_>| {
        let place = MapFormat::ALL.iter().position(|known| known.driver() == held.driver);
        (held.regions.len(), place)
    };
    let mut chosen: Vec<&Held<'_>> = Vec::new();
    for regency in regencies {
        let mut having: Vec<&Held<'_>> =
            maps.iter().filter(|held| held.areas(regency) > 0).collect();
        having.sort_by_key(rank);
        let areas = having.first().map_or(0, |first| first.areas(regency));
        if having.iter().any(|held| held.areas(regency) != areas) {
            let paths: Vec<String> = having
                .iter()
                .map(|held| format!("{} ({})", held.entry.source.display(), held.areas(regency)))
                .collect();
            let message = format!(
                "the held maps of '{}' have other numbers of areas in {regency}: {}",
                layer.id,
                shown(&paths.iter().map(String::as_str).collect::<Vec<_>>())
            );
            return Err(Error::new(ErrorKind::Withheld, message)
                .hint("leave the right one in the store and run `kemas index`"));
        }
        if let [one, other, ..] = having[..]
            && rank(&one) == rank(&other)
        {
            let twins = having.iter().filter(|held| rank(held) == rank(&one));
            let paths: Vec<String> =
                twins.map(|held| held.entry.source.display().to_string()).collect();
            let message = format!(
                "'{}' of {regency} is held more than once as {}: {}",
                layer.id,
                one.driver,
                shown(&paths.iter().map(String::as_str).collect::<Vec<_>>())
            );
            return Err(Error::new(ErrorKind::Withheld, message)
                .hint("leave the right one in the store and run `kemas index`"));
        }
        if let Some(one) = having.first()
            && !chosen.iter().any(|known| known.entry.path == one.entry.path)
        {
            chosen.push(one);
        }
    }
    Ok(chosen.into_iter().map(|held| held.entry).collect())
}

/// A held map with the regencies that its features name.
struct Held<'a> {
    entry: &'a FileEntry,
    driver: &'a str,
    regions: Vec<&'a str>,
    without: u64,
}

impl Held<'_> {
    /// Returns how many areas name a regency.
    fn areas(&self, regency: &str) -> u64 {
        let Profile::Map { layers, .. } = &*self.entry.profile else { return 0 };
        let of = |layer: &MapLayerProfile| {
            let named = layer.regions.iter().zip(&layer.features_by_region);
            named.filter(|(region, _)| *region == regency).map(|(_, areas)| areas).sum::<u64>()
        };
        layers.iter().map(of).sum()
    }

    /// Says which regions it holds.
    fn told(&self) -> String {
        let Self { entry, regions, .. } = self;
        let named = if regions.is_empty() { "no region".to_owned() } else { shown(regions) };
        match self.without {
            0 => format!("{} ({named})", entry.path),
            1 => format!("{} ({named}; 1 feature names no region)", entry.path),
            without => format!("{} ({named}; {without} features name no region)", entry.path),
        }
    }
}

fn held_maps<'a>(entries: &[&'a FileEntry]) -> Vec<Held<'a>> {
    let held = |entry: &&'a FileEntry| match &*entry.profile {
        Profile::Map { driver, layers } => Some(Held {
            entry,
            driver,
            regions: regions(layers),
            without: layers.iter().map(|layer| layer.features_without_region).sum(),
        }),
        _ => None,
    };
    entries.iter().filter_map(held).collect()
}

/// Returns the regencies of a region that any map has, sorted.
fn regencies<'a>(maps: &[Held<'a>], region: &str) -> Vec<&'a str> {
    let wanted = if region == "00" { "" } else { region.get(..4).unwrap_or(region) };
    let all = maps.iter().flat_map(|held| &held.regions).copied();
    let mut regencies: Vec<&str> = all.filter(|code| code.starts_with(wanted)).collect();
    regencies.sort_unstable();
    regencies.dedup();
    regencies
}

fn regions(layers: &[MapLayerProfile]) -> Vec<&str> {
    let mut all: Vec<&str> =
        layers.iter().flat_map(|layer| layer.regions.iter().map(String::as_str)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Returns about how many bytes a region takes of the maps that it is cut from.
fn share(chosen: &[&FileEntry], region: &str) -> u64 {
    let of = |entry: &&FileEntry| {
        let Profile::Map { layers, .. } = &*entry.profile else { return 0 };
        let all = regions(layers);
        let wanted = if region == "00" { "" } else { region.get(..4).unwrap_or(region) };
        let ours = all.iter().filter(|code| code.starts_with(wanted)).count() as u64;
        entry.stamp.bytes / (all.len() as u64).max(1) * ours
    };
    chosen.iter().map(of).sum()
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
