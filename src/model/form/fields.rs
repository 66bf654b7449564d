//! The known fields of a request. A new field of [`crate::model::Request`] must be listed here too: a field that is not
//! listed is refused.

/// The kinds of requesters: what the field `requester.category` may be.
pub const CATEGORIES: [&str; 7] = [
    "umum",
    "mahasiswa",
    "peneliti",
    "pemerintah",
    "swasta",
    "lembaga-internasional",
    "perguruan-tinggi",
];

/// The levels: what the field `abstraction.level` may be.
pub(super) const LEVELS: [&str; 8] =
    ["nasional", "provinsi", "kabupaten", "kecamatan", "desa", "sls", "subsls", "blok-sensus"];

/// The units of analysis that a request may declare, and that `datasets.csv` and `phrases.csv` may name.
pub const UNITS: [&str; 6] = ["rumah-tangga", "individu", "usaha", "desa", "komoditas", "wilayah"];

/// The most letters of a name, an address or another text of one line in the guest book.
pub const LONGEST_NAME: usize = 200;

/// The most letters of a text of one line in a request, which also states the names of long institutions.
pub(super) const LONGEST_LINE: usize = 500;

/// A field and what may stand in it.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) form: Shape,
    /// True where the object cannot be read without it.
    pub(super) needed: bool,
    /// Another field of the object, which must have a value where this one has one.
    pub(super) with: Option<&'static str>,
}

/// What may stand in a field. `null` passes here in every field; the types of [`crate::model`] refuse it where it is
/// wrong.
pub(super) enum Shape {
    Object(&'static [Field]),
    List(&'static Shape),
    /// Free text of several lines.
    Text,
    /// A name or another text of one line and at most [`LONGEST_LINE`] letters.
    Line,
    /// The name of a person or an institution: as [`Self::Line`], with at least one letter, or an empty text.
    PersonName,
    /// A code, a number or an address: text without unseen characters and without digits outside of ASCII.
    Code,
    /// A code that is compared letter by letter: as [`Self::Code`], and without blanks around it.
    Key,
    /// As [`Self::Key`], and not empty.
    FilledKey,
    /// A taxpayer number: 15 or 16 digits, or an empty text.
    TaxpayerNumber,
    /// A region: a code, a name, or both.
    Region(&'static [Field]),
    /// One of these words, or an empty text; blanks around a word do not count.
    Word(fn() -> Vec<&'static str>),
    Date,
    Flag,
    /// Anything; it is not read.
    Ignored,
}

const fn may(name: &'static str, form: Shape) -> Field {
    Field { name, form, needed: false, with: None }
}

const fn must(name: &'static str, form: Shape) -> Field {
    Field { name, form, needed: true, with: None }
}

const fn may_with(name: &'static str, form: Shape, other: &'static str) -> Field {
    Field { name, form, needed: false, with: Some(other) }
}

/// The whole request.
pub(super) static REQUEST: [Field; 7] = [
    must("number", Shape::Code),
    may("received_on", Shape::Date),
    must("requester", Shape::Object(&REQUESTER)),
    must("abstraction", Shape::Object(&ABSTRACTION)),
    must("items", Shape::List(&Shape::Object(&ITEM))),
    may("medium", Shape::Key),
    // A field of earlier forms of the request. It is not read: `kemas agree` records the agreement.
    may("agreement", Shape::Ignored),
];

static REQUESTER: [Field; 9] = [
    must("name", Shape::PersonName),
    may("email", Shape::Code),
    may("phone", Shape::Code),
    may("address", Shape::Line),
    may("category", Shape::Word(|| CATEGORIES.to_vec())),
    may("institution", Shape::Line),
    may("npwp", Shape::TaxpayerNumber),
    may("zero_tariff", Shape::Flag),
    may_with("zero_tariff_letter", Shape::Object(&LETTER), "zero_tariff"),
];

static LETTER: [Field; 3] =
    [must("number", Shape::Line), must("date", Shape::Date), must("issuer", Shape::Line)];

static ABSTRACTION: [Field; 10] = [
    may("title", Shape::Text),
    may("background", Shape::Text),
    may("purpose", Shape::Text),
    may("method", Shape::Text),
    may("expected_output", Shape::Text),
    may("topics", Shape::List(&Shape::FilledKey)),
    may("regions", Shape::List(&Shape::Region(&REGION))),
    may("level", Shape::Word(|| LEVELS.to_vec())),
    may("periods", Shape::List(&Shape::FilledKey)),
    may("units", Shape::List(&Shape::Word(|| UNITS.to_vec()))),
];

static REGION: [Field; 2] = [may("code", Shape::Key), may("name", Shape::Code)];

static ITEM: [Field; 3] =
    [must("id", Shape::FilledKey), may("region", Shape::Key), may("format", Shape::FilledKey)];

/// Indonesian words that officers may write in place of a field's name, each with that name.
pub(super) const INDONESIAN: [(&str, &str); 22] = [
    ("nomor", "number"),
    ("tanggal", "received_on"),
    ("pemohon", "requester"),
    ("abstraksi", "abstraction"),
    ("daftar", "items"),
    ("nama", "name"),
    ("surel", "email"),
    ("telepon", "phone"),
    ("telp", "phone"),
    ("hp", "phone"),
    ("alamat", "address"),
    ("kategori", "category"),
    ("instansi", "institution"),
    ("judul", "title"),
    ("latar_belakang", "background"),
    ("tujuan", "purpose"),
    ("metode", "method"),
    ("rancangan_hasil", "expected_output"),
    ("wilayah", "region"),
    ("kode", "code"),
    ("satuan", "units"),
    ("periode", "periods"),
];

/// Returns the paths of the objects in which a field of this name belongs, such as `requester` or `items[]`; the path
/// of the request itself is empty.
pub(super) fn homes(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&REQUEST, "", name, &mut found);
    found
}

fn collect(fields: &[Field], path: &str, name: &str, found: &mut Vec<String>) {
    if fields.iter().any(|field| field.name == name) {
        found.push(path.to_owned());
    }
    for field in fields {
        let (Shape::Object(inner) | Shape::List(&(Shape::Object(inner) | Shape::Region(inner)))) =
            field.form
        else {
            continue;
        };
        let dot = if path.is_empty() { "" } else { "." };
        let list = if matches!(field.form, Shape::List(_)) { "[]" } else { "" };
        collect(inner, &format!("{path}{dot}{}{list}", field.name), name, found);
    }
}
