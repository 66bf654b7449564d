//! Making values harmless, since visitors typed them.

/// The kind of text that values are put into. In each, control characters and those that break a line or change the
/// reading direction become spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// Plain text.
    Text,
    /// HTML: markup in values is shown as text; their line feeds and tabs stay.
    Html,
    /// The markup of sheets (see `paper/markup`): its special characters in values are escaped.
    Sheet,
}

/// Replaces characters in all texts of a value that could affect the text around them by spaces. Markup is not escaped
/// here, but when the value is printed.
pub(super) fn make_harmless(value: &mut serde_json::Value, escape: Escape) {
    match value {
        serde_json::Value::String(text) => {
            let unwanted =
                |c: char| has_effect(c) && !(escape == Escape::Html && matches!(c, '\n' | '\t'));
            if text.contains(unwanted) {
                *text = text.replace(unwanted, " ");
            }
        }
        serde_json::Value::Array(values) => {
            for value in values {
                make_harmless(value, escape);
            }
        }
        serde_json::Value::Object(values) => {
            for value in values.values_mut() {
                make_harmless(value, escape);
            }
        }
        _ => {}
    }
}

/// Returns true for control characters and for characters that change the reading direction or break a line
/// (Unicode's bidirectional controls except U+061C, line and paragraph separators).
fn has_effect(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
