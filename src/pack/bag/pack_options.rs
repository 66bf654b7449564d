//! What packing needs besides the plan.

use std::path::Path;

use jiff::civil::Date;

use crate::model::{BagPath, OfficeSettings};
use crate::pack::engine::Level;
use crate::pack::shelf::Shelf;

/// What packing needs besides the plan.
#[derive(Debug)]
pub struct PackOptions<'a> {
    /// How hard ZIPs are compressed. `None` takes packages from the shelf at any level, the hardest first, and makes
    /// the rest at [`Level::Fast`]. With a level, only packages of that level are taken from the shelf.
    pub level: Option<Level>,
    /// Threads that compress, from 1 up; the bytes do not depend on their number.
    pub threads: usize,
    /// The shelf of packages made beforehand; `None` makes all packages from their sources.
    pub shelf: Option<&'a Shelf>,
    /// A private folder for pieces of maps and converted tables, which are removed once they are packed.
    pub scratch: &'a Path,
    /// The bagging date.
    pub on: Date,
    /// The office that packs, and its contact for complaints.
    pub office: &'a OfficeSettings,
    /// Template of `BACA-SAYA.html`.
    pub readme: &'a str,
    /// Template of `BUKA-INI-DULU.html`.
    pub open_first: &'a str,
    /// Papers that go with the data: path below `dokumen/`, and text. Never one with a signature.
    pub documents: Vec<(BagPath, String)>,
}
