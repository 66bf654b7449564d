//! What a `GeoJSON` file says outside of the plain properties that GDAL lists.
//!
//! The text is walked once from its start to its end, and all that RFC 7946 and GDAL's own writer
//! do not put there is named: foreign members, nested properties, members that stand there twice.
//! Nothing is kept but names. A text that breaks the grammar is an error: GDAL reads some of them,
//! so it is not known what they carry.

use std::collections::HashMap;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::geojson_leaves::{Coordinates, Leaf, Leaves, Shape};
use super::hidden::{Hidden, is_plain};

/// Walks the file; adds what is foreign, and returns the names of all properties.
pub(super) fn look(path: &Path, hidden: &mut Hidden) -> Result<Vec<String>, String> {
    let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
    walk(BufReader::with_capacity(BUFFER, file), hidden)
}

/// Bytes asked of the system at once.
const BUFFER: usize = 256 * 1024;
const BOM: &[u8] = b"\xEF\xBB\xBF";

fn walk(mut text: impl BufRead, hidden: &mut Hidden) -> Result<Vec<String>, String> {
    let start = text.fill_buf().map_err(|error| error.to_string())?;
    let bom = if start.starts_with(BOM) { BOM.len() } else { 0 };
    text.consume(bom);
    let mut seen = Seen { hidden, names: Vec::new(), places: HashMap::new(), objects: 0 };
    let mut json = serde_json::Deserializer::from_reader(text);
    let walked = Object { seen: &mut seen, place: Place::Top }.deserialize(&mut json);
    walked.and_then(|()| json.end()).map_err(|error| format!("GeoJSON tidak sah ({error})"))?;
    Ok(seen.names.into_iter().map(|(name, _)| name).collect())
}

/// What the walk has met.
struct Seen<'f> {
    hidden: &'f mut Hidden,
    /// The names of properties, each with the last `properties` object that had it.
    names: Vec<(String, u64)>,
    places: HashMap<String, usize>,
    /// How many `properties` objects were met.
    objects: u64,
}

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    Feature,
    Geometry,
}

/// The members that are known; all of them are looked into wherever they stand.
const KNOWN: [&str; 12] = [
    "type",
    "features",
    "geometry",
    "properties",
    "coordinates",
    "geometries",
    "bbox",
    "id",
    "name",
    "crs",
    "xy_coordinate_resolution",
    "z_coordinate_resolution",
];
const COLLECTION: &[&str] = &[
    "type",
    "features",
    "bbox",
    "crs",
    "name",
    "xy_coordinate_resolution",
    "z_coordinate_resolution",
];
const FEATURE: &[&str] = &["type", "id", "geometry", "properties", "bbox"];
const GEOMETRY: &[&str] = &["type", "coordinates", "bbox", "geometries"];
const SHAPES: [&str; 7] = [
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

/// Returns the word for an object and the members it may have, by its place and its `type`;
/// `None` where the type does not belong there.
fn grammar(place: Place, kind: &str) -> Option<(&'static str, &'static [&'static str])> {
    match place {
        Place::Top if kind == "FeatureCollection" => Some(("koleksi", COLLECTION)),
        Place::Top | Place::Feature if kind == "Feature" => Some(("fitur", FEATURE)),
        Place::Top | Place::Geometry if SHAPES.contains(&kind) => Some(("geometri", GEOMETRY)),
        _ => None,
    }
}

/// Walks a collection, a feature or a geometry; `null` stands for a geometry that is not there.
struct Object<'s, 'f> {
    seen: &'s mut Seen<'f>,
    place: Place,
}

impl<'de> DeserializeSeed<'de> for Object<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        if self.place == Place::Geometry {
            return json.deserialize_option(self);
        }
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("objek GeoJSON")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { seen, place } = self;
        // The type may come last: members are judged when all are known.
        let mut kind = String::new();
        let mut members = 0_u16;
        let mut odd: Vec<String> = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            let known = match key {
                Ok(known) => known,
                Err(other) => {
                    map.next_value::<IgnoredAny>()?;
                    odd.push(other);
                    continue;
                }
            };
            let name = KNOWN[known];
            if members & 1 << known != 0 {
                odd.push(format!("{name} (ganda)"));
            }
            members |= 1 << known;
            let sound = match name {
                "features" => map.next_value_seed(List { seen, place: Place::Feature })?,
                "geometries" => map.next_value_seed(List { seen, place: Place::Geometry })?,
                "geometry" => {
                    map.next_value_seed(Object { seen, place: Place::Geometry })?;
                    true
                }
                "properties" => {
                    map.next_value_seed(Properties(seen))?;
                    true
                }
                "coordinates" => map.next_value_seed(Coordinates)? == Shape::List,
                _ => {
                    let mut leaves = Vec::new();
                    map.next_value_seed(Leaves { found: &mut leaves, path: String::new() })?;
                    if let ("type", [(_, Leaf::Text(text))]) = (name, &*leaves) {
                        kind.clone_from(text);
                    }
                    is_usual(name, &leaves)
                }
            };
            if !sound {
                odd.push(name.to_owned());
            }
        }
        let (word, allowed) = grammar(place, &kind).unwrap_or_else(|| {
            odd.push("type".to_owned());
            match place {
                Place::Top => ("koleksi", COLLECTION),
                Place::Feature => ("fitur", FEATURE),
                Place::Geometry => ("geometri", GEOMETRY),
            }
        });
        for name in &odd {
            seen.hidden.add(&format!("{word}.{name}"));
        }
        for (bit, name) in KNOWN.into_iter().enumerate() {
            if members & 1 << bit != 0 && !allowed.contains(&name) {
                seen.hidden.add(&format!("{word}.{name}"));
            }
        }
        Ok(())
    }
}

