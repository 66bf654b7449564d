//! What stands between the cells of a table.

use super::comments::behind_comments;
use crate::model::first_cells;

/// The separators that spreadsheets write, the most usual first.
pub(super) const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A separator, and the byte where the header begins, or the line ends before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) separator: u8,
    pub(super) header_at: usize,
}

/// Finds the separator of a table: the one that its first line names (`sep=;`, which Excel obeys), or else the one
/// with which the header has the most of the `columns`.
pub(super) fn find(text: &str, columns: &[&str]) -> Found {
    if let Some(found) = named(text) {
        return Found { header_at: behind_comments(text, found.header_at), ..found };
    }
    let header_at = behind_comments(text, 0);
    let known = |separator: u8| {
        let header = cells(&text[header_at..], separator);
        columns.iter().filter(|column| header.iter().any(|cell| cell.trim() == **column)).count()
    };
    let mut best = (known(SEPARATORS[0]), SEPARATORS[0]);
    for separator in &SEPARATORS[1..] {
        let count = known(*separator);
        if count > best.0 {
            best = (count, *separator);
        }
    }
    Found { separator: best.1, header_at }
}

/// Reads a first line `sep=;`. A spreadsheet that does not know the line may have put it in quotes, or other
/// separators behind it.
fn named(text: &str) -> Option<Found> {
    let end = text.find(['\r', '\n'])?;
    let line = text[..end].trim_start_matches('"');
    let named = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep="))?;
    let (separator, rest) = line[named.len()..].split_at_checked(1)?;
    let rest = rest.trim_start_matches('"');
    let separator = SEPARATORS.into_iter().find(|known| [*known] == *separator.as_bytes())?;
    let plain = rest.bytes().all(|byte| SEPARATORS.contains(&byte));
    plain.then_some(Found { separator, header_at: end })
}

/// Returns the cells of the first row of a text.
pub(super) fn cells(text: &str, separator: u8) -> Vec<String> {
    first_cells(text, separator).iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_the_separator() {
        for (text, separator, header_at) in [
            ("id,label\n", b',', 0),
            ("id;label\r\na,b;c\r\n", b';', 0),
            ("id\tlabel\n", b'\t', 0),
            ("\"id\";\"label\"\n", b';', 0),
            ("sep=;\r\nid;label\r\n", b';', 5),
            ("sep=,,,\nid,label\n", b',', 7),
            ("\"sep=;\"\r\nid;label\r\n", b';', 7),
            ("# a, b, c\r\nid;label\r\n", b';', 9),
            ("sep=;\n# a, b\nid;label\n", b';', 12),
            ("sep=x\nid,label\n", b',', 0),
            ("sep=é\nid,label\n", b',', 0),
            ("sep=", b',', 0),
            ("sep=\nid,label\n", b',', 0),
            ("nama|isi\n", b',', 0),
            ("", b',', 0),
        ] {
            let found = find(text, &["id", "label"]);
            assert_eq!(found, Found { separator, header_at }, "{text:?}");
        }
    }
}
