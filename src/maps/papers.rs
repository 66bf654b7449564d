//! The papers of a map: what it is and what is known of it, its columns, and its metadata.

use std::fmt::Write as _;

use serde_json::json;

use super::columns::dbf_names;
use super::convert::first_day;
use super::piece::Piece;
use crate::error::Result;
use crate::paper::{Escape, render};
use crate::plan::{MapFormat, MapOrder};

/// Returns name and text of each paper.
pub(super) fn papers(piece: &Piece, order: &MapOrder) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let values = values(piece, order);
    let readme = render("peta-baca-saya.txt", &order.readme, &values, Escape::Text)?;
    let metadata = render("peta-metadata.xml", &order.metadata, &values, Escape::Html)?;
    Ok(vec![
        // Windows shows a text well with its own line ends alone.
        ("BACA-SAYA.txt", readme.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()),
        ("kolom.csv", fields(piece, order).into_bytes()),
        ("metadata.xml", metadata.into_bytes()),
    ])
}

fn values(piece: &Piece, order: &MapOrder) -> serde_json::Value {
    let told = piece.findings().iter().filter(|finding| !finding.internal);
    let extent = piece.extent().0.map(|number| format!("{number:.6}"));
    let edition = order.edition;
    json!({
        "judul": order.title, "id": order.id, "berkas": order.stem(),
        "format": order.format.as_str(), "kode": order.region.code, "wilayah": order.region.name,
        "tingkat": order.level.as_str(), "edisi": edition.to_string(),
        "tahun": edition.year, "semester": edition.semester, "tanggal": first_day(edition),
        "jumlah": piece.features(), "epsg": piece.crs,
        "barat": extent[0], "selatan": extent[1], "timur": extent[2], "utara": extent[3],
        "kolom": piece.columns.iter().map(|field| json!({
            "nama": field.field, "jenis": kind(&field.kind), "lebar": field.width,
            "arti": field.meaning,
        })).collect::<Vec<_>>(),
        "catatan": told.map(super::MapFinding::told).collect::<Vec<_>>(),
    })
}

fn kind(kind: &str) -> &'static str {
    match kind {
        "integer" => "bilangan bulat",
        "real" => "bilangan desimal",
        _ => "teks",
    }
}

/// Returns the list of columns as a table.
fn fields(piece: &Piece, order: &MapOrder) -> String {
    let names = dbf_names(&piece.columns);
    let mut text = String::from("kolom,jenis,lebar,arti\r\n");
    for (field, short) in piece.columns.iter().zip(names) {
        let name = if order.format == MapFormat::Shp { short } else { field.field.clone() };
        let meaning = field.meaning.replace('"', "\"\"");
        let _ = write!(text, "{name},{},{},\"{meaning}\"\r\n", kind(&field.kind), field.width);
    }
    text
}
