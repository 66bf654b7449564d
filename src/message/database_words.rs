//! The sentences of SQLite, and of the library that calls it, that people are likely to meet.

use super::message::{Message, Value};
use super::message_macro::message;
use super::recognised::Vocabulary;

/// Returns what SQLite said of a database, with its meaning where the sentence is listed here.
pub fn of_database(words: &str) -> Value {
    Vocabulary { frames: &[], sentences: &[SENTENCES], phrases: &[] }.read(words)
}

static SENTENCES: &[Message] = &[
    message!("database is locked"),
    message!("database table is locked"),
    message!("database table is locked: {table}"),
    message!("database schema is locked: {schema}"),
    message!("database schema has changed"),
    message!("database disk image is malformed"),
    message!("malformed database schema ({what})"),
    message!("malformed database schema ({what}) - {why}"),
    message!("database or disk is full"),
    message!("disk I/O error"),
    message!("file is not a database"),
    message!("attempt to write a readonly database"),
    message!("unable to open database file"),
    message!("unable to open database file: {file}"),
    message!("unable to open database: {file}"),
    message!("access permission denied"),
    message!("authorization denied"),
    message!("interrupted"),
    message!("locking protocol"),
    message!("out of memory"),
    message!("string or blob too big"),
    message!("no such table: {table}"),
    message!("no such column: {column}"),
    message!("table {table} already exists"),
    message!("UNIQUE constraint failed: {columns}"),
    message!("NOT NULL constraint failed: {column}"),
    message!("CHECK constraint failed: {what}"),
    message!("FOREIGN KEY constraint failed"),
    message!("constraint failed"),
    message!("Query returned no rows"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::language::Language;

    #[test]
    fn what_sqlite_says_is_told_in_both_languages() {
        let error = of_database("no such table: files");
        let message = message!("cannot read the index: {error}", error);
        assert_eq!(message.render(Language::En), "cannot read the index: no such table: files");
        let shown = message.render(Language::Id);
        assert!(shown.ends_with(": tabel files tidak ada"), "{shown}");
        assert_eq!(
            of_database("near \"x\": syntax error"),
            Value::Text("near \"x\": syntax error".into())
        );
    }
}
