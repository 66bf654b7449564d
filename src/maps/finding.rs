//! The findings on a map before its sale: one constructor for each code, in words for officers and
//! buyers.
//!
//! | code | stops the sale | what |
//! |---|---|---|
//! | P01 | yes | areas without a geometry; where none has one, always |
//! | P02 | yes | codes that several areas bear |
//! | P03 | yes | areas of the master list that the map lacks |
//! | P04 | yes | areas that the master list lacks |
//! | P05 | no | names other than the master list's |
//! | P06 | when large | areas that overlap: more than a hundredth of the smaller one stops the sale |
//! | P07 | always | no coordinate system, and none assumed |
//! | P08 | yes | points or lines among the areas |
//! | P09 | no | heights or measures, left out |
//! | P10 | no | curves, drawn as lines |
//! | P11 | no | codes without their leading zeros, put back |
//! | P12 | yes | texts in mixed encodings |
//! | P13 | yes | rings that cross themselves |
//! | P14 | no | what was repaired |
//! | P15 | yes | values longer than their column; texts are cut |
//! | P16 | always | a `GeoPackage` that somebody is editing |
//! | P17 | yes | codes of one area that contradict each other |
//! | P18 | yes | areas that name another region; where all do, always |
//! | P19 | yes | areas that no code places, left out, or whose code is incomplete |
//! | P20 | no | columns that stay in the office |
//! | P21 | no | the region's name does not stand in the map |
//! | P22 | yes | values that hold further values, left out |
//! | P23 | yes | areas that do not lie in Indonesia |
//! | P24 | yes | values that are not of their column's type, left out |

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Columns that stay in the office.
const WITHHELD: &str = "P20";

/// How many areas a finding names.
const NAMED: usize = 20;

/// What is wrong with a map, or was put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapFinding {
    /// Stable code.
    pub code: Cow<'static, str>,
    /// True when it stops the sale.
    pub blocking: bool,
    /// How many areas it concerns.
    pub count: u64,
    /// The codes of the first of them.
    pub areas: Vec<String>,
    /// What is wrong, in Indonesian.
    pub reason: String,
    /// More of it for the office alone: what stands in columns that must not leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What to do now, in Indonesian.
    pub remedy: Cow<'static, str>,
}

impl MapFinding {
    /// Returns true for what only the office needs to know.
    pub(super) fn is_internal(&self) -> bool {
        self.code == WITHHELD
    }

    /// Returns the finding in one line of plain words, for the office.
    pub fn told(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{}; {detail}", self.told_outside()),
            None => self.told_outside(),
        }
    }

    /// Returns the finding in one line of plain words, as it may go out.
    pub(super) fn told_outside(&self) -> String {
        let more = self.count.saturating_sub(self.areas.len() as u64);
        let mut named = self.areas.join(", ");
        if more > 0 && !named.is_empty() {
            named = format!("{named}, dan {more} lainnya");
        }
        if named.is_empty() {
            format!("{}: {}", self.code, self.reason)
        } else {
            format!("{}: {} ({named})", self.code, self.reason)
        }
    }
}

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

pub(super) fn no_geometry(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} wilayah tidak mempunyai geometri", areas.len());
    finding("P01", true, areas, reason, REPAIR_SOURCE)
}

pub(super) fn twins(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} kode dipakai oleh lebih dari satu wilayah", areas.len());
    finding("P02", true, areas, reason, REPAIR_SOURCE)
}

pub(super) fn only_in_master(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} wilayah ada di daftar induk tetapi tidak ada di peta", areas.len());
    finding("P03", true, areas, reason, "Lengkapi peta sumber, atau perbarui daftar induk.")
}

pub(super) fn lacks_regencies(regencies: Vec<String>) -> MapFinding {
    let reason = format!("{} kabupaten/kota di wilayah ini tidak ada di peta", regencies.len());
    finding("P03", true, regencies, reason, "Lengkapi peta sumber lalu jalankan `kemas index`.")
}

pub(super) fn only_in_map(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} wilayah ada di peta tetapi tidak ada di daftar induk", areas.len());
    finding("P04", true, areas, reason, "Periksa peta sumber, atau perbarui daftar induk.")
}

pub(super) fn other_names(areas: Vec<String>) -> MapFinding {
    let reason = format!("{} wilayah bernama lain daripada di daftar induk", areas.len());
    finding("P05", false, areas, reason, "Samakan nama di peta sumber dengan daftar induk.")
}

pub(super) fn overlaps(large: bool, areas: Vec<String>) -> MapFinding {
    let how = if large { "lebih dari seperseratus luasnya" } else { "sedikit, di perbatasannya" };
    let reason = format!("{} pasang wilayah saling tumpang tindih ({how})", areas.len());
    finding("P06", large, areas, reason, "Rapikan batas kedua wilayah di peta sumber.")
}

pub(super) fn no_areas(areas: Vec<String>) -> MapFinding {
    let reason =
        format!("{} wilayah digambar sebagai titik atau garis, bukan poligon", areas.len());
    finding("P08", true, areas, reason, REPAIR_SOURCE)
}

