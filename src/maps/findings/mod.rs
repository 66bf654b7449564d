//! Constructors of the findings on a piece of a map. `model/codes/map_codes.rs` says what each code means and what
//! follows from it.

mod by_code;

pub(super) use by_code::{
    contradictions, crossing, curves, elsewhere, encodings, heights, lacks_regencies, lost_zeros,
    nameless, nested, no_areas, no_geometry, nowhere, only_in_map, only_in_master, other_names,
    other_region, other_type, overlaps, repaired, too_long, twins, withheld,
};
