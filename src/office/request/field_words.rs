//! The words for a field of a request, in place of its path in JSON.

use crate::message::{Message, message};

/// Returns the words for the path of a field, such as `items[0].region`. Entries of lists are counted from 1. A field
/// that is not listed here stays as it is.
pub(super) fn field_words(path: &str) -> Message {
    let Some((list, (place, inside))) = entry_of(path) else { return named(path) };
    let entry = message!("{list} {number}", list = named(list), number = place + 1);
    match inside.strip_prefix('.') {
        Some(part) => message!("{entry}, {part}", entry, part = named(part)),
        None => entry,
    }
}

/// Returns the list of a path that leads into one, the place of the entry, and what follows.
fn entry_of(path: &str) -> Option<(&str, (usize, &str))> {
    let (list, rest) = path.split_once('[')?;
    let (place, inside) = rest.split_once(']')?;
    Some((list, (place.parse().ok()?, inside)))
}

fn named(field: &str) -> Message {
    match field {
        "received_on" => message!("day of receipt"),
        "requester.name" => message!("name of the requester"),
        "requester.email" => message!("e-mail of the requester"),
        "requester.phone" => message!("telephone of the requester"),
        "requester.address" => message!("address of the requester"),
        "requester.category" => message!("kind of requester"),
        "requester.institution" => message!("institution of the requester"),
        "requester.npwp" => message!("taxpayer number (NPWP)"),
        "requester.zero_tariff" => message!("claim to the Rp0 tariff"),
        "requester.zero_tariff_letter" => message!("letter for the Rp0 tariff"),
        "requester.zero_tariff_letter.number" => message!("number of the letter"),
        "requester.zero_tariff_letter.date" => message!("date of the letter"),
        "requester.zero_tariff_letter.issuer" => message!("issuer of the letter"),
        "abstraction.title" => message!("title of the study"),
        "abstraction.background" => message!("background"),
        "abstraction.purpose" => message!("purpose"),
        "abstraction.method" => message!("method"),
        "abstraction.expected_output" => message!("expected output"),
        "abstraction.topics" => message!("topic"),
        "abstraction.regions" | "region" => message!("region"),
        "abstraction.level" => message!("level"),
        "abstraction.periods" => message!("period"),
        "abstraction.units" => message!("unit"),
        "items" => message!("data"),
        "id" => message!("product"),
        "format" => message!("format"),
        "code" => message!("code"),
        "name" => message!("name"),
        "medium" => message!("medium"),
        other => Message::verbatim(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_words_and_entries_count_from_1() {
        for (path, english, indonesian) in [
            ("items[1].region", "data 2, region", "data 2, wilayah"),
            ("items[0]", "data 1", "data 1"),
            ("items", "data", "data"),
            ("requester.name", "name of the requester", "nama pemohon"),
            ("abstraction.topics[0]", "topic 1", "topik 1"),
            ("lain", "lain", "lain"),
        ] {
            let words = field_words(path);
            assert_eq!((words.english(), words.indonesian()), (english.into(), indonesian.into()));
        }
    }
}
