//! The known word that was probably meant by another one.

/// Returns the known word with the fewest slips against `word`: letters that are changed, added, left out or swapped
/// with the next one. `None` where they are more than one and more than a third of the letters of the longer word.
/// Case, blanks, hyphens and underscores are no slips.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let plain = |text: &str| -> String {
        // A known word has at most some dozens of characters, so that further ones of a wrong word do not help.
        let counted = text.chars().filter(|c| !c.is_whitespace() && !"-_".contains(*c)).take(64);
        counted.flat_map(char::to_lowercase).collect()
    };
    let word = plain(word);
    let distance = |one: &str| strsim::damerau_levenshtein(&plain(one), &word);
    let best = known.into_iter().map(|one| (distance(one), one)).min_by_key(|(far, _)| *far)?;
    let longest = word.chars().count().max(best.1.len());
    (best.0 <= 1.max(longest / 3)).then_some(best.1).filter(|_| longest > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_found_and_nothing_far() {
        let known = ["region", "format", "id", "rumah-tangga"];
        for (word, meant) in [
            ("regoin", Some("region")),
            ("fromat", Some("format")),
            ("Rumah Tangga", Some("rumah-tangga")),
            ("warna", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }
}
