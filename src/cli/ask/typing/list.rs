//! A question that is answered from a list.

use std::io;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::keys;
use super::line::{Line, Wish};
use super::question::Typed;
use super::screen::{Row, Screen, size};

/// The most lines of a list that are shown at once.
const PAGE: usize = 10;

/// Says why ticked lines are not taken with what is typed.
pub(in crate::cli::ask) type TicksCheck<'a> = &'a dyn Fn(&str, &[usize]) -> Result<(), String>;

/// A question with a list.
pub(in crate::cli::ask) struct ListQuestion<'a> {
    /// The question.
    pub(in crate::cli::ask) question: &'a str,
    /// Which keys do what.
    pub(in crate::cli::ask) keys: &'a str,
    /// The number of lines.
    pub(in crate::cli::ask) count: usize,
    /// Returns the line at a place, as it is shown in so many columns.
    pub(in crate::cli::ask) line: &'a dyn Fn(usize, usize) -> String,
    /// Returns the score of the line at a place for what is typed; `None` where it does not fit.
    pub(in crate::cli::ask) found: &'a dyn Fn(&str, usize) -> Option<i64>,
    /// Says that no line fits what is typed.
    pub(in crate::cli::ask) none: &'a dyn Fn(&str) -> String,
    /// The place of the line that Enter takes at first.
    pub(in crate::cli::ask) now: usize,
    /// False where letters do not search.
    pub(in crate::cli::ask) is_searched: bool,
    /// The lines that are ticked at first; `None` where one line is taken and none is ticked.
    pub(in crate::cli::ask) ticked: Option<&'a [usize]>,
    /// Says why these lines are not taken with what is typed.
    pub(in crate::cli::ask) check: TicksCheck<'a>,
    /// Returns what stays on the screen of an answer.
    pub(in crate::cli::ask) shown: &'a dyn Fn(&[usize]) -> String,
}

/// Asks for one line of a list, or for any of them. Returns their places.
///
/// # Errors
/// Where the terminal cannot be read or written.
pub(in crate::cli::ask) fn listed(asked: &ListQuestion<'_>) -> io::Result<Typed<Vec<usize>>> {
    let question = asked.question;
    let mut screen = Screen::open()?;
    let (mut picking, mut wrong) = (Picking::new(asked), None);
    loop {
        // The question, the keys, and a row for what is wrong.
        let (width, height) = size();
        let page = height.saturating_sub(5).clamp(1, PAGE);
        let mut below = picking.rows(asked, page, width);
        below.extend(wrong.take().map(Row::Wrong));
        below.push(Row::Keys(asked.keys.to_owned()));
        screen.draw(question, &picking.typed, &below)?;
        let wish = match keys::next()? {
            Event::Key(key) if key.kind == KeyEventKind::Press => picking.press(key, asked, page),
            Event::Paste(text) if asked.is_searched => {
                picking.typed.put(&text);
                picking.search(asked);
                Wish::On
            }
            _ => Wish::On,
        };
        match wish {
            Wish::On => {}
            Wish::Done => {
                let taken = picking.taken();
                if taken.is_empty() && picking.ticks.is_none() {
                    continue;
                }
                match (asked.check)(&picking.typed.text(), &taken) {
                    Ok(()) => {
                        screen.end('>', question, &(asked.shown)(&taken))?;
                        return Ok(Typed::Answer(taken));
                    }
                    Err(why) => wrong = Some(why),
                }
            }
            Wish::Back => {
                screen.back(question)?;
                return Ok(Typed::Back);
            }
            Wish::Stop => {
                screen.end('?', question, "")?;
                return Ok(Typed::Stop);
            }
        }
    }
}

/// A list while a line of it is chosen.
struct Picking {
    /// What is typed to search.
    typed: Line,
    /// The places of the lines that fit, the best first.
    found: Vec<usize>,
    /// Which of these Enter takes.
    at: usize,
    /// For each line of the list, whether it is ticked; `None` where one line is taken.
    ticks: Option<Vec<bool>>,
}

impl Picking {
    fn new(asked: &ListQuestion<'_>) -> Self {
        let count = asked.count;
        let ticks = asked.ticked.map(|ticked| (0..count).map(|at| ticked.contains(&at)).collect());
        let at = asked.now.min(count.saturating_sub(1));
        Self { typed: Line::new(""), found: (0..count).collect(), at, ticks }
    }

