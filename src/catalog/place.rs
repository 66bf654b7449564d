//! Where a new product belongs in its table: beside those that are most like it, in the order that they have.

use super::product_table::ProductTable;
use crate::model::{Level, MapEdition, Period};

/// What decides on the place of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Likeness {
    /// The survey of a dataset; of a map, what its id begins with.
    family: String,
    /// The variant of a dataset, the level of a map.
    variant: String,
    /// A text that grows with the period or edition.
    time: String,
    coverage: String,
}

impl Likeness {
    /// Takes it from the cells of a row.
    pub(super) fn of(table: ProductTable, cell: impl Fn(&str) -> String) -> Self {
        match table {
            ProductTable::Datasets => Self {
                family: cell("survey").to_lowercase(),
                variant: cell("variant").to_lowercase(),
                time: Period::parse(&cell("period"))
                    .map(|period| {
                        format!("{}-{:02}-{}", period.last, period.month.unwrap_or(0), period.first)
                    })
                    .unwrap_or_default(),
                coverage: cell("coverage"),
            },
            ProductTable::Layers => Self {
                family: cell("id").split('-').next().unwrap_or_default().to_owned(),
                variant: Level::parse(&cell("level"))
                    .map(|level| level.to_string())
                    .unwrap_or_default(),
                time: MapEdition::parse(&cell("edition"))
                    .map(|edition| edition.to_string())
                    .unwrap_or_default(),
                coverage: cell("coverage"),
            },
        }
    }
}

/// Returns the number of the row before which the new one belongs; the number of rows for the end. `rows` are those
/// of the table; comments and empty rows are `None`.
pub(super) fn place_of(new: &Likeness, rows: &[Option<Likeness>]) -> usize {
    let all = |fits: &dyn Fn(&Likeness) -> bool| -> Vec<usize> {
        let row = |at: &usize| rows[*at].as_ref().is_some_and(fits);
        (0..rows.len()).filter(row).collect()
    };
    let behind = |rows: &[usize]| rows.last().map(|last| last + 1);
    let same_variant = |row: &Likeness| row.family == new.family && row.variant == new.variant;
    let same = all(&|row| same_variant(row) && row.time == new.time);
    if let Some(last) = same.last() {
        // Regions stand in the order of their codes, unless they already do not.
        let coverage = |at: &usize| rows[*at].as_ref().map(|row| row.coverage.as_str());
        let later = same.iter().find(|at| coverage(at) > Some(new.coverage.as_str()));
        return match later {
            Some(later) if same.is_sorted_by_key(coverage) => *later,
            _ => last + 1,
        };
    }
    let times = all(&same_variant);
    if !times.is_empty() {
        return among_times(&new.time, &times, rows);
    }
    let same_time = all(&|row| row.family == new.family && row.time == new.time);
    let family = all(&|row| row.family == new.family);
    let anything = all(&|_| true);
    behind(&same_time)
        .or_else(|| behind(&family))
        .or_else(|| behind(&anything))
        .unwrap_or(rows.len())
}

