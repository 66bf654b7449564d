//! Reads a file of translations, in the part of the GNU gettext PO format that gives one translation to a message.
//!
//! Entries are `msgid "…"` and `msgstr "…"`, each may go on in further quoted lines; a line that begins with `#` is a
//! comment. The entry with an empty `msgid` is the file's header and is skipped. Any other line is an error with its
//! number.

use super::message::Message;
use super::message_macro::message;
use super::template::names;

/// One translation, with the line of its `msgid` from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) line: u64,
    pub(super) english: String,
    pub(super) translated: String,
}

/// What is wrong with a file of translations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong there.
    pub what: Message,
}

/// Returns all entries except the header and those with an empty `msgstr`.
///
/// # Errors
/// The line that is not of the format, or the entry whose translation names a value that its message does not have.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, PoError> {
    let mut entries = Vec::new();
    let mut open: Option<Entry> = None;
    let mut place = Place::Between;
    for (line, row) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let wrong = |what| PoError { line, what };
        let row = row.trim();
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        let quoted = if let Some(rest) = row.strip_prefix("msgid ") {
            if place == Place::English {
                return Err(wrong(message!("the msgid before it has no msgstr")));
            }
            entries.extend(open.replace(Entry {
                line,
                english: String::new(),
                translated: String::new(),
            }));
            place = Place::English;
            rest
        } else if let Some(rest) = row.strip_prefix("msgstr ") {
            if place != Place::English {
                return Err(wrong(message!("a msgstr needs a msgid before it")));
            }
            place = Place::Translated;
            rest
        } else {
            row
        };
        let words = unquote(quoted).map_err(wrong)?;
        match (&mut open, place) {
            (Some(entry), Place::English) => entry.english.push_str(&words),
            (Some(entry), Place::Translated) => entry.translated.push_str(&words),
            _ => return Err(wrong(message!("a quoted line needs a msgid before it"))),
        }
    }
    if let (Some(entry), Place::English) = (&open, place) {
        return Err(PoError { line: entry.line, what: message!("the last msgid has no msgstr") });
    }
    entries.extend(open);
    entries.retain(|entry| !entry.english.is_empty() && !entry.translated.is_empty());
    entries.iter().try_for_each(check_names)?;
    Ok(entries)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Between,
    English,
    Translated,
}

fn unquote(quoted: &str) -> Result<String, Message> {
    let inner = quoted.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner else {
        return Err(message!("expected msgid, msgstr or words in double quotation marks"));
    };
    let mut words = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        words.push(match letter {
            '"' => return Err(message!("a quotation mark inside needs a backslash before it")),
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some(mark @ ('"' | '\\')) => mark,
                _ => {
                    return Err(message!(
                        "a backslash stands before n, t, a quotation mark or itself"
                    ));
                }
            },
            other => other,
        });
    }
    Ok(words)
}

/// Refuses a translation that names a value which its message does not have.
fn check_names(entry: &Entry) -> Result<(), PoError> {
    let known = names(&entry.english);
    match names(&entry.translated).difference(&known).next() {
        None => Ok(()),
        Some(name) => Err(PoError {
            line: entry.line,
            what: message!(
                "the translation names {{{name}}}, which the message does not have",
                name = *name
            ),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_with_their_further_lines() {
        let text = "# head\nmsgid \"\"\nmsgstr \"\"\n\"Language: id\\n\"\n\n#: a.rs\nmsgid \"a {b}\"\n\
                    msgstr \"\"\n\"satu \\\"{b}\\\"\"\n\" dua\\n\"\n\nmsgid \"later\"\nmsgstr \"\"\n";
        let entries = read(text).unwrap();
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].english, "a {b}");
        assert_eq!(entries[0].translated, "satu \"{b}\" dua\n");
        assert_eq!(entries[0].line, 7);
        assert_eq!(read("").unwrap(), []);
    }

    #[test]
    fn a_slip_is_told_with_its_line() {
        for (text, line) in [
            ("msgid \"a\"\nmsgid \"b\"\nmsgstr \"x\"\n", 2),
            ("msgid \"a\"\n", 1),
            ("\nmsgstr \"x\"\n", 2),
            ("\"x\"\n", 1),
            ("msgid \"a\"\nmsgstr \"x\nmsgid \"b\"\n", 2),
            ("msgid \"a\"\nmsgstr \"x\" y\n", 2),
            ("msgid \"a\"\nmsgstr \"\\q\"\n", 2),
            ("msgid \"a\"\nmsgstr \"{b}\"\n", 1),
            ("msgid a\n", 1),
            ("plain words\n", 1),
        ] {
            assert_eq!(read(text).map_err(|error| error.line), Err(line), "{text:?}");
        }
    }
}
