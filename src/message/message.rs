//! One message and its values.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A sentence, or a part of one, for people.
///
/// Serialised, it is its code and its values: `{"code": "…", "values": [["id", …]]}`. Words that are not the
/// program's own are a plain string there. So are the finished sentences that earlier versions kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Message(pub(super) Form);

/// Where the words of a message come from.
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
    /// A number with a decimal point, kept as a whole number: `digits` divided by ten to the power of `places`.
    Decimal {
        /// All digits, without the point.
        digits: u64,
        /// How many of the digits follow the point.
        places: u8,
    },
    /// A day, shown with the month's name.
    Date(Date),
    /// Another message.
    Message(Message),
    /// A list of values.
    List(Joined),
    /// What the operating system or a library said, with its meaning.
    Foreign {
        /// The words as they were said. They are shown in English messages, and by [`Message::indonesian`].
        words: String,
        /// What they mean. It is shown in Indonesian by [`Message::render`].
        meaning: Message,
    },
}

/// A list of values, and how they are joined into text. Where further values are only counted, commas join those that
/// are shown, whatever `join` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    pub(super) values: Vec<Value>,
    pub(super) join: Join,
    /// How many further values are counted and not shown.
    pub(super) more: u64,
}

/// What stands between the values of a list, or before its last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Join {
    /// The same words between all of them, in every language.
    Separator(String),
    And,
    Or,
}

impl Message {
    /// Makes a message without values. Only `message!` calls it.
    #[doc(hidden)]
    pub const fn fixed(template: &'static str) -> Self {
        Self(Form::Template { template: Cow::Borrowed(template), values: Vec::new() })
    }

    /// Makes a message with values. Call `message!` instead where the template is written in the code.
    #[doc(hidden)]
    pub fn of(template: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.into(), value)).collect();
        Self(Form::Template { template: Cow::Borrowed(template), values })
    }

    /// Makes a message of words that are not the program's own, such as those of a library or of a file. They are
    /// shown unchanged in every language.
    pub fn verbatim(words: impl Into<String>) -> Self {
        Self(Form::Verbatim(words.into()))
    }

    /// Makes a message of English words of the program that are only known when it runs, such as those of its
    /// help. They are translated like a template. A `{name}` in them has no value and is shown as it stands.
    pub fn of_words(words: impl Into<String>) -> Self {
        Self(Form::Template { template: Cow::Owned(words.into()), values: Vec::new() })
    }

    /// Returns true for a message whose template, or whose words, are an empty text.
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Form::Verbatim(words) => words.is_empty(),
            Form::Template { template, .. } => template.is_empty(),
        }
    }

    /// Applies a function to every text in it that is not the program's own, such as what a visitor wrote.
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
