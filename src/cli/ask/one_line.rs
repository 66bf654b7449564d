//! A text in one line.

use crate::cli::terminal::letters;

/// Returns a text in one line, without blanks around it.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the beginning of a text that is longer than `room` characters.
pub(super) fn shortened(text: &str, room: usize) -> String {
    if letters(text) <= room {
        return text.to_owned();
    }
    let begin: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", begin.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_text_is_one_line_and_a_long_one_is_shortened() {
        assert_eq!(plain("  satu\r\n dua\ttiga\n"), "satu dua tiga");
        assert_eq!(shortened("satu dua tiga", 13), "satu dua tiga");
        assert_eq!(shortened("satu dua tiga", 6), "satu…");
    }
}
