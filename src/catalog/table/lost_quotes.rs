//! Rows with more cells than the header, because a cell that contains the separator has lost its quotation marks.

use csv::StringRecord;

/// Columns whose cells are lists with `;` between the values.
const LISTS: [&str; 10] = [
    "topics", "unit", "coverage", "terms", "aliases", "words", "stem", "unless", "names", "months",
];

/// The most ways to put a row together that are tried.
const MOST_WAYS: usize = 2000;

/// Puts a row together again in the only way in which it `fits`; `None` where there is no way or several. Of a list
/// the values are joined. Other texts are joined only where a blank follows the separator, as in `Ambon, Maluku`.
///
/// `columns` are the names in the header, in their order.
pub(super) fn restored(
    row: &StringRecord,
    columns: &[String],
    separator: u8,
    mut fits: impl FnMut(&StringRecord) -> bool,
) -> Option<StringRecord> {
    let extra = row.len().checked_sub(columns.len()).filter(|extra| *extra > 0)?;
    let mut ways = Vec::new();
    if separator == b';' {
        let lists = (0..columns.len()).filter(|at| LISTS.contains(&columns[*at].as_str()));
        spread(&lists.collect::<Vec<_>>(), extra, &mut Vec::new(), &mut ways);
    } else {
        ways.extend((0..columns.len()).map(|at| vec![(at, extra)]));
    }
    let mut found = None;
    for way in &ways {
        let Some(whole) = joined(row, way, char::from(separator)) else { continue };
        if fits(&whole) {
            if found.is_some() {
                return None;
            }
            found = Some(whole);
        }
    }
    found
}

/// Lists the ways to spread the additional cells over columns: each is the places of columns with their shares.
fn spread(
    columns: &[usize],
    extra: usize,
    way: &mut Vec<(usize, usize)>,
    ways: &mut Vec<Vec<(usize, usize)>>,
) {
    let Some((first, rest)) = columns.split_first() else {
        if extra == 0 && ways.len() < MOST_WAYS {
            ways.push(way.clone());
        }
        return;
    };
    for share in 0..=extra {
        way.push((*first, share));
        spread(rest, extra - share, way, ways);
        way.pop();
    }
}

/// Joins cells of a row; `None` where cells would be joined that are no list and have no blank between them.
fn joined(row: &StringRecord, way: &[(usize, usize)], separator: char) -> Option<StringRecord> {
    let mut cells = row.iter();
    let mut whole = StringRecord::new();
    while let Some(first) = cells.next() {
        let column = whole.len();
        let share = way.iter().find(|(at, _)| *at == column).map_or(0, |(_, share)| *share);
        let mut cell = first.to_owned();
        for _ in 0..share {
            let next = cells.next()?;
            if separator != ';' && !next.starts_with(' ') {
                return None;
            }
            cell.push(separator);
            cell.push_str(next);
        }
        // A list has no value twice.
        let values: Vec<&str> = cell.split(separator).map(str::trim).collect();
        if share > 0 && (1..values.len()).any(|at| values[..at].contains(&values[at])) {
            return None;
        }
        whole.push_field(without_curly_marks(&cell));
    }
    Some(whole)
}

/// Returns a cell without the curly quotation marks around it that a program put in the place of plain ones.
fn without_curly_marks(cell: &str) -> &str {
    let curly = ['“', '”', '„', '‟'];
    let inner = cell.strip_prefix(curly).and_then(|rest| rest.strip_suffix(curly));
    inner.filter(|inner| !inner.contains(curly)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_texts_are_put_together_where_only_one_way_fits() {
        let columns = ["id", "title", "topics", "unit"].map(str::to_owned);
        let units = ["desa", "usaha"];
        let fits = |row: &StringRecord| {
            row.len() == 4 && row[3].split(';').all(|unit| units.contains(&unit))
        };
        for (row, separator, whole) in [
            ("a|A|x|y|desa", b';', Some("a|A|x;y|desa")),
            ("a|A|x|desa|usaha", b';', None),
            ("a|A|x|usaha|y", b';', None),
            ("a|A|x|usaha|usaha", b';', Some("a|A|x;usaha|usaha")),
            ("a|Ambon| Maluku|x|desa", b',', Some("a|Ambon, Maluku|x|desa")),
            ("a|Ambon|Maluku|x|desa", b',', None),
            ("a|A|x|desa", b',', None),
            ("a|“Ambon| Maluku”|x|desa", b',', Some("a|Ambon, Maluku|x|desa")),
            ("a|“Ambon| Maluku“|x|desa", b',', Some("a|Ambon, Maluku|x|desa")),
        ] {
            let row: StringRecord = row.split('|').collect::<Vec<_>>().into();
            let found = restored(&row, &columns, separator, fits);
            let found = found.map(|row| row.iter().collect::<Vec<_>>().join("|"));
            assert_eq!(found.as_deref(), whole, "{row:?}");
        }
    }
}