pub(super) fn heights(count: u64) -> MapFinding {
    let reason = format!("Ketinggian atau ukuran (Z/M) pada {count} wilayah tidak disertakan");
    MapFinding { count, ..finding("P09", false, Vec::new(), reason, "Tidak perlu tindakan.") }
}

pub(super) fn curves(areas: Vec<String>) -> MapFinding {
    let reason = format!("Lengkung pada {} wilayah digambar ulang sebagai garis", areas.len());
    finding("P10", false, areas, reason, "Tidak perlu tindakan.")
}

pub(super) fn lost_zeros(count: u64) -> MapFinding {
    let reason =
        format!("Kode pada {count} wilayah kehilangan nol di depannya; nolnya dikembalikan");
    let remedy = "Simpan kolom kode sebagai teks di peta sumber, dengan nol di depan.";
    MapFinding { count, ..finding("P11", false, Vec::new(), reason, remedy) }
}

pub(super) fn encodings(areas: Vec<String>) -> MapFinding {
    let reason = format!(
        "Teks pada {} wilayah tidak terbaca utuh: kode hurufnya campuran, atau bukan yang dinyatakan",
        areas.len()
    );
    finding("P12", true, areas, reason, "Simpan ulang peta sumber dalam UTF-8.")
}

pub(super) fn crossing(areas: Vec<String>) -> MapFinding {
    let reason = format!(
        "Batas {} wilayah memotong dirinya sendiri, atau lubangnya terletak di luar",
        areas.len()
    );
    let remedy = "Betulkan di peta sumber; `kemas cut … --repair` menunjukkan hasil perbaikannya.";
    finding("P13", true, areas, reason, remedy)
}

pub(super) fn repaired(areas: Vec<String>) -> MapFinding {
    let reason = format!("Batas {} wilayah telah diperbaiki secara otomatis", areas.len());
    finding("P14", false, areas, reason, "Bandingkan hasilnya dengan peta sumber.")
}

pub(super) fn too_long(areas: Vec<String>, columns: &[String]) -> MapFinding {
    let reason = format!(
        "Isi kolom {} pada {} wilayah melebihi lebar kolomnya; teksnya terpotong",
        columns.join(", "),
        areas.len()
    );
    let remedy = "Perlebar kolom di catalog/map_fields.csv, atau pendekkan isinya di peta sumber.";
    finding("P15", true, areas, reason, remedy)
}

pub(super) fn contradictions(areas: Vec<String>) -> MapFinding {
    let reason = format!("Kolom-kolom kode pada {} wilayah saling bertentangan", areas.len());
    finding("P17", true, areas, reason, REPAIR_SOURCE)
}

/// `names` stand in a column that leaves, `inside` in one that does not.
pub(super) fn other_region(areas: Vec<String>, names: &[String], inside: &[String]) -> MapFinding {
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
pub(super) fn nowhere(count: u64, there: u64, incomplete: Vec<String>) -> MapFinding {
    let left_out = format!(
        "{count} wilayah di berkas sumber tidak dapat ditempatkan karena kodenya, dan tidak disertakan"
    );
    let told = format!("{there} wilayah berkode tidak lengkap");
    let reason = match (count, there) {
        (_, 0) => left_out,
        (0, _) => told,
        _ => format!("{left_out}; {told}"),
    };
    let found = finding("P19", true, incomplete, reason, REPAIR_SOURCE);
    MapFinding { count: there + count, ..found }
}

pub(super) fn withheld(columns: &[String]) -> MapFinding {
    let reason = format!("Kolom yang tidak ikut keluar: {}", columns.join(", "));
    let remedy = "Tidak perlu tindakan; yang boleh keluar tercantum di catalog/map_fields.csv.";
    MapFinding {
        count: columns.len() as u64,
        ..finding(WITHHELD, false, Vec::new(), reason, remedy)
    }
}

pub(super) fn nameless(column: &str) -> MapFinding {
    let reason = format!("Nama wilayah tidak dapat dicocokkan: kolom {column} tidak berisi");
    finding("P21", false, Vec::new(), reason, "Periksa dengan mata apakah wilayahnya benar.")
}

pub(super) fn nested(areas: Vec<String>) -> MapFinding {
    let reason = format!("Isi kolom pada {} wilayah bersusun dan tidak disertakan", areas.len());
    finding("P22", true, areas, reason, REPAIR_SOURCE)
}

pub(super) fn elsewhere(areas: Vec<String>) -> MapFinding {
    let reason = format!(
        "{} wilayah terletak di luar Indonesia: sistem koordinat peta sumber keliru, atau lintang dan \
         bujurnya tertukar",
        areas.len()
    );
    finding("P23", true, areas, reason, "Betulkan sistem koordinat (.prj) peta sumber.")
}

pub(super) fn other_type(areas: Vec<String>, columns: &[String]) -> MapFinding {
    let reason = format!(
        "Isi kolom {} pada {} wilayah bukan bilangan seperti jenis kolomnya, dan tidak disertakan",
        columns.join(", "),
        areas.len()
    );
    let remedy = "Betulkan isinya di peta sumber (titik untuk desimal), atau jenis kolomnya di \
                  catalog/map_fields.csv.";
    finding("P24", true, areas, reason, remedy)
}
