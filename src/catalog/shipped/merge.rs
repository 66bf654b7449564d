//! Brings the rows of a new version into a table that the office has changed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::table::WrittenTable;
use super::record::{digest_of, key_of, keys_of};

/// A table after a merge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::catalog) struct Merged {
    /// The bytes of the file.
    pub(in crate::catalog) bytes: Vec<u8>,
    /// Rows that only the new version has.
    pub(in crate::catalog) added: Vec<String>,
    /// Rows that the office had not changed, and the new version has.
    pub(in crate::catalog) updated: Vec<String>,
    /// Rows that the office had not changed, and the new version no longer has.
    pub(in crate::catalog) removed: Vec<String>,
    /// Rows that both have changed: they stay as the office has them.
    pub(in crate::catalog) kept: Vec<String>,
}

/// Merges a new version into an office's table. `base` has the digest of each row that the office began with. A row
/// that the office has not changed follows the new version. Its changed and own rows stay, and what it has deleted
/// stays away. `None` where rows have no key, a column is missing or the bytes are no text.
pub(in crate::catalog) fn merged(
    name: &str,
    own: &[u8],
    new: &str,
    base: &BTreeMap<String, String>,
) -> Option<Merged> {
    let keys = keys_of(name)?;
    let new = WrittenTable::read(new.as_bytes(), &[])?;
    let columns = new.names().to_vec();
    let expected: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut table = WrittenTable::read(own, &expected)?;
    if columns.iter().any(|column| !table.names().contains(column)) {
        return None;
    }
    let new_rows: Vec<(String, usize)> = (0..new.rows().len())
        .filter(|at| new.rows()[*at].has_cells())
        .map(|at| (key_of(&new, &new.rows()[at], keys), at))
        .collect();
    let in_new: BTreeMap<&str, usize> =
        new_rows.iter().map(|(key, at)| (key.as_str(), *at)).collect();
    let mut result = Merged::default();
    let mut seen = BTreeSet::new();
    let mut at = 0;
    while at < table.rows().len() {
        let row = &table.rows()[at];
        if !row.has_cells() {
            at += 1;
            continue;
        }
        let key = key_of(&table, row, keys);
        let digest = digest_of(&table, row, &columns);
        let theirs = in_new.get(key.as_str()).copied();
        let new_digest = theirs.map(|theirs| digest_of(&new, &new.rows()[theirs], &columns));
        let began = base.get(&key);
        seen.insert(key.clone());
        if new_digest.as_ref() == Some(&digest) {
            // The same in both.
        } else if began == Some(&digest) {
            let Some(theirs) = theirs else {
                table.remove(at);
                result.removed.push(key);
                continue;
            };
            let cell = |column: &str| new.cell(&new.rows()[theirs], column).to_owned();
            table.set(at, &columns, cell);
            result.updated.push(key);
        } else if new_digest.as_ref() != began {
            result.kept.push(key);
        }
        at += 1;
    }
    let mut before: Option<&str> = None;
    for (key, theirs) in &new_rows {
        if !seen.contains(key) && !base.contains_key(key) {
            let key_at = |at: usize| {
                let row = &table.rows()[at];
                row.has_cells().then(|| key_of(&table, row, keys))
            };
            let place = (0..table.rows().len()).find(|at| key_at(*at).as_deref() == before);
            let place = before.and(place).map_or(0, |place| place + 1);
            table.insert(place, |column| new.cell(&new.rows()[*theirs], column).to_owned());
            seen.insert(key.clone());
            result.added.push(key.clone());
        }
        if seen.contains(key) {
            before = Some(key);
        }
    }
    result.bytes = table.bytes().ok()?;
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::super::record::ShippedTable;
    use super::*;

    const BASE: &str = "id,label,terms\na,A,1\nb,B,2\nc,C,3\nd,D,4\ne,E,5\n";
    const NEW: &str = "id,label,terms\na,A,1\nn,N,0\nb,B,22\nc,C,33\ne,E,5\nf,F,6\n";

    fn merge(own: &str) -> Merged {
        merged("topics.csv", own.as_bytes(), NEW, &ShippedTable::of("topics.csv", BASE).rows)
            .unwrap()
    }

    #[test]
    fn unchanged_rows_follow_and_the_offices_own_stay() {
        let own = "terms;id;label;note\r\n# ours\r\n1;a;A;x\r\n2;b;B;y\r\n9;c;C;\r\n;own;Own;\r\n4;d;D;\r\n";
        let found = merge(own);
        let expected = "terms;id;label;note\r\n# ours\r\n1;a;A;x\r\n0;n;N;\r\n22;b;B;y\r\n9;c;C;\r\n6;f;F;\r\n;own;Own;\r\n";
        assert_eq!(String::from_utf8(found.bytes).unwrap(), expected);
        assert_eq!((found.added, found.updated), (vec!["n".into(), "f".into()], vec!["b".into()]));
        assert_eq!((found.removed, found.kept), (vec!["d".into()], vec!["c".into()]));
    }

    #[test]
    fn a_table_with_own_rows_only_takes_everything_new() {
        let found = merge(&format!("{BASE}own,Own,7\n"));
        let expected = "id,label,terms\na,A,1\nn,N,0\nb,B,22\nc,C,33\ne,E,5\nf,F,6\nown,Own,7\n";
        assert_eq!(String::from_utf8(found.bytes).unwrap(), expected);
    }

    #[test]
    fn what_cannot_be_merged_is_left() {
        let base = BTreeMap::new();
        assert_eq!(merged("words.csv", b"class,words\na,b\n", "class,words\n", &base), None);
        assert_eq!(merged("topics.csv", b"id,label\na,A\n", NEW, &base), None);
        assert_eq!(merged("topics.csv", b"id\nJos\x90", NEW, &base), None);
    }
}
