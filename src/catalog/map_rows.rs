//! Rows about maps: the columns that may go to the buyer, and the areas that a map must have.

use super::row_types::{MapField, MasterRow};
use super::table::Row;
use crate::message::message;
use crate::model::Level;

/// Columns of `map_fields.csv`.
pub(super) const MAP_FIELDS: &[&str] = &["level", "field", "type", "width", "meaning"];

/// Reads a column that may go to the buyer.
pub(super) fn map_field(row: &mut Row<'_>) -> Option<MapField> {
    let level = row.parse("level", message!("a map level such as desa"), Level::parse);
    // A GeoPackage has columns `fid` and `geom` of its own.
    let field = row.parse("field", message!("a name other than fid and geom"), |text| {
        let own = ["fid", "geom"].iter().any(|own| own.eq_ignore_ascii_case(text));
        (!text.is_empty() && !own).then(|| text.to_owned())
    });
    let kind = row.parse("type", message!("text, integer or real"), |text| {
        ["text", "integer", "real"].contains(&text).then(|| text.to_owned())
    });
    let width = row.parse("width", message!("characters from 1 to 254"), |text| {
        text.parse().ok().filter(|width| (1..=254).contains(width))
    });
    let meaning = row.filled("meaning");
    Some(MapField { level: level?, field: field?, kind: kind?, width: width?, meaning: meaning? })
}

/// Columns of a `master_<level>.csv`.
pub(super) const MASTER: &[&str] = &["code", "name"];

/// Reads an area that a map of this level must have.
pub(super) fn master(row: &mut Row<'_>, level: Level) -> Option<MasterRow> {
    let code =
        row.parse("code", message!("the full code of an area, such as 8171010001"), |text| {
            let digits = text.len() >= 7 && text.bytes().all(|b| b.is_ascii_alphanumeric());
            digits.then(|| text.to_owned())
        });
    let digits = code_digits(level).filter(|digits| {
        let code = code.as_deref().unwrap_or_default();
        !code.is_empty() && code.len() != *digits
    });
    if let Some(digits) = digits {
        row.fault_of_check("code", message!("a code of {digits} digits, as the level has", digits));
    }
    Some(MasterRow { level, code: code?, name: row.text("name").to_owned() })
}

/// Returns how many digits the code of an area has; `None` where that differs.
fn code_digits(level: Level) -> Option<usize> {
    match level {
        Level::Kecamatan => Some(7),
        Level::Desa => Some(10),
        Level::Sls => Some(14),
        Level::Subsls => Some(16),
        _ => None,
    }
}
