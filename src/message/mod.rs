//! Messages for people: an English sentence with named values, translated where it is shown.
//!
//! The macro `message!` makes a [`Message`] where something happened. Errors and findings carry it untranslated: its
//! English template is its code. It becomes text where it is shown: on screens and pages by [`Message::render`], in
//! JSON and packages by [`Message::english`] or [`Message::indonesian`].
//!
//! The Indonesian words stand in `catalog/texts/id.po`, in the format of GNU gettext. An office may replace them on
//! its screens by a file of its own in the same format ([`install_texts`]).

mod carried;
mod database_words;
mod date_words;
mod file_words;
mod forms;
mod kept;
mod language;
#[expect(clippy::module_inception, reason = "the folder is named after its main type")]
pub(crate) mod message;
pub(crate) mod message_macro;
mod os_error;
mod po;
mod recognised;
mod render;
mod stream_words;
mod template;
mod template_words;
mod texts;
pub(crate) mod to_value;
mod wrap;

pub use carried::{Carried, carried_by};
pub use database_words::of_database;
pub use file_words::of_file;
pub use forms::{all_indonesian, english, english_if_any, indonesian, indonesian_if_any};
pub use kept::is_coded;
pub use language::Language;
pub use message::{Joined, Message, Value};
pub(crate) use message_macro::message;
pub use po::PoError;
pub(crate) use render::grouped;
pub use stream_words::of_stream;
pub use template_words::of_template;
pub use texts::{InstallError, check_texts, install_texts};
pub(crate) use to_value::same_in_every_language;
pub use to_value::{ToValue, and, day, decimal, in_a_row, or, quantity, separated};
pub use wrap::wrap;
