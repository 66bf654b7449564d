//! One message and its values.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A sentence, or a part of one, for people.
///
/// It is kept as its code and its values, `{"code": "…", "values": [["id", …]]}`; words that are not the
/// program's own are kept as a plain string, as the finished sentences of earlier versions are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Message(pub(super) Form);

/// How the words of a message are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Form {
    /// An English template, which is also the code, and the values of its `{names}`.
    Template {
        #[serde(rename = "code")]
        template: Cow<'static, str>,
        values: Vec<(Cow<'static, str>, Value)>,
    },
    /// Words that are not the program's own: they stay as they are in every language.
    Verbatim(String),
}

/// A value in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Words that are the same in every language: a name, a path, what somebody wrote.
    Text(String),
    /// A number whose digits are grouped where the language does so: bytes, records.
    Quantity(u64),
    /// A number with a fraction: its digits without the point, and how many of them stand behind it.
    Decimal {
        /// All digits as one number.
        digits: u64,
        /// Digits behind the point.
        places: u8,
    },
    /// A day, in words.
    Date(Date),
    /// Another message.
    Message(Message),
    /// Several values.
    List(Joined),
    /// What another program said, and what it means where that is known.
    Foreign {
        /// Its own words, shown in English.
        words: String,
        /// What it means, shown in other languages.
        meaning: Message,
    },
}

/// Several values in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    pub(super) values: Vec<Value>,
    pub(super) join: Join,
    /// How many more there are that are not named.
    pub(super) more: u64,
}

/// What stands between the values of a row, or before its last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Join {
    /// The same words between all of them, in every language.
    Separator(String),
    And,
    Or,
}

impl Message {
    /// Makes a message without values; `message!` is the way to write it.
    #[doc(hidden)]
    pub const fn fixed(template: &'static str) -> Self {
        Self(Form::Template { template: Cow::Borrowed(template), values: Vec::new() })
    }

    /// Makes a message with values; `message!` is the way to write it.
    #[doc(hidden)]
    pub fn of(template: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.into(), value)).collect();
        Self(Form::Template { template: Cow::Borrowed(template), values })
    }

    /// Takes words that are not the program's own, such as those of a library or of a file: they are shown as
    /// they are in every language.
    pub fn verbatim(words: impl Into<String>) -> Self {
        Self(Form::Verbatim(words.into()))
    }

    /// Takes English words of the program's own that are only known when it runs, such as those of its help.
    pub fn of_words(words: impl Into<String>) -> Self {
        Self(Form::Template { template: Cow::Owned(words.into()), values: Vec::new() })
    }

    /// Returns true where nothing would be shown.
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Form::Verbatim(words) => words.is_empty(),
            Form::Template { template, .. } => template.is_empty(),
        }
    }

    /// Changes every word in it that is not the program's own, such as what a visitor wrote.
    #[must_use]
    pub fn map_words(mut self, change: fn(&str) -> String) -> Self {
        match &mut self.0 {
            Form::Verbatim(words) => *words = change(words),
            Form::Template { values, .. } => {
                for (_, value) in values {
                    value.change_words(change);
                }
            }
        }
        self
    }
}

impl Value {
    pub(super) fn change_words(&mut self, change: fn(&str) -> String) {
        match self {
            Self::Text(text) => *text = change(text),
            Self::Quantity(_) | Self::Decimal { .. } | Self::Date(_) => {}
            Self::Message(message) => *message = message.clone().map_words(change),
            Self::List(list) => list.values.iter_mut().for_each(|value| value.change_words(change)),
            Self::Foreign { words, meaning } => {
                *words = change(words);
                *meaning = meaning.clone().map_words(change);
            }
        }
    }
}
