//! Splits source text into words and punctuation, without comments and literals, and leaves out what is compiled for
//! tests only.
//!
//! `reader.rs` finds the meaning of the words.

/// A word or a punctuation mark. A string literal keeps its quotes, so that it is not taken for a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// Splits text into words and punctuation. Comments are dropped, and a string literal becomes one token.
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let (mut found, mut i, mut line) = (Vec::new(), 0, 1);
    while i < chars.len() {
        let start = i;
        let text = match chars[i] {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && chars[i] != '\n' {
                    i += 1;
                }
                None
            }
            '/' if at(i + 1) == '*' => {
                i = end_of_comment(&chars, i);
                None
            }
            '"' => {
                i = end_of_string(&chars, i);
                Some(chars[start..i].iter().collect())
            }
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => {
                i += if at(i + 1) == '\\' { 3 } else { 2 };
                while i < chars.len() && chars[i] != '\'' {
                    i += 1;
                }
                i += 1;
                None
            }
            // A lifetime.
            '\'' => {
                i = end_of_word(&chars, i + 1);
                None
            }
            c if is_part(c) => {
                i = end_of_word(&chars, i);
                let word: String = chars[start..i].iter().collect();
                let prefix = matches!(word.as_str(), "r" | "b" | "br" | "c" | "cr");
                if prefix && (at(i) == '"' || at(i) == '#') && raw_or_string(&chars, i) {
                    let from = i;
                    i = if word.contains('r') {
                        end_of_raw(&chars, i)
                    } else {
                        end_of_string(&chars, i)
                    };
                    let literal: String = chars[from..i.min(chars.len())].iter().collect();
                    let quoted = literal.trim_matches('#');
                    // A raw literal is written as a plain one with the same text.
                    let inner = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
                    Some(match inner {
                        Some(raw) if word.contains('r') => format!("{raw:?}"),
                        _ => quoted.to_owned(),
                    })
                } else if word == "r" && at(i) == '#' {
                    i = end_of_word(&chars, i + 1);
                    Some(chars[start..i].iter().collect())
                } else if word.starts_with(|c: char| c.is_ascii_digit())
                    || (word == "b" && at(i) == '\'')
                {
                    None
                } else {
                    Some(word)
                }
            }
            ':' if at(i + 1) == ':' => {
                i += 2;
                Some("::".to_owned())
            }
            c => {
                i += 1;
                (!c.is_whitespace()).then(|| c.to_string())
            }
        };
        found.extend(text.map(|text| Token { text, line }));
        line += chars[start..i.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn end_of_word(chars: &[char], mut i: usize) -> usize {
    while i < chars.len() && is_part(chars[i]) {
        i += 1;
    }
    i
}

fn end_of_comment(chars: &[char], mut i: usize) -> usize {
    let mut depth = 0;
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

fn end_of_string(chars: &[char], mut i: usize) -> usize {
    i += 1;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// Returns true where a raw string (`#"`, `##"`, `"`) begins at `i`; `r#type` is a word.
fn raw_or_string(chars: &[char], i: usize) -> bool {
    chars[i..].iter().find(|c| **c != '#') == Some(&'"')
}

fn end_of_raw(chars: &[char], mut i: usize) -> usize {
    let marks = chars[i..].iter().take_while(|c| **c == '#').count();
    i += marks + 1;
    while i < chars.len() {
        let closed = chars[i] == '"'
            && chars[i + 1..].iter().take(marks).filter(|c| **c == '#').count() == marks;
        i += 1;
        if closed {
            return i + marks;
        }
    }
    i
}

/// Leaves out what is compiled for tests only: items with `#[cfg(test)]` or `#[test]`, and the whole of a file that
/// begins with `#![cfg(test)]`.
pub fn product(all: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut i = 0;
    while i < all.len() {
        let inner = text(all, i + 1) == "!";
        let open = i + 1 + usize::from(inner);
        if text(all, i) != "#" || text(all, open) != "[" {
            kept.push(all[i].clone());
            i += 1;
            continue;
        }
        let end = closing(all, open);
        let words: Vec<&str> = all[open + 1..end].iter().map(|t| t.text.as_str()).collect();
        let test = words == ["test"]
            || (words[0] == "cfg" && words.contains(&"test") && !words.contains(&"not"));
        if !test {
            kept.extend_from_slice(&all[i..=end]);
            i = end + 1;
        } else if inner {
            return Vec::new();
        } else {
            i = end_of_item(all, end + 1);
        }
    }
    kept
}

/// Returns the word at a place; empty after the last.
pub fn text(tokens: &[Token], i: usize) -> &str {
    tokens.get(i).map_or("", |token| token.text.as_str())
}

/// Returns the place of the bracket that closes the one at `open`.
pub fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate().skip(open) {
        depth += step(&token.text);
        if depth == 0 {
            return i;
        }
    }
    tokens.len() - 1
}

/// Returns what a bracket adds to the depth.
pub fn step(text: &str) -> i32 {
    match text {
        "(" | "[" | "{" => 1,
        ")" | "]" | "}" => -1,
        _ => 0,
    }
}

/// Returns the place after the item that starts at `i`, whose further attributes are skipped.
fn end_of_item(tokens: &[Token], mut i: usize) -> usize {
    while text(tokens, i) == "#" {
        i = closing(tokens, i + 1) + 1;
    }
    let mut head = i;
    if text(tokens, head) == "pub" {
        head += 1;
        if text(tokens, head) == "(" {
            head = closing(tokens, head) + 1;
        }
    }
    // A statement ends at its semicolon, a field or an arm at its comma, and other items at their brace.
    let statement =
        ["use", "let", "static", "type"].contains(&text(tokens, head)) || is_const(tokens, head);
    let item = ["fn", "mod", "struct", "enum", "impl", "trait", "unsafe", "async", "extern"];
    let item = statement || item.contains(&text(tokens, head)) || text(tokens, head) == "const";
    let mut depth = 0;
    while i < tokens.len() {
        let mark = text(tokens, i);
        depth += step(mark);
        if depth < 0 {
            return i;
        }
        i += 1;
        let ends = mark == ";" || (mark == "}" && !statement) || (mark == "," && !item);
        if depth == 0 && ends {
            return i;
        }
    }
    i
}

fn is_const(tokens: &[Token], i: usize) -> bool {
    text(tokens, i) == "const" && text(tokens, i + 1) != "fn"
}
