//! Comments in a table: rows whose first cell begins with `# `. A spreadsheet's `#NAME?` and `####` are none.

/// Returns true where this is the first cell of a comment.
pub(super) fn is_comment(first_cell: &str) -> bool {
    let cell = first_cell.trim();
    cell == "#" || cell.starts_with("# ")
}

/// Returns the end of the comments that stand from this byte on; the byte itself where there are none. Before the
/// header, each line is a comment of its own.
pub(super) fn behind_comments(text: &str, from: usize) -> usize {
    let mut end = from;
    loop {
        let rest = text[end..].trim_start_matches(['\r', '\n']);
        let line = rest.split(['\r', '\n']).next().unwrap_or("");
        if !is_comment(line.trim_start_matches('"')) {
            return end;
        }
        end = text.len() - rest.len() + line.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_writes_is_no_comment() {
        for cell in ["# Susenas", " # x", "#"] {
            assert!(is_comment(cell), "{cell}");
        }
        for cell in ["#NAME?", "####", "#REF!", "#N/A", "susenas # 1", ""] {
            assert!(!is_comment(cell), "{cell}");
        }
    }

    #[test]
    fn the_header_stands_behind_the_comments() {
        for (text, rest) in [
            ("# a, b\n\"# c;d\"\r\n\nid,label\n", "\r\n\nid,label\n"),
            ("id,label\n# a\n", "id,label\n# a\n"),
            ("\n# only", ""),
            ("\nid,label\n", "\nid,label\n"),
            ("", ""),
        ] {
            assert_eq!(&text[behind_comments(text, 0)..], rest, "{text:?}");
        }
    }
}
