//! Questions that are answered from a list.

use super::choice::{Choice, found};
use super::ending::answered;
use super::one_line::{plain, shortened};
use super::questions::Ask;
use super::typing::{ListQuestion, TicksCheck, listed};
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::harmless;

/// The most characters of a search that a message repeats.
const TYPED: usize = 15;

impl Ask {
    /// Asks for one of a short list; Enter alone takes the line at `now`.
    pub(in crate::cli) fn choose<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: usize,
    ) -> Result<Option<T>> {
        let keys = message!("arrow keys: choose, Enter: take, Esc: back");
        self.one(question, choices, now, (&keys, false))
    }

    /// Asks for one of a long list; Enter alone takes the line at `now`. What is typed leaves the lines that have each
    /// of its words.
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
        let listing = Listing { now, is_searched, ticked: None, check: &|_, _| Ok(()) };
        let taken = self.list(question, keys, choices, &listing)?;
        Ok(taken.and_then(|taken| taken.into_iter().next()))
    }

    /// Asks for any of a list; those whose places `now` has are ticked first. What is typed leaves the lines that have
    /// it. A blank ticks a line, so that only one word is searched.
    pub(in crate::cli) fn several<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: &[usize],
    ) -> Result<Option<Vec<T>>> {
        let keys = message!("blank: mark, type to search, Enter: done, Esc: back");
        let mut before = now.to_vec();
        before.sort_unstable();
        // What is typed only searches. Enter then may not take what was ticked before anything was typed.
        let check = |typed: &str, ticked: &[usize]| {
            let typed = plain(typed);
            if typed.is_empty() || ticked != before {
                return Ok(());
            }
            Err(self.say(&message!(
                "'{typed}' is not marked: press the blank to mark it, or delete it",
                typed = shortened(&typed, TYPED)
            )))
        };
        let listing = Listing { now: 0, is_searched: true, ticked: Some(now), check: &check };
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
        let mut choices = choices;
        let none = |typed: &str| {
            let typed = shortened(&harmless(&plain(typed)), TYPED);
            self.say(&message!("nothing fits '{typed}': delete some of it", typed))
        };
        let line = |place: usize, columns: usize| choices[place].line(columns);
        let shown = |taken: &[usize]| {
            let taken: Vec<String> = taken.iter().map(|place| line(*place, room)).collect();
            shortened(&taken.join(", "), room)
        };
        let asked = listed(&ListQuestion {
            question: &question,
            keys: &keys,
            count: choices.len(),
            line: &line,
            found: &|typed, place| found(typed, &choices[place], place),
            none: &none,
            now: listing.now,
            is_searched: listing.is_searched,
            ticked: listing.ticked,
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
}

/// How a list is asked.
struct Listing<'a> {
    now: usize,
    is_searched: bool,
    ticked: Option<&'a [usize]>,
    check: TicksCheck<'a>,
}
