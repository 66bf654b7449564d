//! The terminal that commands speak through: what they are given, how they answer, what they tell meanwhile.

mod answer;
mod findings;
mod invocation;
mod items;
mod language_choice;
mod lines;
mod papers;
mod progress_bar;
mod screen;
mod state_words;
mod values;
mod warnings;

pub(super) use answer::{Answer, word};
pub(super) use invocation::Invocation;
pub(super) use items::item_words;
pub(super) use language_choice::{language_of, use_words_of_office};
pub(super) use lines::Lines;
pub(super) use papers::issued;
pub(super) use screen::{complain, listen_for_ctrl_c, show, show_document, tell};
pub(super) use state_words::{
    outcome as outcome_words, state as state_word, step as step_word, verdict as verdict_words,
};
pub(super) use values::{Effort, PaperWord, Shape, epsg, language, level, size};
