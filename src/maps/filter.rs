//! What is asked of GDAL, so that a driver which can skip areas does: the regions' codes compared as texts,
//! and all that might hide one (nothing, or a blank in front). It lets through too much rather than too
//! little; what comes is held against the regions once more.

use gdal::vector::OGRFieldType;

use super::codes::Scheme;
use super::columns::Columns;

/// The areas of some regions in a held layer.
pub(super) struct Filter<'a> {
    pub(super) columns: &'a Columns,
    pub(super) scheme: &'a Scheme,
    /// BPS codes.
    pub(super) regions: &'a [&'a str],
}

impl Filter<'_> {
    /// Returns the condition, for SQLite or in the SQL of GDAL; `None` where all areas must be looked at:
    /// the country is asked for, or no text column tells the region.
    pub(super) fn render(&self, sqlite: bool) -> Option<String> {
        let digits = |region: &&str| region.bytes().all(|b| b.is_ascii_digit());
        if self.regions.contains(&"00") || !self.regions.iter().all(digits) {
            return None;
        }
        if sqlite && let Some(condition) = self.one_reference() {
            return Some(condition);
        }
        let conditions: Option<Vec<String>> =
            self.regions.iter().map(|region| self.condition(region)).collect();
        Some(conditions?.join(" OR "))
    }

    /// Names the column once: the codes stand behind the geometry, and SQLite walks the pages of a long
    /// row again for every mention (11 regions in 4 comparisons each took 40 times the pages).
    fn one_reference(&self) -> Option<String> {
        let width = self.regions.iter().map(|region| region.len()).min()?;
        let id = self.id(self.regions.iter().map(|region| region.len()).max()?)?;
        let mut fronts: Vec<&str> = self.regions.iter().map(|region| &region[..width]).collect();
        fronts.sort_unstable();
        fronts.dedup();
        // Nothing and all that sorts before '1' become '1'.
        Some(format!(
            "coalesce(max(substr({id}, 1, {width}), '1'), '1') IN ('1', '{}')",
            fronts.join("', '")
        ))
    }

    fn condition(&self, region: &str) -> Option<String> {
        if let Some(id) = self.id(region.len()) {
            // The next code of that width: '8171' < id < '8172'; after '99' comes everything.
            let next = region.parse::<u64>().ok()? + 1;
            let next = format!("{next:0>width$}", width = region.len());
            let fits = next.len() <= region.len();
            let below = if fits { format!(" AND {id} < '{next}'") } else { String::new() };
            return Some(format!("({id} >= '{region}'{below}) OR {id} IS NULL OR {id} < '1'"));
        }
        if region.len() < 4 {
            return None;
        }
        let (province, regency) = (self.text_column("kdprov")?, self.text_column("kdkab")?);
        let (p, r) = (region.get(..2)?, region.get(2..4)?);
        Some(format!(
            "({province} = '{p}' OR {province} IS NULL OR {province} < '1') AND \
             ({regency} = '{r}' OR {regency} IS NULL OR {regency} < '0' OR {regency} < '00')"
        ))
    }

    /// Returns the first column of text whose codes are at least so wide.
    fn id(&self, width: usize) -> Option<String> {
        let ids = std::iter::once(&self.scheme.id).chain(&self.scheme.fronts);
        ids.filter(|(_, wide)| *wide >= width).find_map(|(name, _)| self.text_column(name))
    }

    /// Returns a column's name in quotes, where it holds texts.
    fn text_column(&self, name: &str) -> Option<String> {
        let (at, kind) = self.columns.place(name)?;
        let quoted = || format!("\"{}\"", self.columns.name(at).replace('"', "\"\""));
        (kind == OGRFieldType::OFTString).then(quoted)
    }
}
