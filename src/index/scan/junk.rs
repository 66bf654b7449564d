//! Names that never belong to a product: hidden files, and what editors, desktops and databases leave behind.

/// The kind of a file or folder, by its name alone.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// It may be part of a product.
    Ordinary,
    /// It is left out, with a finding.
    Junk,
    /// It has the name of a journal of a `GeoPackage` or an SQLite database: somebody has the database open, or it was
    /// not closed properly.
    LiveDatabase,
}

/// Returns the kind of a file or folder by its name.
pub(crate) fn name_kind(name: &str) -> NameKind {
    let name = name.as_bytes();
    let ends = |ends: &[&str]| {
        let tail = |end: &&str| name.len().checked_sub(end.len()).map(|at| &name[at..]);
        ends.iter().any(|end| tail(end).is_some_and(|t| t.eq_ignore_ascii_case(end.as_bytes())))
    };
    if ends(&[".gpkg-wal", ".gpkg-journal", ".sqlite-wal", ".sqlite-journal"]) {
        NameKind::LiveDatabase
    } else if name.starts_with(b".")
        || name.starts_with(b"~")
        || ends(&["-wal", "-shm", ".aux.xml", ".tmp", ".lock"])
        || WHOLE.iter().any(|whole| name.eq_ignore_ascii_case(whole.as_bytes()))
    {
        NameKind::Junk
    } else {
        NameKind::Ordinary
    }
}

const WHOLE: [&str; 5] =
    ["thumbs.db", "desktop.ini", "$recycle.bin", "system volume information", "lost+found"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_desktops_leave_behind_is_junk_and_surveys_are_not() {
        for name in
            [".DS_Store", "Thumbs.db", "~$kuesioner.docx", "a.tif.aux.xml", "x-shm", ".~lock.a#"]
        {
            assert_eq!(name_kind(name), NameKind::Junk, "{name}");
        }
        for name in
            ["ssn202403_kor_ind1.dbf", "1302_SAK082017_15+.sav", "sp101302#1.sav", "a~b.csv"]
        {
            assert_eq!(name_kind(name), NameKind::Ordinary, "{name}");
        }
        assert_eq!(name_kind("DESA.GPKG-WAL"), NameKind::LiveDatabase);
    }
}
