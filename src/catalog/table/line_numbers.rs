//! The lines of a text, counted from 1. A line ends with LF, CR LF or CR.

/// Counts lines while a text is read from its beginning to its end.
pub(super) struct LineNumbers<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> LineNumbers<'t> {
    /// Begins at the first line.
    pub(super) fn of(text: &'t [u8]) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// Returns the line of the row that begins at this byte or behind the empty lines that stand there. The byte must
    /// not be before the last one asked for.
    pub(super) fn of_row(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        while self.at < byte || self.line_end() > 0 {
            let end = self.line_end();
            self.line += u64::from(end > 0);
            self.at += end.max(1);
        }
        self.line
    }

    /// Returns the bytes of the line end that stands here: none, one or two.
    fn line_end(&self) -> usize {
        match &self.text[self.at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_on_the_line_where_it_begins() {
        for (text, bytes, lines) in [
            ("a\nb\nc\n", vec![0, 2, 4], vec![1, 2, 3]),
            ("a\r\nb\r\nc", vec![0, 2, 5], vec![1, 2, 3]),
            ("a\rb\rc", vec![0, 2, 4], vec![1, 2, 3]),
            ("\"a\nb\"\nc\n", vec![0, 6], vec![1, 3]),
            ("a\n\n\nb\n", vec![0, 2], vec![1, 4]),
            ("\r\n\r\na", vec![0], vec![3]),
            ("a", vec![99], vec![1]),
        ] {
            let mut numbers = LineNumbers::of(text.as_bytes());
            let found: Vec<u64> = bytes.into_iter().map(|byte| numbers.of_row(byte)).collect();
            assert_eq!(found, lines, "{text:?}");
        }
    }
}
