//! The findings on a map before its sale, by their codes.
//!
//! | code | stops the sale | what |
//! |---|---|---|
//! | P01 | yes | areas without a geometry; where none has one, always |
//! | P02 | yes | codes that several areas bear |
//! | P03 | yes | areas of the master list that the map lacks |
//! | P04 | yes | areas that the master list lacks |
//! | P05 | no | names other than the master list's |
//! | P06 | when large | areas that overlap: more than a hundredth of the smaller one stops the sale |
//! | P07 | always | no coordinate system, and none assumed |
//! | P08 | yes | points or lines among the areas |
//! | P09 | no | heights or measures, left out |
//! | P10 | no | curves, drawn as lines |
//! | P11 | no | codes without their leading zeros, put back |
//! | P12 | yes | texts in mixed encodings |
//! | P13 | yes | rings that cross themselves |
//! | P14 | no | what was repaired |
//! | P15 | yes | values longer than their column; texts are cut |
//! | P16 | always | a `GeoPackage` that somebody is editing |
//! | P17 | yes | codes of one area that contradict each other |
//! | P18 | yes | areas that name another region; where all do, always |
//! | P19 | yes | areas that no code places, left out, or whose code is incomplete |
//! | P20 | no | columns that stay in the office |
//! | P21 | no | the region's name does not stand in the map |
//! | P22 | yes | values that hold further values, left out |
//! | P23 | yes | areas that do not lie in Indonesia |
//! | P24 | yes | values that are not of their column's type, left out |

mod by_code;

pub(super) use by_code::{
    contradictions, crossing, curves, elsewhere, encodings, heights, lacks_regencies, lost_zeros,
    nameless, nested, no_areas, no_geometry, nowhere, only_in_map, only_in_master, other_names,
    other_region, other_type, overlaps, repaired, too_long, twins, withheld,
};
