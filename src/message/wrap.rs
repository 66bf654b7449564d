//! Breaks text into lines of a width.

/// Breaks a paragraph into lines of at most `width` characters. The first line begins with `first`, the others with
/// `rest`. A word that is longer than a line, such as a path, has a line of its own and is not broken.
pub fn wrap(paragraph: &str, width: usize, first: &str, rest: &str) -> String {
    let mut text = String::from(first);
    let mut length = first.chars().count();
    let mut empty = true;
    for word in paragraph.split_whitespace() {
        let letters = word.chars().count();
        if !empty && length + 1 + letters > width {
            text.push('\n');
            text.push_str(rest);
            length = rest.chars().count();
            empty = true;
        }
        if !empty {
            text.push(' ');
            length += 1;
        }
        text.push_str(word);
        length += letters;
        empty = false;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_the_width_and_words_stay_whole() {
        assert_eq!(wrap("satu dua tiga", 8, "", ""), "satu dua\ntiga");
        assert_eq!(wrap("satu dua", 9, "- ", "  "), "- satu\n  dua");
        assert_eq!(wrap("ke /a/very/long/path di", 6, "", " "), "ke\n /a/very/long/path\n di");
        assert_eq!(wrap("", 6, "", ""), "");
    }
}
