//! The known word that was probably meant by another one.

/// Returns the known word that is most like another one, and like enough to be meant; `None` where none is. Case,
/// blanks, hyphens and underscores do not count.
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