/// Returns true when a small member's value is one that says nothing beyond its purpose.
fn is_usual(name: &str, leaves: &[(String, Leaf)]) -> bool {
    match (name, leaves) {
        // A foreign type is reported with the object's members.
        ("type", [(_, Leaf::Text(_))])
        | ("xy_coordinate_resolution" | "z_coordinate_resolution" | "id", [(_, Leaf::Number)])
        | ("crs", [(_, Leaf::Null)]) => leaves[0].0.is_empty(),
        ("name" | "id", [(path, Leaf::Text(text))]) => path.is_empty() && is_plain(text),
        ("bbox", _) => {
            matches!(leaves.len(), 4 | 6)
                && leaves.iter().all(|(path, leaf)| path == "[]" && *leaf == Leaf::Number)
        }
        ("crs", [one, two]) => {
            let is_type = |(path, leaf): &(String, Leaf)| {
                path == "type" && *leaf == Leaf::Text("name".into())
            };
            let is_name = |(path, leaf): &(String, Leaf)| {
                path == "properties.name" && matches!(leaf, Leaf::Text(name) if is_system(name))
            };
            (is_type(one) && is_name(two)) || (is_type(two) && is_name(one))
        }
        _ => false,
    }
}

/// Returns true for `urn:ogc:def:crs:OGC:1.3:CRS84`, `EPSG:4326` and the like.
fn is_system(name: &str) -> bool {
    let mut parts = name.strip_prefix("urn:ogc:def:crs:").unwrap_or(name).split(':');
    parts.next().is_some_and(|authority| ["EPSG", "OGC", "ESRI"].contains(&authority))
        && (1..=2).contains(&parts.clone().count())
        && parts.all(|part| part.len() <= 8 && (part.is_empty() || is_plain(part)))
}

/// Reads a member's name: its place in [`KNOWN`], or the name itself.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Result<usize, String>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Result<usize, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nama anggota")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(KNOWN.iter().position(|known| *known == name).ok_or_else(|| name.to_owned()))
    }
}

/// Walks a list of features or geometries.
struct List<'s, 'f> {
    seen: &'s mut Seen<'f>,
    place: Place,
}

impl<'de> DeserializeSeed<'de> for List<'_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<bool, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("daftar objek GeoJSON")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        while seq.next_element_seed(Object { seen: self.seen, place: self.place })?.is_some() {}
        Ok(true)
    }
}

/// Walks a feature's properties.
struct Properties<'s, 'f>(&'s mut Seen<'f>);

impl<'de> DeserializeSeed<'de> for Properties<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Properties<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("objek properties")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let seen = self.0;
        seen.objects += 1;
        let mut leaves = Vec::new();
        while let Some(at) = map.next_key_seed(Property(seen))? {
            map.next_value_seed(Leaves { found: &mut leaves, path: String::new() })?;
            let name = &seen.names[at].0;
            for (path, _) in leaves.drain(..).filter(|(path, _)| !path.is_empty()) {
                seen.hidden.add(&format!("{name}.{path}"));
            }
        }
        Ok(())
    }
}

/// Reads a property's name and returns its place among the names.
struct Property<'s, 'f>(&'s mut Seen<'f>);

impl<'de> DeserializeSeed<'de> for Property<'_, '_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<usize, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Property<'_, '_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nama kolom")
    }

    fn visit_str<E>(self, name: &str) -> Result<usize, E> {
        let seen = self.0;
        let Some(&at) = seen.places.get(name) else {
            seen.places.insert(name.to_owned(), seen.names.len());
            seen.names.push((name.to_owned(), seen.objects));
            return Ok(seen.names.len() - 1);
        };
        if std::mem::replace(&mut seen.names[at].1, seen.objects) == seen.objects {
            seen.hidden.add(&format!("{name} (ganda)"));
        }
        Ok(at)
    }
}

#[cfg(test)]
mod tests;
