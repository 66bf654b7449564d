//! What a bag needs beside the plan.

use std::path::Path;

use jiff::civil::Date;

use crate::model::{BagPath, OfficeSettings};
use crate::pack::engine::Level;
use crate::pack::shelf::Shelf;

/// What a bag needs beside the plan.
#[derive(Debug)]
pub struct PackOptions<'a> {
    /// How hard to compress; `None` takes what lies on the shelf at any level, the hardest first,
    /// and makes the rest at [`Level::Fast`].
    pub level: Option<Level>,
    /// Threads that compress, from 1 up; the bytes do not depend on it.
    pub threads: usize,
    /// Packages made beforehand.
    pub shelf: Option<&'a Shelf>,
    /// A private folder where pieces of maps and tables are made; what is there goes when they are
    /// packed.
    pub scratch: &'a Path,
    /// The bagging date.
    pub on: Date,
    /// Who packs, and where a buyer complains.
    pub office: &'a OfficeSettings,
    /// Template of `BACA-SAYA.html`.
    pub readme: &'a str,
    /// Template of `BUKA-INI-DULU.html`.
    pub open_first: &'a str,
    /// Papers that go with the data, by their name below `dokumen/`; never one with a signature.
    pub documents: Vec<(BagPath, String)>,
}
