//! Finds the messages in the source: the templates of `message!`. Other tests read the source here, too.

#[path = "../layering/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub use words::Token;
use words::{closing, product, text, tokens};

/// A file of the source, without what is compiled for tests only.
pub struct Source {
    /// Its path below `src`.
    pub place: String,
    /// Its words and punctuation.
    pub code: Vec<Token>,
}

/// Returns all files below `src`, without those that are compiled for tests only.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |file: PathBuf| {
        let place = file.strip_prefix(&root).unwrap().display().to_string();
        Source { place, code: product(&tokens(&std::fs::read_to_string(&file).unwrap())) }
    };
    files(&root).into_iter().map(read).collect()
}

impl Source {
    /// Returns the texts of the string literals outside of attributes, with their places in the code.
    pub fn literals(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.code.len() {
            let mark = text(&self.code, at);
            let bracket = at + 1 + usize::from(text(&self.code, at + 1) == "!");
            if mark == "#" && text(&self.code, bracket) == "[" {
                at = closing(&self.code, bracket);
            } else if mark.starts_with('"') {
                found.push((at, unquoted(mark)));
            }
            at += 1;
        }
        found
    }

    /// Returns true where a literal is the template of a `message!`.
    pub fn is_template(&self, at: usize) -> bool {
        at >= 3
            && ["message", "!", "("]
                .iter()
                .zip(at - 3..)
                .all(|(mark, i)| text(&self.code, i) == *mark)
    }

    /// Returns the templates in the arguments of all calls of a function with this name.
    pub fn templates_for(&self, function: &str) -> Vec<String> {
        let calls = (0..self.code.len())
            .filter(|at| text(&self.code, *at) == function && text(&self.code, at + 1) == "(");
        let ranges: Vec<_> = calls.map(|at| at..closing(&self.code, at + 1)).collect();
        let is_inside = |at: usize| ranges.iter().any(|range| range.contains(&at));
        let found = self.literals().into_iter();
        found
            .filter(|(at, _)| self.is_template(*at) && is_inside(*at))
            .map(|(_, text)| text)
            .collect()
    }

    /// Returns the line of a literal.
    pub fn line(&self, at: usize) -> usize {
        self.code[at].line
    }
}

/// Returns the templates of all messages that contain words, with their places.
pub fn messages() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in sources() {
        for (at, template) in source.literals() {
            if source.is_template(at) && has_words(&template) {
                found.push((template, format!("src/{}:{}", source.place, source.line(at))));
            }
        }
    }
    assert!(found.len() > 20, "the reader finds no messages");
    found
}

/// Returns the source files, without those that are compiled for tests only.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let tests = matches!(name, "tests" | "tests.rs" | "fixture.rs" | "fixture");
        if path.is_dir() && !tests {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") && !tests {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns the text of a string literal.
fn unquoted(literal: &str) -> String {
    let inner = &literal[1..literal.len() - 1];
    let mut text = String::new();
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next().unwrap() {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            // The literal continues after the white space of the next line.
            '\n' => while letters.next_if(|letter| letter.is_whitespace()).is_some() {},
            'x' => {
                let code: String = letters.by_ref().take(2).collect();
                text.push(char::from(u8::from_str_radix(&code, 16).unwrap()));
            }
            'u' => {
                let code: String =
                    letters.by_ref().skip(1).take_while(|letter| *letter != '}').collect();
                text.push(char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap());
            }
            other => text.push(other),
        }
    }
    text
}

/// Returns true where a template contains letters besides the names of its values.
fn has_words(template: &str) -> bool {
    let mut depth = 0_i32;
    template.chars().any(|letter| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        depth == 0 && letter.is_alphabetic()
    })
}

/// Returns the names of a template's values.
pub fn names(template: &str) -> BTreeSet<&str> {
    let plain = |rest: &&str| !rest.starts_with('{');
    let heads = template.split('{').skip(1).filter(plain);
    heads.filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}
