//! The macro `message!`, by which every message is made.

/// Makes a [`Message`](super::message::Message) of an English template and the values of its `{names}`.
///
/// A name alone stands for the variable of that name: `message!("'{id}' is not in the catalogue", id)`,
/// `message!("{count} files", count = files.len())`. Double braces stand for one.
macro_rules! message {
    (@value $name:ident) => { $crate::message::to_value::ToValue::to_value(&$name) };
    (@value $name:ident = $value:expr) => { $crate::message::to_value::ToValue::to_value(&$value) };
    ($template:literal $(,)?) => { $crate::message::message::Message::fixed($template) };
    ($template:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::message::message::Message::of($template, vec![
            $((stringify!($name), $crate::message::message_macro::message!(@value $name $(= $value)?))),+
        ])
    };
}
pub(crate) use message;
