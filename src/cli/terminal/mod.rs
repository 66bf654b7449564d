//! Input and output of commands: the values of options, the call, the answer, errors and progress.

mod account;
mod answer;
mod asking;
mod cash;
mod claim;
mod findings;
mod guest_words;
mod hole;
mod invocation;
mod items;
mod language_choice;
mod layout;
mod lines;
mod officer;
mod papers;
mod parsers;
mod progress_bar;
mod screen;
mod state_words;
mod values;
mod warnings;
mod watching;
mod width;

pub(super) use answer::{Answer, word};
pub(super) use asking::Asking;
pub(super) use cash::{cash_in_hand, counted_cash};
pub(super) use claim::{claim_words, claims, overpayments};
pub(super) use guest_words::{guest_field, guest_value, turn_word};
pub(super) use hole::hole_words;
pub(super) use invocation::{Invocation, opened, usual_officer};
pub(super) use items::item_words;
pub(super) use language_choice::{language_of, use_words_of_office};
pub(super) use layout::{laid_out_pieces, letters};
pub(super) use lines::Lines;
pub(super) use officer::Officer;
pub(super) use papers::{RegisterNumber, issued};
pub(super) use parsers::{
    Month, cash_count, day, digits, epsg, evidence_kind, language, level, month, size, time, whole,
};
pub(super) use screen::{
    listen_for_ctrl_c, show, show_document, show_error, show_usage_error, tell, tell_command,
    tell_lines,
};
pub(super) use state_words::{
    outcome as outcome_words, state as state_word, step as step_word, verdict as verdict_words,
};
pub(super) use values::{Effort, PaperWord, Shape};
pub(super) use watching::watch;
pub(super) use width::{columns_of, rows_of, width_of};
