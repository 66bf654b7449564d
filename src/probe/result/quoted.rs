//! Names from a file, as findings and profiles show them.

/// The most characters of a name that are shown.
const LONGEST: usize = 64;

/// Returns a name on one line and with at most [`LONGEST`] characters. Control characters become U+FFFD. A name that
/// was cut ends in `…`, so that it is not taken for another name.
pub(in crate::probe) fn clip(name: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    if name.chars().nth(LONGEST).is_none() {
        return name.chars().map(shown).collect();
    }
    name.chars().take(LONGEST - 1).map(shown).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_64_characters_and_a_cut_one_is_never_another() {
        let name = "é".repeat(64);
        assert_eq!(clip(&name), name);
        assert_eq!(clip(&(name.clone() + "x")), "é".repeat(63) + "…");
        assert_eq!(clip("a\nb"), "a\u{FFFD}b");
    }
}
