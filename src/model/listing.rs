//! Short lists of names: what a list leaves out is counted.

use std::borrow::Borrow;

/// Returns names separated by commas; an empty text where there are none. Where `left_out` is not 0, it follows between
/// the two `words` of the caller: `a, b and 3 more`, `a, b, dan 3 lainnya`.
pub(crate) fn listed<T: Borrow<str>>(names: &[T], left_out: u64, words: [&str; 2]) -> String {
    let [before, after] = words;
    let row = names.join(", ");
    if left_out == 0 || row.is_empty() { row } else { format!("{row}{before}{left_out}{after}") }
}

/// Returns the first `most` names, and counts the others as [`listed`] does.
pub(crate) fn listed_up_to<T: Borrow<str>>(names: &[T], most: usize, words: [&str; 2]) -> String {
    let (shown, others) = names.split_at(most.min(names.len()));
    listed(shown, others.len() as u64, words)
}

/// Returns the names of a list sorted, each once.
pub(crate) fn sorted_names(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_row_leaves_out_is_counted() {
        let words = [" and ", " more"];
        for (names, most, expected) in [
            (&["a", "b", "c"][..], 3, "a, b, c"),
            (&["a", "b", "c"], 2, "a, b and 1 more"),
            (&["a", "b", "c"], 1, "a and 2 more"),
            (&["a"], 20, "a"),
            (&[], 2, ""),
        ] {
            assert_eq!(listed_up_to(names, most, words), expected);
        }
        assert_eq!(listed(&["a", "b"], 40, [", dan ", " lainnya"]), "a, b, dan 40 lainnya");
        assert_eq!(listed::<&str>(&[], 40, words), "");
    }
}
