//! The macro `message!`, which makes a sentence for people from an English template.

/// Makes a [`Message`](super::message::Message) of an English template and the values of its `{names}`.
///
/// A name alone stands for the variable of that name: `message!("'{id}' is not in the catalogue", id)`. Otherwise a
/// value follows: `message!("{count} files", count = files.len())`. Doubled braces are shown as a single one. The
/// Indonesian words stand in `catalog/texts/id.po`, and `tests/messages` finds a template without them.
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
