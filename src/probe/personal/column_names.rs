//! The finding about personal data in a table: by the names of its columns, and by what their values look like.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::value_counts::ValueCounts;
use super::value_kind::{ValueKind, is_bare_phone, plain};
use crate::catalog::PersonalColumn;
use crate::message::{Message, message};
use crate::probe::result::Finding;
use crate::probe::result::clip;

/// The rows of `personal.csv`, prepared for comparing.
#[derive(Debug, Clone, Default)]
pub(crate) struct PersonalColumns {
    /// Normalised names that have no `*`, each with what such a column holds.
    whole: HashMap<String, String>,
    /// Normalised names of more than [`LONGEST`] characters, cut as a DBF cuts them, each with what such a column
    /// holds. Of a pattern, the part before its first `*` counts as the name.
    cut: HashMap<String, String>,
    /// Normalised patterns with `*`, each with what such a column holds.
    patterns: Vec<(String, String)>,
    digest: String,
}

impl PersonalColumns {
    pub(crate) fn new(rows: &[PersonalColumn]) -> Self {
        let mut hasher = Sha256::new();
        let read = |row: &PersonalColumn| (normalised(&row.pattern), row.what.clone());
        for (pattern, what) in rows.iter().map(read) {
            hasher.update(format!("{pattern}\n{what}\n"));
        }
        let digest = hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let (patterns, whole): (Vec<_>, Vec<_>) =
            rows.iter().map(read).partition(|(pattern, _)| pattern.contains('*'));
        let mut cut = HashMap::new();
        for row in rows {
            let start = row.pattern.split('*').next().unwrap_or_default();
            for name in [start.to_owned(), normalised(start)] {
                if name.chars().count() > LONGEST {
                    let name: String = name.chars().take(LONGEST).collect();
                    cut.insert(normalised(&name), row.what.clone());
                }
            }
        }
        Self { whole: whole.into_iter().collect(), cut, patterns, digest }
    }

    /// Returns a digest of the rows of `personal.csv`. When it changes, tables must be read again.
    pub(crate) fn digest(&self) -> &str {
        &self.digest
    }

    /// Returns what a column with this name holds by `personal.csv`; `None` where no row fits. The part after the
    /// number of a questionnaire block is tried as well.
    fn held_by(&self, name: &str) -> Option<&str> {
        let name = name.trim();
        let full = name.chars().count() == LONGEST;
        let look = |name: &str| {
            let name = normalised(name);
            let pattern = || self.patterns.iter().find(|(pattern, _)| fits(pattern, &name));
            let cut = || self.cut.get(&name).filter(|_| full);
            self.whole.get(&name).or_else(|| pattern().map(|(_, what)| what)).or_else(cut)
        };
        look(name).or_else(|| look(behind_block(name)?)).map(String::as_str)
    }

    /// Returns the finding about the columns whose names or values look like personal data; `None` where none does.
    pub(in crate::probe) fn finding<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
        values: &ValueCounts,
    ) -> Option<Finding> {
        let mut found = Vec::new();
        for (place, name) in names.enumerate() {
            let what = match (values.verdict(place), self.held_by(name)) {
                (Some(kind), _) => kind.words(),
                (None, Some(what)) => Message::verbatim(what),
                (None, None) => continue,
            };
            // In a table without a header, the name is really a value. Where it is empty or looks like personal data,
            // the column's place is shown instead.
            let value = plain(name.trim_ascii().as_bytes());
            let shown = match ValueKind::of(value) {
                None if !value.is_empty() && !is_bare_phone(value) => Message::verbatim(clip(name)),
                _ => message!("column {place}", place = place + 1),
            };
            found.push(message!("{shown} ({what})", shown, what));
        }
        (!found.is_empty()).then(|| Finding::personal(&found))
    }
}

/// The longest name of a column in a DBF, in characters.
const LONGEST: usize = 10;

/// Returns the name after the number of a questionnaire block: `NAMA` of `B3_NAMA`; `None` where there is no such
/// number.
fn behind_block(name: &str) -> Option<&str> {
    let (block, name) = name.split_once('_')?;
    let digits = block.strip_prefix(['b', 'B'])?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

/// Returns a name in lower case, without characters other than letters, digits and `*`.
fn normalised(name: &str) -> String {
    if name.is_ascii() {
        // The fast way, because this runs for each column of each table.
        let letters = name.bytes().filter(|b| b.is_ascii_alphanumeric() || *b == b'*');
        return letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    let letters = name.chars().filter(|c| c.is_alphanumeric() || *c == '*');
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns true where a name matches a pattern. Each `*` stands for any characters, or for none.
fn fits(pattern: &str, name: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(left) = name.strip_prefix(first) else { return false };
    left.char_indices().any(|(at, _)| fits(rest, &left[at..])) || fits(rest, "")
}
