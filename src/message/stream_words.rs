//! The sentences of the readers of ZIP, of compressed data and of CSV that people are likely to meet.

use super::message::{Message, Value};
use super::message_macro::message;
use super::recognised::Vocabulary;

/// Returns what a reader said of a file's bytes, with its meaning where the sentence is listed here.
pub fn of_stream(words: &str) -> Value {
    Vocabulary { frames: FRAMES, sentences: &[SENTENCES], phrases: &[] }.read(words)
}

/// What stands around a sentence.
static FRAMES: &[Message] = &[
    message!("i/o error: {sentence}"),
    message!("invalid Zip archive: {sentence}"),
    message!("unsupported Zip archive: {sentence}"),
    message!(
        "CSV parse error: record {record} (line {line}, field: {field}, byte: {byte}): {sentence}"
    ),
];

static SENTENCES: &[Message] = &[
    message!("corrupt deflate stream"),
    message!("deflate decompression error"),
    message!("deflate decompression error: {what}"),
    message!("deflate compression error"),
    message!("stream did not contain valid UTF-8"),
    message!("failed to fill whole buffer"),
    message!("failed to write whole buffer"),
    message!("unexpected end of file"),
    message!("Invalid checksum"),
    message!("Could not find EOCD"),
    message!("Invalid local file header"),
    message!("Invalid Central Directory header"),
    message!("Password required to decrypt file"),
    message!("provided password is incorrect"),
    message!("specified file not found in archive"),
    message!("compression method not supported: {method}"),
    message!("Compression method not supported"),
    message!(
        "CSV error: record {record} (line: {line}, byte: {byte}): found record with {found} fields, but the \
         previous record has {expected} fields"
    ),
    message!("invalid utf-8: invalid UTF-8 in field {field} near byte index {byte}"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::language::Language;

    #[test]
    fn what_readers_say_is_told_in_both_languages() {
        let row = "CSV error: record 2 (line: 3, byte: 19): found record with 4 fields, but the previous record \
                   has 5 fields";
        for (words, indonesian) in [
            ("corrupt deflate stream", "data terkompresinya rusak"),
            ("invalid Zip archive: Could not find EOCD", "daftar isi di akhirnya tidak ada"),
            (
                row,
                "baris 3 terdiri atas 4 sel, padahal baris sebelumnya 5 sel (catatan 2, byte 19)",
            ),
        ] {
            let message = message!("it is broken: {what}", what = of_stream(words));
            assert_eq!(message.english(), format!("it is broken: {words}"));
            let shown = message.render(Language::Id);
            assert!(shown.ends_with(indonesian), "{shown}");
        }
    }

    #[test]
    fn the_readers_still_say_what_is_listed() {
        use std::io::{Cursor, Read};

        let archive = |bytes: &[u8]| zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap_err();
        let mut text = String::new();
        let deflated = flate2::read::DeflateDecoder::new(&b"\xff\xff\xff"[..])
            .read_to_string(&mut text)
            .unwrap_err();
        let utf_8 = (&b"\xff"[..]).read_to_string(&mut text).unwrap_err();
        let whole = (&b"a"[..]).read_exact(&mut [0; 2]).unwrap_err();
        let row = |bytes: &[u8]| {
            let mut rows = csv::ReaderBuilder::new().from_reader(bytes.to_vec().leak() as &[u8]);
            rows.deserialize::<(String, String)>()
                .find_map(Result::err)
                .map(|error| error.to_string())
        };
        for words in [
            Some(archive(b"bukan ZIP").to_string()),
            Some(deflated.to_string()),
            Some(utf_8.to_string()),
            Some(whole.to_string()),
            row(b"a,b\n1,2\n1\n"),
            row(b"a,b\n1,\xff\n"),
        ] {
            let words = words.unwrap();
            let read = of_stream(&words);
            assert!(matches!(read, Value::Foreign { .. }), "{words}: {read:?}");
        }
    }
}
