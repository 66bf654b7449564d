//! The kinds of errors, each with its stable code.

/// What kind of thing failed: the stable `code` of the JSON error. `model/codes/error_codes.rs` has a meaning and a
/// remedy for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument is wrong, alone or together with others.
    Usage,
    /// The request cannot be read, a field of it is wrong, or the ledger does not know its number. Also an id, region
    /// or format that the catalogue does not have.
    Request,
    /// A table or another text of the catalogue is wrong, or lacks what is needed.
    Catalog,
    /// The office's folder or its settings (`kemas.toml`) are missing or wrong.
    Office,
    /// A store is missing, cannot be read, or lies in another store.
    Store,
    /// The index is missing, cannot be read or used, lacks the files of an item, or has a finding that stops the sale.
    Index,
    /// A source differs from what the index recorded, or is not in the index.
    SourceChanged,
    /// A held item may not leave as it is, or cannot be made as requested: for example a map with a finding that stops
    /// its sale.
    Withheld,
    /// The folder or medium that was named cannot be used for this: to write to, or to verify.
    Target,
    /// A medium or a disk is full, or too small.
    NoSpace,
    /// What should be made exists already: a bag of this transaction, a file, a folder that is not empty.
    Exists,
    /// The user stopped the work.
    Interrupted,
    /// What was read back differs from what was written.
    ReadBack,
    /// The request or the paper is in a state that does not allow the step, or the step contradicts what is recorded.
    State,
    /// The ledger is broken or refuses the entry.
    Ledger,
    /// A paper's template is broken.
    Paper,
    /// A map cannot be opened, read or written, or this build has no maps.
    Map,
    /// A microdata file cannot be read or written.
    Microdata,
    /// The operating system refused to read or write a file.
    Io,
    /// The program is at fault.
    Internal,
}

impl ErrorKind {
    /// All kinds.
    pub const ALL: [Self; 20] = [
        Self::Usage,
        Self::Request,
        Self::Catalog,
        Self::Office,
        Self::Store,
        Self::Index,
        Self::SourceChanged,
        Self::Withheld,
        Self::Target,
        Self::NoSpace,
        Self::Exists,
        Self::Interrupted,
        Self::ReadBack,
        Self::State,
        Self::Ledger,
        Self::Paper,
        Self::Map,
        Self::Microdata,
        Self::Io,
        Self::Internal,
    ];

    /// Returns the stable code, in small letters with hyphens.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Request => "request",
            Self::Catalog => "catalog",
            Self::Office => "office",
            Self::Store => "store",
            Self::Index => "index",
            Self::SourceChanged => "source-changed",
            Self::Withheld => "withheld",
            Self::Target => "target",
            Self::NoSpace => "no-space",
            Self::Exists => "exists",
            Self::Interrupted => "interrupted",
            Self::ReadBack => "read-back",
            Self::State => "state",
            Self::Ledger => "ledger",
            Self::Paper => "paper",
            Self::Map => "map",
            Self::Microdata => "microdata",
            Self::Io => "io",
            Self::Internal => "internal",
        }
    }
}
