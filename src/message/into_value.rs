//! What can stand in a message, and how it becomes a value of it.

use std::borrow::Cow;

use jiff::civil::Date;

use super::message::{Join, Joined, Message, Value};

/// What can stand in a message.
pub trait IntoValue {
    /// Returns it as a value.
    fn into_value(self) -> Value;
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl IntoValue for Message {
    fn into_value(self) -> Value {
        Value::Message(self)
    }
}

impl IntoValue for &Message {
    fn into_value(self) -> Value {
        Value::Message(self.clone())
    }
}

impl IntoValue for Joined {
    fn into_value(self) -> Value {
        Value::List(self)
    }
}

impl IntoValue for Date {
    fn into_value(self) -> Value {
        Value::Date(self)
    }
}

/// The texts of these are the same in every language.
macro_rules! texts {
    ($($kind:ty),+ $(,)?) => { $(
        impl IntoValue for $kind {
            fn into_value(self) -> Value {
                Value::Text(self.to_string())
            }
        }
    )+ };
}

texts!(
    &str,
    String,
    &String,
    &&str,
    char,
    Cow<'_, str>,
    &Cow<'_, str>,
    std::path::Display<'_>,
    i32,
    i64
);

macro_rules! numbers {
    ($($kind:ty),+ $(,)?) => { $(
        impl IntoValue for $kind {
            fn into_value(self) -> Value {
                #[allow(clippy::unnecessary_cast, reason = "of several widths")]
                Value::Number(self as u64)
            }
        }
    )+ };
}

numbers!(u8, u16, u32, u64, usize);

/// Joins values as `a, b and c`.
pub fn and<T: IntoValue>(values: impl IntoIterator<Item = T>) -> Joined {
    Joined::new(values, Join::And)
}

/// Joins values as `a, b or c`.
pub fn or<T: IntoValue>(values: impl IntoIterator<Item = T>) -> Joined {
    Joined::new(values, Join::Or)
}

/// Joins values as `a, b, c`.
pub fn in_a_row<T: IntoValue>(values: impl IntoIterator<Item = T>) -> Joined {
    Joined::new(values, Join::Comma)
}

impl Joined {
    fn new<T: IntoValue>(values: impl IntoIterator<Item = T>, join: Join) -> Self {
        let values = values.into_iter().map(IntoValue::into_value).collect();
        Self { values, join, more: 0 }
    }

    /// Names the first `most` values alone and counts the others.
    #[must_use]
    pub fn up_to(mut self, most: usize) -> Self {
        self.more += self.values.len().saturating_sub(most) as u64;
        self.values.truncate(most);
        self
    }

    /// Counts so many more that are not named.
    #[must_use]
    pub fn and_more(mut self, more: u64) -> Self {
        self.more += more;
        self
    }

    /// Returns true where no value is named.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Returns a number whose digits are grouped where the language does so.
pub fn quantity(number: u64) -> Value {
    Value::Quantity(number)
}

/// Returns a number with so many digits behind its point.
pub fn decimal(number: f64, places: u8) -> Value {
    let scaled = (number.max(0.0) * 10_f64.powi(i32::from(places))).round();
    // Beyond the largest number the cast stays at it.
    #[expect(clippy::cast_sign_loss, reason = "held at zero and above")]
    Value::Decimal { digits: scaled as u64, places }
}
