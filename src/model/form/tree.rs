//! JSON with the place of each key and value.

use std::ops::Range;

/// A value and the bytes of the text where it stands.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) at: Range<usize>,
    pub(super) node: Node,
}

/// The kind of a value; of a text, a list and an object also what it holds.
#[derive(Debug)]
pub(super) enum Node {
    Null,
    Flag,
    Number,
    Text(String),
    List(Vec<Placed>),
    Object(Vec<Member>),
}

/// A field of an object.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) key: String,
    /// The byte of the text at which the key begins.
    pub(super) at: usize,
    pub(super) value: Placed,
}

/// Reads JSON that `serde_json` has accepted before: it is without a fault, and its depth is limited. Other text can
/// give `None` or a wrong tree.
pub(super) fn read(json: &str) -> Option<Placed> {
    let mut reader = Reader { json, at: 0 };
    reader.value()
}

struct Reader<'j> {
    json: &'j str,
    at: usize,
}

impl Reader<'_> {
    /// Skips white space and returns the byte that follows, without going past it; `None` at the end.
    fn next(&mut self) -> Option<u8> {
        let rest = self.json.get(self.at..)?;
        self.at = self.json.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.json.as_bytes().get(self.at).copied()
    }

    fn value(&mut self) -> Option<Placed> {
        let first = self.next()?;
        let start = self.at;
        let node = match first {
            b'{' => self.object()?,
            b'[' => self.list()?,
            b'"' => Node::Text(self.string()?),
            _ => {
                let rest = &self.json[start..];
                let end = rest.find(|c: char| c.is_ascii_whitespace() || ",]}".contains(c));
                self.at = end.map_or(self.json.len(), |end| start + end);
                match first {
                    b'n' => Node::Null,
                    b't' | b'f' => Node::Flag,
                    _ => Node::Number,
                }
            }
        };
        Some(Placed { at: start..self.at, node })
    }

    fn object(&mut self) -> Option<Node> {
        let mut members = Vec::new();
        self.at += 1;
        while self.next()? != b'}' {
            let at = self.at;
            let key = self.string()?;
            self.next()?;
            // The colon.
            self.at += 1;
            members.push(Member { key, at, value: self.value()? });
            self.skip_comma()?;
        }
        self.at += 1;
        Some(Node::Object(members))
    }

    fn list(&mut self) -> Option<Node> {
        let mut values = Vec::new();
        self.at += 1;
        while self.next()? != b']' {
            values.push(self.value()?);
            self.skip_comma()?;
        }
        self.at += 1;
        Some(Node::List(values))
    }

    fn skip_comma(&mut self) -> Option<()> {
        if self.next()? == b',' {
            self.at += 1;
        }
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let (start, bytes) = (self.at, self.json.as_bytes());
        let mut end = start + 1;
        while *bytes.get(end)? != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        self.at = end + 1;
        serde_json::from_str(self.json.get(start..self.at)?).ok()
    }
}
