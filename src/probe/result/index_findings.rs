//! The findings of the index: one constructor for each code, with its reason and its remedy.
//!
//! | code | stops the sale | what |
//! |---|---|---|
//! | I01 | yes | a name that Windows cannot hold, or that is not UTF-8 |
//! | I02 | yes | a file or folder that cannot be read |
//! | I03 | yes | a pipe, socket or device |
//! | I04 | yes | a symbolic link that is not followed |
//! | I05 | yes | two names that differ only in case or Unicode form |
//! | I06 | yes | one path of a product held by two stores |
//! | I07 | yes | a file that changed while it was read |
//! | I08 | no | junk that is left out |
//! | I09 | yes | a `GeoPackage` with a journal beside it: somebody is editing it |
//! | I10 | yes | a map that cannot be opened |
//! | I11 | shx, dbf | a shapefile without one of its parts |
//! | I12 | yes | bytes differ though date and size do not (found by `--rehash`) |
//! | I13 | yes | a DBF whose header and size disagree |
//! | I14 | no | a table that is not well formed |
//! | I15 | yes | an empty data file |
//! | I16 | yes | a DBF whose memo file is gone |
//! | I17 | yes | two products with the same folder |
//! | I18 | no | a folder with files that no product claims |
//! | I19 | yes | a table of text, or a file of SPSS or Stata, that breaks off |
//! | I20 | yes | parts of a table that are joined by row and have other counts of records |
//! | I21 | yes | parts of a table whose records stand in another order |
//! | I22 | yes | tables of a product, or cells of a table, in several encodings |
//! | I23 | yes | columns that look like personal data |
//! | I24 | yes | a table that is not what its name says |

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::model::{IndexFinding, ShapefilePart, Without};

/// What is wrong with a file, before it is known whose file it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Finding {
    code: Cow<'static, str>,
    blocking: bool,
    reason: String,
    remedy: Cow<'static, str>,
}

impl Finding {
    /// Returns true for a finding about persons.
    pub(crate) fn is_personal(&self) -> bool {
        self.code == "I23"
    }

    /// Makes the finding about a path; only the sale of a product can be stopped.
    pub(crate) fn at(&self, item: Option<&str>, path: &Path) -> IndexFinding {
        IndexFinding {
            code: self.code.clone().into_owned(),
            blocking: self.blocking && item.is_some(),
            item: item.map(str::to_owned),
            path: path.to_string_lossy().into_owned(),
            reason: self.reason.clone(),
            remedy: self.remedy.clone().into_owned(),
        }
    }

    fn stops(code: &'static str, reason: impl Into<String>, remedy: &'static str) -> Self {
        Self { code: code.into(), blocking: true, reason: reason.into(), remedy: remedy.into() }
    }

    fn notes(code: &'static str, reason: impl Into<String>, remedy: &'static str) -> Self {
        Self { blocking: false, ..Self::stops(code, reason, remedy) }
    }

    pub(crate) fn bad_name(why: &str) -> Self {
        let reason = format!("Nama ini tidak dapat dipakai di media pembeli ({why}).");
        Self::stops("I01", reason, "Ganti nama berkas atau foldernya, lalu jalankan `kemas index`.")
    }

    pub(crate) fn unreadable(error: &std::io::Error) -> Self {
        let reason = format!("Tidak dapat dibaca: {error}.");
        Self::stops(
            "I02",
            reason,
            "Periksa izin akses dan kesehatan disk, lalu jalankan `kemas index`.",
        )
    }

    pub(crate) fn special_file() -> Self {
        let reason = "Bukan berkas biasa (pipa, soket, atau perangkat), jadi tidak dibaca.";
        Self::stops("I03", reason, "Pindahkan dari folder produk, lalu jalankan `kemas index`.")
    }

    pub(crate) fn link(why: &str) -> Self {
        let reason = format!("Tautan simbolik ini tidak diikuti: {why}.");
        Self::stops(
            "I04",
            reason,
            "Ganti tautan dengan berkas aslinya, lalu jalankan `kemas index`.",
        )
    }

    pub(crate) fn twins(other: &str) -> Self {
        let reason = format!(
            "Nama ini dan `{other}` hanya berbeda huruf besar-kecil atau bentuk Unicode; di Windows keduanya satu berkas."
        );
        Self::stops(
            "I05",
            reason,
            "Ganti nama atau singkirkan salah satunya, lalu jalankan `kemas index`.",
        )
    }

