//! The two forms of values in `GeoJSON`: coordinates, and any other value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::geojson_expected as expected;

/// A value of any form. Its first [`MOST`] leaves are read fully: texts must be Unicode, numbers must fit a number
/// type, lists must not be too deep. What follows them must only be JSON by its syntax.
pub(super) struct Value<'l> {
    /// How many leaves were read: values without inner values, empty lists and empty objects.
    pub(super) leaves: &'l mut usize,
}

/// The number of leaves that are read fully.
const MOST: usize = 16;

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        if *self.leaves < MOST {
            return json.deserialize_any(self);
        }
        json.deserialize_ignored_any(IgnoredAny).map(|_| ())
    }
}

impl Value<'_> {
    fn leaf(self) {
        *self.leaves += 1;
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&expected::value().english())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.leaf();
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.leaf();
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.leaf();
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.leaf();
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.leaf();
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.leaf();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let before = *self.leaves;
        while map.next_key::<IgnoredAny>()?.is_some() {
            map.next_value_seed(Value { leaves: self.leaves })?;
        }
        if *self.leaves == before {
            self.leaf();
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let before = *self.leaves;
        while seq.next_element_seed(Value { leaves: self.leaves })?.is_some() {}
        if *self.leaves == before {
            self.leaf();
        }
        Ok(())
    }
}

/// Coordinates: a number, or lists of such, as deep as `serde_json` reads.
pub(super) struct Coordinates;

impl<'de> DeserializeSeed<'de> for Coordinates {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Coordinates {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&expected::coordinates().english())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Self)?.is_some() {}
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_skipped_behind_its_first_leaves() {
        let is_sound = |text: &str| {
            let mut json = serde_json::Deserializer::from_str(text);
            Value { leaves: &mut 0 }.deserialize(&mut json).and_then(|()| json.end()).is_ok()
        };
        for text in ["1.5", "\"x\"", "null", r#"{"a":{"b":[]},"c":[-1,{}]}"#] {
            assert!(is_sound(text), "{text}");
        }
        for text in [r#""\ud800""#, "1e999", "[1", "{1:2}"] {
            assert!(!is_sound(text), "{text}");
        }
        // A number that fits no type stands after the last leaf that is read fully, or before it.
        assert!(is_sound(&format!("[{}1e999]", "[1],{},".repeat(MOST / 2))));
        assert!(!is_sound(&format!("[{}1,1e999]", "[1],{},".repeat(MOST / 2 - 1))));
    }

    #[test]
    fn coordinates_are_numbers_in_lists_and_nothing_else() {
        let are = |text: &str| {
            Coordinates.deserialize(&mut serde_json::Deserializer::from_str(text)).is_ok()
        };
        for text in ["[]", "[1,2]", "[1.5,2,-3]", "[[[[1,2],[3,4]]],[]]", "[1,2,3,4]", "[[1,2],3]"]
        {
            assert!(are(text), "{text}");
        }
        for text in [r#"[1,"D:/pegawai"]"#, r#"{"a":1}"#, "null", "[true]"] {
            assert!(!are(text), "{text}");
        }
    }
}
