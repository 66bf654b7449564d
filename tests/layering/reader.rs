//! Reads one source file: the modules that it declares, the items that it defines, its `use` lines, and the paths in
//! its code.
//!
//! `tree.rs` finds what a path means.

use crate::words::{Token, closing, product, step, text, tokens};
use std::collections::BTreeSet;

/// A path that the code names. A `use` of several paths gives each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub segments: Vec<String>,
    pub line: usize,
    /// For a path of a `use`: the name that it binds, empty for `*`.
    pub import: Option<Import>,
}

/// What a `use` says besides its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub alias: String,
    pub glob: bool,
    /// True where the `use` stands outside of functions, so that its name belongs to the module.
    pub top: bool,
}

/// A module that the file declares, outside of tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    pub name: String,
    pub line: usize,
    /// True for `pub` and `pub(crate)`, with which another room could name the module.
    pub public: bool,
    /// True where the module's content stands in this file, in braces.
    pub inline: bool,
}

/// A definition other than a public function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Its keyword.
    pub word: String,
    pub name: String,
    pub line: usize,
}

/// What was read of a source file.
#[derive(Debug, Default)]
pub struct Source {
    pub tokens: Vec<Token>,
    pub modules: Vec<Declared>,
    /// Modules that are compiled for tests only.
    pub test_modules: BTreeSet<String>,
    pub items: BTreeSet<String>,
    /// What the file defines besides public functions: types, values, `impl`s and private functions.
    pub own: Vec<Own>,
    pub named: Vec<Named>,
    /// Names in the code that are not part of a path and not in a `use`.
    pub alone: BTreeSet<String>,
}

/// Reads the text of a file.
pub fn read(text: &str) -> Source {
    let all = tokens(text);
    let tokens = product(&all);
    let mut source = Source { tokens, ..Source::default() };
    let declared = |tokens: &[Token]| -> BTreeSet<String> {
        let heads = tokens.windows(3).filter(|w| w[0].text == "mod" && w[2].text == ";");
        heads.map(|w| w[1].text.clone()).collect()
    };
    source.test_modules = &declared(&all) - &declared(&source.tokens);
    walk(&mut source);
    source
}

