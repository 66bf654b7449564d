//! Tests of synthetic maps.

use std::collections::BTreeSet;
use std::fs;

use gdal::Dataset;
use gdal::vector::LayerAccess;
use tempfile::TempDir;

use super::*;
use crate::model::Level;
use crate::progress::Silent;

const FORMATS: [SynthFormat; 3] = [SynthFormat::Gpkg, SynthFormat::Shp, SynthFormat::GeoJson];

fn make(format: SynthFormat, options: &SynthMapOptions) -> (TempDir, Vec<PathBuf>) {
    let home = TempDir::new().unwrap();
    let out = home.path().join(format!("desa.{}", format.as_str()));
    let files = synth_map(&out, format, options, &Silent).unwrap();
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), files.len(), "nothing else stays");
    (home, files)
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    for format in FORMATS {
        let read = |seed| {
            let options = SynthMapOptions::new(MapSize::Features(30), seed);
            let (_home, files) = make(format, &options);
            files.iter().map(|file| fs::read(file).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(read(1), read(1), "{format:?}");
        assert_ne!(read(1), read(2), "{format:?}");
    }
}

#[test]
fn a_layer_names_all_regencies_with_their_zeros() {
    for format in FORMATS {
        let options = SynthMapOptions::new(MapSize::Features(40), 1);
        let (_home, files) = make(format, &options);
        let named = |file: &&PathBuf| file.extension().unwrap() == format.as_str();
        let map = Dataset::open(files.iter().find(named).unwrap()).unwrap();
        let mut layer = map.layer(0).unwrap();
        assert_eq!(layer.spatial_ref().unwrap().auth_code().unwrap(), 4326);
        let mut codes = BTreeSet::new();
        let mut regencies = BTreeSet::new();
        for feature in layer.features() {
            let text = |name: &str| {
                feature.field_as_string(feature.field_index(name).unwrap()).unwrap().unwrap()
            };
            let id = text("iddesa");
            assert_eq!(id, text("kdprov") + &text("kdkab") + &text("kdkec") + &text("kddesa"));
            assert_eq!(id.len(), 10);
            assert!(feature.geometry().unwrap().is_valid());
            regencies.insert(id[..4].to_owned());
            codes.insert(id);
        }
        assert_eq!(codes.len(), 40);
        assert!(regencies.iter().map(String::as_str).eq(MALUKU.map(|(code, _)| code)));
    }
}

#[test]
fn internal_columns_are_there_only_when_asked_for() {
    for internal_columns in [false, true] {
        let options =
            SynthMapOptions { internal_columns, ..SynthMapOptions::new(MapSize::Features(11), 1) };
        let (_home, files) = make(SynthFormat::GeoJson, &options);
        let text = fs::read_to_string(&files[0]).unwrap();
        assert_eq!(text.contains("C:/Users/"), internal_columns);
        assert_eq!(text.contains("\"gid\""), internal_columns);
    }
}

#[test]
fn the_size_asked_for_is_met_nearly() {
    for format in FORMATS {
        let options = SynthMapOptions::new(MapSize::Bytes(2_000_000), 1);
        let (_home, files) = make(format, &options);
        let total: u64 = files.iter().map(|file| fs::metadata(file).unwrap().len()).sum();
        assert!((1_800_000..2_200_000).contains(&total), "{format:?}: {total}");
    }
}

#[test]
fn every_level_has_its_columns() {
    for (level, id) in
        [(Level::Kecamatan, "idkec"), (Level::Sls, "idsls"), (Level::Subsls, "idsubsls")]
    {
        let options = SynthMapOptions { level, ..SynthMapOptions::new(MapSize::Features(22), 1) };
        let (_home, files) = make(SynthFormat::Gpkg, &options);
        let map = Dataset::open(&files[0]).unwrap();
        assert!(map.layer(0).unwrap().defn().field_index(id).is_ok());
    }
}

#[test]
fn nothing_is_overwritten_and_what_cannot_be_made_is_refused() {
    let home = TempDir::new().unwrap();
    let run = |name: &str, level| {
        let options = SynthMapOptions { level, ..SynthMapOptions::new(MapSize::Features(11), 1) };
        let made = synth_map(&home.path().join(name), SynthFormat::Shp, &options, &Silent);
        made.map_err(|error| error.kind())
    };
    run("a.shp", Level::Desa).unwrap();
    assert_eq!(run("a.shp", Level::Desa), Err(ErrorKind::Exists));
    fs::write(home.path().join("b.dbf"), "mine").unwrap();
    assert_eq!(run("b.shp", Level::Desa), Err(ErrorKind::Exists), "no part is overwritten");
    assert_eq!(fs::read(home.path().join("b.dbf")).unwrap(), b"mine");
    assert_eq!(run("c.gpkg", Level::Desa), Err(ErrorKind::Usage));
    assert_eq!(run("c.shp", Level::Provinsi), Err(ErrorKind::Usage));
}
