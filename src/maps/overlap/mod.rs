//! Areas of a piece that overlap: `suspects` finds candidate pairs cheaply, and GEOS computes the area that the two of
//! a pair share.

mod area_overlaps;
mod edge_grid;
mod shared_edges;
mod suspects;