/// Collects declarations, items, imports and paths.
fn walk(source: &mut Source) {
    let tokens = std::mem::take(&mut source.tokens);
    let (mut i, mut depth) = (0, 0);
    while i < tokens.len() {
        let word = text(&tokens, i);
        let before = if i == 0 { "" } else { text(&tokens, i - 1) };
        let next = text(&tokens, i + 1);
        depth += step(word);
        if word == "#" && next == "[" {
            paths_of_serde(&tokens[i + 1..=closing(&tokens, i + 1)], source);
        }
        if word == "use" && next != "<" {
            i = tree_of_use(&tokens, i + 1, &[], depth == 0, &mut source.named);
            continue;
        }
        if depth == 0 {
            define(source, &tokens, i);
            source.own.extend(own(&tokens, i));
        }
        if is_word(word) && before != "::" {
            let behind_dot = before == "." && (i < 2 || text(&tokens, i - 2) != ".");
            let place = before == "in"
                && i > 2
                && text(&tokens, i - 2) == "("
                && text(&tokens, i - 3) == "pub";
            let start = i;
            let mut segments = vec![word.to_owned()];
            while text(&tokens, i + 1) == "::" && is_word(text(&tokens, i + 2)) {
                i += 2;
                segments.push(text(&tokens, i).to_owned());
            }
            if segments.len() == 1 {
                if !behind_dot {
                    source.alone.extend(segments);
                }
            } else if !behind_dot && !place {
                source.named.push(Named { segments, line: tokens[start].line, import: None });
            }
        }
        i += 1;
    }
    source.tokens = tokens;
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn define(source: &mut Source, tokens: &[Token], i: usize) {
    let (word, next) = (text(tokens, i), text(tokens, i + 1));
    match word {
        "mod" if [";", "{"].contains(&text(tokens, i + 2)) => source.modules.push(Declared {
            name: next.to_owned(),
            line: tokens[i].line,
            public: i > 0 && text(tokens, i - 1) == "pub"
                || i > 2 && text(tokens, i - 1) == ")" && text(tokens, i - 2) == "crate",
            inline: text(tokens, i + 2) == "{",
        }),
        "fn" | "struct" | "enum" | "trait" | "type" | "union" | "static" | "const"
            if is_word(next) && next != "fn" =>
        {
            let name = if next == "mut" { text(tokens, i + 2) } else { next };
            source.items.insert(name.to_owned());
        }
        "macro_rules" => {
            source.items.insert(text(tokens, i + 2).to_owned());
        }
        _ => {}
    }
}

/// Returns the definition that begins here; `None` where there is none or it is a public function.
fn own(tokens: &[Token], i: usize) -> Option<Own> {
    let word = text(tokens, i);
    let mut before = i;
    if word == "fn" {
        while before > 0 && ["const", "async", "unsafe"].contains(&text(tokens, before - 1)) {
            before -= 1;
        }
    }
    let before = if before == 0 { "" } else { text(tokens, before - 1) };
    let begins = ["", "}", ";", "]"].contains(&before);
    let shown = ["pub", ")"].contains(&before);
    let is_own = match word {
        "struct" | "enum" | "trait" | "union" | "type" | "static" => begins || shown,
        "const" => (begins || shown) && !["fn", "unsafe"].contains(&text(tokens, i + 1)),
        "impl" => begins || before == "unsafe",
        "fn" => begins,
        _ => false,
    };
    let name = text(tokens, i + 1).to_owned();
    is_own.then(|| Own { word: word.to_owned(), name, line: tokens[i].line })
}

/// Adds the paths that serde has in strings: `#[serde(with = "crate::day")]`.
fn paths_of_serde(attribute: &[Token], source: &mut Source) {
    if text(attribute, 1) != "serde" {
        return;
    }
    for token in attribute {
        let path = token.text.trim_matches('"');
        if token.text.starts_with('"') && path.contains("::") {
            let segments = path.split("::").map(str::to_owned).collect();
            source.named.push(Named { segments, line: token.line, import: None });
        }
    }
}

/// Splits a `use` into its paths. Returns the place after it.
fn tree_of_use(
    tokens: &[Token],
    mut i: usize,
    before: &[String],
    top: bool,
    found: &mut Vec<Named>,
) -> usize {
    let mut path = before.to_vec();
    let named = |segments: Vec<String>, line: usize, alias: &str| {
        let import = Import { alias: alias.to_owned(), glob: alias.is_empty(), top };
        Named { segments, line, import: Some(import) }
    };
    while i < tokens.len() {
        let Token { text: word, line } = &tokens[i];
        let ends = !["::", "as"].contains(&text(tokens, i + 1));
        match word.as_str() {
            "::" => {}
            "*" => {
                found.push(named(path, *line, ""));
                return i + 1;
            }
            "{" => {
                i += 1;
                while i < tokens.len() && text(tokens, i) != "}" {
                    i = tree_of_use(tokens, i, &path, top, found);
                    i += usize::from(text(tokens, i) == ",");
                }
                return i + 1;
            }
            "as" => {
                found.push(named(path, *line, text(tokens, i + 1)));
                return i + 2;
            }
            // `self` inside braces stands for the path before them.
            "self" if !path.is_empty() => {
                if ends {
                    let name = path[path.len() - 1].clone();
                    found.push(named(path, *line, &name));
                    return i + 1;
                }
            }
            word if is_word(word) => {
                path.push(word.to_owned());
                if ends {
                    found.push(named(path, *line, word));
                    return i + 1;
                }
            }
            _ => return i + 1,
        }
        i += 1;
    }
    i
}
