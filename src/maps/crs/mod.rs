//! Coordinate reference systems: by their EPSG codes, and transformation from one to another.

mod epsg;
mod transform;

pub(super) use epsg::system;
pub(super) use transform::{Transformation, in_degrees};
