//! The rows in which a line is shown while it is typed.

/// What is shown of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The rows.
    pub(super) rows: Vec<String>,
    /// The row of the cursor.
    pub(super) row: usize,
    /// The column of the cursor.
    pub(super) column: usize,
}

/// Lays out a text behind a question in rows of `width` characters. Of a text that takes more rows than `most`, at
/// least three, the rows around the cursor are shown; the question then stays in the first row, and an ellipsis stands
/// where more comes before or behind.
pub(super) fn window(
    question: &str,
    text: &[char],
    cursor: usize,
    width: usize,
    most: usize,
) -> Window {
    let (width, most) = (width.max(2), most.max(3));
    let mut all: Vec<char> = question.chars().collect();
    let at = all.len() + cursor;
    all.extend(text);
    // The cursor may stand on a blank behind the text.
    all.push(' ');
    let rows: Vec<String> = all.chunks(width).map(|row| row.iter().collect()).collect();
    let (row, column) = (at / width, at % width);
    if rows.len() <= most {
        return Window { rows, row, column };
    }
    let from = row.saturating_sub(most / 2).min(rows.len() - most);
    let mut shown = rows[from..from + most].to_vec();
    if from > 0 {
        shown[0] = question.chars().take(width - 1).chain(['…']).collect();
    }
    if from + most < rows.len()
        && let Some(last) = shown.last_mut()
    {
        last.pop();
        last.push('…');
    }
    Window { rows: shown, row: row - from, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_length_keeps_the_question_and_the_cursor_in_sight() {
        let of = |count: usize, cursor: usize| {
            let text: Vec<char> = ('a'..='z').cycle().take(count).collect();
            window("? T: ", &text, cursor, 10, 4)
        };
        let short = of(4, 4);
        assert_eq!((&*short.rows, short.row, short.column), (&["? T: abcd ".to_owned()][..], 0, 9));
        let full = of(5, 5);
        assert_eq!((full.rows.len(), full.row, full.column), (2, 1, 0));
        for cursor in 0..=100 {
            let shown = of(100, cursor);
            assert_eq!(shown.rows.len(), 4, "{cursor}");
            assert!(shown.row < 4 && shown.rows[0].starts_with("? T: "), "{cursor}: {shown:?}");
            assert!(shown.rows.iter().all(|row| row.chars().count() <= 10), "{shown:?}");
            let under = shown.rows[shown.row].chars().nth(shown.column);
            let letter = char::from(b'a' + u8::try_from(cursor % 26).unwrap());
            assert_eq!(
                under,
                Some(if cursor == 100 { ' ' } else { letter }),
                "{cursor}: {shown:?}"
            );
        }
    }
}