    pub(crate) fn two_stores(other: &str) -> Self {
        let reason = format!("Berkas yang sama dari produk ini juga ada di `{other}`.");
        Self::stops("I06", reason, "Simpan satu saja, yang terbaru, lalu jalankan `kemas index`.")
    }

    pub(crate) fn changed_while_read() -> Self {
        let reason = "Berkas berubah atau hilang selagi dibaca.";
        Self::stops("I07", reason, "Tunggu sampai penyalinan selesai, lalu jalankan `kemas index`.")
    }

    pub(crate) fn junk(folder: bool) -> Self {
        let what = if folder { "Folder" } else { "Berkas" };
        let reason = format!("{what} tersembunyi atau sampah sistem ini tidak ikut dikemas.");
        Self::notes(
            "I08",
            reason,
            "Hapus bila tidak diperlukan; bila termasuk data, ganti namanya.",
        )
    }

    pub(crate) fn live_database() -> Self {
        let reason = "Ada jurnal di samping GeoPackage: peta sedang dibuka atau ditutup tidak wajar, jadi isinya belum tentu utuh.";
        Self::stops(
            "I09",
            reason,
            "Tutup QGIS yang membukanya (atau buka lalu tutup sekali agar jurnal menyatu), lalu jalankan `kemas index`.",
        )
    }

    /// Returns true where findings, as JSON, tell of a journal: it may be gone though the map stays as it was.
    pub(crate) fn may_go_by_itself(findings: &str) -> bool {
        findings.contains("\"I09\"")
    }

    pub(crate) fn broken_map(why: &str) -> Self {
        let reason = format!("Peta tidak dapat dibuka: {why}.");
        Self::stops("I10", reason, "Ganti dengan salinan yang baik, lalu jalankan `kemas index`.")
    }

    pub(crate) fn missing_part(part: ShapefilePart) -> Self {
        let reason = format!("Bagian `.{}` dari shapefile ini tidak ada.", part.extension);
        let remedy = "Lengkapi semua bagian shapefile (.shp .shx .dbf .prj .cpg), lalu jalankan `kemas index`.";
        let finding = if part.without == Without::Broken { Self::stops } else { Self::notes };
        finding("I11", reason, remedy)
    }

    pub(crate) fn silent_change() -> Self {
        let reason = "Isi berkas berubah padahal ukuran dan tanggalnya tetap: mungkin disk rusak.";
        Self::stops(
            "I12",
            reason,
            "Bandingkan dengan cadangan dan pulihkan; bila isi sekarang memang benar, jalankan `kemas index --rehash` sekali lagi.",
        )
    }

    pub(crate) fn dbf_size(why: &str) -> Self {
        let reason = format!("Kepala DBF tidak cocok dengan ukurannya: {why}.");
        Self::stops(
            "I13",
            reason,
            "Ganti dengan salinan yang utuh, mungkin yang ini terpotong, lalu jalankan `kemas index`; bila isinya memang demikian, setujui permintaan dengan alasan yang menyebut I13.",
        )
    }

    pub(crate) fn alien(what: &str, why: &str) -> Self {
        let reason = format!("Isinya bukan {what} seperti nama berkasnya: {why}.");
        Self::stops(
            "I24",
            reason,
            "Ganti dengan salinan yang benar, atau beri nama yang sesuai isinya, lalu jalankan `kemas index`; bila pembeli sudah tahu, setujui permintaan dengan alasan yang menyebut I24.",
        )
    }

    pub(crate) fn broken_table(why: &str) -> Self {
        let reason = format!("Tabel tidak terbentuk dengan benar: {why}.");
        Self::notes(
            "I14",
            reason,
            "Periksa berkas ini sebelum dijual; pembeli akan sulit membacanya.",
        )
    }

