//! The words for what is expected at each place of a `GeoJSON` text, and for what the reader of JSON says.

use serde_json::error::Category;

use crate::message::{Message, Value, message};

/// Returns the words for a collection, a feature or a geometry.
pub(super) fn object() -> Message {
    message!("a GeoJSON object")
}

/// Returns the words for a list of features or geometries.
pub(super) fn list() -> Message {
    message!("a list of GeoJSON objects")
}

/// Returns the words for a feature's properties.
pub(super) fn properties() -> Message {
    message!("an object of properties")
}

/// Returns the words for coordinates.
pub(super) fn coordinates() -> Message {
    message!("coordinates")
}

/// Returns the words for a value of any form.
pub(super) fn value() -> Message {
    message!("a JSON value")
}

/// Returns what the reader of JSON says. It speaks English alone: in another language its meaning is shown instead.
pub(super) fn in_words(error: &serde_json::Error) -> Message {
    let words = error.to_string();
    let place = place(error);
    if let Some((found, expected)) = misfit(&words) {
        let meaning = message!("found {found}, expected", found = kind(found));
        let found = Value::Foreign { words: format!("{found}, expected"), meaning };
        return message!("{found} {expected} {place}", found, expected, place);
    }
    let meaning = match error.classify() {
        Category::Eof => message!("the text ends too early, {place}", place),
        Category::Syntax => message!("the text is no JSON, {place}", place),
        Category::Data => message!("a value does not fit, {place}", place),
        Category::Io => message!("the file cannot be read"),
    };
    let words = Value::Foreign { words, meaning };
    message!("{words}", words)
}

fn place(error: &serde_json::Error) -> Value {
    let (line, column) = (error.line(), error.column());
    let words = format!("at line {line} column {column}");
    let meaning = message!("at line {line} column {column}", line, column);
    Value::Foreign { words, meaning }
}

/// Returns what was found, in the reader's words, and what was expected, in ours; `None` where the reader says
/// something else.
fn misfit(words: &str) -> Option<(&str, Message)> {
    [object(), list(), properties(), coordinates(), value()].into_iter().find_map(|expected| {
        let mark = format!(", expected {} at line ", expected.english());
        let (found, _) = words.rsplit_once(&mark)?;
        Some((found, expected))
    })
}

/// Returns our word for the kind of value in the reader's words, such as `invalid type: string "x"`; the reader's own
/// words for another kind.
fn kind(found: &str) -> Message {
    let value = found.split_once(": ").map_or(found, |(_, value)| value);
    match value.split([' ', '`']).next() {
        Some("string") => message!("a text"),
        Some("integer" | "floating") => message!("a number"),
        Some("boolean") => message!("true or false"),
        Some("null") => message!("no value"),
        Some("map") => message!("an object"),
        Some("sequence") => message!("a list"),
        _ => Message::verbatim(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    fn said(text: &str) -> Message {
        use serde::de::DeserializeSeed;
        let mut json = serde_json::Deserializer::from_str(text);
        in_words(&super::super::geojson_values::Coordinates.deserialize(&mut json).unwrap_err())
    }

    #[test]
    fn what_does_not_fit_is_said_in_the_language_that_is_asked_for() {
        let words = said("[[\"x\"]]");
        assert_eq!(
            words.english(),
            "invalid type: string \"x\", expected coordinates at line 1 column 5"
        );
        assert_eq!(
            words.indonesian(),
            "invalid type: string \"x\", expected koordinat at line 1 column 5"
        );
        let shown = "ditemukan teks, seharusnya koordinat pada baris 1 kolom 5";
        assert_eq!(words.render(Language::Id), shown);
    }

    #[test]
    fn what_is_no_json_is_said_by_its_place() {
        assert_eq!(said("[1").english(), "EOF while parsing a list at line 1 column 2");
        assert_eq!(
            said("[1").render(Language::Id),
            "teksnya berakhir terlalu awal, pada baris 1 kolom 2"
        );
        assert_eq!(said("[x").render(Language::Id), "teksnya bukan JSON, pada baris 1 kolom 2");
    }
}