    /// Does what a key asks for.
    fn press(&mut self, key: KeyEvent, asked: &ListQuestion<'_>, page: usize) -> Wish {
        let last = self.found.len().saturating_sub(1);
        let with_control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Up if self.at == 0 => self.at = last,
            KeyCode::Up => self.at -= 1,
            KeyCode::Down if self.at == last => self.at = 0,
            KeyCode::Down => self.at += 1,
            KeyCode::PageUp => self.at = self.at.saturating_sub(page),
            KeyCode::PageDown => self.at = (self.at + page).min(last),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = last,
            KeyCode::Char(' ') if self.ticks.is_some() && !with_control => self.tick(),
            _ => {
                let before = self.typed.text();
                let wish = self.typed.press(key);
                if !asked.is_searched {
                    self.typed = Line::new("");
                } else if self.typed.text() != before {
                    self.search(asked);
                }
                return wish;
            }
        }
        Wish::On
    }

    /// Ticks the present line, or takes its tick away.
    fn tick(&mut self) {
        let (Some(place), Some(ticks)) = (self.found.get(self.at), &mut self.ticks) else { return };
        ticks[*place] = !ticks[*place];
    }

    /// Leaves the lines that fit what is typed.
    fn search(&mut self, asked: &ListQuestion<'_>) {
        let typed = self.typed.text();
        let score = |place: usize| Some(((asked.found)(&typed, place)?, place));
        let mut found: Vec<(i64, usize)> = (0..asked.count).filter_map(score).collect();
        found.sort_by_key(|(score, place)| (std::cmp::Reverse(*score), *place));
        self.found = found.into_iter().map(|(_, place)| place).collect();
        self.at = 0;
    }

    /// Returns the places that Enter takes.
    fn taken(&self) -> Vec<usize> {
        match &self.ticks {
            Some(ticks) => (0..ticks.len()).filter(|place| ticks[*place]).collect(),
            None => self.found.get(self.at).copied().into_iter().collect(),
        }
    }

    /// Returns the rows of the page with the present line. A `^` stands before the first one where more are above it, a
    /// `v` before the last one where more are below it.
    fn rows(&self, asked: &ListQuestion<'_>, page: usize, width: usize) -> Vec<Row> {
        if self.found.is_empty() {
            return vec![Row::Wrong((asked.none)(&self.typed.text()))];
        }
        let count = self.found.len();
        let from = self.at.saturating_sub(page / 2).min(count.saturating_sub(page));
        let until = (from + page).min(count);
        let row = |at: usize| {
            let place = self.found[at];
            let sign = match at {
                at if at == self.at => '>',
                at if at == from && from > 0 => '^',
                at if at + 1 == until && until < count => 'v',
                _ => ' ',
            };
            let tick = match &self.ticks {
                Some(ticks) if ticks[place] => "[x] ",
                Some(_) => "[ ] ",
                None => "",
            };
            let before = format!("{sign} {tick}");
            let line = (asked.line)(place, width.saturating_sub(before.len()));
            Row::Line(before + &line, at == self.at)
        };
        (from..until).map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(
        keys: &[(KeyCode, KeyModifiers)],
        ticked: Option<&[usize]>,
    ) -> (Vec<String>, Vec<usize>) {
        let lines: Vec<String> = (0..20).map(|number| format!("baris {number}")).collect();
        let asked = ListQuestion {
            question: "",
            keys: "",
            count: lines.len(),
            line: &|place, width| lines[place].chars().take(width).collect(),
            found: &|typed, place| lines[place].contains(typed).then_some(0),
            none: &|typed| format!("tidak ada {typed}"),
            now: 0,
            is_searched: true,
            ticked,
            check: &|_, _| Ok(()),
            shown: &|_| String::new(),
        };
        let mut picking = Picking::new(&asked);
        for (code, modifiers) in keys {
            picking.press(KeyEvent::new(*code, *modifiers), &asked, 3);
        }
        let row = |row: Row| match row {
            Row::Wrong(text) | Row::Keys(text) | Row::Line(text, _) => text,
        };
        (picking.rows(&asked, 3, 80).into_iter().map(row).collect(), picking.taken())
    }

    #[test]
    fn keys_move_search_and_tick() {
        const NONE: KeyModifiers = KeyModifiers::NONE;
        const CTRL: KeyModifiers = KeyModifiers::CONTROL;
        let letter = |letter| (KeyCode::Char(letter), NONE);
        let (rows, taken) = shown(&[], None);
        assert_eq!(
            (rows, taken),
            (vec!["> baris 0".into(), "  baris 1".into(), "v baris 2".into()], vec![0])
        );
        let (rows, taken) = shown(&[(KeyCode::Up, NONE)], None);
        assert_eq!((&*rows[0], taken), ("^ baris 17", vec![19]));
        // Ctrl-U takes away what is typed; other letters with Ctrl type nothing.
        let (rows, _) = shown(&[letter('9'), (KeyCode::Char('x'), CTRL)], None);
        assert_eq!(rows, ["> baris 9", "  baris 19"]);
        let (rows, taken) = shown(&[letter('z')], None);
        assert_eq!((rows, taken), (vec!["tidak ada z".to_owned()], Vec::new()));
        let (rows, _) = shown(&[letter('z'), (KeyCode::Char('u'), CTRL)], None);
        assert_eq!(rows[0], "> baris 0");
        let (rows, taken) = shown(&[(KeyCode::Down, NONE), letter(' ')], Some(&[0]));
        assert_eq!((&*rows[1], taken), ("> [x] baris 1", vec![0, 1]));
    }
}
