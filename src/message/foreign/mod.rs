//! What libraries say of a file that they cannot read, in words of this program.
//!
//! A library tells its errors as English text alone. The sentences that a person is likely to meet are listed
//! here as templates: [`recognised`] finds the template that gives a text and takes its values out of it, so that
//! the text has a meaning in every language. In English, and in JSON, it stays as the library said it; so does a
//! text that no template gives.

mod database_words;
mod date_words;
mod file_words;
mod recognised;
mod template_words;

pub use database_words::of_database;
pub use file_words::of_file;
pub use template_words::of_template;
