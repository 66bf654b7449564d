//! Breaks text into lines of a width.

/// Breaks a paragraph into lines of at most `width` characters. The first line begins with `first`, the others with
/// `rest`.
///
/// A word is not broken: one that is longer than a line, such as a path, has a line of its own, which is longer too.
/// Only a list of values with `;` or `|` between them is broken behind one of these. A
/// command between two `` ` `` stays whole where it fits a line. Several blanks inside a line stay as many, and a line
/// break in the paragraph counts as a blank.
pub fn wrap(paragraph: &str, width: usize, first: &str, rest: &str) -> String {
    let mut text = String::from(first);
    let mut length = letters(first);
    let mut empty = true;
    for Word { blanks, word } in words(paragraph, width.saturating_sub(letters(rest))) {
        let room = blanks + letters(word);
        if !empty && length + room > width {
            text.push('\n');
            text.push_str(rest);
            length = letters(rest);
            empty = true;
        }
        if !empty {
            text.extend(std::iter::repeat_n(' ', blanks));
            length += blanks;
        }
        text.push_str(word);
        length += letters(word);
        empty = false;
    }
    text
}

/// A word or a whole command, which is not broken, and how many blanks stand before it.
struct Word<'a> {
    blanks: usize,
    word: &'a str,
}

/// Returns the words of a paragraph; a command of at most `most` characters counts as one word.
fn words(paragraph: &str, most: usize) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = paragraph;
    loop {
        let begun = rest.trim_start();
        let blanks = letters(&rest[..rest.len() - begun.len()]);
        if begun.is_empty() {
            return words;
        }
        let mut end = end_of_word(begun, 0);
        if let Some(whole) = end_of_command(begun, end)
            && letters(&begun[..whole]) <= most
        {
            end = whole;
        }
        end = end_of_value(&begun[..end], most).unwrap_or(end);
        words.push(Word { blanks, word: &begun[..end] });
        rest = &begun[end..];
    }
}

/// Returns where the word ends that begins, or goes on, at a place.
fn end_of_word(text: &str, from: usize) -> usize {
    text[from..].find(char::is_whitespace).map_or(text.len(), |length| from + length)
}

/// Returns where a word that is longer than a line is broken: behind the last `;` or `|` that fits the line, as in a
/// list of values.
fn end_of_value(word: &str, most: usize) -> Option<usize> {
    let (past, _) = word.char_indices().nth(most)?;
    word[..past].rfind([';', '|']).map(|at| at + 1).filter(|end| *end < word.len())
}

/// Returns the end of the word in which a command ends that begins in the first word; `None` where none does.
fn end_of_command(text: &str, first_word: usize) -> Option<usize> {
    let mut end = first_word;
    while text[..end].matches('`').count() % 2 == 1 {
        let next = text[end..].find(|letter: char| !letter.is_whitespace())?;
        end = end_of_word(text, end + next);
    }
    (end > first_word).then_some(end)
}

fn letters(text: &str) -> usize {
    text.chars().count()
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
        assert_eq!(wrap("di ab;cd;ef;gh", 6, "", ""), "di\nab;cd;\nef;gh");
        assert_eq!(wrap("a   b c", 5, "", ""), "a   b\nc");
    }

    #[test]
    fn a_command_stays_whole_where_it_fits_a_line() {
        assert_eq!(wrap("jalankan `a b c`, lalu", 12, "", ""), "jalankan\n`a b c`,\nlalu");
        assert_eq!(wrap("(`a b`; `c d`)", 8, "", ""), "(`a b`;\n`c d`)");
        assert_eq!(wrap("`a b c d e f`", 6, "", ""), "`a b c\nd e f`");
        assert_eq!(wrap("kutip ` tunggal saja", 8, "", ""), "kutip `\ntunggal\nsaja");
    }
}
