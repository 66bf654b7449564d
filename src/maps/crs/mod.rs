//! Coordinate reference systems: by their EPSG codes, and from one to another.

mod epsg;
mod transform;

pub(super) use epsg::system;
pub(super) use transform::{Turn, in_degrees};
