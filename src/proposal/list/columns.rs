//! The columns of a list, by the names that offices give them.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A column of the tables.
    Column(&'static str),
    /// A year or a month, which together make the period.
    Year,
    Month,
    /// A semester or a quarter, beside a year.
    Semester,
    /// A region.
    Region(Place),
    /// The format of the files.
    Format,
    /// Why cells are unclear, as a proposal writes it.
    Why,
    /// The name of a file.
    File,
    /// Something that no table has, such as the number of records.
    Other,
}

/// What a column of regions holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// All regions of the product.
    Whole,
    /// The province, of which the product may be a part.
    Province,
    /// The regency, whose code may lack that of the province.
    Regency,
}

use Meaning::{Column, File, Format, Month, Other, Region, Semester, Year};
use Place::{Province, Regency, Whole};

/// The names of columns in lower case, without signs. Those of the tables themselves are among them.
const NAMES: [(&str, Meaning); 123] = [
    ("id", Column("id")),
    ("kode", Column("id")),
    ("kodedata", Column("id")),
    ("kodedataset", Column("id")),
    ("title", Column("title")),
    ("judul", Column("title")),
    ("judulindonesia", Column("title")),
    ("namadata", Column("title")),
    ("namadataset", Column("title")),
    ("namaproduk", Column("title")),
    ("dataset", Column("title")),
    ("survey", Column("survey")),
    ("surveyname", Column("survey")),
    ("survei", Column("survey")),
    ("namasurvei", Column("survey")),
    ("kegiatan", Column("survey")),
    ("namakegiatan", Column("survey")),
    ("sumberdata", Column("survey")),
    ("period", Column("period")),
    ("periode", Column("period")),
    ("waktu", Column("period")),
    ("periodedata", Column("period")),
    ("tahun", Year),
    ("year", Year),
    ("tahundata", Year),
    ("bulan", Month),
    ("month", Month),
    ("edition", Column("edition")),
    ("edisi", Column("edition")),
    ("versi", Column("edition")),
    ("version", Column("edition")),
    ("revisi", Column("edition")),
    ("variant", Column("variant")),
    ("varian", Column("variant")),
    ("modul", Column("variant")),
    ("module", Column("variant")),
    ("jenis", Column("variant")),
    ("jenisdata", Column("variant")),
    ("topics", Column("topics")),
    ("topic", Column("topics")),
    ("topik", Column("topics")),
    ("tema", Column("topics")),
    ("unit", Column("unit")),
    ("unitanalisis", Column("unit")),
    ("unitofanalysis", Column("unit")),
    ("lowestlevel", Column("lowest_level")),
    ("level", Column("lowest_level")),
    ("tingkat", Column("lowest_level")),
    ("levelterendah", Column("lowest_level")),
    ("tingkatpenyajian", Column("lowest_level")),
    ("levelestimasi", Column("lowest_level")),
    ("levelpenyajian", Column("lowest_level")),
    ("coverage", Region(Whole)),
    ("region", Region(Whole)),
    ("wilayah", Region(Whole)),
    ("cakupan", Region(Whole)),
    ("cakupanwilayah", Region(Whole)),
    ("daerah", Region(Whole)),
    ("kodewilayah", Region(Whole)),
    ("provinsi", Region(Province)),
    ("cut", Column("cut")),
    ("potongan", Column("cut")),
    ("access", Column("access")),
    ("akses", Column("access")),
    ("root", Column("root")),
    ("folder", Column("root")),
    ("direktori", Column("root")),
    ("namaprovinsi", Region(Province)),
    ("namaprov", Region(Province)),
    ("nmprov", Region(Province)),
    ("prov", Region(Province)),
    ("kodeprov", Region(Province)),
    ("kdprov", Region(Province)),
    ("kodeprovinsi", Region(Province)),
    ("propinsi", Region(Province)),
    ("province", Region(Province)),
    ("kabupaten", Region(Regency)),
    ("kab", Region(Regency)),
    ("kota", Region(Regency)),
    ("kabkota", Region(Regency)),
    ("kabupatenkota", Region(Regency)),
    ("namakab", Region(Regency)),
    ("nmkab", Region(Regency)),
    ("namakabkota", Region(Regency)),
    ("namakabupaten", Region(Regency)),
    ("namakabupatenkota", Region(Regency)),
    ("kodekab", Region(Regency)),
    ("kdkab", Region(Regency)),
    ("kodekabkota", Region(Regency)),
    ("kdkabkota", Region(Regency)),
    ("kodekabupaten", Region(Regency)),
    ("idkab", Region(Regency)),
    ("regency", Region(Regency)),
    ("namawilayah", Region(Whole)),
    ("kodebps", Region(Whole)),
    ("kodedaerah", Region(Whole)),
    ("namadaerah", Region(Whole)),
    ("wilayahcakupan", Region(Whole)),
    ("semester", Semester),
    ("smt", Semester),
    ("triwulan", Semester),
    ("putaran", Semester),
    ("format", Format),
    ("formatdata", Format),
    ("formatfile", Format),
    ("tipefile", Format),
    ("namalayer", Column("title")),
    ("layer", Column("title")),
    ("namapeta", Column("title")),
    ("peta", Column("title")),
    ("levelpeta", Column("lowest_level")),
    ("files", Other),
    ("file", File),
    ("filename", File),
    ("berkas", File),
    ("namafile", File),
    ("namaberkas", File),
    ("no", Other),
    ("nomor", Other),
    ("jumlahrecord", Other),
    ("record", Other),
    ("records", Other),
    ("keterangan", Other),
];

/// Returns what a column of regions holds.
pub(super) fn place(name: &str) -> Place {
    match meaning(name) {
        Some(Region(place)) => place,
        _ => Whole,
    }
}

/// Returns what a column holds; `None` for a name that is not known.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    let plain: String =
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if name.trim() == "?" {
        return Some(Meaning::Why);
    }
    NAMES.iter().find(|(known, _)| *known == plain).map(|(_, meaning)| *meaning)
}

/// Returns true where a row is a header: it names several known columns, and one of them says what a product is.
pub(super) fn is_header(cells: &[String]) -> bool {
    let known: Vec<Meaning> = cells.iter().filter_map(|cell| meaning(cell)).collect();
    let says_product = known
        .iter()
        .any(|known| matches!(known, File | Column("survey" | "title" | "id" | "lowest_level")));
    known.len() >= 2 && says_product
}
