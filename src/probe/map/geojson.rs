//! Checks the structure of a `GeoJSON` file (RFC 7946).
//!
//! GDAL reads some texts that break the grammar, and does not say what it leaves out of them. So the text is read once
//! from start to end: it must be JSON, with objects, lists and numbers where the grammar has features, geometries,
//! properties and coordinates. Other members may hold any value.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::geojson_expected::{self as expected, in_words};
use super::geojson_values::{Coordinates, Value};
use crate::message::{Message, message};

/// Reads the file; returns an error where it cannot be read or does not have this structure.
pub(super) fn check(path: &Path) -> Result<(), Message> {
    let file = std::fs::File::open(path)?;
    walk(BufReader::with_capacity(BUFFER, file))
}

/// Bytes read from the file at once.
const BUFFER: usize = 256 * 1024;
const BOM: &[u8] = b"\xEF\xBB\xBF";

fn walk(mut text: impl BufRead) -> Result<(), Message> {
    let start = text.fill_buf()?;
    let bom = if start.starts_with(BOM) { BOM.len() } else { 0 };
    text.consume(bom);
    let mut json = serde_json::Deserializer::from_reader(text);
    let walked = Object { may_be_null: false }.deserialize(&mut json);
    walked.and_then(|()| json.end()).map_err(|error| {
        let error = in_words(&error);
        message!("the GeoJSON is not valid ({error})", error)
    })
}

/// A collection, a feature or a geometry; with `may_be_null`, as for a geometry, also `null`.
struct Object {
    may_be_null: bool,
}

impl<'de> DeserializeSeed<'de> for Object {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        if self.may_be_null { json.deserialize_option(self) } else { json.deserialize_map(self) }
    }
}

impl<'de> Visitor<'de> for Object {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&expected::object().english())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(member) = map.next_key()? {
            match member {
                Member::Features => map.next_value_seed(List { may_hold_null: false })?,
                Member::Geometries => map.next_value_seed(List { may_hold_null: true })?,
                Member::Geometry => map.next_value_seed(Object { may_be_null: true })?,
                Member::Properties => map.next_value_seed(Properties)?,
                Member::Coordinates => map.next_value_seed(Coordinates)?,
                Member::Small => map.next_value_seed(Value { leaves: &mut 0 })?,
                Member::Unknown => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }
}

/// A member of an object, by its name.
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Member {
    Features,
    Geometries,
    Geometry,
    Properties,
    Coordinates,
    /// A member whose value is normally small. It may have any form, and its first leaves are read fully.
    #[serde(
        rename = "type",
        alias = "bbox",
        alias = "id",
        alias = "name",
        alias = "crs",
        alias = "xy_coordinate_resolution",
        alias = "z_coordinate_resolution"
    )]
    Small,
    #[serde(other)]
    Unknown,
}

/// A list of features or geometries.
struct List {
    may_hold_null: bool,
}

impl<'de> DeserializeSeed<'de> for List {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&expected::list().english())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Object { may_be_null: self.may_hold_null })?.is_some() {}
        Ok(())
    }
}

/// A feature's properties, or `null`.
struct Properties;

impl<'de> DeserializeSeed<'de> for Properties {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Properties {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&expected::properties().english())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            map.next_value_seed(Value { leaves: &mut 0 })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
