//! Geometry: the polygons of an area, their reading and writing, and whether they are sound.
//!
//! Nothing here knows of codes, columns or files.

mod arcs;
mod extent;
mod multipolygon;
mod position;
mod ring;
mod segments;
mod self_crossing;
mod wkb;

pub(super) use extent::Extent;
#[cfg(test)]
pub(super) use multipolygon::of_rings;
pub(super) use multipolygon::{DEGREE_DECIMALS, METRE_DECIMALS, Mended, Shape};
pub(super) use position::{At, corner_key};
pub(super) use ring::{Ring, cuts};
pub(super) use segments::{runs, touch};
pub(super) use self_crossing::is_suspect;
