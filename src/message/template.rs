//! Templates: words with the `{names}` of values between them.

use std::collections::BTreeSet;

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Words.
    Words(&'t str),
    /// The name of a value.
    Name(&'t str),
    /// Words that follow a number: `{count:file|files}`.
    Forms {
        /// The number's name.
        number: &'t str,
        /// The words beside the number one.
        one: &'t str,
        /// The words beside any other.
        many: &'t str,
    },
}

/// Splits a template into its parts. A doubled brace becomes a single one in the words. A closing brace without an
/// opening one, or an opening one that is never closed, is part of the words too.
pub(super) fn parts(template: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (words, from) = rest.split_at(at);
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        let doubled = from.starts_with("{{") || from.starts_with("}}");
        let close = from.find('}').filter(|_| from.starts_with('{') && !doubled);
        rest = if let Some(close) = close {
            parts.push(named(&from[1..close]));
            &from[close + 1..]
        } else {
            parts.push(Part::Words(&from[..1]));
            &from[if doubled { 2 } else { 1 }..]
        };
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

fn named(name: &str) -> Part<'_> {
    let forms =
        name.split_once(':').and_then(|(number, forms)| Some((number, forms.split_once('|')?)));
    match forms {
        Some((number, (one, many))) => Part::Forms { number, one, many },
        None => Part::Name(name),
    }
}

/// Returns the names of a template's values, also of the numbers on which words depend.
pub(super) fn names(template: &str) -> BTreeSet<&str> {
    let name = |part| match part {
        Part::Name(name) | Part::Forms { number: name, .. } => Some(name),
        Part::Words(_) => None,
    };
    parts(template).into_iter().filter_map(name).collect()
}
