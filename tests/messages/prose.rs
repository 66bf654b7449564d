//! Finds sentences and parts of sentences that are no message: literals of two words or more.

use super::source::{Source, sources};

/// Code whose literals go to a database, which reads SQL in capital letters.
const ASKS_DATABASES: [&str; 4] = ["index/", "ledger/", "maps/cut/", "probe/map/geopackage.rs"];

/// Words of SQL.
const SQL: [&str; 22] = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "PRAGMA", "BEGIN", "VACUUM",
    "ATTACH", "FROM", "WHERE", "IN", "IS", "AND", "OR", "NOT", "UNION", "CAST", "LIKE", "GLOB",
];

/// A literal with words.
pub struct Prose {
    /// The path of its file below `src`.
    pub file: String,
    /// Its line.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// Returns all literals with words that are no template of `message!`.
pub fn prose() -> Vec<Prose> {
    let in_file = |source: Source| {
        let literals = source.literals().into_iter();
        let found = literals.filter(|(at, text)| {
            !source.is_template(*at) && has_prose(text) && !is_sql(&source.place, text)
        });
        let prose = found.map(|(at, text)| Prose {
            file: source.place.clone(),
            line: source.line(at),
            text,
        });
        prose.collect::<Vec<_>>()
    };
    sources().into_iter().flat_map(in_file).collect()
}

fn is_sql(file: &str, text: &str) -> bool {
    let asks = ASKS_DATABASES.iter().any(|place| file.starts_with(place));
    asks && text.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| SQL.contains(&word))
}

/// What stands between two blanks.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    Word,
    /// The place of a value: `{name}`.
    Value,
    Other,
}

/// Returns true where a word stands beside another one, or beside a value.
fn has_prose(text: &str) -> bool {
    let pieces: Vec<Piece> = text.split_whitespace().map(piece).collect();
    pieces.windows(2).any(|two| two.contains(&Piece::Word) && !two.contains(&Piece::Other))
}

fn piece(piece: &str) -> Piece {
    let marks = |letter: char| ",;:.!?()\"'`“”‘’…".contains(letter);
    let word = piece.trim_matches(marks);
    if word.starts_with('{') && word.ends_with('}') {
        return Piece::Value;
    }
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let plain = word.chars().all(|letter| letter.is_alphabetic() || "-'/".contains(letter));
    if letters > 1 && plain { Piece::Word } else { Piece::Other }
}

#[test]
fn words_are_told_from_other_literals() {
    for text in
        ["no such file", "{count} bytes", "edition {edition}, {files}", "cannot read: {error}"]
    {
        assert!(has_prose(text), "{text}");
    }
    for text in ["usb-exfat", "{:>14}  {name}", "datapackage.json", "a", "%Y-%m-%d %H", "{x} = {y}"]
    {
        assert!(!has_prose(text), "{text}");
    }
}
