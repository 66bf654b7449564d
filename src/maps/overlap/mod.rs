//! Areas of a piece that overlap: cheap suspicions over all of them (`suspects`), each of which GEOS then
//! confirms or clears.

mod area_overlaps;
mod edge_grid;
mod shared_edges;
mod suspects;
