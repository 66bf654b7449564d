//! Maps in the stores: which of them have a region, and of which regions they have a part.

use super::package::Package;
use crate::catalog::{Catalog, MapLayer, Region};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{FileEntry, Index};
use crate::message::{Joined, Message, in_a_row, message, separated};
use crate::model::{Level, MapFormat, MapLayerProfile, Profile, RegionCode};

/// A region of the level that a layer is sold by, of which the maps in the stores have at least one regency.
#[derive(Debug, Clone, Copy)]
pub struct HeldPiece<'a> {
    /// The region.
    pub region: &'a Region,
    /// How many areas these maps have in it. Where several maps have a regency, the one with the most areas there
    /// counts.
    pub areas: u64,
}

/// Returns the pieces of a layer of which the maps in the stores have at least one regency, sorted by code. A piece may
/// lack regencies of its region, and cutting it may still be refused. Empty for a layer that is sold by district or
/// finer, because the index does not know the districts of a map.
pub(super) fn pieces<'a>(
    index: &Index,
    catalog: &'a Catalog,
    layer: &MapLayer,
) -> Vec<HeldPiece<'a>> {
    let entries: Vec<&FileEntry> = index.of_item(&layer.id).collect();
    let maps = held_maps(&entries);
    let mut pieces: Vec<HeldPiece<'a>> = Vec::new();
    for regency in regencies(&maps, &RegionCode::national()) {
        let code = match layer.cut {
            Level::Nasional => Some(RegionCode::national()),
            Level::Provinsi => regency.get(..2).and_then(RegionCode::parse),
            Level::Kabupaten => RegionCode::parse(regency),
            _ => None,
        };
        let region = code.and_then(|code| catalog.region(&code));
        let Some(region) = region else { continue };
        let areas = maps.iter().map(|held| held.areas(regency)).max().unwrap_or(0);
        match pieces.last_mut() {
            Some(last) if last.region.code == region.code => last.areas += areas,
            _ => pieces.push(HeldPiece { region, areas }),
        }
    }
    pieces
}

/// Returns true where a map in the stores has a regency of this region.
pub(super) fn has_region(index: &Index, layer: &MapLayer, region: &RegionCode) -> bool {
    let entries: Vec<&FileEntry> = index.of_item(&layer.id).collect();
    !regencies(&held_maps(&entries), region).is_empty()
}

/// Returns the regencies that a piece must have and that no map in the stores has.
pub(super) fn lacking_regencies<'p>(index: &Index, package: &'p Package) -> Vec<&'p str> {
    let Some(cut) = package.cut() else { return Vec::new() };
    let entries: Vec<&FileEntry> = index.of_item(&package.id).collect();
    let maps = held_maps(&entries);
    let had = regencies(&maps, &cut.order.region.code);
    let wanted = cut.order.regencies.iter().map(String::as_str);
    wanted.filter(|regency| had.binary_search(regency).is_err()).collect()
}

