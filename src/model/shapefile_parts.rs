//! The files that a Shapefile is made of beside its `.shp`.

/// A file beside a `.shp`, under the same stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShapefilePart {
    /// Its extension in small letters.
    pub extension: &'static str,
    /// What a map is without it.
    pub without: Without,
}

/// What a Shapefile is without one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// No map.
    Broken,
    /// A map at which a reader has to guess: where it lies, how its letters are written.
    Guessed,
    /// As good as with it: programs make the part anew, or keep the same in another one.
    Whole,
}

impl ShapefilePart {
    /// All parts.
    pub const ALL: [Self; 7] = [
        Self { extension: "shx", without: Without::Broken },
        Self { extension: "dbf", without: Without::Broken },
        Self { extension: "prj", without: Without::Guessed },
        Self { extension: "cpg", without: Without::Guessed },
        Self { extension: "qpj", without: Without::Whole },
        Self { extension: "sbn", without: Without::Whole },
        Self { extension: "sbx", without: Without::Whole },
    ];

    /// Returns the part with this extension, whatever its case.
    pub fn of(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.extension.eq_ignore_ascii_case(extension))
    }

    /// Returns the parts that a map should have.
    pub fn needed() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|part| part.without != Without::Whole)
    }
}
