//! Personal data in tables (UU 27/2022): columns whose names tell of it, by the office's table
//! `personal.csv`, and columns whose values look like it, in the start of a table and some pieces farther
//! on.
//!
//! Columns are named, values never: a cell of a table without a header is not repeated either.

mod looks;

use std::collections::HashMap;

use sha2::{Digest, Sha256};

pub(super) use self::looks::SHORTEST;
use self::looks::{LONG_PHONE, Looks, is_bare_phone, plain};
use super::flaw::{self, Flaw};
use super::foreign::clip;
use super::table::Row;

/// A row of `personal.csv`: what a column's name tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalColumn {
    /// The name, where `*` stands for any letters; case and signs between letters do not matter.
    pub pattern: String,
    /// What such a column holds, in Indonesian.
    pub what: String,
}

/// Its columns.
pub(super) const PERSONAL: &[&str] = &["pattern", "what"];

/// Reads a row.
pub(super) fn personal(row: &mut Row<'_>) -> Option<PersonalColumn> {
    let pattern = row.parse("pattern", "a column's name, with '*' for any letters", |text| {
        text.contains(char::is_alphanumeric).then(|| text.to_owned())
    });
    let what = row.filled("what");
    Some(PersonalColumn { pattern: pattern?, what: what? })
}

/// The rows of `personal.csv`, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct PersonalColumns {
    /// Names without `*`, with what they tell.
    whole: HashMap<String, String>,
    /// Names as a DBF has them, which holds no more than [`LONGEST`] letters of each.
    cut: HashMap<String, String>,
    /// Patterns with it.
    patterns: Vec<(String, String)>,
    digest: String,
}

impl PersonalColumns {
    pub(super) fn new(rows: &[PersonalColumn]) -> Self {
        let mut hasher = Sha256::new();
        let bare = |row: &PersonalColumn| (bare(&row.pattern), row.what.clone());
        for (pattern, what) in rows.iter().map(bare) {
            hasher.update(format!("{pattern}\n{what}\n"));
        }
        let digest = hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let (patterns, whole): (Vec<_>, Vec<_>) =
            rows.iter().map(bare).partition(|(pattern, _)| pattern.contains('*'));
        let mut cut = HashMap::new();
        for row in rows {
            let start = row.pattern.split('*').next().unwrap_or_default();
            for name in [start.to_owned(), self::bare(start)] {
                if name.chars().count() > LONGEST {
                    let name: String = name.chars().take(LONGEST).collect();
                    cut.insert(self::bare(&name), row.what.clone());
                }
            }
        }
        Self { whole: whole.into_iter().collect(), cut, patterns, digest }
    }

    /// Returns a digest of the rows: with others, tables must be looked at again.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }

    /// Returns what a column of this name holds, where that is personal.
    fn told(&self, name: &str) -> Option<&str> {
        let name = name.trim();
        let full = name.chars().count() == LONGEST;
        let look = |name: &str| {
            let name = bare(name);
            let pattern = || self.patterns.iter().find(|(pattern, _)| fits(pattern, &name));
            let cut = || self.cut.get(&name).filter(|_| full);
            self.whole.get(&name).or_else(|| pattern().map(|(_, what)| what)).or_else(cut)
        };
        look(name).or_else(|| look(behind_block(name)?)).map(String::as_str)
    }

    /// Returns the finding about a table's columns, where there is one.
    pub(super) fn flaw<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
        sample: &Sample,
    ) -> Option<Flaw> {
        let mut found = Vec::new();
        for (place, name) in names.enumerate() {
            let what = match (sample.verdict(place), self.told(name)) {
                (Some(looks), _) => looks.word(),
                (None, Some(what)) => what,
                (None, None) => continue,
            };
            // Where there is no header its place holds a value.
            let value = plain(name.trim_ascii().as_bytes());
            let shown = match Looks::of(value) {
                None if !value.is_empty() && !is_bare_phone(value) => clip(name),
                _ => format!("kolom ke-{}", place + 1),
            };
            found.push(format!("{shown} ({what})"));
        }
        (!found.is_empty()).then(|| flaw::personal(&found))
    }
}

/// Letters of a name that a DBF holds.
const LONGEST: usize = 10;

