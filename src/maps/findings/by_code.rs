//! Constructors of the findings on a piece, in words for officers and buyers. P07 and P16 are always errors of the cut,
//! not findings.

use crate::message::{Message, in_a_row, message};
use crate::model::{Code, MapFinding};

/// The most areas that a finding names.
const NAMED: usize = 20;

fn finding(
    code: Code,
    blocking: bool,
    areas: Vec<String>,
    reason: Message,
    remedy: Message,
) -> MapFinding {
    let count = areas.len() as u64;
    let areas = areas.into_iter().take(NAMED).collect();
    let code = code.code.into();
    MapFinding { code, blocking, count, areas, reason, detail: None, remedy }
}

const REPAIR_SOURCE: Message = message!("Correct the source map and run `kemas index`.");

pub(in crate::maps) fn no_geometry(areas: Vec<String>) -> MapFinding {
    let reason = message!("{areas} areas have no geometry", areas = areas.len());
    finding(Code::P01, true, areas, reason, REPAIR_SOURCE)
}

pub(in crate::maps) fn twins(areas: Vec<String>) -> MapFinding {
    let reason = message!("{areas} codes are borne by more than one area", areas = areas.len());
    finding(Code::P02, true, areas, reason, REPAIR_SOURCE)
}

pub(in crate::maps) fn only_in_master(areas: Vec<String>) -> MapFinding {
    let reason =
        message!("{areas} areas stand in the master list but not in the map", areas = areas.len());
    finding(Code::P03, true, areas, reason, Code::P03.remedy)
}

pub(in crate::maps) fn lacks_regencies(regencies: Vec<String>) -> MapFinding {
    let reason = message!(
        "{regencies} regencies of this region are not in the map",
        regencies = regencies.len()
    );
    finding(
        Code::P03,
        true,
        regencies,
        reason,
        message!("Complete the source map and run `kemas index`."),
    )
}

pub(in crate::maps) fn only_in_map(areas: Vec<String>) -> MapFinding {
    let reason =
        message!("{areas} areas stand in the map but not in the master list", areas = areas.len());
    finding(Code::P04, true, areas, reason, Code::P04.remedy)
}

pub(in crate::maps) fn other_names(areas: Vec<String>) -> MapFinding {
    let reason =
        message!("{areas} areas have other names than in the master list", areas = areas.len());
    finding(Code::P05, false, areas, reason, Code::P05.remedy)
}

pub(in crate::maps) fn overlaps(large: bool, areas: Vec<String>) -> MapFinding {
    let how = if large {
        message!("by more than a hundredth of its area")
    } else {
        message!("a little, along their border")
    };
    let reason = message!("{areas} pairs of areas overlap ({how})", areas = areas.len(), how);
    finding(Code::P06, large, areas, reason, Code::P06.remedy)
}

pub(in crate::maps) fn no_areas(areas: Vec<String>) -> MapFinding {
    let reason = message!(
        "{areas} areas are drawn as points or lines, not as polygons",
        areas = areas.len()
    );
    finding(Code::P08, true, areas, reason, REPAIR_SOURCE)
}

pub(in crate::maps) fn heights(count: u64) -> MapFinding {
    let reason = message!("Heights or measures (Z/M) of {count} areas are left out", count);
    MapFinding { count, ..finding(Code::P09, false, Vec::new(), reason, Code::P09.remedy) }
}

pub(in crate::maps) fn curves(areas: Vec<String>) -> MapFinding {
    let reason = message!("Curves of {areas} areas are drawn as lines", areas = areas.len());
    finding(Code::P10, false, areas, reason, Code::P10.remedy)
}

pub(in crate::maps) fn lost_zeros(count: u64) -> MapFinding {
    let reason =
        message!("Codes of {count} areas had lost their leading zeros; they were put back", count);
    let remedy =
        message!("Keep the column of codes as text in the source map, with its leading zeros.");
    MapFinding { count, ..finding(Code::P11, false, Vec::new(), reason, remedy) }
}

pub(in crate::maps) fn encodings(areas: Vec<String>) -> MapFinding {
    let reason = message!(
        "Texts of {areas} areas cannot be read as a whole: their encodings are mixed, or not \
         the declared one",
        areas = areas.len()
    );
    finding(Code::P12, true, areas, reason, Code::P12.remedy)
}

