//! The files of a Shapefile besides its `.shp`.

/// A kind of file that stands beside a `.shp` under the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShapefilePart {
    /// Its extension, in lower case.
    pub extension: &'static str,
    /// What the map is worth without it.
    pub without: Without,
}

/// What a Shapefile is worth without one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// It cannot be read.
    Broken,
    /// It can be read, but a reader must guess its coordinate system or its character encoding.
    Guessed,
    /// As much as with the part: programs rebuild it, or another part holds the same.
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

    /// Returns the part with this extension, in upper or lower case; `None` for any other, and for `shp`.
    pub fn of(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.extension.eq_ignore_ascii_case(extension))
    }

    /// Returns the parts that a complete map has besides its `.shp`.
    pub fn needed() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|part| part.without != Without::Whole)
    }
}
