//! The attribute filter that GDAL applies while reading, so that a driver can skip areas of other regencies.
//!
//! It excludes only areas whose code begins with that of a regency that the file had when it was indexed, where this
//! regency neither lies in a region asked for nor contains one. Areas without a code, with a code of another length, or
//! of a regency that is new since the indexing pass it. Whatever passes is compared with the regions once more.

use gdal::vector::OGRFieldType;

use super::area_codes::Scheme;
use super::held_columns::HeldColumns;
use crate::model::RegionCode;

/// What to ask of a held layer for some regions.
pub(super) struct Filter<'a> {
    pub(super) columns: &'a HeldColumns,
    pub(super) scheme: &'a Scheme,
    /// BPS codes of the regions that are asked for.
    pub(super) wanted: &'a [&'a RegionCode],
    /// Codes of the regencies that the file had when it was indexed.
    pub(super) held: &'a [String],
}

impl Filter<'_> {
    /// Returns the condition, in SQLite's SQL or in that of GDAL; `None` where all areas must be read: since no regency
    /// can be excluded, or since a column that would be asked holds no texts or is not there.
    pub(super) fn render(&self, sqlite: bool) -> Option<String> {
        let others: Vec<String> = self.others().map(|code| format!("'{code}'")).collect();
        if others.is_empty() {
            return None;
        }
        let others = others.join(", ");
        let ids = std::iter::once(&self.scheme.id).chain(self.scheme.fronts.iter().rev());
        // The first of them outranks the others.
        let mut present = ids.filter(|(name, _)| self.columns.place(name).is_some());
        if let Some((name, width)) = present.next() {
            let id = self.text_column(name)?;
            // A text of another length is no code, nor is one with punctuation: both pass the filter (of a census
            // block, in GDAL's SQL, only the usual punctuation).
            let longer = if sqlite {
                format!("length({id}) <> {width}")
            } else {
                format!("SUBSTR({id}, {width}, 1) = '' OR SUBSTR({id}, {}, 1) <> ''", width + 1)
            };
            let signs = if self.scheme.has_letters() {
                signs(&id, sqlite)
            } else {
                // A cast to a number stops at the first character that is no digit. It takes a third of the time of a
                // pattern.
                let kind = if sqlite { "INTEGER" } else { "bigint" };
                format!("CAST({id} AS {kind}) < 1{}", "0".repeat(width - 1))
            };
            return Some(format!(
                "{id} IS NULL OR {longer} OR SUBSTR({id}, 1, {REGENCY}) NOT IN ({others}) OR {signs}"
            ));
        }
        let (province, regency) = (self.text_column("kdprov")?, self.text_column("kdkab")?);
        let both = if sqlite {
            format!("{province} || {regency}")
        } else {
            format!("CONCAT({province}, {regency})")
        };
        Some(format!("{province} IS NULL OR {regency} IS NULL OR {both} NOT IN ({others})"))
    }

    /// Returns the regencies of the file that neither lie in a region asked for nor contain one.
    fn others(&self) -> impl Iterator<Item = &str> {
        let is_code =
            |code: &&str| code.len() == REGENCY && code.bytes().all(|b| b.is_ascii_digit());
        let is_wanted =
            |code: &str| self.wanted.iter().any(|wanted| code.starts_with(wanted.regency_prefix()));
        self.held.iter().map(String::as_str).filter(is_code).filter(move |code| !is_wanted(code))
    }

    /// Returns a column's name in quotes; `None` where the layer has no such column, or it holds no texts.
    fn text_column(&self, name: &str) -> Option<String> {
        let (at, kind) = self.columns.place(name)?;
        let quoted = || format!("\"{}\"", self.columns.name(at).replace('"', "\"\""));
        (kind == OGRFieldType::OFTString).then(quoted)
    }
}

/// Returns the condition that a code contains punctuation or spaces; in GDAL's SQL one of [`SIGNS`].
fn signs(id: &str, sqlite: bool) -> String {
    if sqlite {
        return format!("{id} GLOB '*[^0-9A-Za-z]*'");
    }
    SIGNS.map(|sign| format!("{id} LIKE '%{sign}%'")).join(" OR ")
}

/// Characters that people type between the parts of a code; not `%` and `_`, which are wildcards in a pattern.
const SIGNS: [&str; 7] = [" ", "-", ".", "/", ",", ":", "\u{a0}"];
/// Digits of a regency's code.
const REGENCY: usize = 4;
