//! What is inside a map: layers, features, fields, and the regencies that its codes name.
//!
//! GDAL is asked for the one driver that the file's name promises, read-only, and never writes
//! beside the source. Its drivers are registered when the first map is opened and not before:
//! that alone costs tens of milliseconds.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Once;

use gdal::errors::{CplErrType, GdalError};
use gdal::spatial_ref::SpatialRef;
use gdal::vector::{
    Defn, Feature, LayerAccess, OGRFieldType, OGRwkbGeometryType, field_type_to_name,
    geometry_type_to_name,
};
use gdal::{Dataset, DatasetOptions, GdalOpenFlags};

use super::entry::{MapFieldProfile, MapLayerProfile, Profile};
use super::foreign::Foreign;
use super::{probe_fgb, probe_geojson, probe_gpkg, probe_shp};

/// Opens a map with one driver and returns its profile, or why it cannot be opened.
pub(crate) fn probe(path: &Path, driver: &str) -> Result<Profile, String> {
    let map = open(path, driver)?;
    let mut layers = Vec::with_capacity(map.layer_count());
    for mut layer in map.layers() {
        layers.push(look(&mut layer)?);
    }
    if layers.is_empty() {
        return Err("tidak ada lapisan di dalamnya".to_owned());
    }
    let foreign = besides(path, driver, &layers)?;
    layers[0].fields.extend(foreign.into_fields());
    Ok(Profile::Map { driver: driver.to_owned(), layers })
}

/// Returns what the file carries that is no column of its layers.
fn besides(path: &Path, driver: &str, layers: &[MapLayerProfile]) -> Result<Foreign, String> {
    let mut foreign = Foreign::default();
    match driver {
        "GeoJSON" => {
            let listed = |name: &str| layers.iter().flat_map(|l| &l.fields).any(|f| f.name == name);
            for name in probe_geojson::look(path, &mut foreign)? {
                if !listed(&name) {
                    foreign.add_column(&name);
                }
            }
        }
        "GPKG" => probe_gpkg::look(path, layers, &mut foreign)?,
        "ESRI Shapefile" => probe_shp::look(path, &mut foreign)?,
        "FlatGeobuf" => probe_fgb::look(path, &mut foreign)?,
        _ => {}
    }
    Ok(foreign)
}

/// Tells GDAL once for the whole process to leave no file beside a source and to keep its
/// complaints off the terminal: they come back as errors.
pub(crate) fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // The calls fail only for texts with a NUL.
        let _ = gdal::config::set_config_option("GDAL_PAM_ENABLED", "NO");
        gdal::config::set_error_handler(|kind, _, message| {
            if matches!(kind, CplErrType::Failure | CplErrType::Fatal) {
                COMPLAINT.set(Some(message.to_owned()));
            }
        });
    });
}

/// Takes the last failure that GDAL met on this thread.
pub(crate) fn complaint() -> Option<String> {
    COMPLAINT.take()
}

thread_local! {
    /// The last failure that GDAL met on this thread: a reader that stops early says so nowhere else.
    static COMPLAINT: Cell<Option<String>> = const { Cell::new(None) };
}

/// Returns the journal of a database that somebody is editing, where one lies beside it.
pub(crate) fn journal_beside(path: &Path) -> Option<PathBuf> {
    ["-wal", "-journal"].into_iter().find_map(|end| {
        let mut journal = path.as_os_str().to_owned();
        journal.push(end);
        let journal = PathBuf::from(journal);
        journal.metadata().is_ok_and(|metadata| metadata.len() > 0).then_some(journal)
    })
}

/// Opens a map read-only with one driver, leaving nothing beside it.
pub(crate) fn open(path: &Path, driver: &str) -> Result<Dataset, String> {
    // GDAL would merge the journal into the map, whatever it is asked for.
    if journal_beside(path).is_some() {
        return Err("ada jurnal di sampingnya, peta sedang disunting".to_owned());
    }
    prepare();
    // Without these SQLite would make a lock, or a journal index beside a database left in WAL mode.
    let sqlite = ["NOLOCK=YES", "IMMUTABLE=YES"];
    let options = DatasetOptions {
        open_flags: GdalOpenFlags::GDAL_OF_READONLY | GdalOpenFlags::GDAL_OF_VECTOR,
        allowed_drivers: Some(&[driver]),
        open_options: (driver == "GPKG").then_some(&sqlite[..]),
        sibling_files: None,
    };
    Dataset::open_ex(path, options).map_err(|error| words(&error, driver))
}

/// Says in words why GDAL refused; it is often silent about files of another format.
fn words(error: &GdalError, driver: &str) -> String {
    match error {
        GdalError::NullPointer { msg, .. } if !msg.is_empty() => msg.clone(),
        GdalError::NullPointer { .. } => format!("isinya bukan {driver}"),
        error => error.to_string(),
    }
}

