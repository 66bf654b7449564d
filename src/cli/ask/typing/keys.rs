//! The keys that are pressed, read ahead of the questions.

use std::collections::VecDeque;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What has arrived and is not answered with yet. It outlives a question, so that what is typed ahead reaches the next
/// one.
static ARRIVED: Mutex<VecDeque<Event>> = Mutex::new(VecDeque::new());

/// The fewest characters behind a line break that are a pasted text. Fewer may be typed while a slow connection delays
/// them.
const PASTED: usize = 8;

/// Returns what comes next from the terminal, and waits for it.
pub(super) fn next() -> io::Result<Event> {
    let first = arrived().pop_front();
    first.map_or_else(event::read, Ok)
}

/// Returns true where keys have arrived that were not read yet.
pub(super) fn have_arrived() -> io::Result<bool> {
    Ok(gathered()?.iter().any(|event| matches!(event, Event::Key(_) | Event::Paste(_))))
}

/// Takes the rest of a text that is pasted into a terminal which does not say so, right behind one of its line breaks;
/// `None` where what has arrived is no such text. What is typed ahead ends with Enter, a pasted text mostly does not.
pub(super) fn rest_of_paste() -> io::Result<Option<String>> {
    let mut arrived = gathered()?;
    let rest = pasted(&arrived);
    if rest.is_some() {
        arrived.clear();
    }
    Ok(rest)
}

fn arrived() -> MutexGuard<'static, VecDeque<Event>> {
    ARRIVED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds what has arrived meanwhile.
fn gathered() -> io::Result<MutexGuard<'static, VecDeque<Event>>> {
    let mut arrived = arrived();
    while event::poll(Duration::ZERO)? {
        arrived.push_back(event::read()?);
    }
    Ok(arrived)
}

fn pasted(events: &VecDeque<Event>) -> Option<String> {
    let letter = |event: &Event| match event {
        Event::Key(key) if is_enter(*key) => Some(Some('\n')),
        Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. })
            if !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
        {
            Some(Some(*letter))
        }
        Event::Key(KeyEvent { code: KeyCode::Tab, .. }) => Some(Some('\t')),
        // Another size of the window is no key.
        Event::Resize(..) => Some(None),
        _ => None,
    };
    let letters = events.iter().map(letter).collect::<Option<Vec<_>>>()?;
    let text: String = letters.into_iter().flatten().collect();
    (text.chars().count() >= PASTED && !text.ends_with('\n')).then_some(text)
}

/// Returns true for Enter, and for a line feed.
pub(super) fn is_enter(key: KeyEvent) -> bool {
    let is_line_feed =
        key.code == KeyCode::Char('j') && key.modifiers.contains(KeyModifiers::CONTROL);
    key.kind == KeyEventKind::Press && (key.code == KeyCode::Enter || is_line_feed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> VecDeque<Event> {
        let key = |letter| match letter {
            '\n' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
            letter => KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE),
        };
        text.chars().map(|letter| Event::Key(key(letter))).collect()
    }

    #[test]
    fn a_pasted_text_does_not_end_with_enter_and_is_not_short() {
        assert_eq!(pasted(&typed("logistik\ntematik")).as_deref(), Some("logistik\ntematik"));
        for ahead in ["", "a", "lain\n", "Latar belakang yang panjang\n", "satu\ndua\ntiga\n"] {
            assert_eq!(pasted(&typed(ahead)), None, "{ahead:?}");
        }
        let mut with_other_key = typed("logistik");
        with_other_key.push_back(Event::Key(KeyEvent::new(KeyCode::Down, KeyModifiers::NONE)));
        assert_eq!(pasted(&with_other_key), None);
        let mut resized = typed("logistik");
        resized.push_front(Event::Resize(80, 24));
        assert_eq!(pasted(&resized).as_deref(), Some("logistik"));
    }
}
