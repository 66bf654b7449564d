//! What GDAL and PROJ of this computer can do, for whoever sets it up.

use gdal::DriverManager;
use gdal::spatial_ref::CoordTransform;

use super::crs::system;
use crate::error::Result;
use crate::model::MapFormat;
use crate::plan::WGS84;

/// What GDAL and PROJ of this computer can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toolbox {
    /// The version of GDAL.
    pub gdal: String,
    /// The drivers that it has, of those that maps need.
    pub drivers: Vec<&'static str>,
    /// The drivers that it lacks.
    pub missing: Vec<&'static str>,
    /// True where PROJ knows the coordinate systems of maps and can transform one into another.
    pub proj: bool,
}

/// Returns what GDAL and PROJ of this computer can do; `None` in a build without maps.
pub fn toolbox() -> Option<Toolbox> {
    crate::probe::prepare_gdal();
    let there = |driver: &&str| DriverManager::get_driver_by_name(driver).is_ok();
    let (drivers, missing) = MapFormat::ALL.map(MapFormat::driver).into_iter().partition(there);
    Some(Toolbox {
        gdal: gdal::version::VersionInfo::release_name(),
        drivers,
        missing,
        proj: transforms().unwrap_or(false),
    })
}

/// Transforms a place of Maluku into metres, and returns whether it comes to lie in the zone's middle.
fn transforms() -> Result<bool> {
    const UTM_52_SOUTH: u32 = 32752;
    let (degrees, metres) = (system(WGS84)?, system(UTM_52_SOUTH)?);
    let Ok(transform) = CoordTransform::new(&degrees, &metres) else { return Ok(false) };
    let (mut x, mut y) = ([129.0], [-3.7]);
    let turned = transform.transform_coords(&mut x, &mut y, &mut []);
    Ok(turned.is_ok() && (x[0] - 500_000.0).abs() < 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_computer_of_the_tests_has_all_that_maps_need() {
        let found = toolbox().unwrap();
        assert!(found.missing.is_empty() && found.proj, "{found:?}");
    }
}
