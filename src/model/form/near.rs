//! The known word that was probably meant by another one, and texts that are corrections of each other.

use unicode_normalization::UnicodeNormalization;

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

/// Returns true where two texts differ at most in case, in blanks, and in how Unicode composes their letters.
pub fn is_same_text(one: &str, other: &str) -> bool {
    compact(one) == compact(other)
}

/// Returns true where a name is another one's correction: few letters differ, one has only further words, or the first
/// word is the same. Case, blanks and titles of one or two letters do not count.
pub fn is_respelt(one: &str, other: &str) -> bool {
    /// A name has at most some hundreds of letters.
    const MOST: usize = 600;
    /// Shorter words, such as titles and initials, do not tell a person.
    const TELLING: usize = 3;
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().map(compact).map(|word| word.chars().take(MOST).collect()).collect()
    };
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let has = |all: &[String], few: &[String]| few.iter().all(|word| all.contains(word));
    let is_telling =
        |word: &&String| word.chars().filter(|c| c.is_alphanumeric()).count() >= TELLING;
    let first = |words: &[String]| words.iter().find(is_telling).cloned();
    let (plain, otherwise) = (one.concat(), other.concat());
    let shortest = plain.chars().count().min(otherwise.chars().count());
    has(&one, &other)
        || has(&other, &one)
        || (first(&one).is_some() && first(&one) == first(&other))
        || strsim::damerau_levenshtein(&plain, &otherwise) <= 1.max(shortest / 5)
}

/// Returns true where a name is another one with a single letter of a long word mistyped.
pub fn is_one_letter_off(one: &str, other: &str) -> bool {
    /// In a shorter word another letter makes the name of someone else, such as Dewi of Desi.
    const LONG: usize = 9;
    let words = |text: &str| text.split_whitespace().map(compact).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let mut differ = one.iter().zip(&other).filter(|(one, other)| one != other);
    let (Some((word, otherwise)), None) = (differ.next(), differ.next()) else { return false };
    let is_long = word.chars().count().min(otherwise.chars().count()) >= LONG;
    one.len() == other.len() && is_long && strsim::damerau_levenshtein(word, otherwise) == 1
}

/// Returns true where at most two letters of an address differ, and no digit. Case and blanks do not count.
pub fn is_mistyped(one: &str, other: &str) -> bool {
    const WRONG: usize = 2;
    let (one, other) = (compact(one), compact(other));
    let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
    digits(&one) == digits(&other) && strsim::damerau_levenshtein(&one, &other) <= WRONG
}

/// Returns a text in small letters, composed, and without blanks.
fn compact(text: &str) -> String {
    let small = text.nfc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase);
    small.nfc().collect()
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
            ("Siti Wattimena S.E.", "Siti Watimena", true),
            ("Dr. Siti Wattimena", "Siti Latuconsina", true),
            ("Siti Ch\u{e9}", "Siti Che\u{301}", true),
            ("Siti Wattimena", "Ani Sopacua", false),
            ("Siti", "Budi", false),
            ("", "Budi", false),
        ] {
            assert_eq!(is_respelt(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn another_person_is_no_slip_of_a_letter() {
        for (one, other, expected) in [
            ("Siti Latuconsena", "Siti Latuconsina", true),
            ("Desi", "Dewi", false),
            ("Siti", "Siti Rahma", false),
            ("Siti Watimena", "Siti Wattimena S.E.", false),
            ("Ani Latuconsena", "Ina Latuconsina", false),
            ("Yuliana", "Yuliani", false),
        ] {
            assert_eq!(is_one_letter_off(one, other), expected, "{one} {other}");
        }
        for (one, other, expected) in [
            ("siti@contoh.id", "siti@cntoh.id", true),
            ("siti1@contoh.id", "siti2@contoh.id", false),
            ("siti@contoh.id", "siti1@contoh.id", false),
        ] {
            assert_eq!(is_mistyped(one, other), expected, "{one} {other}");
        }
        assert!(is_same_text("SITI  Che\u{301}", "siti ch\u{e9}"));
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
