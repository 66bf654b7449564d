//! The catalogue that is compiled into the program, with the settings and papers of a new office.

use super::catalogue::Catalog;

macro_rules! builtin {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../catalog/", $name)))),*]
    };
}

/// The files of the built-in catalogue, by name; the manual is not among them. `kemas init` copies them. They also
/// replace optional files that an office's catalogue lacks.
const BUILTIN: &[(&str, &str)] = builtin![
    "regions.csv",
    "topics.csv",
    "datasets.csv",
    "layers.csv",
    "tariffs.csv",
    "media.csv",
    "map_fields.csv",
    "personal.csv",
    "bundles.csv",
    "words.csv",
    "phrases.csv",
    "stems.csv",
    "surveys.csv",
    "kemas.toml",
    "papers/baca-saya.html",
    "papers/buka-ini-dulu.html",
    "papers/audit.html",
    "papers/sppd.txt",
    "papers/invoice.txt",
    "papers/peta-baca-saya.txt",
    "papers/peta-metadata.xml",
    "papers/sppd.sheet",
    "papers/addendum.sheet",
    "papers/invoice.sheet",
    "papers/receipt.sheet",
    "papers/handover.sheet",
    "papers/cover.sheet",
    "papers/close-day.sheet",
    "papers/close-month.sheet",
    "papers/cash-handover.sheet",
    "papers/reconcile.sheet",
    "papers/deposit.sheet",
    "papers/destruction.sheet",
    "papers/refund.sheet",
    "papers/request-file.sheet",
    "papers/ticket.sheet",
];

/// Returns the text of a file of the built-in catalogue; `None` where there is no such file.
pub fn builtin_file(name: &str) -> Option<&'static str> {
    BUILTIN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

impl Catalog {
    /// Returns the names and texts of the built-in catalogue's files.
    pub fn builtin_files() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUILTIN.iter().copied()
    }
}
