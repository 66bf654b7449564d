//! The sentences of the readers of JSON and TOML that people are likely to meet: of serde, `serde_json`, `toml` and
//! `toml_parser`.

use super::date_words::DATES;
use super::message::{Message, Value};
use super::message_macro::message;
use super::recognised::Vocabulary;

/// Returns what a reader of JSON or TOML said, with its meaning where the sentence is listed here or in `own`, the
/// sentences of the types that it filled.
pub fn of_file(words: &str, own: &'static [Message]) -> Value {
    let sentences = &[own, SHAPES, JSON, TOML, DATES, EXPECTING];
    Vocabulary { frames: PLACED, sentences, phrases: PHRASES }.read(words)
}

/// What serde says of values that do not fit.
static SHAPES: &[Message] = &[
    message!("missing field `{field}`"),
    message!("duplicate field `{field}`"),
    message!("unknown field `{field}`, expected {expected}"),
    message!("unknown field `{field}`, there are no fields"),
    message!("unknown variant `{variant}`, expected {expected}"),
    message!("invalid type: {found}, expected {expected}"),
    message!("invalid value: {found}, expected {expected}"),
    message!("invalid length {length}, expected {expected}"),
];

/// What `serde_json` says of text that is no JSON.
static JSON: &[Message] = &[
    message!("EOF while parsing a list"),
    message!("EOF while parsing an object"),
    message!("EOF while parsing a string"),
    message!("EOF while parsing a value"),
    message!("expected `:`"),
    message!("expected `,` or `]`"),
    message!("expected `,` or `}}`"),
    message!("expected ident"),
    message!("expected value"),
    message!("expected `\"`"),
    message!("invalid escape"),
    message!("invalid number"),
    message!("number out of range"),
    message!("invalid unicode code point"),
    message!("control character (\\u0000-\\u001F) found while parsing a string"),
    message!("key must be a string"),
    message!("lone leading surrogate in hex escape"),
    message!("unexpected end of hex escape"),
    message!("trailing comma"),
    message!("trailing characters"),
    message!("recursion limit exceeded"),
];

/// What toml says of text that is no TOML.
static TOML: &[Message] = &[
    message!("duplicate key"),
    message!("key with no value"),
    message!("missing value"),
    message!("missing value for key"),
    message!("missing escaped value"),
    message!("missing opening quote"),
    message!("missing comma between array elements"),
    message!("missing comma between key-value pairs"),
    message!("missing assignment between key-value pairs"),
    message!("missing key for inline table element"),
    message!("invalid key-value pair"),
    message!("invalid value"),
    message!("invalid boolean"),
    message!("invalid integer number"),
    message!("invalid floating-point number"),
    message!("invalid date-time"),
    message!("invalid date"),
    message!("invalid time"),
    message!("invalid offset"),
    message!("invalid datetime"),
    message!("invalid basic string"),
    message!("invalid multi-line basic string"),
    message!("invalid literal string"),
    message!("invalid multi-line literal string"),
    message!("invalid unquoted key"),
    message!("invalid comment character"),
    message!("string values must be quoted"),
    message!("unquoted keys cannot be empty"),
    message!("unexpected key or value"),
    message!("unexpected content"),
    message!("unexpected leading zero"),
    message!("unexpected sign"),
    message!("unexpected `=` in array"),
    message!("extra `=`"),
    message!("extra assignment between key-value pairs"),
    message!("extra comma in array"),
    message!("extra comma in inline table"),
    message!("unclosed array"),
    message!("unclosed array table"),
    message!("unclosed table"),
    message!("unclosed inline table"),
    message!("carriage return must be followed by newline"),
    message!("`_` may only go between digits"),
    message!("integer number overflowed"),
    message!("wanted string or table"),
    message!("cannot extend value of type {kind} with a dotted key"),
];

/// A sentence with a place after it.
static PLACED: &[Message] = &[message!("{sentence} at line {line} column {column}")];

/// Another sentence, with an expectation after it.
static EXPECTING: &[Message] = &[message!("{sentence}, expected {expected}")];

