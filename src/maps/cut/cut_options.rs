//! Options of a cut beyond its order; the same in a build without GDAL.

/// Options of a cut beyond its order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CutOptions {
    /// Lets GEOS repair shapes that it finds unsound, for example since their rings cross. A finding lists the areas
    /// whose shapes were repaired.
    pub repair: bool,
    /// EPSG code of the piece's coordinates; WGS 84 where none is given.
    pub crs: Option<u32>,
    /// EPSG code of the coordinates of a source that does not name its own system.
    pub assume_crs: Option<u32>,
}
