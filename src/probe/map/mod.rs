//! What is inside a map: layers, features, fields, and the regencies that its codes name.
//!
//! GDAL may only use the driver of the file's extension. It opens maps read-only and never writes beside them. Its
//! drivers are registered when the first map is opened and not before, because that alone costs tens of milliseconds.

#[cfg(test)]
mod fixture;
mod flatgeobuf;
mod gdal;
mod geojson;
mod geojson_expected;
mod geojson_values;
mod geopackage;
mod geopackage_pages;
mod journal;
mod layer_profile;
mod map_profile;
mod require_maps;
mod rows;
mod shapefile;
#[cfg(test)]
mod tests;

pub(crate) use self::gdal::{complaint, open, prepare, system_of, text_of};
pub(crate) use self::journal::journal_beside;
pub(crate) use self::map_profile::probe;
pub(crate) use self::require_maps::require_maps;
pub(crate) use self::rows::each_row;
