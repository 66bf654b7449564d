//! Questions that are answered from a list.

use std::cell::RefCell;
use std::rc::Rc;

use inquire::list_option::ListOption;
use inquire::validator::Validation;
use inquire::{MultiSelect, Select};

use super::choice::{Choice, found};
use super::ending::answered;
use super::one_line::{plain, shortened};
use super::questions::{Ask, look};
use crate::cli::terminal::letters;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::harmless;

/// The most characters of a search that a message repeats.
const TYPED: usize = 15;

/// The most lines of a list that are shown at once.
const PAGE: usize = 10;

impl Ask {
    /// Asks for one of a short list; the line at `now` is marked first.
    pub(in crate::cli) fn choose<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: usize,
    ) -> Result<Option<T>> {
        let keys = self.say(&message!("arrow keys: choose, Enter: take, Esc: back"));
        let question = self.say(question);
        let room = self.room(&question);
        let shown = |one: ListOption<&Choice<T>>| shortened(&one.value.label, room);
        let now = now.min(choices.len().saturating_sub(1));
        let asked = Select::new(&question, self.fitting(choices))
            .without_filtering()
            .with_starting_cursor(now)
            .with_page_size(PAGE)
            .with_help_message(&keys)
            .with_formatter(&shown)
            .with_render_config(look())
            .prompt();
        answered(asked).map(|one| one.map(|choice| choice.value))
    }

    /// Asks for one of a long list. What is typed leaves the lines that have each of its words.
    pub(in crate::cli) fn search<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: usize,
    ) -> Result<Option<T>> {
        let keys =
            self.say(&message!("type to search, arrow keys: choose, Enter: take, Esc: back"));
        let question = self.say(question);
        let room = self.room(&question);
        let shown = |one: ListOption<&Choice<T>>| shortened(&one.value.label, room);
        let now = now.min(choices.len().saturating_sub(1));
        let asked = Select::new(&question, self.fitting(choices))
            .with_starting_cursor(now)
            .with_page_size(PAGE)
            .with_help_message(&keys)
            .with_formatter(&shown)
            .with_scorer(&found)
            .with_render_config(look())
            .prompt();
        answered(asked).map(|one| one.map(|choice| choice.value))
    }

    /// Asks for any of a list; those whose places `now` has are marked first. What is typed leaves the lines that have
    /// each of its words.
    pub(in crate::cli) fn several<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: &[usize],
    ) -> Result<Option<Vec<T>>> {
        let keys = self.say(&message!("blank: mark, type to search, Enter: done, Esc: back"));
        let question = self.say(question);
        let room = self.room(&question);
        let shown = |all: &[ListOption<&Choice<T>>]| {
            let all: Vec<&str> = all.iter().map(|one| &*one.value.label).collect();
            shortened(&all.join(", "), room)
        };
        // What is typed only searches. Enter then may not take what was marked before anything was typed.
        let typed = Rc::new(RefCell::new(String::new()));
        let searched = |text: &str, choice: &Choice<T>, line: &str, place: usize| {
            text.clone_into(&mut typed.borrow_mut());
            found(text, choice, line, place)
        };
        let (typed, language, mut before) = (Rc::clone(&typed), self.language(), now.to_vec());
        before.sort_unstable();
        let marked = move |marked: &[ListOption<&Choice<T>>]| {
            let is_as_before = marked.iter().map(|one| one.index).eq(before.iter().copied());
            let typed = plain(&typed.borrow());
            if typed.is_empty() || !is_as_before {
                return Ok(Validation::Valid);
            }
            let why = message!(
                "'{typed}' is not marked: press the blank to mark it, or delete it",
                typed = shortened(&typed, TYPED)
            );
            Ok(Validation::Invalid(why.render(language).into()))
        };
        let asked = MultiSelect::new(&question, self.fitting(choices))
            .with_default(now)
            .with_page_size(PAGE)
            .with_help_message(&keys)
            .with_formatter(&shown)
            .with_scorer(&searched)
            .with_validator(marked)
            .with_render_config(look())
            .prompt();
        let taken = |all: Vec<Choice<T>>| all.into_iter().map(|choice| choice.value).collect();
        answered(asked).map(|all| all.map(taken))
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
