//! Coordinate reference systems: by their EPSG codes, and from one to another.

mod epsg;
mod turn;

pub(super) use epsg::system;
pub(super) use turn::{Turn, in_degrees};
