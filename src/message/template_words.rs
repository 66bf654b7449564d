//! The sentences of minijinja, the engine of templates, that people are likely to meet.

use super::message::{Message, Value};
use super::message_macro::message;
use super::recognised::Vocabulary;

/// Returns what the engine said of a template, with its meaning where the sentence is listed here.
pub fn of_template(words: &str) -> Value {
    Vocabulary { frames: &[], sentences: &[KINDS, DETAILS], phrases: PHRASES }.read(words)
}

/// The kinds of errors.
static KINDS: &[Message] = &[
    message!("syntax error"),
    message!("invalid operation"),
    message!("undefined value"),
    message!("unknown filter"),
    message!("unknown function"),
    message!("unknown method"),
    message!("unknown test"),
    message!("unknown block"),
    message!("missing argument"),
    message!("too many arguments"),
    message!("template not found"),
    message!("cannot unpack"),
    message!("cannot deserialize"),
    message!("not a key type"),
    message!("not a primitive"),
    message!("bad string escape"),
    message!("could not render include"),
    message!("could not render block"),
    message!("could not serialize to value"),
    message!("failed to write output"),
    message!("engine ran out of fuel"),
    message!("invalid custom delimiters"),
];

/// The details of errors.
static DETAILS: &[Message] = &[
    message!("unexpected input after end of variable block"),
    message!("unexpected input after expression"),
    message!("unexpected character"),
    message!("unexpected end of string"),
    message!("unexpected end of comment"),
    message!("unexpected end of raw block"),
    message!("unexpected {found}, expected {expected}"),
    message!("unexpected {found}"),
    message!("unknown {found}, expected statement"),
    message!("unknown statement {name}"),
    message!("filter {name} is unknown"),
    message!("test {name} is unknown"),
    message!("{name} is unknown"),
    message!("{name} is undefined"),
    message!("tried to include non-existing template {name}"),
    message!("cannot convert {kind} to {expected}"),
    message!("cannot assign to reserved variable name {name}"),
    message!("value of type {kind} is not callable"),
    message!("value is not a string"),
    message!("{kind} is not iterable"),
    message!("tried to use {operator} operator on unsupported types {found} and {kind}"),
    message!("unable to calculate {what}"),
    message!("sequence of wrong length (expected {count}, got {number})"),
    message!("invalid integer (too large)"),
    message!("invalid float"),
    message!("cannot create range with step of 0"),
    message!("recursion limit exceeded"),
    message!("template name was not a string"),
    message!("block '{name}' defined twice"),
    message!("unknown keyword argument '{name}'"),
    message!("unknown keyword argument `{name}`"),
    message!("'break' must be placed inside a loop"),
    message!("'continue' must be placed inside a loop"),
    message!("cannot recurse outside of recursive loop"),
    message!("cannot recurse because of non-iterable value"),
    message!("loop recursion cannot be called this way"),
    message!("loop() takes one argument"),
    message!("super() takes no arguments"),
    message!("no parent block exists"),
    message!("block '{name}' not found"),
    message!("template {name} does not exist"),
    message!("range has too many elements"),
    message!("can only sum numbers, got {kind}"),
    message!("cannot calculate length of value of type {kind}"),
    message!("value of type {kind} cannot be sliced"),
    message!("cannot slice by step size of 0"),
    message!("cannot reverse values of type {kind}"),
    message!("cannot join value of type {kind}"),
    message!("cannot round value ({kind})"),
    message!("strings can only be multiplied with integers"),
    message!("object is not callable"),
    message!("Too many arguments in function call"),
];

/// The words inside a sentence for what was found, or was expected.
static PHRASES: &[Message] = &[
    message!("end of input"),
    message!("end of block"),
    message!("end of variable block"),
    message!("start of block"),
    message!("start of variable block"),
    message!("identifier"),
    message!("identifier or integer"),
    message!("block keyword"),
    message!("keyword"),
    message!("string"),
    message!("integer"),
    message!("float"),
    message!("template-data"),
    message!("undefined"),
    message!("none"),
    message!("bool"),
    message!("number"),
    message!("bytes"),
    message!("u64"),
    message!("i64"),
    message!("f64"),
    message!("sequence"),
    message!("map"),
    message!("iterator"),
    message!("plain object"),
    message!("expression"),
    message!("value"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::language::Language;

    #[test]
    fn what_the_engine_says_is_told_in_both_languages() {
        for (words, indonesian) in [
            ("unknown filter", "saringan tidak dikenal"),
            ("filter rupia is unknown", "saringan rupia tidak dikenal"),
            (
                "unexpected end of block, expected identifier",
                "ditemukan akhir blok, seharusnya nama",
            ),
            ("unexpected end of variable block, expected expression", "seharusnya ungkapan"),
            ("'break' must be placed inside a loop", "'break' hanya boleh di dalam perulangan"),
            ("cannot create range with step of 0", "deret dengan langkah 0 tidak dapat dibuat"),
        ] {
            let message = message!("the template is broken: {what}", what = of_template(words));
            assert_eq!(message.english(), format!("the template is broken: {words}"));
            let shown = message.render(Language::Id);
            assert!(shown.ends_with(indonesian), "{shown}");
        }
    }

    #[test]
    fn the_engine_still_says_what_is_listed() {
        let engine = minijinja::Environment::new();
        for template in [
            "{{ a",
            "{{ a b }}",
            "{{ }}",
            "{% if %}",
            "{{ a|1 }}",
            "{{ 'a }}",
            "{{ ? }}",
            "{# a",
            "{% raw %}",
            "{% rupiah %}",
            "{% 1 %}",
            "{{ a|rupiah }}",
            "{% if a is rupiah %}{% endif %}",
            "{{ rupiah() }}",
            "{{ 1() }}",
            "{% for a in 1 %}{% endfor %}",
            "{{ 1 + [] }}",
            "{{ range(1, 2, 0) }}",
            "{% include 'lampiran' %}",
            "{% set loop = 1 %}",
            "{% set a, b = [1] %}",
            "{{ 1|length }}",
        ] {
            let error = engine.render_str(template, ()).unwrap_err();
            let said = [Some(error.kind().to_string()), error.detail().map(str::to_owned)];
            for words in said.into_iter().flatten() {
                let read = of_template(&words);
                assert!(matches!(read, Value::Foreign { .. }), "{template}: {read:?}");
            }
        }
    }
}
