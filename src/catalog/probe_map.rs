//! What is inside a map: layers, features, fields, and the regencies that its codes name.
//!
//! GDAL is asked for the one driver that the file's name promises, read-only, and never writes
//! beside the source. Its drivers are registered when the first map is opened and not before:
//! that alone costs tens of milliseconds.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Once;

use gdal::vector::{Feature, LayerAccess, field_type_to_name, geometry_type_to_name};
use gdal::{Dataset, DatasetOptions, GdalOpenFlags};

use super::entry::{MapFieldProfile, MapLayerProfile, Profile};

/// Opens a map with one driver and returns its profile, or why it cannot be opened.
pub(super) fn probe(path: &Path, driver: &str) -> Result<Profile, String> {
    let map = open(path, driver)?;
    let mut layers = Vec::with_capacity(map.layer_count());
    for mut layer in map.layers() {
        layers.push(look(&mut layer).map_err(|error| error.to_string())?);
    }
    if layers.is_empty() {
        return Err("tidak ada lapisan di dalamnya".to_owned());
    }
    Ok(Profile::Map { driver: driver.to_owned(), layers })
}

/// Tells GDAL once for the whole process to leave no file beside a source and to keep its
/// complaints off the terminal: they come back as errors.
pub(crate) fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // The calls fail only for texts with a NUL.
        let _ = gdal::config::set_config_option("GDAL_PAM_ENABLED", "NO");
        gdal::config::set_error_handler(|_, _, _| {});
    });
}

fn open(path: &Path, driver: &str) -> Result<Dataset, String> {
    prepare();
    // Without these SQLite would make a lock, or a journal index beside a database left in WAL mode.
    let sqlite = ["NOLOCK=YES", "IMMUTABLE=YES"];
    let options = DatasetOptions {
        open_flags: GdalOpenFlags::GDAL_OF_READONLY | GdalOpenFlags::GDAL_OF_VECTOR,
        allowed_drivers: Some(&[driver]),
        open_options: (driver == "GPKG").then_some(&sqlite[..]),
        sibling_files: None,
    };
    Dataset::open_ex(path, options).map_err(|error| error.to_string())
}

fn look<L: LayerAccess>(layer: &mut L) -> gdal::errors::Result<MapLayerProfile> {
    let defn = layer.defn();
    let fields: Vec<_> = defn
        .fields()
        .map(|field| MapFieldProfile {
            name: field.name(),
            kind: field_type_to_name(field.field_type()),
        })
        .collect();
    let geometry = geometry_type_to_name(defn.geometry_type());
    let crs =
        layer.spatial_ref().and_then(|system| match (system.auth_name(), system.auth_code()) {
            (Some(authority), Ok(code)) => Some(format!("{authority}:{code}")),
            _ => system.name(),
        });
    let codes = Codes::among(&fields);
    let mut regions = BTreeSet::new();
    let (mut features, mut without) = (0, 0);
    for feature in layer.features() {
        features += 1;
        match codes.regency(&feature) {
            Some(code) => drop(regions.insert(code)),
            None => without += 1,
        }
    }
    let extent = if features == 0 { None } else { Some(layer.get_extent()?) };
    Ok(MapLayerProfile {
        name: layer.name(),
        features,
        geometry,
        crs,
        extent: extent.map(|e| [e.MinX, e.MinY, e.MaxX, e.MaxY]),
        fields,
        regions: regions.into_iter().collect(),
        features_without_region: without,
    })
}

/// Columns whose value begins with the regency's 4 digits, finest first: real maps have one of them.
const IDS: [&str; 6] = ["idsubsls", "idsls", "idbs", "iddesa", "idkec", "idkab"];

/// Where the codes stand in a layer.
struct Codes {
    ids: Vec<usize>,
    pair: Option<(usize, usize)>,
}

impl Codes {
    fn among(fields: &[MapFieldProfile]) -> Self {
        let place = |name: &str| fields.iter().position(|f| f.name.eq_ignore_ascii_case(name));
        Self {
            ids: IDS.iter().filter_map(|name| place(name)).collect(),
            pair: place("kdprov").zip(place("kdkab")),
        }
    }

    /// Returns the regency's 4 digits.
    fn regency(&self, feature: &Feature<'_>) -> Option<String> {
        let text = |at: usize| {
            let text = feature.field_as_string(at).ok().flatten()?.trim().to_owned();
            (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
        };
        let long = self.ids.iter().find_map(|at| text(*at).filter(|id| id.len() >= 4));
        long.map(|id| id[..4].to_owned()).or_else(|| {
            let (province, regency) = self.pair?;
            // Kept as numbers these lose their leading zero.
            let code = format!("{:0>2}{:0>2}", text(province)?, text(regency)?);
            (code.len() == 4).then_some(code)
        })
    }
}
