//! What libraries say, in words of this program.
//!
//! A library tells its errors as English text alone. The sentences that a person is likely to meet are listed as
//! templates, in `file_words.rs` and the files like it. A [`Vocabulary`] finds the template that gives a text and
//! takes its values out of it. The text then has a meaning in every language. In English, and in JSON, it stays as
//! the library said it; so does a text that no template gives.

use super::message::{Form, Message, Value};
use super::template::{Part, parts};
use super::to_value::{ToValue, in_a_row};

/// Sentences and the parts of them that a library uses.
#[derive(Clone, Copy)]
pub(super) struct Vocabulary<'v> {
    /// What may stand around a whole sentence, once. It is tried first, since a sentence may end in a value, which
    /// would take the frame's words into it.
    pub(super) frames: &'static [Message],
    /// Whole sentences. The first that gives a text is taken.
    pub(super) sentences: &'v [&'static [Message]],
    /// What may stand in a sentence for `{expected}`, `{found}` and `{kind}`. For `{sentence}` another sentence stands.
    pub(super) phrases: &'static [Message],
}

/// How deep a sentence may stand in others. No library goes as deep; a text of a file may.
const DEEPEST: usize = 4;

impl Vocabulary<'_> {
    /// Returns these words with what they mean; the words alone where no sentence gives them.
    pub(super) fn read(self, words: &str) -> Value {
        let framed = self.recognised(self.frames, words, DEEPEST);
        match framed.or_else(|| self.sentence(words, DEEPEST)) {
            Some(meaning) => Value::Foreign { words: words.to_owned(), meaning },
            None => words.to_value(),
        }
    }

    /// Returns what a sentence means; `None` where it is not known, or holds others more than `more` deep.
    fn sentence(self, words: &str, more: usize) -> Option<Message> {
        self.sentences.iter().find_map(|list| self.recognised(list, words, more))
    }

    fn recognised(self, known: &'static [Message], words: &str, more: usize) -> Option<Message> {
        known.iter().find_map(|message| {
            let Form::Template { template, .. } = &message.0 else { return None };
            let values = values(template, words)?;
            let value =
                |(name, text): (&'static str, &str)| Some((name, self.value(name, text, more)?));
            Some(Message::of(template, values.into_iter().map(value).collect::<Option<_>>()?))
        })
    }

    /// Returns the value that a name of a template has; `None` where it is `sentence` and the text is no known one.
    /// Most values are names that someone chose, and stay as they are.
    fn value(self, name: &str, text: &str, more: usize) -> Option<Value> {
        Some(match name {
            "sentence" => self.sentence(text, more.checked_sub(1)?)?.to_value(),
            "expected" | "found" | "kind" => self.phrase(text),
            _ => text.to_value(),
        })
    }

    fn phrase(self, text: &str) -> Value {
        let known = |text: &str| self.recognised(self.phrases, text, 0);
        if let Some(message) = known(text) {
            return message.to_value();
        }
        let each =
            text.split(", ").map(|one| known(one).map_or_else(|| one.to_value(), |m| m.to_value()));
        in_a_row(each).to_value()
    }
}

/// Returns the values with which a template gives these words: `{a} of {b}` gives `x of y` with `x` and `y`. `None`
/// where it does not give them.
///
/// The template is matched from its end. So a value may itself contain the words that follow it: `x of y of z` is
/// `x of y` and `z`.
fn values<'w>(template: &'static str, words: &'w str) -> Option<Vec<(&'static str, &'w str)>> {
    let (mut found, mut rest) = (Vec::new(), words);
    // The name whose value ends where the rest ends.
    let mut open = None;
    let parts = parts(template);
    for (place, part) in parts.iter().enumerate().rev() {
        match (*part, open.take()) {
            (Part::Name(name), None) => open = Some(name),
            // Between two names without words nothing tells where the one value ends. No library's sentence has forms.
            (Part::Name(_), Some(_)) | (Part::Forms { .. }, _) => return None,
            (Part::Words(own), None) => rest = rest.strip_suffix(own)?,
            (Part::Words(own), Some(name)) => {
                let at =
                    if place == 0 { rest.starts_with(own).then_some(0) } else { rest.rfind(own) };
                let (before, value) = rest.split_at(at?);
                found.push((name, &value[own.len()..]));
                rest = before;
            }
        }
    }
    match open {
        Some(name) => found.push((name, rest)),
        None if rest.is_empty() => {}
        None => return None,
    }
    found.reverse();
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_a_template_are_found_again() {
        for (template, words, expected) in [
            ("{a} of {b}", "x of y of z", Some(vec![("a", "x of y"), ("b", "z")])),
            ("no {a}", "no no x", Some(vec![("a", "no x")])),
            ("no {a}", "yes x", None),
            ("no", "no", Some(vec![])),
            ("no", "no more", None),
            ("no", "oh no", None),
            ("`,` or `}}`", "`,` or `}`", Some(vec![])),
            ("{a}{b}", "xy", None),
            ("a {b} c", "a  c", Some(vec![("b", "")])),
        ] {
            assert_eq!(values(template, words), expected, "{template}: {words}");
        }
    }
}
