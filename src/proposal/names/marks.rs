//! Marks of copies and of corrected issues in the names of files.

use super::surveys::year;
use super::token::{Name, Token};

/// Words that mark a corrected issue.
const CORRECTED: [&str; 9] = [
    "rev",
    "revisi",
    "revised",
    "revision",
    "perbaikan",
    "koreksi",
    "ralat",
    "corrected",
    "update",
];

/// Words before the number of an issue. Without a number they say nothing.
const NUMBERED: [&str; 7] = ["v", "ver", "versi", "version", "edisi", "edition", "ed"];

/// Words that mark another issue only beside a file that has the same name without them.
const BESIDE: [&str; 12] = [
    "final", "fix", "fixed", "baru", "terbaru", "new", "lama", "old", "updated", "terakhir",
    "latest", "ok",
];

/// Words such as those, which do not say which of the files is the one to use.
const UNFINISHED: [&str; 10] =
    ["draft", "draf", "edit", "edited", "asli", "clean", "bersih", "backup", "bak", "sementara"];

/// Returns true for a word that says of a file beside another one neither that it is later nor that it is earlier.
pub(in crate::proposal) fn is_unfinished(word: &str) -> bool {
    UNFINISHED.contains(&word)
}

fn is_beside(word: &str) -> bool {
    BESIDE.contains(&word) || is_unfinished(word)
}

/// What programs put before the name of a copy; `_` stands for a blank, too. `kopi` alone is coffee.
const BEFORE: [&str; 4] = ["copy_of_", "salinan_dari_", "salinan_", "kopi_dari_"];
/// What programs and people put behind the name of a copy.
const BEHIND: [&str; 13] = [
    " - copy",
    " - salin",
    " - salinan",
    " - kopi",
    " - copied",
    " copy",
    " salinan",
    " salin",
    "_copy",
    "_salinan",
    "_salin",
    "-copy",
    "-salinan",
];

/// Returns the name that a file has but for the marks of a copy: ` - Salin`, `Copy of`, `(1)`; `None` where it has
/// none.
pub(in crate::proposal) fn copied_name(name: &str) -> Option<&str> {
    let mut rest = name.trim();
    while let Some(shorter) = without_mark(rest) {
        rest = shorter;
    }
    (rest.len() < name.trim().len()).then_some(rest)
}

/// Returns a name without its outermost mark of a copy.
fn without_mark(name: &str) -> Option<&str> {
    // A mark is ASCII, so that its place is the same in lower case.
    let lower = name.to_ascii_lowercase();
    let joined = lower.replace(' ', "_");
    let before = BEFORE.iter().find(|mark| joined.starts_with(**mark));
    let before = before.map(|mark| &name[mark.len()..]);
    let behind = || {
        let mark = BEHIND.iter().find(|mark| lower.ends_with(**mark))?;
        Some(&name[..name.len() - mark.len()])
    };
    let numbered_before = || {
        let (number, rest) = name.get("copy (".len()..)?.split_once(") of ")?;
        (lower.starts_with("copy (") && is_count(number)).then_some(rest)
    };
    let numbered = || {
        let (rest, number) = name.strip_suffix(')')?.rsplit_once('(')?;
        is_count(number).then_some(rest)
    };
    let rest = before.or_else(behind).or_else(numbered_before).or_else(numbered)?;
    let rest = rest.trim();
    (!rest.is_empty()).then_some(rest)
}

fn is_count(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The marks of a corrected issue in a name: for each the place of its first token, the number of its tokens, and what
/// they say together.
pub(super) fn corrections(name: &Name) -> Vec<(usize, usize, String)> {
    let tokens = &name.tokens;
    let years = tokens.iter().filter(|token| year(&token.text).is_some()).count();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let text = &*token.text;
        let number = tokens.get(at + 1).filter(|next| next.digits);
        let numbered = NUMBERED.contains(&text)
            && number
                .is_some_and(|number| number.text.len() <= 2 && (number.glued || text.len() > 2));
        if !numbered && !CORRECTED.contains(&text) {
            continue;
        }
        // The only year of a name is that of the data.
        let number =
            number.filter(|number| number.glued || years != 1 || year(&number.text).is_none());
        let count = number.map_or(0, |_| date_length(&tokens[at + 1..]));
        let mut words = text.to_owned();
        words.extend(tokens[at + 1..=at + count].iter().map(|token| token.text.as_str()));
        found.push((at, 1 + count, words));
    }
    found
}

