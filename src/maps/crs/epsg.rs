//! Coordinate reference systems by their EPSG codes.

use gdal::spatial_ref::{AxisMappingStrategy, SpatialRef};

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// Returns the coordinate system of an EPSG code, with its axes in the order east, north.
///
/// # Errors
/// [`ErrorKind::Usage`] where PROJ does not know the code, or its system is neither geographic nor projected.
pub(in crate::maps) fn system(epsg: u32) -> Result<SpatialRef> {
    crate::probe::prepare_gdal();
    let mut system = SpatialRef::from_epsg(epsg).map_err(|error| {
        Error::new(ErrorKind::Usage, message!("EPSG:{epsg} is no known coordinate system", epsg))
            .hint(message!("give a code such as EPSG:4326 or EPSG:32752"))
            .source(error)
    })?;
    if !system.is_geographic() && !system.is_projected() {
        let message = message!("EPSG:{epsg} is no system for a map in the plane", epsg);
        return Err(Error::new(ErrorKind::Usage, message)
            .hint(message!("give a code such as EPSG:4326 or EPSG:32752")));
    }
    system.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    Ok(system)
}
