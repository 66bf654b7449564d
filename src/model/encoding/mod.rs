//! The encodings of texts that people save: [`decoded`] finds out which one a file has, [`TextForm::encoded`] writes
//! a text as the file was.

pub(in crate::model) mod text_form;

pub use text_form::{Decoded, Letters, TextForm, Undecoded, decoded};