/// Returns the place among rows that differ from the new one in their time: between the next earlier and the next
/// later time, or in the direction that the two nearest ones have.
fn among_times(new: &str, among: &[usize], rows: &[Option<Likeness>]) -> usize {
    let time = |at: &usize| rows[*at].as_ref().map_or("", |row| row.time.as_str());
    let first = |wanted: &str| among.iter().copied().find(|at| time(at) == wanted).unwrap_or(0);
    let behind = |wanted: &str| {
        among.iter().copied().rfind(|at| time(at) == wanted).map_or(0, |last| last + 1)
    };
    let mut times: Vec<&str> = among.iter().map(time).collect();
    times.sort_unstable();
    times.dedup();
    let next = times.partition_point(|time| *time < new);
    let earlier = times[..next].last().copied();
    let later = times.get(next).copied();
    match (earlier, later) {
        (Some(earlier), Some(later)) if first(earlier) < first(later) => behind(earlier),
        (_, Some(later)) if earlier.is_some() => behind(later),
        (Some(earlier), _) => match times[..next].iter().rev().nth(1) {
            Some(before) if first(before) > first(earlier) => first(earlier),
            _ => behind(earlier),
        },
        (None, Some(later)) => match times.get(1) {
            Some(after) if first(after) < first(later) => behind(later),
            _ => first(later),
        },
        (None, None) => rows.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::builtin_file;

    fn rows_of(table: ProductTable) -> Vec<(String, Likeness)> {
        let text = builtin_file(table.file()).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let names = reader.headers().unwrap().clone();
        let row = |record: csv::StringRecord| {
            let cell = |name: &str| {
                let at = names.iter().position(|known| known == name).unwrap();
                record[at].to_owned()
            };
            (cell("id"), Likeness::of(table, cell))
        };
        reader.records().map(|record| row(record.unwrap())).collect()
    }

    /// Returns the id of the row behind which the new one belongs; empty for the first place.
    fn behind(table: ProductTable, cells: &[(&str, &str)]) -> String {
        let rows = rows_of(table);
        let cell = |name: &str| {
            let found = cells.iter().find(|(known, _)| *known == name);
            found.map_or(String::new(), |(_, cell)| (*cell).to_owned())
        };
        let likeness: Vec<_> = rows.iter().map(|(_, row)| Some(row.clone())).collect();
        let at = place_of(&Likeness::of(table, cell), &likeness);
        rows[..at].last().map_or(String::new(), |(id, _)| id.clone())
    }

    #[test]
    fn a_product_stands_beside_those_that_are_like_it() {
        let dataset = |survey, variant, period, coverage| {
            let cells = [
                ("survey", survey),
                ("variant", variant),
                ("period", period),
                ("coverage", coverage),
            ];
            behind(ProductTable::Datasets, &cells)
        };
        for (survey, variant, period, coverage, place) in [
            ("Susenas", "KOR", "2024-03", "8102", "susenas-2024-03-kor-81"),
            ("Susenas", "KOR", "2024-03", "8172", "susenas-2024-03-kor-8171"),
            ("Susenas", "KOR", "2026-03", "00", "susenas-2025-03-kor-81"),
            ("Susenas", "KOR", "2019-03", "00", "susenas-2020-03-kor"),
            ("Susenas", "KP", "2026-03", "00", "susenas-2025-03-kor-81"),
            ("Sakernas", "AGT", "2026-08", "81", "sakernas-2025-08-81"),
            ("Sakernas", "AGT", "2019-08", "81", "sakernas-2025-02"),
            ("Sakernas", "MEI", "2024-05", "00", "sakernas-2023-08-np"),
            ("Podes", "DESA", "2020", "00", "podes-2021-81"),
            ("Podes", "DESA", "2027", "00", "sakernas-2023-08-np"),
            ("podes", "KEL", "2024", "00", "podes-2024-kec"),
            ("Riskesdas", "", "2018", "00", "komuter-2023-mamminasata"),
        ] {
            let found = dataset(survey, variant, period, coverage);
            assert_eq!(found, place, "{survey} {variant} {period} {coverage}");
        }
    }

    #[test]
    fn a_map_stands_in_the_order_of_its_levels_editions() {
        for (id, level, edition, place) in [
            ("wilkerstat-desa-2025-2", "desa", "2025-2", "wilkerstat-desa-2025-1"),
            ("wilkerstat-kec-2018-1", "kecamatan", "2018-1", ""),
            ("wilkerstat-sls-2024-1", "sls", "2024-1", "wilkerstat-sls-2023-1"),
            ("sungai-2024", "desa", "2024-1", "wilkerstat-bs-2020-2"),
        ] {
            let cells = [("id", id), ("level", level), ("edition", edition), ("coverage", "81")];
            assert_eq!(behind(ProductTable::Layers, &cells), place, "{id}");
        }
    }
}