/// The words inside a sentence for what was found, or was expected.
static PHRASES: &[Message] = &[
    message!("integer `{number}` as {width}"),
    message!("integer `{number}`"),
    message!("floating point `{number}`"),
    message!("boolean `{word}`"),
    message!("string {text}"),
    message!("null"),
    message!("map"),
    message!("sequence"),
    message!("array"),
    message!("inline table"),
    message!("unit value"),
    message!("a string"),
    message!("a boolean"),
    message!("a sequence"),
    message!("a map"),
    message!("a date string"),
    message!("a day such as 2026-11-24"),
    message!("a four-digit year (YYYY)"),
    message!("a two-digit month (MM)"),
    message!("a two-digit day (DD)"),
    message!("a two-digit hour (HH)"),
    message!("a two-digit minute (MM)"),
    message!("a two-digit second (SS)"),
    message!("month between {first} and {last}"),
    message!("day between {first} and {last}"),
    message!("hour between {first} and {last}"),
    message!("hours between {first} and {last}"),
    message!("minute between {first} and {last}"),
    message!("minutes between {first} and {last}"),
    message!("second between {first} and {last}"),
    message!("`T` between date and time"),
    message!("year or hour"),
    message!("hour"),
    message!("minute"),
    message!("second"),
    message!("any valid JSON value"),
    message!("u8"),
    message!("u16"),
    message!("u32"),
    message!("u64"),
    message!("usize"),
    message!("i64"),
    message!("f64"),
    message!("struct {name} with {count} elements"),
    message!("struct {name}"),
    message!("one of {words}"),
    message!("`{one}` or `{other}`"),
    message!("year"),
    message!("month"),
    message!("day"),
    message!("value"),
    message!("key"),
    message!("newline"),
    message!("nothing"),
    message!("letters"),
    message!("numbers"),
    message!("digits"),
    message!("characters"),
    message!("printable characters"),
    message!("basic string"),
    message!("literal string"),
    message!("unicode hexadecimal value"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences of the types that these tests read.
    static OWN: &[Message] = &[message!("no level '{text}'")];

    fn meaning(words: &str) -> Message {
        match of_file(words, OWN) {
            Value::Foreign { words: kept, meaning } if kept == words => meaning,
            other => panic!("{words}: {other:?}"),
        }
    }

    #[test]
    fn what_a_reader_says_is_told_in_both_languages() {
        for (words, indonesian) in [
            ("missing field `name`", "isian `name` tidak ada"),
            (
                "invalid type: string \"a, expected b\", expected u64",
                "jenis nilai tidak tepat: ditemukan teks \"a, expected b\", seharusnya bilangan bulat 0 atau lebih",
            ),
            (
                "unknown field `x`, expected one of `a`, `b`",
                "isian `x` tidak dikenal, seharusnya salah satu dari `a`, `b`",
            ),
            ("expected `,` or `}`", "seharusnya ada `,` atau `}`"),
            (
                "unexpected key or value, expected newline, `#`",
                "ada kunci atau nilai yang tidak pada tempatnya, seharusnya baris baru, `#`",
            ),
            ("no level 'rw'", "no level 'rw'"),
            ("missing field `a` at line 3 column 7", "isian `a` tidak ada pada baris 3 kolom 7"),
            (
                "invalid type: string \"x\", expected u64 at line 1 column 5",
                "jenis nilai tidak tepat: ditemukan teks \"x\", seharusnya bilangan bulat 0 atau lebih \
                 pada baris 1 kolom 5",
            ),
            (
                "unknown field `x`, expected one of `a`, `b` at line 2 column 3",
                "isian `x` tidak dikenal, seharusnya salah satu dari `a`, `b` pada baris 2 kolom 3",
            ),
            // What stands in the file looks like a place.
            (
                "invalid type: string \"a at line 1 column 2\", expected u64",
                "jenis nilai tidak tepat: ditemukan teks \"a at line 1 column 2\", \
                 seharusnya bilangan bulat 0 atau lebih",
            ),
            (
                "unknown field `a at line 1 column 2`, expected `b` at line 3 column 4",
                "isian `a at line 1 column 2` tidak dikenal, seharusnya `b` pada baris 3 kolom 4",
            ),
        ] {
            assert_eq!(meaning(words).english(), words);
            assert_eq!(meaning(words).indonesian(), indonesian);
        }
    }

    #[test]
    fn what_is_not_known_stays_as_it_was_said() {
        for words in
            ["", "something new", "something new, expected a string", "a at line 1 column 2"]
        {
            assert_eq!(of_file(words, OWN), Value::Text(words.to_owned()));
        }
    }

    #[test]
    fn a_text_full_of_places_and_expectations_is_read_as_any_other() {
        let places = " at line 1 column 2".repeat(10_000);
        let expected = ", expected a string".repeat(10_000);
        for words in [format!("a{places}"), format!("a{expected}"), format!("a{expected}{places}")]
        {
            assert_eq!(of_file(&words, OWN), Value::Text(words.clone()));
        }
        let words = format!("invalid type: string \"{expected}{places}\", expected u64{places}");
        assert_eq!(meaning(&words).english(), words);
    }

    #[test]
    fn the_readers_still_say_what_is_listed() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(dead_code, reason = "it is only read")]
        struct Read {
            a: u64,
            b: Option<bool>,
        }
        let json = [
            "",
            "{",
            "[",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{\"a\":1 2}",
            "nul",
            "{\"a\":tru}",
        ];
        let json = json.into_iter().chain([
            "{\"a\":-1}",
            "{\"a\":1.5}",
            "{\"a\":[]}",
            "{\"c\":1}",
            "{}",
            "{\"a\":1,\"a\":2}",
        ]);
        for text in json.chain([
            "{\"a\":\"\\x\"}",
            "{1:2}",
            "{\"a\":1} x",
            "{\"a\":1,\"b\":\"ya\"}",
            "[1 2]",
            "7",
        ]) {
            let words = serde_json::from_str::<Read>(text).unwrap_err().to_string();
            assert_eq!(meaning(&words).english(), words, "{text}");
        }
        for text in [
            "a",
            "a =",
            "a = x",
            "a = 'x'",
            "a = 1\na = 2",
            "a = [1",
            "a = [1 2]",
            "[a",
            "a = \"x",
            "a = tru",
            "a = 01",
            "a = 1 2",
            "a.b. = 1",
            "a = \"\\q\"",
            "a = -1",
            "a = 1.5",
            "c = 1",
            "",
            "a : 1",
            "b = { c = 1 d = 2 }",
            "a = 99999999999999999999",
            "= 1",
            "a = 1\nb = 1",
            "a = 1_",
            "a = 2026-13-01",
            "a = 2026-02-30",
            "a = 2026-1-4",
            "a = 2026-01",
            "a = 24-11-2026",
            "a = 2026-11-24 10.00",
            "a = 2026-11-24x",
            "a = 25:00:00",
            "a = 09:00",
            "a = 9:00",
        ] {
            let error = toml::from_str::<Read>(text).unwrap_err();
            assert_eq!(meaning(error.message()).english(), error.message(), "{text}");
        }
    }
}
