//! The profile of a map: its layers, and what it carries besides.

use std::path::Path;

use super::gdal::open;
use super::hidden::Hidden;
use super::{flatgeobuf, geojson, geopackage, layer_profile, shapefile};
use crate::message::{Message, message};
use crate::model::{MapFormat, MapLayerProfile, Profile};

/// Opens a map of one format and returns its profile, or why it cannot be opened.
pub(crate) fn probe(path: &Path, format: MapFormat) -> Result<Profile, Message> {
    let map = open(path, format)?;
    let mut layers = Vec::with_capacity(map.layer_count());
    for mut layer in map.layers() {
        layers.push(layer_profile::look(&mut layer).map_err(Message::verbatim)?);
    }
    if layers.is_empty() {
        return Err(message!("there is no layer in it"));
    }
    let hidden = besides(path, format, &layers)?;
    layers[0].fields.extend(hidden.into_fields());
    Ok(Profile::Map { driver: format.driver().to_owned(), layers })
}

/// Returns what the file carries that is no column of its layers.
fn besides(path: &Path, format: MapFormat, layers: &[MapLayerProfile]) -> Result<Hidden, Message> {
    let mut hidden = Hidden::default();
    match format {
        MapFormat::Geojson => {
            let listed = |name: &str| layers.iter().flat_map(|l| &l.fields).any(|f| f.name == name);
            for name in geojson::look(path, &mut hidden).map_err(Message::verbatim)? {
                if !listed(&name) {
                    hidden.add_column(&name);
                }
            }
        }
        MapFormat::Gpkg => {
            geopackage::look(path, layers, &mut hidden).map_err(Message::verbatim)?;
        }
        MapFormat::Shp => shapefile::look(path, &mut hidden)?,
        MapFormat::Fgb => flatgeobuf::look(path, &mut hidden).map_err(Message::verbatim)?,
    }
    Ok(hidden)
}
