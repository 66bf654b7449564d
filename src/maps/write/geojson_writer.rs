//! GeoJSON by RFC 7946, written feature by feature: each geometry is a `MultiPolygon`, or null where an area has none;
//! each feature is on a line of its own.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind, Result};
use crate::maps::piece::{Area, Cell, Piece};
use crate::maps::shape::Ring;
use crate::message::message;
use crate::progress::Progress;

/// Writes a piece in WGS 84 into a new file.
pub(super) fn write(
    piece: &Piece,
    layer: &str,
    path: &Path,
    progress: &dyn Progress,
) -> Result<()> {
    let failed = |error| Error::io(path, message!("write the file"), error);
    let mut out = BufWriter::with_capacity(1 << 20, File::create_new(path).map_err(failed)?);
    let name = Value::from(layer);
    write!(out, "{{\"type\":\"FeatureCollection\",\"name\":{name},\"features\":[")
        .map_err(failed)?;
    for (place, area) in piece.areas.iter().enumerate() {
        if progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
        }
        let mut feature = || {
            out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
            write_feature(piece, area, &mut out)
        };
        feature().map_err(failed)?;
    }
    out.write_all(b"\n]}\n").and_then(|()| out.flush()).map_err(failed)
}

fn write_feature(piece: &Piece, area: &Area, out: &mut impl Write) -> io::Result<()> {
    let mut properties = Map::new();
    for (field, cell) in piece.columns.iter().zip(&area.cells) {
        let value = match cell {
            Cell::Empty => Value::Null,
            Cell::Text(text) => text.as_str().into(),
            Cell::Integer(number) => (*number).into(),
            Cell::Real(number) => (*number).into(),
        };
        properties.insert(field.field.clone(), value);
    }
    write!(out, "{{\"type\":\"Feature\",\"properties\":")?;
    serde_json::to_writer(&mut *out, &Ordered(piece, &properties))?;
    write!(out, ",\"geometry\":")?;
    if area.shape.is_empty() {
        return write!(out, "null}}");
    }
    write!(out, "{{\"type\":\"MultiPolygon\",\"coordinates\":")?;
    list(&area.shape.polygons, out, |rings, out| {
        list(rings, out, |ring: &Ring, out| {
            // The coordinates are rounded, so their shortest text has no more decimals than they were rounded to.
            list(ring, out, |[x, y], out| write!(out, "[{x},{y}]"))
        })
    })?;
    write!(out, "}}}}")
}

/// Properties in the order of the columns.
struct Ordered<'a>(&'a Piece, &'a Map<String, Value>);

impl serde::Serialize for Ordered<'_> {
    fn serialize<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> std::result::Result<S::Ok, S::Error> {
        let names = self.0.columns.iter().map(|field| &field.field);
        serializer.collect_map(names.map(|name| (name, &self.1[name])))
    }
}

fn list<T, W: Write>(
    items: &[T],
    out: &mut W,
    mut each: impl FnMut(&T, &mut W) -> io::Result<()>,
) -> io::Result<()> {
    for (place, item) in items.iter().enumerate() {
        out.write_all(if place == 0 { b"[" } else { b"," })?;
        each(item, out)?;
    }
    out.write_all(if items.is_empty() { b"[]" } else { b"]" })
}
