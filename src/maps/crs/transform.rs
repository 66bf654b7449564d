//! Transforming coordinates from one reference system into another.

use std::path::Path;

use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};

use super::epsg::system;
use crate::error::{Error, ErrorKind, Result};
use crate::maps::shape::{At, Extent, Shape};
use crate::message::{Message, message};
use crate::plan::WGS84;

/// A transformation of coordinates into another system.
pub(in crate::maps) struct Transformation {
    transform: CoordTransform,
    /// True where the coordinates to transform are degrees.
    degrees: bool,
}

/// The whole earth in degrees: west, south, east, north.
const EARTH: Extent = Extent([-180.0, -90.0, 180.0, 90.0]);

impl Transformation {
    /// Returns the transformation from `held`, the system of a file, into that of the EPSG code `wanted`; `None` where
    /// `held` is known to be that system. `target` is the system of `wanted`; without it WGS 84 is taken.
    ///
    /// # Errors
    /// [`ErrorKind::Map`] where PROJ knows no transformation between them.
    pub(in crate::maps) fn between(
        mut held: SpatialRef,
        wanted: u32,
        target: Option<&SpatialRef>,
        file: &Path,
    ) -> Result<Option<Self>> {
        held.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        let code = |system: &SpatialRef| {
            let epsg = system.auth_name().is_some_and(|name| name == "EPSG");
            epsg.then(|| system.auth_code().ok()).flatten()
        };
        if code(&held).is_none() {
            // The `.prj` of a Shapefile seldom names the code.
            let _ = held.auto_identify_epsg();
        }
        if code(&held).is_some_and(|code| u32::try_from(code) == Ok(wanted)) {
            return Ok(None);
        }
        let wgs84 = if target.is_none() { Some(system(WGS84)?) } else { None };
        let Some(target) = target.or(wgs84.as_ref()) else { return Ok(None) };
        let transform = CoordTransform::new(&held, target).map_err(|error| {
            let message =
                message!("its coordinates cannot be turned: {error}", error = error.to_string());
            Error::new(ErrorKind::Map, message).file(file).source(error)
        })?;
        Ok(Some(Self { transform, degrees: held.is_geographic() }))
    }

    /// Transforms a shape in place; the error says why it cannot be transformed.
    pub(in crate::maps) fn apply(&self, shape: &mut Shape) -> std::result::Result<(), Message> {
        if self.degrees && !EARTH.holds(shape.extent()) && !shape.is_empty() {
            return Err(message!("P23: it lies beyond 180 or 90 degrees"));
        }
        for ring in shape.polygons.iter_mut().flatten() {
            let mut x: Vec<f64> = ring.iter().map(|at| at[0]).collect();
            let mut y: Vec<f64> = ring.iter().map(|at| at[1]).collect();
            self.transform
                .transform_coords(&mut x, &mut y, &mut [])
                .map_err(|error| Message::verbatim(error.to_string()))?;
            *ring = x.into_iter().zip(y).map(|(x, y)| [x, y]).collect();
        }
        Ok(())
    }
}

/// Returns a function that turns a box in the coordinate system with this EPSG code into degrees on WGS 84: into the
/// box around its four transformed corners. The function returns `None` where PROJ cannot transform them.
pub(in crate::maps) fn in_degrees(crs: u32) -> impl Fn(Extent) -> Option<Extent> {
    let turn =
        (crs != WGS84).then(|| CoordTransform::new(&system(crs).ok()?, &system(WGS84).ok()?).ok());
    move |extent| match &turn {
        None => Some(extent),
        Some(turn) => {
            let [west, south, east, north] = extent.0;
            let (mut x, mut y) = ([west, east, west, east], [south, south, north, north]);
            turn.as_ref()?.transform_coords(&mut x, &mut y, &mut []).ok()?;
            let corners: Vec<At> = x.into_iter().zip(y).map(|(x, y)| [x, y]).collect();
            Some(Extent::of(&corners))
        }
    }
}
