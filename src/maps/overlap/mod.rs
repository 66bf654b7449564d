//! Areas of a piece that overlap: `suspects` finds candidate pairs cheaply, and GEOS computes how much of each
//! overlaps.

mod area_overlaps;
mod edge_grid;
mod shared_edges;
mod suspects;
