//! One constructor for each code, in words for officers and buyers.

use crate::model::{MapFinding, WITHHELD};

/// How many areas a finding names.
const NAMED: usize = 20;

fn finding(
    code: &'static str,
    blocking: bool,
    areas: Vec<String>,
    reason: String,
    remedy: &'static str,
) -> MapFinding {
    let count = areas.len() as u64;
    let areas = areas.into_iter().take(NAMED).collect();
    let (code, remedy) = (code.into(), remedy.into());
    MapFinding { code, blocking, count, areas, reason, detail: None, remedy }
}

const REPAIR_SOURCE: &str = "Betulkan peta sumber lalu jalankan `kemas index`.";

pub(in crate::maps) fn no_geometry(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} wilayah tidak mempunyai geometri", areas.len());
    finding("P01", true, areas, reason, REPAIR_SOURCE)
}

pub(in crate::maps) fn twins(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} kode dipakai oleh lebih dari satu wilayah", areas.len());
    finding("P02", true, areas, reason, REPAIR_SOURCE)
}

pub(in crate::maps) fn only_in_master(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} wilayah ada di daftar induk tetapi tidak ada di peta", areas.len());
    finding("P03", true, areas, reason, "Lengkapi peta sumber, atau perbarui daftar induk.")
}

pub(in crate::maps) fn lacks_regencies(regencies: Vec<String>) -> MapFinding {
    let reason = format!("{} kabupaten/kota di wilayah ini tidak ada di peta", regencies.len());
    finding("P03", true, regencies, reason, "Lengkapi peta sumber lalu jalankan `kemas index`.")
}

pub(in crate::maps) fn only_in_map(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} wilayah ada di peta tetapi tidak ada di daftar induk", areas.len());
    finding("P04", true, areas, reason, "Periksa peta sumber, atau perbarui daftar induk.")
}

pub(in crate::maps) fn other_names(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} wilayah bernama lain daripada di daftar induk", areas.len());
    finding("P05", false, areas, reason, "Samakan nama di peta sumber dengan daftar induk.")
}

pub(in crate::maps) fn overlaps(large: bool, areas: Vec<String>) -> MapFinding {
    let how = if large { "lebih dari seperseratus luasnya" } else { "sedikit, di perbatasannya" };
    let reason = format!("{} pasang wilayah saling tumpang tindih ({how})", areas.len());
    finding("P06", large, areas, reason, "Rapikan batas kedua wilayah di peta sumber.")
}

pub(in crate::maps) fn no_areas(areas: Vec<String>) -> MapFinding {
    let reason =
        format!("{} wilayah digambar sebagai titik atau garis, bukan poligon", areas.len());
    finding("P08", true, areas, reason, REPAIR_SOURCE)
}

pub(in crate::maps) fn heights(count: u64) -> MapFinding {
    let reason = format!("Ketinggian atau ukuran (Z/M) pada {count} wilayah tidak disertakan");
    MapFinding { count, ..finding("P09", false, Vec::new(), reason, "Tidak perlu tindakan.") }
}

pub(in crate::maps) fn curves(areas: Vec<String>) -> MapFinding {
    let reason = format!("Lengkung pada {} wilayah digambar ulang sebagai garis", areas.len());
    finding("P10", false, areas, reason, "Tidak perlu tindakan.")
}

pub(in crate::maps) fn lost_zeros(count: u64) -> MapFinding {
    let reason =
        format!("Kode pada {count} wilayah kehilangan nol di depannya; nolnya dikembalikan");
    let remedy = "Simpan kolom kode sebagai teks di peta sumber, dengan nol di depan.";
    MapFinding { count, ..finding("P11", false, Vec::new(), reason, remedy) }
}

pub(in crate::maps) fn encodings(areas: Vec<String>) -> MapFinding {
    let reason = format!(
        "Teks pada {} wilayah tidak terbaca utuh: kode hurufnya campuran, atau bukan yang dinyatakan",
        areas.len()
    );
    finding("P12", true, areas, reason, "Simpan ulang peta sumber dalam UTF-8.")
}

pub(in crate::maps) fn crossing(areas: Vec<String>) -> MapFinding {
    let reason = format!(
        "Batas {} wilayah memotong dirinya sendiri, atau lubangnya terletak di luar",
        areas.len()
    );
    let remedy = "Betulkan di peta sumber; `kemas cut … --repair` menunjukkan hasil perbaikannya.";
    finding("P13", true, areas, reason, remedy)
}

