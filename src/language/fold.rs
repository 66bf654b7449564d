//! Reduces characters to plain letters, so that a word is found though it is written with common look-alikes of other
//! scripts, wide or styled letters, accents or invisible marks. Quotations still show the text as it was written.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a character is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folded {
    /// One letter or digit.
    Letter(char),
    /// Several letters or digits, such as the two of the ligature `ﬁ`.
    Letters(String),
    /// Nothing: it is skipped inside a word.
    Nothing,
    /// A character that separates words.
    Other,
}

/// Letters, mostly of other scripts, that look like the 26 Latin ones, as pairs of look-alike and letter.
const LOOKALIKES: &[(char, char)] = &[
    ('а', 'a'),
    ('А', 'A'),
    ('в', 'b'),
    ('В', 'B'),
    ('е', 'e'),
    ('Е', 'E'),
    ('ё', 'e'),
    ('к', 'k'),
    ('К', 'K'),
    ('м', 'm'),
    ('М', 'M'),
    ('н', 'h'),
    ('Н', 'H'),
    ('о', 'o'),
    ('О', 'O'),
    ('р', 'p'),
    ('Р', 'P'),
    ('с', 'c'),
    ('С', 'C'),
    ('т', 't'),
    ('Т', 'T'),
    ('у', 'y'),
    ('У', 'Y'),
    ('х', 'x'),
    ('Х', 'X'),
    ('і', 'i'),
    ('І', 'I'),
    ('ј', 'j'),
    ('Ј', 'J'),
    ('ѕ', 's'),
    ('Ѕ', 'S'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('ɡ', 'g'),
    ('ı', 'i'),
    ('ο', 'o'),
    ('Ο', 'O'),
    ('α', 'a'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('ε', 'e'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('ι', 'i'),
    ('Ι', 'I'),
    ('κ', 'k'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('ν', 'v'),
    ('ρ', 'p'),
    ('Ρ', 'P'),
    ('τ', 't'),
    ('Τ', 'T'),
    ('υ', 'u'),
    ('Υ', 'Y'),
    ('χ', 'x'),
    ('Χ', 'X'),
    ('һ', 'h'),
    ('ո', 'n'),
    ('ս', 'u'),
];

/// Returns what a character is read as.
pub fn fold(c: char) -> Folded {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Folded::Letter(c) } else { Folded::Other };
    }
    if is_combining_mark(c) || is_invisible(c) {
        return Folded::Nothing;
    }
    if let Some((_, letter)) = LOOKALIKES.iter().find(|(like, _)| *like == c) {
        return Folded::Letter(*letter);
    }
    let bare: String = c.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_alphanumeric() => Folded::Letter(letter),
        (Some(_), Some(_)) if bare.chars().all(char::is_alphanumeric) => Folded::Letters(bare),
        _ => Folded::Other,
    }
}

/// Returns true for characters that are invisible or change the direction of writing: zero-width characters,
/// direction marks, the soft hyphen, tags.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Returns true for characters inside a word that are not part of it: hidden ones and variation selectors.
fn is_invisible(c: char) -> bool {
    is_hidden(c) || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0080}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_disguise_is_the_word() {
        let letters = |text: &str| -> String {
            text.chars()
                .map(|c| match fold(c) {
                    Folded::Letter(c) => c.to_string(),
                    Folded::Letters(text) => text,
                    Folded::Nothing => String::new(),
                    Folded::Other => " ".to_owned(),
                })
                .collect()
        };
        assert_eq!(letters("d\u{430}t\u{430}"), "data");
        assert_eq!(letters("ｄａｔａ 𝐝𝐚𝐭𝐚"), "data data");
        assert_eq!(letters("da\u{200b}ta\u{202e} e\u{301}é ﬁle"), "data ee file");
        assert_eq!(letters("a–b…c"), "a b c");
    }
}