/// Returns the maps that a region is cut from: for each of its regencies that any map has, the map with the fewest
/// regencies, and of several such maps the one whose format comes first in [`MapFormat`]. The requested format does not
/// matter, because a piece has the same areas in all formats.
///
/// # Errors
/// [`ErrorKind::Withheld`] where no map has a regency of the region, where several have a regency with different
/// numbers of areas, or where two with the fewest regencies have that first format.
pub(super) fn cut_from<'a>(
    layer: &MapLayer,
    region: &RegionCode,
    entries: &[&'a FileEntry],
) -> Result<Vec<&'a FileEntry>> {
    let maps = held_maps(entries);
    let regencies = regencies(&maps, region);
    if regencies.is_empty() {
        let known = match maps.as_slice() {
            [] => message!("none"),
            maps => message!("{maps}", maps = separated(maps.iter().map(Held::sentence), "; ")),
        };
        let message = message!(
            "no held map of '{id}' has region {region}; held: {known}",
            id = layer.id,
            region,
            known
        );
        return Err(Error::new(ErrorKind::Withheld, message).hint(message!(
            "put a map whose features name {region} under '{root}' in a store and run `kemas \
             index`",
            region,
            root = layer.root
        )));
    }
    let rank = |held: &&Held<'_>| (held.regions.len(), MapFormat::of_driver(held.driver));
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
            let message = message!(
                "the held maps of '{id}' have other numbers of areas in {regency}: {paths}",
                id = layer.id,
                regency,
                paths = shown(&paths.iter().map(String::as_str).collect::<Vec<_>>())
            );
            return Err(Error::new(ErrorKind::Withheld, message)
                .hint(message!("leave the right one in the store and run `kemas index`")));
        }
        if let [one, other, ..] = having[..]
            && rank(&one) == rank(&other)
        {
            let twins = having.iter().filter(|held| rank(held) == rank(&one));
            let paths: Vec<String> =
                twins.map(|held| held.entry.source.display().to_string()).collect();
            let message = message!(
                "'{id}' of {regency} is held more than once as {driver}: {paths}",
                id = layer.id,
                regency,
                driver = one.driver,
                paths = shown(&paths.iter().map(String::as_str).collect::<Vec<_>>())
            );
            return Err(Error::new(ErrorKind::Withheld, message)
                .hint(message!("leave the right one in the store and run `kemas index`")));
        }
        if let Some(one) = having.first()
            && !chosen.iter().any(|known| known.entry.path == one.entry.path)
        {
            chosen.push(one);
        }
    }
    Ok(chosen.into_iter().map(|held| held.entry).collect())
}

/// A map in a store, with the regencies that its features name, and the number of features that name none
/// (`without`).
struct Held<'a> {
    entry: &'a FileEntry,
    driver: &'a str,
    regions: Vec<&'a str>,
    without: u64,
}

impl Held<'_> {
    /// Returns how many features name a regency.
    fn areas(&self, regency: &str) -> u64 {
        let Profile::Map { layers, .. } = &*self.entry.profile else { return 0 };
        let of = |layer: &MapLayerProfile| {
            let named = layer.regions.iter().zip(&layer.features_by_region);
            named.filter(|(region, _)| *region == regency).map(|(_, areas)| areas).sum::<u64>()
        };
        layers.iter().map(of).sum()
    }

    /// Says which regencies the map has, and how many features name none.
    fn sentence(&self) -> Message {
        let Self { entry, regions, .. } = self;
        let path = &entry.path;
        let named = if regions.is_empty() {
            message!("no region")
        } else {
            message!("{names}", names = shown(regions))
        };
        match self.without {
            0 => message!("{path} ({named})", path, named),
            1 => message!("{path} ({named}; 1 feature names no region)", path, named),
            without => message!(
                "{path} ({named}; {without} features name no region)",
                path,
                named,
                without
            ),
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

/// Returns the regencies of a region that any of the maps has, sorted; for a region within a regency, that regency.
fn regencies<'a>(maps: &[Held<'a>], region: &RegionCode) -> Vec<&'a str> {
    let wanted = region.regency_prefix();
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

/// Returns about how many bytes a region takes in the maps that it is cut from: each regency counts as an equal share
/// of its map.
pub(super) fn bytes_of_region(chosen: &[&FileEntry], region: &RegionCode) -> u64 {
    let of = |entry: &&FileEntry| {
        let Profile::Map { layers, .. } = &*entry.profile else { return 0 };
        let all = regions(layers);
        let wanted = region.regency_prefix();
        let ours = all.iter().filter(|code| code.starts_with(wanted)).count() as u64;
        entry.stamp.bytes / (all.len() as u64).max(1) * ours
    };
    chosen.iter().map(of).sum()
}

/// Returns names as a list, of which at most 20 are shown.
fn shown(names: &[&str]) -> Joined {
    const MOST: usize = 20;
    in_a_row(names).up_to(MOST)
}
