//! Questions that are answered from a list.

use super::choice::{Choice, found};
use super::ending::answered;
use super::one_line::{plain, shortened};
use super::questions::Ask;
use super::typing::{ListQuestion, MarksCheck, listed};
use crate::cli::terminal::letters;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::harmless;

/// The most characters of a search that a message repeats.
const TYPED: usize = 15;

impl Ask {
    /// Asks for one of a short list; the line at `now` is marked first.
    pub(in crate::cli) fn choose<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: usize,
    ) -> Result<Option<T>> {
        let keys = message!("arrow keys: choose, Enter: take, Esc: back");
        self.one(question, choices, now, (&keys, false))
    }

    /// Asks for one of a long list. What is typed leaves the lines that have each of its words.
    pub(in crate::cli) fn search<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: usize,
    ) -> Result<Option<T>> {
        let keys = message!("type to search, arrow keys: choose, Enter: take, Esc: back");
        self.one(question, choices, now, (&keys, true))
    }

    fn one<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: usize,
        (keys, is_searched): (&Message, bool),
    ) -> Result<Option<T>> {
        let listing = Listing { now, is_searched, marked: None, check: &|_, _| Ok(()) };
        let taken = self.list(question, keys, choices, &listing)?;
        Ok(taken.and_then(|taken| taken.into_iter().next()))
    }

    /// Asks for any of a list; those whose places `now` has are marked first. What is typed leaves the lines that have
    /// each of its words.
    pub(in crate::cli) fn several<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: &[usize],
    ) -> Result<Option<Vec<T>>> {
        let keys = message!("blank: mark, type to search, Enter: done, Esc: back");
        let mut before = now.to_vec();
        before.sort_unstable();
        // What is typed only searches. Enter then may not take what was marked before anything was typed.
        let check = |typed: &str, marked: &[usize]| {
            let typed = plain(typed);
            if typed.is_empty() || marked != before {
                return Ok(());
            }
            Err(self.say(&message!(
                "'{typed}' is not marked: press the blank to mark it, or delete it",
                typed = shortened(&typed, TYPED)
            )))
        };
        let listing = Listing { now: 0, is_searched: true, marked: Some(now), check: &check };
        self.list(question, &keys, choices, &listing)
    }

    fn list<T>(
        &self,
        question: &Message,
        keys: &Message,
        choices: Vec<Choice<T>>,
        listing: &Listing<'_>,
    ) -> Result<Option<Vec<T>>> {
        let (question, keys) = (self.say(question), self.say(keys));
        let room = self.room(&question);
        let mut choices = self.fitting(choices);
        let lines: Vec<String> = choices.iter().map(|choice| choice.label.clone()).collect();
        let none = |typed: &str| {
            let typed = shortened(&harmless(&plain(typed)), TYPED);
            self.say(&message!("nothing fits '{typed}': delete some of it", typed))
        };
        let shown = |taken: &[usize]| {
            let taken: Vec<&str> = taken.iter().map(|place| &*lines[*place]).collect();
            shortened(&taken.join(", "), room)
        };
        let asked = listed(&ListQuestion {
            question: &question,
            keys: &keys,
            lines: &lines,
            found: &|typed, place| found(typed, &choices[place], place),
            none: &none,
            now: listing.now,
            is_searched: listing.is_searched,
            marked: listing.marked,
            check: listing.check,
            shown: &shown,
        });
        let Some(taken) = answered(asked)? else { return Ok(None) };
        let mut place = 0;
        choices.retain(|_| {
            place += 1;
            taken.contains(&(place - 1))
        });
        Ok(Some(choices.into_iter().map(|choice| choice.value).collect()))
    }

    /// Shortens the lines of a list so that each takes one line of the terminal. What is cut off is still found.
    fn fitting<T>(&self, choices: Vec<Choice<T>>) -> Vec<Choice<T>> {
        // The prompt puts up to six characters before a line.
        let room = self.width().saturating_sub(7);
        let fitting = |choice: Choice<T>| {
            let Choice { label, mark, also, value, .. } = choice;
            let seen = label.to_lowercase();
            let label = shortened(&harmless(&label), room.saturating_sub(letters(&mark))) + &mark;
            Choice { label, mark: String::new(), also, seen, value }
        };
        choices.into_iter().map(fitting).collect()
    }
}

/// How a list is asked.
struct Listing<'a> {
    now: usize,
    is_searched: bool,
    marked: Option<&'a [usize]>,
    check: MarksCheck<'a>,
}
