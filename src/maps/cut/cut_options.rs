//! What a piece is asked to be beyond its order; the same in a build without GDAL.

/// What a piece is asked to be beyond its order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CutOptions {
    /// Repairs rings that cross themselves, and lists them.
    pub repair: bool,
    /// EPSG code that the piece is turned into; WGS 84 where none is given.
    pub crs: Option<u32>,
    /// EPSG code that is taken for a source that does not tell its own.
    pub assume_crs: Option<u32>,
}
