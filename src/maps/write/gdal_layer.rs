//! A piece as a layer that GDAL writes: Shapefile, `GeoPackage` or `FlatGeobuf`.

use std::path::Path;

use gdal::vector::{
    Feature, FieldDefn, Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType,
};
use gdal::{Dataset, DriverManager};

use super::dbf_names::dbf_names;
use super::gdal_settings::{Settled, first_day};
use super::write_error::refused;
use crate::catalog::MapField;
use crate::error::{Error, ErrorKind, Result};
use crate::maps::crs::system;
use crate::maps::piece::{Cell, DECIMALS, INTEGER_DIGITS, Piece};
use crate::message::{Message, message};
use crate::model::MapFormat;
use crate::plan::MapOrder;
use crate::probe::gdal_complaint;
use crate::progress::Progress;

/// Writes a piece as the only layer of a new file; `name` is the layer's name.
///
/// # Errors
/// [`ErrorKind::Map`] or [`ErrorKind::NoSpace`] where GDAL cannot write; [`ErrorKind::Interrupted`] where the user
/// stops it.
pub(super) fn write(
    piece: &Piece,
    order: &MapOrder,
    format: MapFormat,
    name: &str,
    path: &Path,
    progress: &dyn Progress,
) -> Result<()> {
    let _settled = Settled::on_this_thread(order.edition);
    gdal_complaint();
    let writer = Writer { piece, order, format, name, path };
    let mut map =
        writer.create().map_err(|error| refused(path, Message::verbatim(error.to_string())))?;
    let names = writer.names();
    if format == MapFormat::Gpkg {
        // In one transaction, or SQLite would write to disk for every feature.
        let work =
            map.start_transaction().map_err(|e| refused(path, Message::verbatim(e.to_string())))?;
        writer.fill(&work, &names, progress)?;
        work.commit().map_err(|error| refused(path, Message::verbatim(error.to_string())))?;
    } else {
        writer.fill(&map, &names, progress)?;
    }
    map.close().map_err(|error| refused(path, Message::verbatim(error.to_string())))?;
    match gdal_complaint() {
        Some(why) => Err(refused(path, why)),
        None => Ok(()),
    }
}

struct Writer<'a> {
    piece: &'a Piece,
    order: &'a MapOrder,
    format: MapFormat,
    name: &'a str,
    path: &'a Path,
}

impl Writer<'_> {
    fn names(&self) -> Vec<String> {
        match self.format {
            MapFormat::Shp => dbf_names(&self.piece.columns),
            _ => self.piece.columns.iter().map(|field| field.field.clone()).collect(),
        }
    }

    fn create(&self) -> std::result::Result<Dataset, Box<dyn std::error::Error>> {
        let driver = DriverManager::get_driver_by_name(self.format.driver())?;
        let mut map = driver.create_vector_only(self.path)?;
        let srs = system(self.piece.crs)?;
        let options: Vec<String> = match self.format {
            MapFormat::Shp => vec![
                "ENCODING=UTF-8".into(),
                format!("DBF_DATE_LAST_UPDATE={}", first_day(self.order.edition)),
            ],
            MapFormat::Gpkg => {
                vec!["FID=fid".into(), "GEOMETRY_NAME=geom".into(), "SPATIAL_INDEX=YES".into()]
            }
            // A spatial index would sort the areas by place; without it they stay sorted by code.
            MapFormat::Fgb | MapFormat::Geojson => vec!["SPATIAL_INDEX=NO".into()],
        };
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        // A Shapefile has no multipolygons, only polygons of many parts.
        let ty = match self.format {
            MapFormat::Shp => OGRwkbGeometryType::wkbPolygon,
            _ => OGRwkbGeometryType::wkbMultiPolygon,
        };
        let layer = LayerOptions { name: self.name, srs: Some(&srs), ty, options: Some(&options) };
        let layer = map.create_layer(layer)?;
        for (field, name) in self.piece.columns.iter().zip(self.names()) {
            define(field, &name, self.format)?.add_to_layer(&layer)?;
        }
        Ok(map)
    }

    fn fill(&self, map: &Dataset, names: &[String], progress: &dyn Progress) -> Result<()> {
        let failed = |error: gdal::errors::GdalError| {
            refused(self.path, Message::verbatim(error.to_string()))
        };
        let layer = map.layer(0).map_err(failed)?;
        let defn = layer.defn();
        let places = names
            .iter()
            .map(|name| defn.field_index(name))
            .collect::<gdal::errors::Result<Vec<_>>>()
            .map_err(failed)?;
        for area in &self.piece.areas {
            if progress.cancelled() {
                return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
            }
            let write = || {
                let mut feature = Feature::new(defn)?;
                for (cell, at) in area.cells.iter().zip(&places) {
                    match cell {
                        Cell::Empty => feature.set_field_null(*at)?,
                        Cell::Text(text) => feature.set_field_string(*at, text)?,
                        Cell::Integer(number) => feature.set_field_integer64(*at, *number)?,
                        Cell::Real(number) => feature.set_field_double(*at, *number)?,
                    }
                }
                if !area.shape.is_empty() {
                    feature.set_geometry(Geometry::from_wkb(&area.shape.to_wkb())?)?;
                }
                feature.create(&layer)
            };
            write().map_err(failed)?;
        }
        Ok(())
    }
}

fn define(field: &MapField, name: &str, format: MapFormat) -> gdal::errors::Result<FieldDefn> {
    let kind = match &*field.kind {
        "integer" => OGRFieldType::OFTInteger64,
        "real" => OGRFieldType::OFTReal,
        _ => OGRFieldType::OFTString,
    };
    let defined = FieldDefn::new(name, kind)?;
    let mut width = usize::from(field.width);
    if kind == OGRFieldType::OFTInteger64 && format == MapFormat::Shp {
        // Readers take a wider column of a DBF for real numbers.
        width = width.min(INTEGER_DIGITS);
    }
    defined.set_width(i32::try_from(width).unwrap_or(0));
    if kind == OGRFieldType::OFTReal {
        defined.set_precision(i32::try_from(DECIMALS).unwrap_or(0));
    }
    Ok(defined)
}
