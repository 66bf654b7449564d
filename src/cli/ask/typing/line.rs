//! The text while it is typed, and what each key does to it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A text on one line with a cursor in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    letters: Vec<char>,
    cursor: usize,
    /// True for a suggested text until the first key: what is typed or removed first replaces all of it.
    is_marked: bool,
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// To go on typing.
    On,
    /// To be done.
    Done,
    /// To go back.
    Back,
    /// To end the program.
    Stop,
}

impl Line {
    /// Returns a text with the cursor behind it.
    pub(super) fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().filter_map(fit).collect();
        Self { cursor: letters.len(), letters, is_marked: false }
    }

    /// As [`Self::new`], of a text that is only suggested: what is typed first replaces it.
    pub(super) fn suggested(text: &str) -> Self {
        let line = Self::new(text);
        Self { is_marked: !line.letters.is_empty(), ..line }
    }

    /// Returns the text.
    pub(super) fn text(&self) -> String {
        self.letters.iter().collect()
    }

    /// Returns the characters.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// Returns the number of characters before the cursor.
    pub(super) fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts a text where the cursor is: a blank for each line break, and no other control character.
    pub(super) fn put(&mut self, text: &str) {
        self.replace_marked();
        let text = text.replace("\r\n", "\n");
        for letter in text.chars().filter_map(fit) {
            self.letters.insert(self.cursor, letter);
            self.cursor += 1;
        }
    }

    /// Does what a key asks for. Letters with Ctrl or Alt are no text: those that edit in a shell do the same here, the
    /// others nothing.
    pub(super) fn press(&mut self, key: KeyEvent) -> Wish {
        let with = |modifier| key.modifiers.contains(modifier);
        match key.code {
            KeyCode::Esc => return Wish::Back,
            KeyCode::Enter => return Wish::Done,
            // A line feed.
            KeyCode::Char('j') if with(KeyModifiers::CONTROL) => return Wish::Done,
            KeyCode::Char('c') if with(KeyModifiers::CONTROL) => return Wish::Stop,
            KeyCode::Char(letter) if with(KeyModifiers::CONTROL) => self.shortcut(letter),
            KeyCode::Char(_) if with(KeyModifiers::ALT) => {}
            KeyCode::Char(letter) => self.put(letter.encode_utf8(&mut [0; 4])),
            KeyCode::Backspace | KeyCode::Delete if self.is_marked => self.replace_marked(),
            KeyCode::Backspace => self.remove_before(),
            KeyCode::Delete if self.cursor < self.letters.len() => {
                self.letters.remove(self.cursor);
            }
            KeyCode::Left if with(KeyModifiers::CONTROL) => self.cursor = self.word_before(),
            KeyCode::Right if with(KeyModifiers::CONTROL) => self.cursor = self.word_behind(),
            KeyCode::Left => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Right => self.cursor = (self.cursor + 1).min(self.letters.len()),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.letters.len(),
            _ => {}
        }
        self.is_marked = false;
        Wish::On
    }

    /// Removes the text where it is marked.
    fn replace_marked(&mut self) {
        if std::mem::take(&mut self.is_marked) {
            (self.letters, self.cursor) = (Vec::new(), 0);
        }
    }

    fn shortcut(&mut self, letter: char) {
        match letter {
            'a' => self.cursor = 0,
            'e' => self.cursor = self.letters.len(),
            'h' => self.remove_before(),
            'u' => {
                self.letters.drain(..self.cursor);
                self.cursor = 0;
            }
            'k' => self.letters.truncate(self.cursor),
            'w' => {
                let from = self.word_before();
                self.letters.drain(from..self.cursor);
                self.cursor = from;
            }
            _ => {}
        }
    }

    /// Removes the character before the cursor, if any.
    fn remove_before(&mut self) {
        if let Some(at) = self.cursor.checked_sub(1) {
            self.letters.remove(at);
            self.cursor = at;
        }
    }

    fn word_before(&self) -> usize {
        let before = &self.letters[..self.cursor];
        let end = before.iter().rposition(|letter| *letter != ' ').map_or(0, |at| at + 1);
        before[..end].iter().rposition(|letter| *letter == ' ').map_or(0, |at| at + 1)
    }

    fn word_behind(&self) -> usize {
        let behind = &self.letters[self.cursor..];
        let start = behind.iter().position(|letter| *letter != ' ').unwrap_or(behind.len());
        let word = behind[start..].iter().position(|letter| *letter == ' ');
        self.cursor + word.map_or(behind.len(), |at| start + at)
    }
}

