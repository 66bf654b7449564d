//! Finds the messages in the source: the templates of `message!`.

#[path = "../layering/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use words::{product, tokens};

/// Returns the templates of all messages that contain words, with their places.
pub fn messages() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for file in files(&root.join("src")) {
        let place = file.strip_prefix(root).unwrap().display().to_string();
        let text = std::fs::read_to_string(&file).unwrap();
        let code = product(&tokens(&text));
        for four in code.windows(4) {
            let [name, mark, open, template] = four else { unreachable!() };
            let opens = name.text == "message" && mark.text == "!" && open.text == "(";
            if opens && template.text.starts_with('"') {
                let template = unquoted(&template.text);
                if has_words(&template) {
                    found.push((template, format!("{place}:{}", name.line)));
                }
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