pub(in crate::maps) fn crossing(areas: Vec<String>) -> MapFinding {
    let reason = message!(
        "Borders of {areas} areas cross themselves, or their holes lie outside",
        areas = areas.len()
    );
    let remedy =
        message!("Correct the source map; `kemas cut … --repair` shows what a repair makes of it.");
    finding(Code::P13, true, areas, reason, remedy)
}

pub(in crate::maps) fn repaired(areas: Vec<String>) -> MapFinding {
    let reason =
        message!("Borders of {areas} areas were repaired by the program", areas = areas.len());
    finding(Code::P14, false, areas, reason, Code::P14.remedy)
}

pub(in crate::maps) fn too_long(areas: Vec<String>, columns: &[String]) -> MapFinding {
    let reason = message!(
        "Values of {columns} in {areas} areas are longer than their column; the texts are cut",
        columns = in_a_row(columns),
        areas = areas.len()
    );
    let remedy = message!(
        "Widen the column in catalog/map_fields.csv, or shorten the values in the source map."
    );
    finding(Code::P15, true, areas, reason, remedy)
}

pub(in crate::maps) fn contradictions(areas: Vec<String>) -> MapFinding {
    let reason = message!(
        "The columns with codes of {areas} areas contradict each other",
        areas = areas.len()
    );
    finding(Code::P17, true, areas, reason, REPAIR_SOURCE)
}

/// `names` are the names of other regions in columns that leave, `inside` those in a column that does not.
pub(in crate::maps) fn other_region(
    areas: Vec<String>,
    names: &[String],
    inside: &[String],
) -> MapFinding {
    let mut reason = message!("{areas} areas name another region", areas = areas.len());
    if !names.is_empty() {
        reason = message!("{reason}: {names}", reason, names = in_a_row(names));
    }
    let remedy = message!("Make sure that codes and names in the source map belong together.");
    let detail =
        message!("in columns that do not leave stands {inside}", inside = in_a_row(inside));
    let detail = (!inside.is_empty()).then_some(detail);
    MapFinding { detail, ..finding(Code::P18, true, areas, reason, remedy) }
}

/// `count` areas cannot be placed and are left out. `there` areas are in the piece with incomplete codes; `incomplete`
/// has each of these codes once.
pub(in crate::maps) fn nowhere(count: u64, there: u64, incomplete: Vec<String>) -> MapFinding {
    let left_out = message!(
        "{count} areas of the source cannot be placed by their codes, and are left out",
        count
    );
    let incomplete_codes = message!("{there} areas have incomplete codes", there);
    let reason = match (count, there) {
        (_, 0) => left_out,
        (0, _) => incomplete_codes,
        _ => message!("{left_out}; {incomplete_codes}", left_out, incomplete_codes),
    };
    let found = finding(Code::P19, true, incomplete, reason, REPAIR_SOURCE);
    MapFinding { count: there + count, ..found }
}

pub(in crate::maps) fn withheld(columns: &[String]) -> MapFinding {
    let reason = message!("Columns that do not leave: {columns}", columns = in_a_row(columns));
    let remedy = message!(
        "Nothing needs to be done; catalog/map_fields.csv names the columns that may leave."
    );
    MapFinding {
        count: columns.len() as u64,
        ..finding(Code::P20, false, Vec::new(), reason, remedy)
    }
}

pub(in crate::maps) fn nameless(column: &str) -> MapFinding {
    let reason =
        message!("The region's name cannot be compared: the column {column} is empty", column);
    finding(Code::P21, false, Vec::new(), reason, Code::P21.remedy)
}

pub(in crate::maps) fn nested(areas: Vec<String>) -> MapFinding {
    let reason = message!(
        "Values of {areas} areas hold further values and are left out",
        areas = areas.len()
    );
    finding(Code::P22, true, areas, reason, REPAIR_SOURCE)
}

pub(in crate::maps) fn elsewhere(areas: Vec<String>) -> MapFinding {
    let reason = message!(
        "{areas} areas lie outside of Indonesia: the source map's coordinate system is wrong, \
         or latitude and longitude are changed",
        areas = areas.len()
    );
    finding(Code::P23, true, areas, reason, Code::P23.remedy)
}

pub(in crate::maps) fn other_type(areas: Vec<String>, columns: &[String]) -> MapFinding {
    let reason = message!(
        "Values of {columns} in {areas} areas are no numbers as the column wants, and are left out",
        columns = in_a_row(columns),
        areas = areas.len()
    );
    let remedy = message!(
        "Correct the values in the source map (a point for decimals), or the column's type in \
         catalog/map_fields.csv."
    );
    finding(Code::P24, true, areas, reason, remedy)
}
