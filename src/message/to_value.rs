//! What can stand in a message, and how it becomes a value.

use std::borrow::Cow;

use jiff::civil::Date;

use super::message::{Form, Join, Joined, Message, Value};

/// What can stand in a message.
pub trait ToValue {
    /// Returns it as a value.
    fn to_value(&self) -> Value;
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl ToValue for Message {
    fn to_value(&self) -> Value {
        Value::Message(self.clone())
    }
}

impl ToValue for Joined {
    fn to_value(&self) -> Value {
        Value::List(self.clone())
    }
}

/// Makes values of types whose text is the same in every language.
macro_rules! same_in_every_language {
    ($($kind:ty),+ $(,)?) => { $(
        impl $crate::message::to_value::ToValue for $kind {
            fn to_value(&self) -> $crate::message::message::Value {
                $crate::message::message::Value::Text(self.to_string())
            }
        }
    )+ };
}
pub(crate) use same_in_every_language;

same_in_every_language!(str, String, char, Cow<'_, str>, std::path::Display<'_>, Date);
same_in_every_language!(u8, u16, u32, u64, u128, usize, i32, i64, std::ffi::os_str::Display<'_>);

/// Joins values as `a, b and c`.
pub fn and<T: ToValue>(values: impl IntoIterator<Item = T>) -> Joined {
    Joined::new(values, Join::And)
}

/// Joins values as `a, b or c`.
pub fn or<T: ToValue>(values: impl IntoIterator<Item = T>) -> Joined {
    Joined::new(values, Join::Or)
}

/// Joins values as `a, b, c`.
pub fn in_a_row<T: ToValue>(values: impl IntoIterator<Item = T>) -> Joined {
    separated(values, ", ")
}

/// Joins values with the same words between all of them, such as `; `.
pub fn separated<T: ToValue>(values: impl IntoIterator<Item = T>, separator: &str) -> Joined {
    Joined::new(values, Join::Separator(separator.to_owned()))
}

impl Message {
    /// Adds the value of one of its names to a message whose template stands apart, such as a constant.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: &impl ToValue) -> Self {
        if let Form::Template { values, .. } = &mut self.0 {
            values.push((name.into(), value.to_value()));
        }
        self
    }
}

impl Joined {
    fn new<T: ToValue>(values: impl IntoIterator<Item = T>, join: Join) -> Self {
        let values = values.into_iter().map(|value| value.to_value()).collect();
        Self { values, join, more: 0 }
    }

    /// Keeps the first `most` values; the others are only counted.
    #[must_use]
    pub fn up_to(mut self, most: usize) -> Self {
        self.more += self.values.len().saturating_sub(most) as u64;
        self.values.truncate(most);
        self
    }

    /// Adds to the number of values that are counted and not shown.
    #[must_use]
    pub fn and_more(mut self, more: u64) -> Self {
        self.more += more;
        self
    }

    /// Returns true where the list has no value to show, even where others are counted.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Returns a day that is shown with the month's name: `24 November 2026`. A [`Date`] without it is shown as
/// `2026-11-24`.
pub fn day(day: Date) -> Value {
    Value::Date(day)
}

/// Returns a number whose digits are grouped where the language does so.
pub fn quantity(number: u64) -> Value {
    Value::Quantity(number)
}

/// Returns a number rounded to so many decimal places, halves up; a negative one becomes 0.
pub fn decimal(number: f64, places: u8) -> Value {
    let scaled = (number.max(0.0) * 10_f64.powi(i32::from(places))).round();
    // A number beyond the range of u64 becomes its largest value.
    #[expect(clippy::cast_sign_loss, reason = "never below zero")]
    Value::Decimal { digits: scaled as u64, places }
}
