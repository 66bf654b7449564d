//! Putting lines into the width of a screen.

use crate::message::wrap;

/// Additional indentation of the continuation of a line.
pub(super) const HANG: usize = 2;

/// Breaks the lines of a text that are longer than `width`; continuations are indented a little more than their line.
pub(super) fn laid_out(text: &str, width: usize) -> String {
    let lines = text.split('\n').map(|line| {
        let indent = letters(line) - letters(line.trim_start());
        laid_out_pieces(&[line.to_owned()], width, indent + HANG)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Breaks a line of several pieces that is too long: between pieces where they fit a line each, else within them.
/// The line goes on behind `hang` blanks. A piece that does not begin with a blank stays behind the one before it.
pub(in crate::cli) fn laid_out_pieces(pieces: &[String], width: usize, hang: usize) -> String {
    let whole = pieces.concat();
    if letters(whole.trim_end()) <= width {
        return whole.trim_end().to_owned();
    }
    let hanging = " ".repeat(hang);
    let mut text = String::new();
    let mut length = 0;
    for piece in joined(pieces) {
        let fits = length + letters(piece.trim_end()) <= width;
        let (indent, words) = if length == 0 || fits {
            piece.split_at(piece.len() - piece.trim_start().len())
        } else {
            text.push('\n');
            length = 0;
            (hanging.as_str(), piece.trim_start())
        };
        let first = format!("{:length$}{indent}", "");
        let broken = wrap(words, width, &first, &hanging);
        text.push_str(&broken[length..]);
        length = letters(broken.rsplit('\n').next().unwrap_or_default());
    }
    text
}

/// Joins each piece that does not begin with a space to the one before it.
fn joined(pieces: &[String]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(before) if !piece.starts_with(' ') => before.push_str(piece),
            _ => joined.push(piece.clone()),
        }
    }
    joined
}

pub(in crate::cli) fn letters(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_lines_are_broken_and_they_go_on_further_in() {
        assert_eq!(laid_out("a b\n  satu dua tiga  \n\nb", 10), "a b\n  satu dua\n    tiga\n\nb");
        assert_eq!(laid_out("   12345  a/very/long/path", 12), "   12345\n     a/very/long/path");
    }

    #[test]
    fn a_line_breaks_between_its_pieces_first() {
        let pieces = |pieces: &[&str], width| {
            let pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
            laid_out_pieces(&pieces, width, 4)
        };
        assert_eq!(pieces(&["satu", "  dua tiga", "  empat"], 80), "satu  dua tiga  empat");
        assert_eq!(pieces(&["satu", "  dua tiga", "  empat"], 13), "satu\n    dua tiga\n    empat");
        assert_eq!(pieces(&["satu", ", dua tiga"], 10), "satu, dua\n    tiga");
        assert_eq!(pieces(&["  satu dua", " tiga"], 7), "  satu\n    dua\n    tiga");
    }
}
