//! What a value may not do on a paper: what a visitor typed stays within its place.

/// What values must not be able to do on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// Plain text: control characters of values become spaces.
    Text,
    /// HTML: markup of values is shown, not obeyed.
    Html,
    /// The markup of sheets (see `paper/markup`): what it would obey arrives escaped.
    Sheet,
}

/// Takes the power from values: what a visitor typed stays within its place on the paper.
pub(super) fn tame(value: &mut serde_json::Value, escape: Escape) {
    match value {
        serde_json::Value::String(text) => {
            let wild = |c: char| steers(c) && !(escape == Escape::Html && matches!(c, '\n' | '\t'));
            if text.contains(wild) {
                *text = text.replace(wild, " ");
            }
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(|v| tame(v, escape)),
        serde_json::Value::Object(values) => values.values_mut().for_each(|v| tame(v, escape)),
        _ => {}
    }
}

/// Returns true for characters that move the cursor or turn the reading direction (Unicode's
/// bidirectional controls and its line and paragraph separators).
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
