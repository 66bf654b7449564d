//! What the parts of a shapefile hold that its features do not show.
//!
//! Deleting a feature marks its row and leaves both row and shape where they are; whatever reads
//! `.dbf` files can show them again. `.prj` and `.cpg` are small texts that a hand may have edited.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use super::hidden::{Hidden, is_plain};
use crate::message::{Message, message};
use crate::model::Profile;
use crate::probe::personal::PersonalColumns;
use crate::probe::table::DbfProbe;

/// Looks at each part of a shapefile, whatever the case of its extension.
pub(super) fn look(shp: &Path, hidden: &mut Hidden) -> Result<(), Message> {
    for (end, usual) in [("cpg", is_usual_cpg as fn(&str) -> bool), ("prj", is_usual_prj)] {
        for part in parts(shp, end).map_err(|error| message!("{error}", error))? {
            let text = std::fs::read(&part).map_err(|error| message!("{error}", error))?;
            if !std::str::from_utf8(&text).is_ok_and(|text| usual(text.trim())) {
                hidden.add(&format!("(isi .{end})"));
            }
        }
    }
    let shapes = shapes(shp).map_err(|error| message!("{error}", error))?;
    for table in parts(shp, "dbf").map_err(|error| message!("{error}", error))? {
        let rows = rows(&table).map_err(|error| message!("{error}", error))?;
        if let (Some(shapes), Some(rows)) = (shapes, rows)
            && shapes != u64::from(rows)
        {
            return Err(message!(".shx names {shapes} areas, .dbf {rows} records", shapes, rows));
        }
        // GDAL looks for these two and takes a shapefile without columns for whole.
        if table.extension().is_none_or(|end| end != "dbf" && end != "DBF") {
            hidden.add("(.dbf yang namanya tidak lazim)");
        }
        if let Some(what) = leftover(&table).map_err(|error| message!("{error}", error))? {
            hidden.add(what);
        }
    }
    Ok(())
}

/// Returns how many shapes the index of a shapefile lists; `None` where it has none. GDAL leaves out, without a
/// word, shapes that have no row and rows that have no shape.
fn shapes(shp: &Path) -> std::io::Result<Option<u64>> {
    const HEAD: u64 = 100;
    const ENTRY: u64 = 8;
    let Some(index) = parts(shp, "shx")?.into_iter().next() else { return Ok(None) };
    Ok(index.metadata()?.len().checked_sub(HEAD).map(|bytes| bytes / ENTRY))
}

/// Returns how many rows the head of a table names; `None` for a file without one.
fn rows(table: &Path) -> std::io::Result<Option<u32>> {
    let mut head = Vec::new();
    File::open(table)?.take(FIXED as u64).read_to_end(&mut head)?;
    Ok(head.get(4..8).and_then(|rows| rows.try_into().ok()).map(u32::from_le_bytes))
}

/// Returns true for the name of an encoding.
fn is_usual_cpg(text: &str) -> bool {
    text.is_empty() || is_plain(&text.replace(' ', "-"))
}

/// Returns true for one definition of a system and nothing behind it.
fn is_usual_prj(text: &str) -> bool {
    const LONGEST: usize = 4096;
    let mut depth = 0_i32;
    let ends: Vec<usize> = text
        .bytes()
        .enumerate()
        .filter_map(|(at, byte)| {
            depth += i32::from(byte == b'[') - i32::from(byte == b']');
            (byte == b']' && depth == 0).then_some(at)
        })
        .collect();
    let kinds = ["GEOGCS[", "PROJCS[", "GEOGCRS[", "PROJCRS[", "COMPD_CS[", "LOCAL_CS["];
    text.len() <= LONGEST
        && kinds.iter().any(|kind| text.starts_with(kind))
        && ends == [text.len() - 1]
}

fn parts(shp: &Path, end: &str) -> std::io::Result<Vec<PathBuf>> {
    let mut parts = Vec::new();
    for entry in shp.parent().unwrap_or(Path::new(".")).read_dir()? {
        let path = entry?.path();
        let part = path.extension().is_some_and(|its| its.eq_ignore_ascii_case(end));
        if part && path.file_stem() == shp.file_stem() {
            parts.push(path);
        }
    }
    parts.sort();
    Ok(parts)
}

/// Bytes read at once.
const BUFFER: usize = 256 * 1024;
/// Bytes of the header before its columns, and of each column.
const FIXED: usize = 32;
/// The mark behind the last column.
const COLUMNS_END: u8 = 0x0D;

fn leftover(table: &Path) -> std::io::Result<Option<&'static str>> {
    let bytes = table.metadata()?.len();
    let mut file = BufReader::with_capacity(BUFFER, File::open(table)?);
    let mut probe = DbfProbe::new(bytes);
    let mut head = Vec::new();
    // No header is longer than two bytes can tell.
    (&mut file).take(1 << 16).read_to_end(&mut head)?;
    probe.feed(&head);
    let Some(size) = Size::of(&head, bytes) else { return Ok(Some("(.dbf yang tidak dikenal)")) };
    let mut buffer = vec![0; BUFFER];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            got => probe.feed(&buffer[..got]),
        }
    }
    Ok(match probe.finish(&PersonalColumns::default()).profile {
        Profile::Table { deleted: 1.., .. } => Some("(baris terhapus)"),
        Profile::Table { .. } if size.behind || size.between => Some("(sisa di dalam .dbf)"),
        Profile::Table { .. } => None,
        _ => Some("(.dbf yang tidak dikenal)"),
    })
}

