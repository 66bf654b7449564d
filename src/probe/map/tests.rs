//! The profile of a map, and files that are not maps.

use tempfile::TempDir;

use super::*;
use crate::model::{MapFormat, MapLayerProfile, Profile};

fn check(properties: &[&str]) -> MapLayerProfile {
    let home = TempDir::new().unwrap();
    let path = home.path().join("peta.geojson");
    let features: Vec<_> = properties
        .iter()
        .enumerate()
        .map(|(x, p)| {
            let ring = format!("[[{x},0],[{},0],[{x},1],[{x},0]]", x + 1);
            let geometry = format!(r#"{{"type":"MultiPolygon","coordinates":[[{ring}]]}}"#);
            format!(r#"{{"type":"Feature","properties":{p},"geometry":{geometry}}}"#)
        })
        .collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    std::fs::write(&path, text).unwrap();
    let profile = probe(&path, MapFormat::Geojson).unwrap();
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left beside");
    let Profile::Map { mut layers, .. } = profile else { panic!() };
    layers.remove(0)
}

#[test]
fn a_map_tells_its_regencies_in_any_of_the_ways_real_ones_do() {
    for (properties, regions, without) in [
        (&[r#"{"iddesa":"8171010001"}"#, r#"{"iddesa":"8101010001"}"#][..], "8101 8171", 0),
        (&[r#"{"IDKEC":"8171010"}"#], "8171", 0),
        (&[r#"{"idsls":81710100010001}"#], "8171", 0),
        (&[r#"{"kdprov":"81","kdkab":"01"}"#], "8101", 0),
        (&[r#"{"kdprov":81,"kdkab":1}"#, r#"{"kdprov":null,"kdkab":2}"#], "8101", 1),
        (&[r#"{"iddesa":"","kdprov":"81","kdkab":"72"}"#], "8172", 0),
        (&[r#"{"iddesa":"8171010001","kdprov":"81","kdkab":"71"}"#], "8171", 0),
        (&[r#"{"iddesa":"8171010001","kdprov":"81","kdkab":"03"}"#], "8103 8171", 0),
        (&[r#"{"iddesa":"8171010001","idkec":"8103010"}"#], "8103 8171", 0),
        (&[r#"{"nama":"Ambon"}"#], "", 1),
    ] {
        let layer = check(properties);
        assert_eq!((&*layer.regions.join(" "), layer.features_without_region), (regions, without));
        assert_eq!(layer.features, properties.len() as u64);
    }
}

#[test]
fn a_layer_tells_its_system_extent_and_geometry() {
    let layer = check(&[r#"{"luas":1.5,"gid":1}"#, "{}"]);
    assert_eq!(layer.crs.as_deref(), Some("EPSG:4326"));
    assert_eq!(layer.extent, Some([0.0, 0.0, 2.0, 1.0]));
    assert_eq!(layer.geometry, "Multi Polygon");
    let fields: Vec<_> = layer.fields.iter().map(|f| format!("{}:{}", f.name, f.kind)).collect();
    assert_eq!(fields, ["luas:Real", "gid:Integer"]);
}

#[test]
fn what_is_no_map_is_an_error_in_words() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("peta.gpkg");
    std::fs::write(&path, "no map at all").unwrap();
    for format in MapFormat::ALL {
        let why = probe(&path, format).unwrap_err().indonesian();
        assert!(!why.is_empty() && !why.contains("NULL"), "{why}");
    }
}