/// Returns the character that stands in a line for one that is typed or pasted.
fn fit(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\t' => Some(' '),
        letter if letter.is_control() => None,
        letter => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, keys: &[(KeyCode, KeyModifiers)]) -> (String, usize) {
        let mut line = Line::new(text);
        for (code, modifiers) in keys {
            assert_eq!(line.press(KeyEvent::new(*code, *modifiers)), Wish::On, "{code:?}");
        }
        (line.text(), line.cursor())
    }

    #[test]
    fn keys_edit_and_no_letter_with_ctrl_is_typed() {
        const NONE: KeyModifiers = KeyModifiers::NONE;
        const CTRL: KeyModifiers = KeyModifiers::CONTROL;
        for (keys, expected) in [
            (vec![(KeyCode::Char('x'), CTRL), (KeyCode::Char('v'), CTRL)], ("satu dua", 8)),
            (vec![(KeyCode::Char('f'), KeyModifiers::ALT)], ("satu dua", 8)),
            (vec![(KeyCode::Backspace, NONE), (KeyCode::Char('h'), CTRL)], ("satu d", 6)),
            (vec![(KeyCode::Char('w'), CTRL)], ("satu ", 5)),
            (vec![(KeyCode::Char('u'), CTRL)], ("", 0)),
            (vec![(KeyCode::Home, NONE), (KeyCode::Delete, NONE)], ("atu dua", 0)),
            (vec![(KeyCode::Char('a'), CTRL), (KeyCode::Backspace, NONE)], ("satu dua", 0)),
            (vec![(KeyCode::Left, CTRL), (KeyCode::Char('k'), CTRL)], ("satu ", 5)),
            (vec![(KeyCode::Home, NONE), (KeyCode::Right, CTRL)], ("satu dua", 4)),
            (vec![(KeyCode::Char('S'), KeyModifiers::SHIFT)], ("satu duaS", 9)),
        ] {
            assert_eq!(after("satu dua", &keys), (expected.0.to_owned(), expected.1), "{keys:?}");
        }
        let stop = Line::new("").press(KeyEvent::new(KeyCode::Char('c'), CTRL));
        assert_eq!(stop, Wish::Stop);
    }

    #[test]
    fn what_is_typed_first_replaces_a_suggestion_and_a_key_that_moves_keeps_it() {
        const NONE: KeyModifiers = KeyModifiers::NONE;
        for (keys, expected) in [
            (vec![KeyCode::Char('K'), KeyCode::Char('P')], "KP"),
            (vec![KeyCode::Backspace], ""),
            (vec![KeyCode::End, KeyCode::Char('2')], "KOR2"),
            (vec![KeyCode::Left, KeyCode::Backspace], "KR"),
        ] {
            let mut line = Line::suggested("KOR");
            for key in &keys {
                line.press(KeyEvent::new(*key, NONE));
            }
            assert_eq!(line.text(), expected, "{keys:?}");
        }
    }

    #[test]
    fn a_paste_is_one_line_without_control_characters() {
        let mut line = Line::new("ab");
        line.press(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
        line.put("satu\r\ndua\n\u{1b}[2Jtiga");
        assert_eq!((line.text().as_str(), line.cursor()), ("asatu dua [2Jtigab", 17));
    }
}