/// Where a table has room for what no reader shows.
struct Size {
    /// Between the columns and the rows.
    between: bool,
    /// Behind the rows.
    behind: bool,
}

impl Size {
    fn of(head: &[u8], bytes: u64) -> Option<Self> {
        let fixed: &[u8; FIXED] = head.first_chunk()?;
        let rows = u32::from_le_bytes([fixed[4], fixed[5], fixed[6], fixed[7]]);
        let start = u16::from_le_bytes([fixed[8], fixed[9]]);
        let row = u16::from_le_bytes([fixed[10], fixed[11]]);
        let columns = head.get(FIXED..usize::from(start))?;
        let after = columns.chunks(FIXED).position(|field| field[0] == COLUMNS_END)? * FIXED + 1;
        let end = u64::from(start) + u64::from(rows) * u64::from(row);
        Some(Self {
            between: columns[after..].iter().any(|byte| *byte != 0),
            // One byte is the mark that ends the file.
            behind: bytes > end + 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::model::MapFormat;
    use crate::probe::map::fixture::{besides, layers, villages};

    /// Changes the table of a map of villages and returns what is found in it.
    fn found(change: impl FnOnce(&mut Vec<u8>, &Path)) -> String {
        let home = TempDir::new().unwrap();
        let shp = home.path().join("desa.shp");
        villages(&shp, MapFormat::Shp);
        let dbf = home.path().join("desa.dbf");
        let mut bytes = std::fs::read(&dbf).unwrap();
        change(&mut bytes, &dbf);
        if dbf.exists() {
            std::fs::write(&dbf, bytes).unwrap();
        }
        besides(&shp, MapFormat::Shp)
    }

    #[test]
    fn a_shapefile_as_gdal_writes_it_has_nothing_foreign() {
        assert_eq!(found(|_, _| {}), "");
    }

    #[test]
    fn rows_marked_as_deleted_are_told() {
        let start = |dbf: &[u8]| usize::from(u16::from_le_bytes([dbf[8], dbf[9]]));
        assert_eq!(
            found(|dbf, _| {
                let at = start(dbf);
                dbf[at] = b'*';
            }),
            "(baris terhapus)"
        );
    }

    #[test]
    fn bytes_behind_the_rows_or_the_columns_are_told() {
        assert_eq!(found(|dbf, _| dbf.extend_from_slice(b"Budi")), "(sisa di dalam .dbf)");
        let path_of_a_database = |dbf: &mut Vec<u8>, _: &Path| {
            let start = u16::from_le_bytes([dbf[8], dbf[9]]);
            let hidden = *b"D:/pegawai/budi";
            dbf[8..10].copy_from_slice(&(start + hidden.len() as u16).to_le_bytes());
            let start = usize::from(start);
            dbf.splice(start..start, hidden);
        };
        assert_eq!(found(path_of_a_database), "(sisa di dalam .dbf)");
    }

    #[test]
    fn shapes_without_rows_and_rows_without_shapes_are_no_map() {
        for rows in [198, 199, 201, 255] {
            let home = TempDir::new().unwrap();
            let shp = home.path().join("desa.shp");
            villages(&shp, MapFormat::Shp);
            let dbf = home.path().join("desa.dbf");
            let mut bytes = std::fs::read(&dbf).unwrap();
            assert_eq!(bytes[4], 200);
            bytes[4] = rows;
            std::fs::write(&dbf, bytes).unwrap();
            let why = layers(&shp, MapFormat::Shp).unwrap_err();
            assert!(why.contains(&format!("200 wilayah, .dbf {rows} baris")), "{why}");
        }
    }

    #[test]
    fn words_in_the_small_parts_are_told() {
        let write = |end: &str, text: &str| {
            found(|_, dbf| std::fs::write(dbf.with_extension(end), text).unwrap())
        };
        assert_eq!(write("cpg", "ISO 88591\n"), "");
        assert_eq!(write("cpg", "D:/pegawai/budi"), "(isi .cpg)");
        let wgs84 = |dbf: &Path| std::fs::read_to_string(dbf.with_extension("prj")).unwrap();
        let behind = |_: &mut Vec<u8>, dbf: &Path| {
            std::fs::write(dbf.with_extension("prj"), wgs84(dbf) + " milik Budi").unwrap();
        };
        assert_eq!(found(behind), "(isi .prj)");
    }

    #[test]
    fn a_table_that_gdal_does_not_find_is_told() {
        let renamed = |_: &mut Vec<u8>, dbf: &Path| {
            std::fs::rename(dbf, dbf.with_extension("Dbf")).unwrap();
        };
        assert_eq!(found(renamed), "(.dbf yang namanya tidak lazim)");
        let spoilt = |dbf: &mut Vec<u8>, at: &Path| {
            dbf[0] = 0x77;
            std::fs::rename(at, at.with_extension("DBF")).unwrap();
            std::fs::write(at.with_extension("DBF"), dbf).unwrap();
        };
        assert_eq!(found(spoilt), "(.dbf yang tidak dikenal)");
    }
}
