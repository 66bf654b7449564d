//! The profile of a map: the profiles of its layers.

use std::path::Path;

use super::gdal::open;
use super::{flatgeobuf, geojson, geopackage, layer_profile, shapefile};
use crate::message::{Message, message};
use crate::model::{MapFormat, Profile};

/// Opens a map of one format and returns its profile, or why it cannot be opened or is broken.
pub(crate) fn probe(path: &Path, format: MapFormat) -> Result<Profile, Message> {
    let map = open(path, format)?;
    let mut layers = Vec::with_capacity(map.layer_count());
    for mut layer in map.layers() {
        layers.push(layer_profile::profile_of(&mut layer)?);
    }
    if layers.is_empty() {
        return Err(message!("there is no layer in it"));
    }
    // GDAL opens some broken files without an error.
    match format {
        MapFormat::Geojson => geojson::check(path)?,
        MapFormat::Gpkg => geopackage::check(path, &layers)?,
        MapFormat::Shp => shapefile::check(path)?,
        MapFormat::Fgb => flatgeobuf::check(path)?,
    }
    Ok(Profile::Map { driver: format.driver().to_owned(), layers })
}