    /// Returns the finding about columns of one name, or without one, where there are any. A header may be a
    /// record: its words are not repeated.
    pub(crate) fn same_names<'n>(names: impl Iterator<Item = &'n str>) -> Option<Self> {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (place, name) in (1..).zip(names) {
            let name = name.trim().to_lowercase();
            if name.is_empty() {
                return Some(Self::broken_table(&format!("kolom ke-{place} tidak bernama")));
            }
            if let Some(first) = known.insert(name, place) {
                return Some(Self::broken_table(&format!(
                    "kolom ke-{first} dan ke-{place} bernama sama"
                )));
            }
        }
        None
    }

    pub(crate) fn empty() -> Self {
        Self::stops(
            "I15",
            "Berkas data ini kosong.",
            "Ganti dengan salinan yang berisi, atau singkirkan, lalu jalankan `kemas index`; bila memang kosong, setujui permintaan dengan alasan yang menyebut I15.",
        )
    }

    pub(crate) fn missing_memo() -> Self {
        let reason = "DBF ini punya kolom memo, tetapi berkas memonya (.fpt atau .dbt) tidak ada.";
        Self::stops(
            "I16",
            reason,
            "Lengkapi berkas memo dari sumbernya, lalu jalankan `kemas index`.",
        )
    }

    pub(crate) fn shared_root(other: &str) -> Self {
        let reason = format!("Produk `{other}` memakai folder yang sama.");
        Self::stops(
            "I17",
            reason,
            "Beri setiap produk folder sendiri di tabel katalog, lalu jalankan `kemas index`.",
        )
    }

    pub(crate) fn unowned(count: u64) -> Self {
        let reason = format!("{count} berkas tidak termasuk produk mana pun.");
        Self::notes(
            "I18",
            reason,
            "Betulkan kolom `root` di datasets.csv atau layers.csv, atau pindahkan berkasnya ke folder produknya, lalu jalankan `kemas index`.",
        )
    }

    pub(crate) fn cut_off(why: &str) -> Self {
        let reason = format!("Tabel ini berakhir di tengah jalan: {why}.");
        Self::stops(
            "I19",
            reason,
            "Ganti dengan salinan yang utuh, lalu jalankan `kemas index`; bila isinya memang demikian, setujui permintaan dengan alasan yang menyebut I19.",
        )
    }

    pub(crate) fn part_count(records: u64, other: &str, theirs: u64) -> Self {
        let reason = format!(
            "Bagian ini berisi {records} baris, sedangkan `{other}` {theirs} baris; pembeli menggabungkan keduanya menurut urutan baris."
        );
        Self::stops(
            "I20",
            reason,
            "Lengkapi bagian yang kurang dari sumbernya, lalu jalankan `kemas index`; bila memang tidak untuk digabung, setujui permintaan dengan alasan yang menyebut I20.",
        )
    }

    pub(crate) fn part_order(columns: &[&str], other: &str) -> Self {
        let reason = format!(
            "Kolom {} tidak seurutan dengan `{other}`; bila digabung menurut urutan baris, orang yang berbeda tercampur.",
            columns.join(", ")
        );
        Self::stops(
            "I21",
            reason,
            "Urutkan semua bagian dengan cara yang sama, lalu jalankan `kemas index`; bila memang tidak untuk digabung, setujui permintaan dengan alasan yang menyebut I21.",
        )
    }

    pub(crate) fn other_encoding(own: &str, most: &str) -> Self {
        let reason = format!("Hurufnya {own}, sedangkan tabel lain dari produk ini {most}.");
        Self::stops(
            "I22",
            reason,
            "Simpan ulang semua tabel dalam satu pengodean huruf, lalu jalankan `kemas index`; bila pembeli sudah tahu, setujui permintaan dengan alasan yang menyebut I22.",
        )
    }

    pub(crate) fn mixed_lines() -> Self {
        Self::stops(
            "I22",
            "Sebagian baris ditulis dalam UTF-8, sebagian lagi tidak.",
            "Simpan ulang tabel ini dalam satu pengodean huruf, lalu jalankan `kemas index`; bila pembeli sudah tahu, setujui permintaan dengan alasan yang menyebut I22.",
        )
    }

    pub(crate) fn mixed_letters(utf8: &str, other: &str) -> Self {
        let reason = if utf8 == other {
            format!("Sebagian isi kolom {utf8} ditulis dalam UTF-8, sebagian lagi tidak.")
        } else {
            format!(
                "Sebagian isi kolom {utf8} ditulis dalam UTF-8, sedangkan isi kolom {other} tidak."
            )
        };
        Self::stops(
            "I22",
            reason,
            "Simpan ulang tabel ini dalam satu pengodean huruf, lalu jalankan `kemas index`; bila pembeli sudah tahu, setujui permintaan dengan alasan yang menyebut I22.",
        )
    }

    pub(crate) fn personal(columns: &[String]) -> Self {
        let reason = format!("Tampak memuat data pribadi: {}.", columns.join(", "));
        Self::stops(
            "I23",
            reason,
            "Hapus atau samarkan kolomnya di berkas sumber, lalu jalankan `kemas index`; bila bukan data pribadi, setujui permintaan dengan alasan yang menyebut I23, atau betulkan personal.csv.",
        )
    }

    pub(crate) fn many_columns(count: usize, kept: usize) -> Self {
        let why = format!("ada {count} kolom, hanya {kept} yang pertama dicatat");
        Self::broken_table(&why)
    }
}
