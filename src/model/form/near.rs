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

/// Returns true where a name is another one's correction: few letters differ, or one has only further words. Case and
/// blanks do not count.
pub fn is_respelt(one: &str, other: &str) -> bool {
    /// A name has at most some hundreds of letters.
    const MOST: usize = 600;
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace()
            .map(|word| word.chars().take(MOST).collect::<String>().to_lowercase())
            .collect()
    };
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let has = |all: &[String], few: &[String]| few.iter().all(|word| all.contains(word));
    let (plain, otherwise) = (one.concat(), other.concat());
    let shortest = plain.chars().count().min(otherwise.chars().count());
    has(&one, &other)
        || has(&other, &one)
        || strsim::damerau_levenshtein(&plain, &otherwise) <= 1.max(shortest / 5)
}

/// Returns true where at most two letters of an address differ. Case and blanks do not count.
pub fn is_mistyped(one: &str, other: &str) -> bool {
    const WRONG: usize = 2;
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    strsim::damerau_levenshtein(&plain(one), &plain(other)) <= WRONG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_respelt_name_is_told_from_another_one() {
        for (one, other, expected) in [
            ("Siti Watimena", "Siti Wattimena", true),
            ("Siti", "SITI  Wattimena", true),
            ("Siti Wattimena", "siti wattimena", true),
            ("Siti Wattimena", "Wattimena Siti", true),
            ("Siti Wattimena", "Budi Wattimena", false),
            ("Siti", "Budi", false),
            ("", "Budi", false),
        ] {
            assert_eq!(is_respelt(one, other), expected, "{one} {other}");
        }
    }

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
