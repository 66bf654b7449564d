//! Small maps on disk for the tests of probes.

use std::path::Path;

use gdal::DriverManager;
use gdal::spatial_ref::SpatialRef;
use gdal::vector::{
    Feature, FieldDefn, Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType,
};

use super::{prepare, probe};
use crate::model::{MapFormat, MapLayerProfile, Profile};

/// Writes 200 villages of Ambon, each with a code and a name.
pub(super) fn villages(path: &Path, format: MapFormat) {
    prepare();
    let driver = DriverManager::get_driver_by_name(format.driver()).unwrap();
    let mut map = driver.create_vector_only(path).unwrap();
    let layer = map
        .create_layer(LayerOptions {
            name: path.file_stem().unwrap().to_str().unwrap(),
            srs: Some(&SpatialRef::from_epsg(4326).unwrap()),
            ty: OGRwkbGeometryType::wkbPolygon,
            options: None,
        })
        .unwrap();
    for name in ["iddesa", "nmdesa"] {
        let field = FieldDefn::new(name, OGRFieldType::OFTString).unwrap();
        field.set_width(40);
        field.add_to_layer(&layer).unwrap();
    }
    for village in 0..200 {
        let mut feature = Feature::new(layer.defn()).unwrap();
        let x = 128.0 + f64::from(village) / 1000.0;
        let ring = format!("POLYGON(({x} -3.7,{} -3.7,{x} -3.6,{x} -3.7))", x + 0.001);
        feature.set_geometry(Geometry::from_wkt(&ring).unwrap()).unwrap();
        feature.set_field_string(0, &format!("8171010{village:03}")).unwrap();
        feature.set_field_string(1, &format!("Negeri Nomor {village}")).unwrap();
        feature.create(&layer).unwrap();
    }
    map.close().unwrap();
}

/// Probes a map.
pub(super) fn layers(path: &Path, format: MapFormat) -> Result<Vec<MapLayerProfile>, String> {
    match probe(path, format).map_err(|why| why.indonesian())? {
        Profile::Map { layers, .. } => Ok(layers),
        other => panic!("{other:?}"),
    }
}
