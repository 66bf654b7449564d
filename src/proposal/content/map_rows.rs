//! What stands beside the codes in the areas of a map: names of regencies, and codes of the Ministry of Home Affairs.

use std::path::Path;

use super::codes::{CodeColumns, Codes};
use crate::model::MapFormat;
use crate::probe::each_row;

/// Adds what the areas of a map have beside their codes.
pub(super) fn beside(path: &Path, format: MapFormat, codes: &mut Codes) {
    let mut own = Codes::default();
    let columns = |names: &[String]| {
        let columns = CodeColumns::among(names.iter().map(String::as_str));
        columns.has_words().then_some(columns)
    };
    each_row(path, format, columns, |columns, cells| {
        columns.see(|at| cells.get(at).map_or(&[][..], String::as_bytes), &mut own);
    });
    codes.named.extend(own.named);
    codes.ministry.extend(own.ministry);
}