/// Returns how many tokens are one number or date: `1`, `20141007`, `2014 10 07` or `07 10 2014`.
fn date_length(tokens: &[Token]) -> usize {
    let width = |at: usize| tokens.get(at).filter(|token| token.digits).map(|t| t.text.len());
    match (width(0), width(1), width(2)) {
        (Some(4), Some(2), Some(2)) | (Some(2), Some(2), Some(4)) => 3,
        _ => 1,
    }
}

impl Name {
    /// Returns the name of a file without the marks of a copy; it is still shown as it is written.
    pub(in crate::proposal) fn of_file(stem: &str) -> Self {
        let rest = copied_name(stem).unwrap_or(stem);
        Self { shown: stem.to_owned(), ..Self::of(rest) }
    }

    /// Returns the name without what it says of a corrected issue.
    pub(super) fn without_corrections(&self) -> Self {
        let marks = corrections(self);
        let is_mark =
            |at: usize| marks.iter().any(|(from, count, _)| (*from..from + count).contains(&at));
        let tokens = self.tokens.iter().enumerate().filter(|(at, _)| !is_mark(*at));
        Self { shown: self.shown.clone(), tokens: tokens.map(|(_, token)| token.clone()).collect() }
    }

    /// Returns what the name is but for copies and issues: the same for a file and its later issues.
    pub(in crate::proposal) fn base(&self) -> String {
        let plain = self.without_corrections();
        let words = plain.tokens.iter().map(|token| token.text.as_str());
        words.filter(|word| !is_beside(word)).collect::<Vec<_>>().join(" ")
    }

    /// Returns the word that marks another issue beside a file that has the same name without it.
    pub(in crate::proposal) fn word_beside(&self) -> Option<&str> {
        self.tokens.iter().map(|token| token.text.as_str()).find(|word| is_beside(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_copies_are_seen_and_parts_are_not() {
        for (name, expected) in [
            ("podes2021 - Salin", Some("podes2021")),
            ("podes2021 - Salin (2)", Some("podes2021")),
            ("Copy of podes2021", Some("podes2021")),
            ("Copy (2) of podes2021", Some("podes2021")),
            ("podes2021 (1)", Some("podes2021")),
            ("podes2021(1)", Some("podes2021")),
            ("podes2021_copy", Some("podes2021")),
            ("podes2021 - Kopi", Some("podes2021")),
            ("Kopi dari podes2021", Some("podes2021")),
            ("kopi_dari_podes2021", Some("podes2021")),
            ("st2013 kopi", None),
            ("kopi 2013", None),
            ("kopi_st2013", None),
            ("podes2021", None),
            ("podes (2021)", None),
            ("sp101302#1", None),
            ("1302_SAK082017_15+", None),
            ("(1)", None),
        ] {
            assert_eq!(copied_name(name), expected, "{name}");
        }
    }

    #[test]
    fn a_file_and_its_later_issues_have_one_base() {
        for (name, base, words) in [
            ("podes2021_desa", "podes 2021 desa", ""),
            ("podes2021_desa_revisi1", "podes 2021 desa", "revisi1"),
            ("podes2021_desa rev 2", "podes 2021 desa", "rev2"),
            ("podes2021_desa_v2", "podes 2021 desa", "v2"),
            ("podes2021_desa perbaikan 2014-10-07", "podes 2021 desa", "perbaikan20141007"),
            ("Podes REV 2021", "podes 2021", "rev"),
            ("podes2021_desa_final", "podes 2021 desa", ""),
            ("podes2021_edisi 3", "podes 2021", "edisi3"),
            ("ssn_v_1", "ssn v 1", ""),
        ] {
            let name = Name::of(name);
            let said: Vec<String> = corrections(&name).into_iter().map(|(_, _, w)| w).collect();
            assert_eq!((&*name.base(), &*said.concat()), (base, words), "{name:?}");
        }
    }
}
