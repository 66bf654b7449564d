//! What is inside a map: layers, features, fields, and the regencies that its codes name.
//!
//! GDAL is asked for the one driver that the file's name promises, read-only, and never writes
//! beside the source. Its drivers are registered when the first map is opened and not before:
//! that alone costs tens of milliseconds.

#[cfg(test)]
mod fixture;
mod flatgeobuf;
mod gdal;
mod geojson;
mod geojson_leaves;
mod geopackage;
mod geopackage_pages;
mod hidden;
mod layer;
mod shapefile;
#[cfg(test)]
mod tests;

use std::path::Path;

pub(crate) use self::gdal::{complaint, journal_beside, open, prepare, system_of, text_of};
use self::hidden::Hidden;
use crate::model::{MapLayerProfile, Profile};

/// Opens a map with one driver and returns its profile, or why it cannot be opened.
pub(crate) fn probe(path: &Path, driver: &str) -> Result<Profile, String> {
    let map = open(path, driver)?;
    let mut layers = Vec::with_capacity(map.layer_count());
    for mut layer in map.layers() {
        layers.push(layer::look(&mut layer)?);
    }
    if layers.is_empty() {
        return Err("tidak ada lapisan di dalamnya".to_owned());
    }
    let hidden = besides(path, driver, &layers)?;
    layers[0].fields.extend(hidden.into_fields());
    Ok(Profile::Map { driver: driver.to_owned(), layers })
}

/// Returns what the file carries that is no column of its layers.
fn besides(path: &Path, driver: &str, layers: &[MapLayerProfile]) -> Result<Hidden, String> {
    let mut hidden = Hidden::default();
    match driver {
        "GeoJSON" => {
            let listed = |name: &str| layers.iter().flat_map(|l| &l.fields).any(|f| f.name == name);
            for name in geojson::look(path, &mut hidden)? {
                if !listed(&name) {
                    hidden.add_column(&name);
                }
            }
        }
        "GPKG" => geopackage::look(path, layers, &mut hidden)?,
        "ESRI Shapefile" => shapefile::look(path, &mut hidden)?,
        "FlatGeobuf" => flatgeobuf::look(path, &mut hidden)?,
        _ => {}
    }
    Ok(hidden)
}
