//! The codes P01 to P24: what is wrong with a piece of a map, or was corrected in it.

use super::code::{Code, Effect};
use crate::message::message;

/// All of them, in their order.
pub(super) static ALL: [Code; 24] = [
    Code::P01,
    Code::P02,
    Code::P03,
    Code::P04,
    Code::P05,
    Code::P06,
    Code::P07,
    Code::P08,
    Code::P09,
    Code::P10,
    Code::P11,
    Code::P12,
    Code::P13,
    Code::P14,
    Code::P15,
    Code::P16,
    Code::P17,
    Code::P18,
    Code::P19,
    Code::P20,
    Code::P21,
    Code::P22,
    Code::P23,
    Code::P24,
];

impl Code {
    /// Areas without a geometry. Where none has one, the map is always refused.
    pub const P01: Self = Self {
        code: "P01",
        effect: Effect::StopsWithoutReason,
        meaning: message!(
            "Areas without a geometry. Where none has one, the map is always refused."
        ),
        remedy: message!("Correct the source map, then run `kemas index`."),
    };

    /// Several areas have the same code.
    pub const P02: Self = Self {
        code: "P02",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Several areas have the same code."),
        remedy: message!("Correct the source map, then run `kemas index`."),
    };

    /// Areas of the master list that the map lacks; of a province or the country, whole regencies.
    pub const P03: Self = Self {
        code: "P03",
        effect: Effect::StopsWithoutReason,
        meaning: message!(
            "Areas of the master list that the map lacks; of a province or the country, whole \
             regencies."
        ),
        remedy: message!("Complete the source map, or update the master list."),
    };

    /// Areas of the map that the master list lacks.
    pub const P04: Self = Self {
        code: "P04",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Areas of the map that the master list lacks."),
        remedy: message!("Check the source map, or update the master list."),
    };

    /// Names of areas differ from those of the master list.
    pub const P05: Self = Self {
        code: "P05",
        effect: Effect::Told,
        meaning: message!("Names of areas differ from those of the master list."),
        remedy: message!("Make the names of the source map those of the master list."),
    };

    /// Areas overlap. By more than a hundredth of the smaller one it stops the sale.
    pub const P06: Self = Self {
        code: "P06",
        effect: Effect::StopsSome,
        meaning: message!(
            "Areas overlap. More than a hundredth of the smaller one stops the sale."
        ),
        remedy: message!("Tidy up the borders of the two areas in the source map."),
    };

    /// The map has no coordinate system.
    pub const P07: Self = Self {
        code: "P07",
        effect: Effect::Stops,
        meaning: message!("The map has no coordinate system."),
        remedy: message!(
            "Add the coordinate system (.prj) to the source map; `kemas cut --assume-crs \
             EPSG:4326` shows how it would look."
        ),
    };

    /// Points or lines stand among the areas; they are left out.
    pub const P08: Self = Self {
        code: "P08",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Points or lines stand among the areas; they are left out."),
        remedy: message!("Correct the source map, then run `kemas index`."),
    };

    /// Heights or measures (Z/M) are left out.
    pub const P09: Self = Self {
        code: "P09",
        effect: Effect::Told,
        meaning: message!("Heights or measures (Z/M) are left out."),
        remedy: message!("Nothing needs to be done."),
    };

    /// Curves are drawn as lines.
    pub const P10: Self = Self {
        code: "P10",
        effect: Effect::Told,
        meaning: message!("Curves are drawn as lines."),
        remedy: message!("Nothing needs to be done."),
    };

    /// Codes had lost their leading zeros; they were put back.
    pub const P11: Self = Self {
        code: "P11",
        effect: Effect::Told,
        meaning: message!("Codes had lost their leading zeros; they were put back."),
        remedy: message!("Keep the column of codes as text in the source map."),
    };

    /// Texts are in mixed encodings, or in another than the map declares.
    pub const P12: Self = Self {
        code: "P12",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Texts are in mixed encodings, or in another than the map declares."),
        remedy: message!("Save the source map anew in UTF-8."),
    };

    /// Borders cross themselves, or holes lie outside of their area.
    pub const P13: Self = Self {
        code: "P13",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Borders cross themselves, or holes lie outside of their area."),
        remedy: message!(
            "Correct the source map; `kemas cut … --repair` shows what a repair makes of it."
        ),
    };

    /// Borders were repaired.
    pub const P14: Self = Self {
        code: "P14",
        effect: Effect::Told,
        meaning: message!("Borders were repaired."),
        remedy: message!("Compare the result with the source map."),
    };

    /// Values are longer than their column; texts are cut.
    pub const P15: Self = Self {
        code: "P15",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Values are longer than their column; texts are cut."),
        remedy: message!(
            "Widen the column in catalog/map_fields.csv, or shorten the values in the source map."
        ),
    };

    /// Somebody is editing the GeoPackage.
    pub const P16: Self = Self {
        code: "P16",
        effect: Effect::Stops,
        meaning: message!("Somebody is editing the GeoPackage."),
        remedy: message!("Close the QGIS that has it open, then run `kemas index`."),
    };

    /// Columns with codes of one area contradict each other.
    pub const P17: Self = Self {
        code: "P17",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Columns with codes of one area contradict each other."),
        remedy: message!("Correct the source map, then run `kemas index`."),
    };

    /// Areas name another region. Where all of them do, the map is always refused.
    pub const P18: Self = Self {
        code: "P18",
        effect: Effect::StopsWithoutReason,
        meaning: message!(
            "Areas name another region. Where all of them do, the map is always refused."
        ),
        remedy: message!("Make sure that codes and names in the source map belong together."),
    };

    /// Areas that no code places are left out, or codes are incomplete.
    pub const P19: Self = Self {
        code: "P19",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Areas that no code places are left out, or codes are incomplete."),
        remedy: message!("Correct the source map, then run `kemas index`."),
    };

    /// Columns that stay in the office; told to the officer alone.
    pub const P20: Self = Self {
        code: "P20",
        effect: Effect::Told,
        meaning: message!("Columns that stay in the office; told to the officer alone."),
        remedy: message!(
            "Nothing needs to be done; catalog/map_fields.csv names the columns that may leave."
        ),
    };

    /// The name of the region does not stand in the map, so that it could not be compared.
    pub const P21: Self = Self {
        code: "P21",
        effect: Effect::Told,
        meaning: message!(
            "The name of the region does not stand in the map, so that it could not be compared."
        ),
        remedy: message!("Look at the map and see whether it shows the right region."),
    };

    /// Values that hold further values are left out.
    pub const P22: Self = Self {
        code: "P22",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Values that hold further values are left out."),
        remedy: message!("Correct the source map, then run `kemas index`."),
    };

    /// Areas do not lie in Indonesia: a wrong coordinate system, or latitude and longitude changed.
    pub const P23: Self = Self {
        code: "P23",
        effect: Effect::StopsWithoutReason,
        meaning: message!(
            "Areas do not lie in Indonesia: a wrong coordinate system, or latitude and \
             longitude changed."
        ),
        remedy: message!("Correct the coordinate system (.prj) of the source map."),
    };

    /// Values are not numbers as their column wants, and are left out.
    pub const P24: Self = Self {
        code: "P24",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Values are not numbers as their column wants, and are left out."),
        remedy: message!(
            "Correct the values in the source map (a point for decimals), or the column's type \
             in catalog/map_fields.csv."
        ),
    };
}