/// Returns what stands behind the number of a block: `NAMA` of `B3_NAMA`.
fn behind_block(name: &str) -> Option<&str> {
    let (block, name) = name.split_once('_')?;
    let digits = block.strip_prefix(['b', 'B'])?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

/// Returns a name in small letters without what stands between them.
fn bare(name: &str) -> String {
    if name.is_ascii() {
        // Each column of each table comes by here.
        let letters = name.bytes().filter(|b| b.is_ascii_alphanumeric() || *b == b'*');
        return letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    let letters = name.chars().filter(|c| c.is_alphanumeric() || *c == '*');
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns true where a name has the form of a pattern.
fn fits(pattern: &str, name: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(left) = name.strip_prefix(first) else { return false };
    left.char_indices().any(|(at, _)| fits(rest, &left[at..])) || fits(rest, "")
}

/// Cells of a column that must look alike before it is named.
const FEWEST: u32 = 5;
/// Of a column's filled cells, percent that must.
const MOST: u32 = 80;

/// Percent that must bear a known name: no list knows all.
const NAMED: u32 = 40;

/// Cells of a table's columns, counted by what they look like.
#[derive(Debug)]
pub(super) struct Sample(Vec<Column>);

#[derive(Debug, Clone, Default)]
struct Column {
    filled: u32,
    phones: u32,
    /// Numbers without the zero that a phone's begins with; of them the long ones, and their second
    /// digits, one bit each.
    bare: u32,
    long: u32,
    seconds: u16,
    mails: u32,
    names: u32,
    niks: Vec<u64>,
}

impl Sample {
    pub(super) fn new(columns: usize) -> Self {
        Self(vec![Column::default(); columns])
    }

    /// Takes in a cell of a column.
    pub(super) fn see(&mut self, place: usize, cell: &[u8]) {
        let cell = cell.trim_ascii();
        let Some(column) = self.0.get_mut(place) else { return };
        // A dash or dot stands for nothing.
        if cell.iter().all(|byte| matches!(byte, 0 | b'-' | b'.' | b'*')) || cell[0] == 0 {
            return;
        }
        column.filled += 1;
        let cell = plain(cell);
        if cell.len() < SHORTEST {
            return;
        }
        match Looks::of(cell) {
            Some(Looks::Nik(number)) => column.niks.push(number),
            Some(Looks::Phone) => column.phones += 1,
            Some(Looks::Mail) => column.mails += 1,
            Some(Looks::Name) => column.names += 1,
            None if is_bare_phone(cell) => {
                column.bare += 1;
                column.long += u32::from(cell.len() >= LONG_PHONE);
                column.seconds |= 1 << (cell[1] - b'0');
            }
            None => {}
        }
    }

    /// Returns what most cells of a column look like.
    fn verdict(&self, place: usize) -> Option<Looks> {
        let column = self.0.get(place)?;
        let most = |count: u32| count >= FEWEST && count * 100 >= column.filled * MOST;
        // Short ones of one kind may be anything.
        let long = column.long * 100 >= column.bare * MOST;
        let bare = if long || column.seconds.count_ones() > 1 { column.bare } else { 0 };
        if most(column.phones + bare) {
            Some(Looks::Phone)
        } else if most(column.mails) {
            Some(Looks::Mail)
        } else if column.names >= FEWEST && column.names * 100 >= column.filled * NAMED {
            Some(Looks::Name)
        } else if most(column.niks.len() as u32) && are_people(&column.niks) {
            Some(Looks::Nik(0))
        } else {
            None
        }
    }
}

/// Tells numbers of people from codes of areas, whose 16 digits may pass for days of birth: people are
/// born on many days and in many years, the areas of a village share theirs.
fn are_people(numbers: &[u64]) -> bool {
    let distinct = |of: &dyn Fn(u64) -> u64| {
        let mut all: Vec<u64> = numbers.iter().map(|number| of(*number)).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    };
    let people = distinct(&|number| number);
    let days = distinct(&|number| number / 10_000 % 1_000_000);
    let years = distinct(&|number| number / 10_000 % 100);
    years >= 3 && days * 2 >= people
}

#[cfg(test)]
mod tests;
