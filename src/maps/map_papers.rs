//! The documents beside a map: a readme, the list of its columns, and its metadata. The picture is drawn by `sheet`.

use serde_json::json;

use super::piece::Piece;
use super::write::{dbf_names, first_day};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{MapFormat, as_sheet_cell};
use crate::paper::{Escape, render};
use crate::plan::MapOrder;

/// Returns file name and content of the readme, of the list of columns, and of the metadata.
pub(super) fn papers(piece: &Piece, order: &MapOrder) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let values = values(piece, order);
    let readme = render("peta-baca-saya.txt", &order.readme, &values, Escape::Text)?;
    let metadata = render("peta-metadata.xml", &order.metadata, &values, Escape::Html)?;
    Ok(vec![
        // Older Windows editors break lines at CR LF only.
        ("BACA-SAYA.txt", readme.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()),
        ("kolom.csv", fields(piece, order)?),
        ("metadata.xml", metadata.into_bytes()),
    ])
}

fn values(piece: &Piece, order: &MapOrder) -> serde_json::Value {
    let findings = piece.findings().iter().filter(|finding| !finding.is_internal());
    let extent = piece.extent().0.map(|number| format!("{number:.6}"));
    let (edition, office) = (order.edition, &order.publisher);
    json!({
        "judul": order.title, "id": order.id, "berkas": order.stem(),
        "format": order.format.as_str(), "kode": order.region.code, "wilayah": order.region.name,
        "tingkat": order.level.as_str(), "edisi": edition.to_string(),
        "tahun": edition.year, "semester": edition.semester, "tanggal": first_day(edition),
        "jumlah": piece.features(), "epsg": piece.crs,
        "derajat": piece.degrees.then(|| degrees(piece)),
        "daftar_induk": !order.master.is_empty(),
        "barat": extent[0], "selatan": extent[1], "timur": extent[2], "utara": extent[3],
        "kolom": piece.columns.iter().zip(names(piece, order)).map(|(field, name)| json!({
            "nama": name, "jenis": kind(&field.kind), "lebar": field.width,
            "arti": field.meaning,
        })).collect::<Vec<_>>(),
        "kantor": {
            "nama": office.name, "alamat": office.address, "surel": office.email,
            "telepon": office.phone, "situs": office.website,
        },
        "catatan": findings.map(|finding| finding.public_sentence().indonesian()).collect::<Vec<_>>(),
    })
}

/// Returns the bounds of a piece in degrees as people write them: `128,100000° BT`, `3,700000° LS`.
fn degrees(piece: &Piece) -> serde_json::Value {
    let [west, south, east, north] = piece.extent().0;
    let text = |number: f64, [positive, negative]: [&str; 2]| {
        let side = if number < 0.0 { negative } else { positive };
        format!("{:.6}° {side}", number.abs()).replace('.', ",")
    };
    let (along, up) = (["BT", "BB"], ["LU", "LS"]);
    json!({
        "barat": text(west, along), "timur": text(east, along),
        "selatan": text(south, up), "utara": text(north, up),
    })
}

fn kind(kind: &str) -> &'static str {
    match kind {
        "integer" => "bilangan bulat",
        "real" => "bilangan desimal",
        _ => "teks",
    }
}

/// Returns the names of the columns as the map file has them.
fn names(piece: &Piece, order: &MapOrder) -> Vec<String> {
    match order.format {
        MapFormat::Shp => dbf_names(&piece.columns),
        _ => piece.columns.iter().map(|field| field.field.clone()).collect(),
    }
}

/// Returns the list of columns with type, width and meaning as CSV.
fn fields(piece: &Piece, order: &MapOrder) -> Result<Vec<u8>> {
    let broken = |error: String| {
        Error::new(
            ErrorKind::Internal,
            message!("the list of columns cannot be written: {error}", error),
        )
    };
    let mut table =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    table.write_record(["kolom", "jenis", "lebar", "arti"]).map_err(|e| broken(e.to_string()))?;
    for (field, name) in piece.columns.iter().zip(names(piece, order)) {
        let width = field.width.to_string();
        let row = [name.as_str(), kind(&field.kind), &width, &field.meaning].map(as_sheet_cell);
        table.write_record(row.iter().map(|cell| &**cell)).map_err(|e| broken(e.to_string()))?;
    }
    table.into_inner().map_err(|e| broken(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::sheet::fixture::{order, piece, square};
    use super::*;
    use crate::model::Publisher;

    fn texts(order: &MapOrder) -> Vec<String> {
        let mut piece = piece(vec![square(128.25, -3.75, 0.5)]);
        piece.columns[1].meaning = "Nama \"desa\", atau kelurahan".into();
        let papers = papers(&piece, order).unwrap();
        papers.into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
    }

    #[test]
    fn people_read_commas_and_programs_points() {
        let texts = texts(&order());
        assert!(texts[0].contains("128,250000° BT s.d. 128,750000° BT"), "{}", texts[0]);
        assert!(texts[0].contains("3,750000° LS s.d. 3,250000° LS"), "{}", texts[0]);
        assert!(texts[0].contains("tidak dibandingkan dengan daftar induk"), "{}", texts[0]);
        assert!(texts[2].contains("<gco:Decimal>128.250000</gco:Decimal>"), "{}", texts[2]);
    }

    #[test]
    fn the_list_of_columns_is_quoted_where_it_must_be() {
        let expected = "kolom,jenis,lebar,arti\r\nnmkec,teks,60,x\r\n\
                        nmdesa,teks,60,\"Nama \"\"desa\"\", atau kelurahan\"\r\n";
        assert_eq!(texts(&order())[1], expected);
    }

    #[test]
    fn who_to_ask_stands_in_both_papers_as_far_as_it_is_set() {
        let mut order = order();
        order.publisher = Publisher {
            name: "BPS Provinsi <Maluku>".into(),
            email: "surel@kantor.example".into(),
            ..Publisher::default()
        };
        let papers = texts(&order);
        for (paper, name) in [(0, "BPS Provinsi <Maluku>"), (2, "BPS Provinsi &lt;Maluku&gt;")] {
            assert!(papers[paper].contains(name), "{}", papers[paper]);
            assert!(papers[paper].contains("surel@kantor.example"), "{}", papers[paper]);
        }
        assert!(!papers[0].contains("Telepon") && !papers[2].contains("voice"));
        order.publisher = Publisher::default();
        let bare = texts(&order);
        assert!(!bare[0].contains("HUBUNGI") && !bare[2].contains("contactInfo"));
        assert!(bare[0].contains("\r\nBadan Pusat Statistik\r\n"));
    }
}