fn look<L: LayerAccess>(layer: &mut L) -> Result<MapLayerProfile, String> {
    let defn = layer.defn();
    let fields: Vec<_> = defn
        .fields()
        .map(|field| MapFieldProfile {
            name: field.name(),
            kind: field_type_to_name(field.field_type()),
        })
        .collect();
    let geometry = geometry_type_to_name(defn.geometry_type());
    let crs = system_of(layer).and_then(|system| match (system.auth_name(), system.auth_code()) {
        (Some(authority), Ok(code)) => Some(format!("{authority}:{code}")),
        _ => system.name(),
    });
    // A table without geometries has no areas, whatever its columns are called.
    let is_table = defn.geometry_type() == OGRwkbGeometryType::wkbNone;
    let codes = if is_table { Codes::default() } else { Codes::among(defn) };
    let mut regions: BTreeMap<String, u64> = BTreeMap::new();
    let (mut features, mut without) = (0, 0_u64);
    COMPLAINT.take();
    for feature in layer.features() {
        features += 1;
        let named: BTreeSet<String> = codes.regencies(&feature).collect();
        without += u64::from(named.is_empty() && !is_table);
        for region in named {
            *regions.entry(region).or_default() += 1;
        }
    }
    if let Some(complaint) = COMPLAINT.take() {
        return Err(complaint);
    }
    let (regions, features_by_region) = regions.into_iter().unzip();
    // A table without geometries has none.
    let extent = layer.get_extent().ok().filter(|_| features > 0);
    Ok(MapLayerProfile {
        name: layer.name(),
        features,
        geometry,
        crs,
        extent: extent.map(|e| [e.MinX, e.MinY, e.MaxX, e.MaxY]),
        fields,
        regions,
        features_by_region,
        features_without_region: without,
    })
}

/// Columns whose value begins with the regency's 4 digits: real maps have one or two of them.
const IDS: [&str; 6] = ["idsubsls", "idsls", "idbs", "iddesa", "idkec", "idkab"];

/// Returns a layer's coordinate system. A `GeoPackage` has two entries for an unknown one, which are none.
pub(crate) fn system_of<L: LayerAccess>(layer: &L) -> Option<SpatialRef> {
    let undefined =
        |system: &SpatialRef| system.name().is_none_or(|name| name.starts_with("Undefined"));
    let told = |system: &SpatialRef| system.is_geographic() || system.is_projected();
    layer.spatial_ref().filter(|system| told(system) && !undefined(system))
}

/// Returns a field as text; numbers without an exponent or decimals of their own.
pub(crate) fn text_of(
    feature: &Feature<'_>,
    at: usize,
    kind: OGRFieldType::Type,
) -> Option<String> {
    if kind == OGRFieldType::OFTReal {
        let number = feature.field_as_double(at).ok().flatten()?;
        return Some(if number.fract() == 0.0 {
            format!("{number:.0}")
        } else {
            number.to_string()
        });
    }
    feature.field_as_string(at).ok().flatten()
}

/// Where the codes stand in a layer, each with the type of its column.
#[derive(Default)]
struct Codes {
    ids: Vec<(usize, OGRFieldType::Type)>,
    pair: Option<[(usize, OGRFieldType::Type); 2]>,
}

impl Codes {
    fn among(defn: &Defn) -> Self {
        let columns: Vec<(String, (usize, OGRFieldType::Type))> = defn
            .fields()
            .enumerate()
            .map(|(at, field)| (field.name(), (at, field.field_type())))
            .collect();
        let place = |name: &str| {
            let found = columns.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
            found.map(|(_, place)| *place)
        };
        let is_id = |name: &str| IDS.iter().any(|id| id.eq_ignore_ascii_case(name));
        Self {
            ids: columns.iter().filter(|(name, _)| is_id(name)).map(|(_, at)| *at).collect(),
            pair: place("kdprov").zip(place("kdkab")).map(<[_; 2]>::from),
        }
    }

    /// Returns the 4 digits of each regency that the feature's columns name: more than one where
    /// they disagree.
    fn regencies(&self, feature: &Feature<'_>) -> impl Iterator<Item = String> {
        let text = |(at, kind): (usize, OGRFieldType::Type)| {
            let text = text_of(feature, at, kind)?.trim().to_owned();
            (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
        };
        let ids = self.ids.iter().filter_map(move |at| Some(text(*at)?.get(..4)?.to_owned()));
        let pair = self.pair.and_then(|[province, regency]| {
            // Kept as numbers these lose their leading zero.
            let code = format!("{:0>2}{:0>2}", text(province)?, text(regency)?);
            (code.len() == 4).then_some(code)
        });
        ids.chain(pair)
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

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
        let profile = probe(&path, "GeoJSON").unwrap();
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
            assert_eq!(
                (&*layer.regions.join(" "), layer.features_without_region),
                (regions, without)
            );
            assert_eq!(layer.features, properties.len() as u64);
        }
    }

    #[test]
    fn a_layer_tells_its_system_extent_and_geometry() {
        let layer = check(&[r#"{"luas":1.5,"gid":1}"#, "{}"]);
        assert_eq!(layer.crs.as_deref(), Some("EPSG:4326"));
        assert_eq!(layer.extent, Some([0.0, 0.0, 2.0, 1.0]));
        assert_eq!(layer.geometry, "Multi Polygon");
        let fields: Vec<_> =
            layer.fields.iter().map(|f| format!("{}:{}", f.name, f.kind)).collect();
        assert_eq!(fields, ["luas:Real", "gid:Integer"]);
    }

    #[test]
    fn what_is_no_map_is_an_error_in_words() {
        let home = TempDir::new().unwrap();
        let path = home.path().join("peta.gpkg");
        std::fs::write(&path, "no map at all").unwrap();
        for driver in ["GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf"] {
            let why = probe(&path, driver).unwrap_err();
            assert!(!why.is_empty() && !why.contains("NULL"), "{why}");
        }
    }
}
