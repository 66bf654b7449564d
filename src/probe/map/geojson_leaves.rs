//! The two shapes of JSON values that a map is searched for: numbers alone, and anything else.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value that holds no others.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    Null,
    Flag,
    Number,
    Text(String),
}

/// Gathers the leaves of any value with their paths: `""` for the value itself, `a.b` in objects,
/// `[]` in lists. An empty object is `{}`, an empty list `[]`.
pub(super) struct Leaves<'l> {
    pub(super) found: &'l mut Vec<(String, Leaf)>,
    pub(super) path: String,
}

/// Leaves that are gathered; what comes after is skipped.
const MOST: usize = 16;

impl Leaves<'_> {
    fn below(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    fn leaf(self, leaf: Leaf) {
        self.found.push((self.path, leaf));
    }
}

impl<'de> DeserializeSeed<'de> for Leaves<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Leaves<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nilai JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.leaf(Leaf::Null);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.leaf(Leaf::Flag);
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.leaf(Leaf::Number);
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.leaf(Leaf::Number);
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.leaf(Leaf::Number);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.leaf(Leaf::Text(text.to_owned()));
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut empty = true;
        while let Some(name) = map.next_key::<String>()? {
            empty = false;
            if self.found.len() < MOST {
                let path = self.below(&name);
                map.next_value_seed(Leaves { found: self.found, path })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        if empty {
            let path = self.below("{}");
            self.found.push((path, Leaf::Null));
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let path = self.below("[]");
        let mut empty = true;
        while self.found.len() < MOST {
            let inside = Leaves { found: self.found, path: path.clone() };
            if seq.next_element_seed(inside)?.is_none() {
                if empty {
                    self.found.push((path, Leaf::Null));
                }
                return Ok(());
            }
            empty = false;
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// Walks coordinates: lists of lists, and at the bottom two or three numbers.
pub(super) struct Coordinates;

/// What stands at one place of coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Number,
    List,
    /// A list that holds more than a position: numbers beyond the third, or numbers among lists.
    Hidden,
}

impl<'de> DeserializeSeed<'de> for Coordinates {
    type Value = Shape;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Shape, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Coordinates {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("koordinat")
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Shape, A::Error> {
        let (mut numbers, mut lists, mut hidden) = (0, 0, 0);
        while let Some(shape) = seq.next_element_seed(Self)? {
            match shape {
                Shape::Number => numbers += 1,
                Shape::List => lists += 1,
                Shape::Hidden => hidden += 1,
            }
        }
        let position = numbers <= 3 && (numbers == 0 || lists == 0);
        Ok(if hidden == 0 && position { Shape::List } else { Shape::Hidden })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(text: &str) -> String {
        let mut found = Vec::new();
        let mut json = serde_json::Deserializer::from_str(text);
        Leaves { found: &mut found, path: String::new() }.deserialize(&mut json).unwrap();
        json.end().unwrap();
        let paths: Vec<_> = found.into_iter().map(|(path, _)| path).collect();
        paths.join(" ")
    }

    #[test]
    fn each_leaf_has_its_path() {
        for (text, paths) in [
            ("1.5", ""),
            (r#"{"a":{"b":1,"c":null},"d":true}"#, "a.b a.c d"),
            (r#"["x",[-1],{"k":1}]"#, "[] [].[] [].k"),
            (r#"{"a":{},"b":[]}"#, "a.{} b.[]"),
            ("{}", "{}"),
        ] {
            assert_eq!(leaves(text), paths, "{text}");
        }
    }

    #[test]
    fn a_long_value_is_skipped_behind_its_first_leaves() {
        let list = format!("[{}1]", "[1,2],".repeat(100_000));
        assert!(leaves(&list).split(' ').count() < 2 * MOST);
    }

    #[test]
    fn coordinates_are_positions_and_nothing_else() {
        let shape = |text: &str| {
            Coordinates.deserialize(&mut serde_json::Deserializer::from_str(text)).ok()
        };
        for text in ["[]", "[1,2]", "[1.5,2,-3]", "[[[[1,2],[3,4]]],[]]"] {
            assert_eq!(shape(text), Some(Shape::List), "{text}");
        }
        for text in ["[1,2,3,4]", "[[1,2],3]", "[[[1,2],[1,2,3,4]]]"] {
            assert_eq!(shape(text), Some(Shape::Hidden), "{text}");
        }
        for text in [r#"[1,"D:/pegawai"]"#, r#"{"a":1}"#, "null"] {
            assert_eq!(shape(text), None, "{text}");
        }
    }
}
