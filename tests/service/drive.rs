//! A made-up drive, as an office may find one in a drawer.

use std::fs;
use std::path::Path;

/// Writes a file and the folders above it.
pub fn put(drive: &Path, path: &str, bytes: &[u8]) {
    let file = drive.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// Returns a dBASE table with the columns `R101`, `R102` and `R1` and a record for each pair of codes.
fn dbf(codes: &[(u8, u8)]) -> Vec<u8> {
    let fields = [("R101", 2_u8), ("R102", 2), ("R1", 3)];
    let record: u16 = 1 + fields.iter().map(|(_, width)| u16::from(*width)).sum::<u16>();
    let head = 32 + 32 * fields.len() as u16 + 1;
    let mut bytes = vec![3, 124, 1, 1];
    bytes.extend((codes.len() as u32).to_le_bytes());
    bytes.extend(head.to_le_bytes());
    bytes.extend(record.to_le_bytes());
    bytes.resize(32, 0);
    for (name, width) in fields {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (b'N', width);
        bytes.extend(field);
    }
    bytes.push(0x0D);
    for (province, regency) in codes {
        bytes.extend(format!(" {province:>2}{regency:>2}  1").into_bytes());
    }
    bytes.push(0x1A);
    bytes
}

fn map(regency: &str, column: &str, digits: &str) -> Vec<u8> {
    let ring = "[[[[128,-3],[128.1,-3],[128.1,-3.1],[128,-3]]]]";
    let area = |number: u8| {
        format!(
            r#"{{"type":"Feature","properties":{{"{column}":"{regency}{digits}{number}"}},"geometry":{{"type":"MultiPolygon","coordinates":{ring}}}}}"#
        )
    };
    format!(r#"{{"type":"FeatureCollection","features":[{},{}]}}"#, area(1), area(2)).into_bytes()
}

/// Makes a drive as an office may find it.
pub fn fill(drive: &Path) {
    let all = (11..=21).chain(31..=36).chain(51..=53).chain(61..=65).chain(71..=76).chain([81, 82]);
    let all: Vec<(u8, u8)> = all.filter(|province| *province != 20).map(|p| (p, 71)).collect();
    let country: Vec<(u8, u8)> = [&all[..], &[(91, 1), (92, 1), (94, 71), (95, 1)]].concat();
    let start = "b_34976_2025_05_14_11_05_39_";
    put(drive, &format!("Susenas/2019/{start}ssn201903_kor_rt.dbf"), &dbf(&country));
    put(drive, &format!("Susenas/2019/{start}ssn201903_kor_ind1.dbf"), &dbf(&country));
    put(drive, "Susenas/2019/layout.pdf", b"%PDF-1.4");
    put(
        drive,
        "Sakernas Agustus 2019/data/sak0819.csv",
        b"kode_prov;kode_kab;a\n81;71;1\n81;03;2\n",
    );
    put(drive, "Sakernas Agustus 2019/dokumen/kuesioner.pdf", b"%PDF-1.4");
    put(drive, "Podes 2014 REV/podes2014_desa_1.dbf", &dbf(&[(81, 71)]));
    put(drive, "ST2013/UTP/Maluku/st13.csv", b"prov,kab\n81,1\n81,2\n");
    put(drive, "peta/2021_1/sls/final_sls_202118171.geojson", &map("8171", "idsls", "010001000"));
    put(drive, "peta/2021_1/sls/final_sls_202118172.geojson", &map("8172", "idsls", "010001000"));
    put(drive, "lain/hasil.csv", b"a,b\n1,2\n");
    put(drive, "lain/foto.mp4", b"\0\0");
    put(drive, "Thumbs.db", b"x");
}