pub(in crate::maps) fn repaired(areas: Vec<String>) -> MapFinding {
    let reason = format!("Batas {} wilayah telah diperbaiki secara otomatis", areas.len());
    finding("P14", false, areas, reason, "Bandingkan hasilnya dengan peta sumber.")
}

pub(in crate::maps) fn too_long(areas: Vec<String>, columns: &[String]) -> MapFinding {
    let reason = format!(
        "Isi kolom {} pada {} wilayah melebihi lebar kolomnya; teksnya terpotong",
        columns.join(", "),
        areas.len()
    );
    let remedy = "Perlebar kolom di catalog/map_fields.csv, atau pendekkan isinya di peta sumber.";
    finding("P15", true, areas, reason, remedy)
}

pub(in crate::maps) fn contradictions(areas: Vec<String>) -> MapFinding {
    let reason = format!("Kolom-kolom kode pada {} wilayah saling bertentangan", areas.len());
    finding("P17", true, areas, reason, REPAIR_SOURCE)
}

/// `names` stand in a column that leaves, `inside` in one that does not.
pub(in crate::maps) fn other_region(
    areas: Vec<String>,
    names: &[String],
    inside: &[String],
) -> MapFinding {
    let mut reason = format!("{} wilayah menyebut nama wilayah lain", areas.len());
    if !names.is_empty() {
        reason = format!("{reason}: {}", names.join(", "));
    }
    let remedy = "Pastikan kode dan nama wilayah di peta sumber cocok.";
    let detail = format!("di kolom yang tidak ikut keluar tertulis {}", inside.join(", "));
    let detail = (!inside.is_empty()).then_some(detail);
    MapFinding { detail, ..finding("P18", true, areas, reason, remedy) }
}

/// `count` areas have no place, `there` have incomplete codes, which several may share.
pub(in crate::maps) fn nowhere(count: u64, there: u64, incomplete: Vec<String>) -> MapFinding {
    let left_out = format!(
        "{count} wilayah di berkas sumber tidak dapat ditempatkan karena kodenya, dan tidak disertakan"
    );
    let incomplete_codes = format!("{there} wilayah berkode tidak lengkap");
    let reason = match (count, there) {
        (_, 0) => left_out,
        (0, _) => incomplete_codes,
        _ => format!("{left_out}; {incomplete_codes}"),
    };
    let found = finding("P19", true, incomplete, reason, REPAIR_SOURCE);
    MapFinding { count: there + count, ..found }
}

pub(in crate::maps) fn withheld(columns: &[String]) -> MapFinding {
    let reason = format!("Kolom yang tidak ikut keluar: {}", columns.join(", "));
    let remedy = "Tidak perlu tindakan; yang boleh keluar tercantum di catalog/map_fields.csv.";
    MapFinding {
        count: columns.len() as u64,
        ..finding(WITHHELD, false, Vec::new(), reason, remedy)
    }
}

pub(in crate::maps) fn nameless(column: &str) -> MapFinding {
    let reason = format!("Nama wilayah tidak dapat dicocokkan: kolom {column} tidak berisi");
    finding("P21", false, Vec::new(), reason, "Periksa dengan mata apakah wilayahnya benar.")
}

pub(in crate::maps) fn nested(areas: Vec<String>) -> MapFinding {
    let reason = format!("Isi kolom pada {} wilayah bersusun dan tidak disertakan", areas.len());
    finding("P22", true, areas, reason, REPAIR_SOURCE)
}

pub(in crate::maps) fn elsewhere(areas: Vec<String>) -> MapFinding {
    let reason = format!(
        "{} wilayah terletak di luar Indonesia: sistem koordinat peta sumber keliru, atau lintang dan \
         bujurnya tertukar",
        areas.len()
    );
    finding("P23", true, areas, reason, "Betulkan sistem koordinat (.prj) peta sumber.")
}

pub(in crate::maps) fn other_type(areas: Vec<String>, columns: &[String]) -> MapFinding {
    let reason = format!(
        "Isi kolom {} pada {} wilayah bukan bilangan seperti jenis kolomnya, dan tidak disertakan",
        columns.join(", "),
        areas.len()
    );
    let remedy = "Betulkan isinya di peta sumber (titik untuk desimal), atau jenis kolomnya di \
                  catalog/map_fields.csv.";
    finding("P24", true, areas, reason, remedy)
}
